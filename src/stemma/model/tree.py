"""The grammar of a sentence as a tree: which word each word depends on, and as what (universaldependencies.org, version 2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from stemma.model.passage import Span

Part = Literal[
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
#: the universal relations, and those subtypes that tell who does something from whom it is done to
Relation = Literal[
    "acl",
    "acl:relcl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:pass",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
]
PARTS: tuple[Part, ...] = get_args(Part)
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One word or mark of a sentence. A contraction ("zum", "du") is one word: an adposition that holds its article."""

    span: Span
    #: place in the sentence of the word that this one depends on; None for the root
    head: int | None
    #: as what; "root" exactly where there is no head
    relation: Relation
    #: universal part of speech
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The words of a sentence in reading order: exactly one is the root, and every other leads up to it."""

    nodes: tuple[Node, ...]

    @property
    def root(self) -> int:
        """The place of the word that depends on none."""
        return next(at for at, node in enumerate(self.nodes) if node.head is None)

    def children(self, at: int) -> tuple[int, ...]:
        """The words that depend on a word, in reading order."""
        return tuple(place for place, node in enumerate(self.nodes) if node.head == at)

    def above(self, at: int) -> Iterator[int]:
        """The words that a word hangs from, the nearest first; the word itself is none of them."""
        head = self.nodes[at].head
        while head is not None:
            yield head
            head = self.nodes[head].head

    def below(self, at: int) -> tuple[int, ...]:
        """A word and all that hangs from it, in reading order."""
        return tuple(place for place in range(len(self.nodes)) if place == at or at in self.above(place))
