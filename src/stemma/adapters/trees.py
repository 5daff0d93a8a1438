"""From scores of arcs and relations to trees. numpy only."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stemma.adapters.heads import Floats
from stemma.clusters.arborescence import best_parents
from stemma.model import Node, Span, Tree
from stemma.model.tree import PARTS, RELATIONS

#: the likeliest heads of a word among which the best tree is looked for, beside the root
_HEADS = 8
#: a score that no tree takes unless it must
_NEVER = -1e6
_ROOT = RELATIONS.index("root")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of a sentence of n words; column or row 0 of heads is the root above all, the others are the words."""

    #: n x (n + 1): how well each word hangs from each head
    arcs: Floats
    #: (n + 1) x relations x n: how well each relation suits a head and its dependent
    relations: Floats
    #: n x parts of speech
    parts: Floats

    def of(self, begin: int, end: int) -> "Scores":
        """Those of one sentence among several that were read together: words `begin` to `end`."""
        heads = [0, *range(begin + 1, end + 1)]
        return Scores(
            arcs=self.arcs[begin:end, heads],
            relations=self.relations[heads, :, begin:end],
            parts=self.parts[begin:end],
        )


def tree(words: Sequence[Span], scores: Scores) -> Tree:
    """The best tree of a sentence's words."""
    nodes = []
    for at, (word, head, part) in enumerate(zip(words, best_heads(scores.arcs), scores.parts.argmax(1), strict=True)):
        name = _ROOT if head is None else _best_relation(scores.relations[head + 1, :, at])
        nodes.append(Node(span=word, head=head, relation=RELATIONS[name], part=PARTS[int(part)]))
    return Tree(nodes=tuple(nodes))


def _best_relation(row: Floats) -> int:
    """The likeliest relation that is not the root's."""
    first, second = np.argsort(-row, kind="stable")[:2]
    return int(second if first == _ROOT else first)


def best_heads(arcs: Floats) -> list[int | None]:
    """The head of each word in the best tree with one root: each word's own best where that is a tree already."""
    arcs = arcs.copy()
    np.fill_diagonal(arcs[:, 1:], _NEVER)
    chosen = [None if column == 0 else int(column) - 1 for column in arcs.argmax(1)]
    if chosen.count(None) == 1 and not _circular(chosen):
        return chosen
    others = arcs[:, 1:].max(1) if len(arcs) > 1 else np.zeros(1, dtype=np.float32)
    root = int((arcs[:, 0] - others).argmax())
    table: dict[tuple[int, int | None], float] = {
        (child, None): 0.0 if child == root else _NEVER for child in range(len(arcs))
    }
    for child in range(len(arcs)):
        if child != root:
            likely = np.argsort(-arcs[child, 1:], kind="stable")[:_HEADS]
            table.update({(child, int(parent)): float(arcs[child, parent + 1]) for parent in likely if parent != child})
            table[child, root] = float(arcs[child, root + 1])
    return best_parents(len(arcs), table)


def _circular(heads: Sequence[int | None]) -> bool:
    """Whether some word leads back to itself."""
    done: set[int] = set()
    for start in range(len(heads)):
        path: set[int] = set()
        at: int | None = start
        while at is not None and at not in done:
            if at in path:
                return True
            path.add(at)
            at = heads[at]
        done |= path
    return False
