"""What stands on the encoder: label chains, classes of contents, links between spans. numpy only.

The parameters are those that train/network.py learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.adapters.windows import Layout
from stemma.exact import product

Floats = npt.NDArray[np.float32]
Range = tuple[int, int]

CHANNELS = ("content", "inner", "speaker", "cue", "addressee", "medium", "person", "organisation", "place")
ROLES = ("speaker", "cue", "addressee", "medium")
OUT, BEGIN, INSIDE = range(3)
#: log-weight of a transition that can't be: inside after out
_NEVER = -1e4
#: borders of the signed distance from content to candidate: in sentences, and in words
SENTENCE_STEPS = (-3, -2, -1, 0, 1, 2, 3)
WORD_STEPS = (-40, -20, -10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10, 20, 40)
RELATIONS = len(SENTENCE_STEPS) + len(WORD_STEPS) + 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The learned arrays by their names in the network."""

    arrays: dict[str, Floats]

    @classmethod
    def load(cls, path: Path) -> "Heads":
        """Read an .npz of arrays."""
        with np.load(path) as stored:
            return cls(arrays={name: stored[name].astype(np.float32) for name in stored.files})

    def linear(self, name: str, rows: Floats) -> Floats:
        """The named linear layer."""
        weight, bias = self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"]
        return np.asarray(product(rows, weight.T) + bias, dtype=np.float32)

    def labels(self, emissions: Sequence[Floats]) -> list[npt.NDArray[np.int64]]:
        """The best chain of labels of each text and channel (Viterbi), all texts at once.

        Args:
            emissions: for each text words x channels x states.

        Returns:
            For each text words x channels.
        """
        step = self.arrays["chains.transitions"].copy()
        step[:, OUT, INSIDE] += _NEVER
        first = self.arrays["chains.start"].copy()
        first[:, INSIDE] += _NEVER
        longest = max((len(e) for e in emissions), default=0)
        if not longest:
            return [np.zeros((0, len(CHANNELS)), dtype=np.int64) for _ in emissions]
        padded = np.zeros((longest, len(emissions), *emissions[0].shape[1:]), dtype=np.float32)
        for row, one in enumerate(emissions):
            padded[: len(one), row] = one
        return _viterbi(padded, [len(e) for e in emissions], step, first)

    def classes(self, name: str, contents: Floats) -> npt.NDArray[np.int64]:
        """The number of the best class of each content: kind, hedge or polarity."""
        return np.asarray(self.linear(f"spans.{name}", contents).argmax(1), dtype=np.int64)

    def links(self, role: str, contents: Floats, candidates: Floats, relations: Floats) -> Floats:
        """Contents x (candidates + 1): how well each goes with each; the last column is nobody."""
        asks, answers = self.linear(f"spans.asks.{role}", contents), self.linear(f"spans.answers.{role}", candidates)
        near = product(asks, answers.T) / np.sqrt(asks.shape[1])
        scores = np.asarray(near, np.float32) + self.linear(f"spans.relations.{role}", relations)[..., 0]
        return np.concatenate([scores, self.linear(f"spans.nobody.{role}", contents)], axis=1)


def _viterbi(padded: Floats, lengths: Sequence[int], step: Floats, first: Floats) -> list[npt.NDArray[np.int64]]:
    steps, texts, channels, states = padded.shape
    back = np.zeros((steps, texts, channels, states), dtype=np.int8)
    best = first + padded[0]
    scores = [best]
    for at in range(1, steps):
        through = best[..., :, None] + step
        back[at] = through.argmax(-2)
        best = through.max(-2) + padded[at]
        scores.append(best)
    found = []
    for text, length in enumerate(lengths):
        path = np.zeros((length, channels), dtype=np.int64)
        if length:
            path[-1] = scores[length - 1][text].argmax(-1)
        for at in range(length - 1, 0, -1):
            path[at - 1] = back[at, text, np.arange(channels), path[at]]
        found.append(path)
    return found


def spans(labels: npt.NDArray[np.int64]) -> list[Range]:
    """The runs of one channel: from a BEGIN to before the next label that is not INSIDE."""
    found: list[Range] = []
    begin = None
    for at, label in enumerate([*labels.tolist(), OUT]):
        if begin is not None and label != INSIDE:
            found.append((begin, at))
            begin = None
        if label == BEGIN:
            begin = at
    return found


def pooled(features: Floats, ranges: Sequence[Range]) -> Floats:
    """Mean, first and last word of each range."""
    rows = [np.concatenate([features[b:e].mean(0), features[b], features[e - 1]]) for b, e in ranges]
    return np.stack(rows) if rows else np.zeros((0, 3 * features.shape[1]), dtype=np.float32)


def relations(plan: Layout, contents: Sequence[Range], candidates: Sequence[Range]) -> Floats:
    """What lies between each content and each candidate: buckets of distance, whether inside, same paragraph, before."""
    rows = np.zeros((len(contents), len(candidates), RELATIONS), dtype=np.float32)
    for i, content in enumerate(contents):
        for j, candidate in enumerate(candidates):
            before = candidate[0] < content[0]
            inside = content[0] <= candidate[0] and candidate[1] <= content[1]
            gap = candidate[1] - 1 - content[0] if before else candidate[0] - (content[1] - 1)
            anchor = content[0] if before else content[1] - 1
            sentences = plan.sentence[candidate[0]] - plan.sentence[anchor]
            row = rows[i, j]
            row[_SENTENCE_BUCKETS[max(-3, min(3, sentences))]] = 1
            row[len(SENTENCE_STEPS) + _WORD_BUCKETS[0 if inside else max(-60, min(60, gap))]] = 1
            row[-3], row[-1] = inside, before
            row[-2] = plan.paragraph[candidate[0]] == plan.paragraph[content[0]]
    return rows


def _nearest(value: int, steps: tuple[int, ...]) -> int:
    return min(range(len(steps)), key=lambda i: (abs(steps[i] - value), i))


_SENTENCE_BUCKETS = {value: _nearest(value, SENTENCE_STEPS) for value in range(-3, 4)}
_WORD_BUCKETS = {value: _nearest(value, WORD_STEPS) for value in range(-60, 61)}
