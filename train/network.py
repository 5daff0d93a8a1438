"""The tagger: a small encoder, one chain of labels a channel, and heads that classify contents and link their parts."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from train.documents import CHANNELS, HEDGES, KINDS, POLARITIES, ROLES
from train.examples import BEGIN, INSIDE, OUT, UNKNOWN, Example

#: layers of multilingual-e5-small that are read: the upper ones are collapsed to the sentence direction. What ships has fewer (distil.py)
LAYERS = 8
#: width of what a word says to the span heads
FEATURES = 128
#: width in which contents and candidates are compared
LINK = 96
STATES = 3
#: an impossible transition, in nats; finite, so that gradients stay finite
NEVER = -1e4
#: borders of the signed distance from content to candidate: in sentences, and in words
SENTENCE_STEPS = (-3, -2, -1, 0, 1, 2, 3)
WORD_STEPS = (-40, -20, -10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10, 20, 40)
#: sentence bucket, word bucket, candidate inside content, same paragraph
RELATIONS = len(SENTENCE_STEPS) + len(WORD_STEPS) + 1 + 2


@dataclass(slots=True, kw_only=True)
class Batch:
    """Windows padded to one length."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    labels: Tensor
    examples: list[Example]


def batched(examples: list[Example]) -> Batch:
    """Pad examples with piece 1."""
    length, words = max(len(e.pieces) for e in examples), max(max(len(e.first), 1) for e in examples)
    pieces = torch.ones(len(examples), length, dtype=torch.long)
    first = torch.zeros(len(examples), words, dtype=torch.long)
    mask = torch.zeros(len(examples), words, dtype=torch.bool)
    labels = torch.full((len(examples), words, len(CHANNELS)), UNKNOWN)
    for row, e in enumerate(examples):
        pieces[row, : len(e.pieces)] = torch.tensor(e.pieces)
        first[row, : len(e.first)] = torch.tensor(e.first, dtype=torch.long)
        mask[row, : len(e.first)] = True
        labels[row, : len(e.first)] = torch.from_numpy(e.labels)
    return Batch(pieces=pieces, mask=(pieces != 1), first=first, words=mask, labels=labels, examples=examples)


class Chains(nn.Module):
    """One linear-chain CRF a channel (Lafferty et al. 2001), all channels at once."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(CHANNELS), STATES, STATES))
        self.start = nn.Parameter(torch.zeros(len(CHANNELS), STATES))
        barred = torch.zeros(STATES, STATES)
        barred[OUT, INSIDE] = NEVER
        self.register_buffer("barred", barred)

    def loss(self, emissions: Tensor, labels: Tensor, words: Tensor) -> Tensor:
        """Mean negative log-likelihood a word over the known channels.

        Args:
            emissions: batch x words x channels x states.
            labels: batch x words x channels, UNKNOWN where a channel is not marked.
            words: batch x words, whether there is a word.
        """
        known = labels[:, 0] != UNKNOWN
        step = self.transitions + self.barred
        gold = labels.clamp(min=0)
        picked = emissions.gather(-1, gold.unsqueeze(-1)).squeeze(-1)
        channel = torch.arange(labels.shape[-1])
        moves = step[channel, gold[:, :-1], gold[:, 1:]]
        score = self.start[channel, gold[:, 0]] + picked[:, 0]
        score = score + ((picked[:, 1:] + moves) * words[:, 1:, None]).sum(1)
        alpha = self.start + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(-1) + step, dim=-2) + emissions[:, at]
            alpha = torch.where(words[:, at, None, None], following, alpha)
        loss = (torch.logsumexp(alpha, -1) - score) * known
        return loss.sum() / (words.sum(1, keepdim=True) * known).sum().clamp(min=1)


class Spans(nn.Module):
    """Classifies contents and scores links, from the features of the words in a span."""

    def __init__(self) -> None:
        super().__init__()
        width = 3 * FEATURES
        self.kind = nn.Linear(width, len(KINDS))
        self.hedge = nn.Linear(width, len(HEDGES))
        self.polarity = nn.Linear(width, len(POLARITIES))
        self.asks = nn.ModuleDict({role: nn.Linear(width, LINK) for role in ROLES})
        self.answers = nn.ModuleDict({role: nn.Linear(width, LINK) for role in ROLES})
        self.relations = nn.ModuleDict({role: nn.Linear(RELATIONS, 1) for role in ROLES})
        self.nobody = nn.ModuleDict({role: nn.Linear(width, 1) for role in ROLES})

    def link(self, role: str, contents: Tensor, candidates: Tensor, relations: Tensor) -> Tensor:
        """Contents x (candidates + 1): how well each goes with each; the last column is nobody."""
        near = self.asks[role](contents) @ self.answers[role](candidates).T / LINK**0.5
        scores = near + self.relations[role](relations).squeeze(-1)
        return torch.cat([scores, self.nobody[role](contents)], 1)


def pooled(features: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """Mean, first and last word of each span."""
    return torch.stack([torch.cat([features[b:e].mean(0), features[b], features[e - 1]]) for b, e in spans])


def _bucket(value: int, steps: tuple[int, ...]) -> int:
    return min(range(len(steps)), key=lambda i: (abs(steps[i] - value), i))


def relation(example: Example, content: tuple[int, int], candidate: tuple[int, int]) -> list[float]:
    """What lies between a content and a candidate, as RELATIONS numbers of 0 or 1."""
    row = [0.0] * RELATIONS
    sentences = (
        example.sentence[candidate[0]] - example.sentence[content[0] if candidate[0] < content[0] else content[1] - 1]
    )
    inside = content[0] <= candidate[0] and candidate[1] <= content[1]
    gap = candidate[1] - 1 - content[0] if candidate[0] < content[0] else candidate[0] - (content[1] - 1)
    row[_bucket(sentences, SENTENCE_STEPS)] = 1.0
    row[len(SENTENCE_STEPS) + _bucket(0 if inside else gap, WORD_STEPS)] = 1.0
    row[-3] = float(inside)
    row[-2] = float(example.paragraph[candidate[0]] == example.paragraph[content[0]])
    row[-1] = float(candidate[0] < content[0])
    return row


class Tagger(nn.Module):
    """Encoder and heads. The word embeddings are no part of it: they stay as they were, in 4 bits."""

    def __init__(self, encoder: nn.Module, hidden: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.emit = nn.Linear(hidden, len(CHANNELS) * STATES)
        self.feature = nn.Linear(hidden, FEATURES)
        self.chains = Chains()
        self.spans = Spans()

    def read(self, embeddings: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Emissions and features of each piece; the mask tells pieces from padding."""
        hidden = self.encoder(inputs_embeds=embeddings, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.emit(hidden), torch.tanh(self.feature(hidden))

    def words(self, embeddings: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Emissions (batch x words x channels x states) and features of each word, in full precision."""
        emissions, features = self.read(embeddings, batch.mask)
        index = batch.first.unsqueeze(-1)
        emissions = emissions.gather(1, index.expand(-1, -1, emissions.shape[-1])).float()
        features = features.gather(1, index.expand(-1, -1, features.shape[-1])).float()
        return emissions.unflatten(-1, (len(CHANNELS), STATES)), features


__all__ = ["BEGIN", "INSIDE", "OUT", "Batch", "Tagger", "batched", "pooled", "relation"]
