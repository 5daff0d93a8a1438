"""From scores of arcs and relations to trees. numpy only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.adapters.heads import Floats
from stemma.clusters.arborescence import best_parents
from stemma.model import Node, Part, Relation, Span, Tree
from stemma.model.tree import PARTS, RELATIONS

#: the likeliest heads of a word among which the best tree is looked for, beside the root
_HEADS = 8
#: a score that no tree takes unless it must
_NEVER = -1e6
_ROOT = RELATIONS.index("root")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of a sentence of n words."""

    #: n x (n + 1): how well each word hangs from the root (column 0) and from each word
    arcs: Floats
    #: n x width and (n + 1) x width: what each says as a dependent, and as a head
    dependents: Floats
    heads: Floats
    #: n x parts of speech
    parts: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """The biaffine classifier of relations (Dozat and Manning 2017, ICLR), and the vectors of the languages."""

    #: width x (relations * width)
    pairs: Floats
    #: relations x width, and relations
    of_head: Floats
    of_dependent: Floats
    bias: Floats
    #: what is added to the words of a language, by its code
    languages: dict[str, Floats]

    @classmethod
    def load(cls, path: Path) -> "Relations":
        """Read an .npz of arrays."""
        with np.load(path) as stored:
            arrays = {name: stored[name].astype(np.float32) for name in stored.files}
        return cls(
            pairs=arrays["pairs"],
            of_head=arrays["of_head"],
            of_dependent=arrays["of_dependent"],
            bias=arrays["bias"],
            languages={
                name.removeprefix("language."): row for name, row in arrays.items() if name.startswith("language.")
            },
        )

    def scores(self, heads: Floats, dependents: Floats) -> Floats:
        """How well each relation suits each of n heads and its dependent: n x relations."""
        pairs = (heads @ self.pairs).reshape(len(heads), -1, dependents.shape[1])
        both = np.einsum("nri,ni->nr", pairs, dependents)
        return np.asarray(
            both + heads @ self.of_head.T + dependents @ self.of_dependent.T + self.bias, dtype=np.float32
        )


def tree(words: Sequence[Span], scores: Scores, relations: Relations) -> Tree:
    """The best tree of a sentence's words."""
    heads = best_heads(scores.arcs)
    columns = [0 if head is None else head + 1 for head in heads]
    labels = relations.scores(scores.heads[columns], scores.dependents)
    labels[:, _ROOT] = _NEVER
    names = labels.argmax(1)
    return Tree(
        nodes=tuple(
            Node(span=word, head=head, relation=_relation(head, int(name)), part=_part(int(part)))
            for word, head, name, part in zip(words, heads, names, scores.parts.argmax(1), strict=True)
        )
    )


def _relation(head: int | None, name: int) -> Relation:
    return RELATIONS[_ROOT if head is None else name]


def _part(name: int) -> Part:
    return PARTS[name]


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
