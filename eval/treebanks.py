"""Universal Dependencies treebanks (CoNLL-U), as words over the text that was annotated."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from eval.corpora import corpus
from stemma.model import Node, Span, Tree
from stemma.model.tree import PARTS, RELATIONS

#: German parts of speech (STTS) of relative pronouns: GSD marks few relative clauses as such
_RELATIVE = frozenset({"PRELS", "PRELAT"})
#: what bounds the clause that a relative pronoun stands in
_BOUNDS = frozenset({"advcl", "ccomp", "parataxis", "root", "acl:relcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A sentence and its tree. What is written as one word ("zum", "du") is one node, unless its letters part ("don't")."""

    text: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class _Row:
    form: str
    part: str
    fine: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class _Written:
    """A word as written, and the rows that it stands for."""

    span: Span
    rows: tuple[int, ...]


def sentences(name: str) -> Iterator[Annotated]:
    """The sentences of a treebank ("de_pud"), with the relations of `stemma.model` (other subtypes left out)."""
    with gzip.open(corpus(f"syntax/{name}.conllu.gz"), "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            if block.strip():
                yield _sentence(block.strip().split("\n"))


def _sentence(lines: list[str]) -> Annotated:
    text = next(line.partition("=")[2] for line in lines if line.startswith("# text =")).strip()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    rows = [_Row(c[1], c[3], c[4], int(c[6]), c[7]) for c in cells if c[0].isdigit()]
    together = {int(c[0].partition("-")[0]): (int(c[0].partition("-")[2]), c[1]) for c in cells if "-" in c[0]}
    return Annotated(text=text, tree=_tree(rows, _written(text, rows, together)))


def _written(text: str, rows: list[_Row], together: dict[int, tuple[int, str]]) -> list[_Written]:
    found: list[_Written] = []
    at, number = 0, 1
    while number <= len(rows):
        last, form = together.get(number, (number, rows[number - 1].form))
        span = _find(text, form, at)
        parts = [rows[i - 1].form for i in range(number, last + 1)]
        if len(parts) > 1 and "".join(parts) == form:
            begin = span.begin
            for i, part in enumerate(parts, number):
                found.append(_Written(Span(begin, begin + len(part)), (i,)))
                begin += len(part)
        else:
            found.append(_Written(span, tuple(range(number, last + 1))))
        at, number = span.end, last + 1
    return found


def _find(text: str, form: str, at: int) -> Span:
    """Where a form comes next; spaces inside it may differ."""
    letters = [re.escape(letter) for letter in form if not letter.isspace()]
    match = re.compile(r"\s*" + r"\s*".join(letters)).match(text, at)
    assert match, (text, form)
    spaces = sum(1 for _ in takewhile(str.isspace, match.group()))
    return Span(match.start() + spaces, match.end())


def _tree(rows: list[_Row], written: list[_Written]) -> Tree:
    """A written word hangs where that of its rows hangs which hangs from none of the others."""
    place = {row: at for at, word in enumerate(written) for row in word.rows}
    nodes = []
    for at, word in enumerate(written):
        row = next(rows[i - 1] for i in word.rows if not rows[i - 1].head or place[rows[i - 1].head] != at)
        nodes.append(
            Node(
                span=word.span,
                head=place[row.head] if row.head else None,
                relation=_relation(row.relation),
                part=PARTS[PARTS.index(row.part)],
            )
        )
    return Tree(nodes=tuple(_with_relative_clauses(nodes, rows, written)))


def _relation(name: str) -> str:
    return name if name in RELATIONS else name.partition(":")[0]


def _with_relative_clauses(nodes: list[Node], rows: list[_Row], written: list[_Written]) -> list[Node]:
    """The first clause above a relative pronoun that modifies a noun is a relative clause, though GSD says only "acl"."""
    marked = list(nodes)
    for at, word in enumerate(written):
        if not any(rows[i - 1].fine in _RELATIVE for i in word.rows):
            continue
        up: int | None = at
        while up is not None and marked[up].relation not in {"acl", *_BOUNDS}:
            up = marked[up].head
        if up is not None and marked[up].relation == "acl":
            marked[up] = Node(span=marked[up].span, head=marked[up].head, relation="acl:relcl", part=marked[up].part)
    return marked
