"""From labels and scores of words to sayings and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

import numpy as np
import numpy.typing as npt

from stemma.adapters.heads import CHANNELS, ROLES, Floats, Heads, Range, pooled, spans
from stemma.adapters.linking import Linker
from stemma.adapters.windows import Layout
from stemma.exact import exp, stepped
from stemma.model import Hedge, Name, NameType, Polarity, Saying, Span, StatementKind, Tagging

KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
HEDGES: tuple[Hedge | None, ...] = (None, *get_args(Hedge))
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
#: sentences between the parts of one statement; farther pieces are statements of their own
_FRAGMENT_DISTANCE = 1
#: what may go on over several paragraphs, as long quotations do
_LONG = frozenset({"content", "inner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One run of content words and what it was linked to."""

    range: Range
    inner: bool
    kind: StatementKind
    hedge: Hedge | None
    polarity: Polarity
    #: for each role the candidates chosen
    parts: dict[str, tuple[Range, ...]]
    score: float


def read(plan: Layout, emissions: Floats, features: Floats, labels: npt.NDArray[np.int64], heads: Heads) -> Tagging:
    """The tagging of one text.

    Args:
        plan: where its words lie.
        emissions: words x channels x states.
        features: words x width, for the span heads.
        labels: words x channels, the best chains.
        heads: the learned parameters.
    """
    runs = {channel: spans(labels[:, column]) for column, channel in enumerate(CHANNELS)}
    runs |= {channel: _within_paragraphs(plan, found) for channel, found in runs.items() if channel not in _LONG}
    certainty = _certainty(emissions, labels)
    contents = _contents(plan, runs, features, certainty, heads)
    return Tagging(sayings=tuple(_sayings(plan, contents)), names=tuple(_names(plan, runs, certainty)))


def _within_paragraphs(plan: Layout, runs: Sequence[Range]) -> list[Range]:
    """Runs cut where a paragraph ends: a name and whoever speaks are told of in one."""
    found: list[Range] = []
    for begin, end in runs:
        cuts = [i for i in range(begin + 1, end) if plan.paragraph[i] != plan.paragraph[i - 1]]
        found += pairwise((begin, *cuts, end))
    return found


def _certainty(emissions: Floats, labels: npt.NDArray[np.int64]) -> Floats:
    """The probability of each chosen label by its own word alone: words x channels, in steps, so that means of them are exact."""
    shifted = exp(emissions - emissions.max(-1, keepdims=True))
    chosen = np.take_along_axis(shifted, labels[..., None], axis=-1)[..., 0]
    return stepped(chosen / shifted.sum(-1))


def _contents(
    plan: Layout, runs: dict[str, list[Range]], features: Floats, certainty: Floats, heads: Heads
) -> list[Content]:
    ranges = sorted([*((r, False) for r in runs["content"]), *((r, True) for r in runs["inner"])])
    if not ranges:
        return []
    vectors = pooled(features, [r for r, _ in ranges])
    kinds, hedges, polarities = (heads.classes(name, vectors) for name in ("kind", "hedge", "polarity"))
    linker = Linker(plan=plan, contents=[r for r, _ in ranges], vectors=vectors, features=features, heads=heads)
    cues = linker.cues(runs["cue"])
    chosen = {
        "speaker": linker.speakers(runs["speaker"], cues),
        "cue": cues,
        "addressee": linker.best("addressee", runs["addressee"], cues),
        "medium": linker.best("medium", runs["medium"], cues),
    }
    return [
        Content(
            range=r,
            inner=inner,
            kind=KINDS[kinds[i]],
            hedge=HEDGES[hedges[i]],
            polarity=POLARITIES[polarities[i]],
            parts={role: chosen[role][i] for role in ROLES},
            score=float(certainty[r[0] : r[1], int(inner)].mean()),
        )
        for i, (r, inner) in enumerate(ranges)
    ]


def _sayings(plan: Layout, contents: Sequence[Content]) -> list[Saying]:
    """Fragments that one cue frames together are one saying; the rest stand alone."""
    found: list[list[Content]] = []
    for content in sorted(contents, key=lambda c: (c.range, c.inner)):
        home = next((group for group in reversed(found) if _continues(plan, group[-1], content)), None)
        if home is None:
            found.append([content])
        else:
            home.append(content)
    return [_saying(plan, group) for group in found]


def _continues(plan: Layout, earlier: Content, later: Content) -> bool:
    if earlier.inner != later.inner or later.range[0] < earlier.range[1]:
        return False
    distance = plan.sentence[later.range[0]] - plan.sentence[earlier.range[1] - 1]
    shared = set(earlier.parts["cue"]) & set(later.parts["cue"])
    return bool(shared) and distance <= _FRAGMENT_DISTANCE and earlier.parts["speaker"] == later.parts["speaker"]


def _saying(plan: Layout, group: Sequence[Content]) -> Saying:
    longest = max(group, key=lambda c: c.range[1] - c.range[0])
    parts = {role: list(dict.fromkeys(p for c in group for p in c.parts[role])) for role in ROLES}

    def one(role: str) -> Span | None:
        return _span(plan, parts[role][0]) if parts[role] else None

    return Saying(
        content=tuple(_span(plan, c.range) for c in group),
        kind=longest.kind,
        hedge=longest.hedge,
        polarity=longest.polarity,
        speaker=one("speaker"),
        cues=tuple(_span(plan, r) for r in sorted(parts["cue"])),
        addressee=one("addressee"),
        medium=one("medium"),
        score=float(np.mean([c.score for c in group])),
    )


def _span(plan: Layout, words: Range) -> Span:
    return Span(plan.words[words[0]].begin, plan.words[words[1] - 1].end)


def _names(plan: Layout, runs: dict[str, list[Range]], certainty: Floats) -> list[Name]:
    """Names of all types; where two overlap the surer one stays."""
    found: list[tuple[float, Range, NameType]] = []
    for kind in get_args(NameType):
        column = CHANNELS.index(kind)
        found.extend((float(certainty[b:e, column].mean()), (b, e), kind) for b, e in runs[kind])
    kept: list[tuple[float, Range, NameType]] = []
    for score, words, kind in sorted(found, key=lambda f: (-f[0], f[1], f[2])):
        if all(words[1] <= other[0] or other[1] <= words[0] for _, other, _ in kept):
            kept.append((score, words, kind))
    names = sorted(kept, key=lambda f: f[1])
    return [Name(span=_span(plan, words), type=kind, score=round(score, 4)) for score, words, kind in names]
