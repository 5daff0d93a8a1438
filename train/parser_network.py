"""The parser: layers of its own on frozen states of the tagger's encoder, biaffine arcs and relations, parts of speech."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from stemma.model.tree import PARTS, RELATIONS

#: width, attention heads and inner width of the encoder
WIDTH, ATTENTION, INNER = 384, 12, 1536
#: after which of the encoder's six layers its states are mixed
TAPS = (2, 3, 4, 5, 6)
#: the tap that the mixture begins with, and how much (in nats) before the others
_MAIN, _LEAD = 4, 3.0
#: the encoder's layers that the parser's own begin as
BEGIN_AS = (4, 5)
#: width in which arcs, and relations, are compared
ARC, RELATION = 192, 64
#: chance that a value of what the heads read is left out (Dozat and Manning 2017)
_DROP = 0.33
#: a score that no arc has
_NEVER = -1e4


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, words: Tensor, mask: Tensor | None) -> Tensor:
        """Sentences x words x width; the mask tells words from padding."""
        size = words.shape[1]
        parts = self.qkv(words).view(len(words), size, 3, ATTENTION, WIDTH // ATTENTION)
        query, key, value = (parts[:, :, i].transpose(1, 2) for i in range(3))
        scores = query @ key.transpose(2, 3) / (WIDTH // ATTENTION) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(~mask[:, None, None], _NEVER)
        seen = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(len(words), size, WIDTH)
        words = self.first(words + self.drop(self.out(seen)))
        return self.second(words + self.drop(self.narrow(functional.gelu(self.widen(words)))))


class ParserNetwork(nn.Module):
    """From the states of words to scores of arcs, relations and parts of speech.

    Args:
        sources: how many languages and treebanks are told apart, each by a vector of its own (Stymne et al. 2018, ACL).
    """

    def __init__(self, sources: int) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.tensor([_LEAD * (tap == _MAIN) for tap in TAPS]))
        self.source = nn.Embedding(sources, WIDTH)
        nn.init.normal_(self.source.weight, std=0.02)
        self.layers = nn.ModuleList([Layer() for _ in BEGIN_AS])
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.3)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.dependent, self.head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arcs = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.likely_head = nn.Parameter(torch.zeros(ARC))
        self.pairs = nn.Parameter(torch.randn(RELATION, len(RELATIONS) * RELATION) * 0.01)
        self.of_head = nn.Linear(RELATION, len(RELATIONS))
        self.of_dependent = nn.Linear(RELATION, len(RELATIONS), bias=False)
        self.parts = nn.Linear(WIDTH, len(PARTS))
        self.drop, self.drop_input = nn.Dropout(_DROP), nn.Dropout(0.1)

    def mixed(self, states: Tensor, sources: Tensor) -> Tensor:
        """What the layers read: sentences x words x taps x width and the number of each sentence's source."""
        weights = torch.softmax(self.mix, 0)
        return self.drop_input((states * weights[:, None]).sum(2) + self.source(sources)[:, None])

    def forward(self, words: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of arcs (words x root and words), what dependents and heads say of relations, scores of parts."""
        for layer in self.layers:
            words = layer(words, mask)
        heads = torch.cat([self.root.expand(len(words), 1, WIDTH), words], 1)
        dependents = self.drop(functional.gelu(self.arc_dependent(words)))
        above = self.drop(functional.gelu(self.arc_head(heads)))
        arcs = (dependents @ self.arcs + self.likely_head) @ above.transpose(1, 2) / ARC**0.5
        as_dependent = self.drop(functional.gelu(self.dependent(words)))
        as_head = self.drop(functional.gelu(self.head(heads)))
        return arcs, as_dependent, as_head, self.parts(self.drop(words))

    def relations(self, heads: Tensor, dependents: Tensor) -> Tensor:
        """Pairs x relations."""
        pairs = (heads @ self.pairs).view(len(heads), len(RELATIONS), RELATION)
        return (pairs @ dependents[:, :, None]).squeeze(-1) + self.of_head(heads) + self.of_dependent(dependents)
