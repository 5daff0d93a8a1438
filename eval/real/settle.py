"""The gold between two readers: the first one's marks, with what a third reading settled where they differ (`settled.tsv`).

`python -m eval.real.settle` prints every place where the readers still differ, in offsets.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

from eval.real.compare import compare_statements, naming
from eval.real.marks import HERE, Marks, RealEntity, RealStatement, of_reader
from stemma.model import Span

#: decisions: article, reader, statement, what becomes of it, why
SETTLED = HERE / "settled.tsv"
#: code points of a stop and a space between two sentences of one stretch of a quotation
_STOP = 2


def joined(marks: Marks) -> Marks:
    """One statement for each stretch of a quotation that its frame doesn't cut, as the guideline has it."""
    found: list[RealStatement] = []
    for one in marks.statements:
        if found and _goes_on(found[-1], one):
            content = (*found[-1].content[:-1], Span(found[-1].content[-1].begin, one.content[0].end), *one.content[1:])
            denies = "denies" in {found[-1].polarity, one.polarity}
            found[-1] = replace(found[-1], content=content, polarity="denies" if denies else "asserts")
        else:
            found.append(one)
    return replace(marks, statements=tuple(found))


def _goes_on(one: RealStatement, other: RealStatement) -> bool:
    between = other.content[0].begin - one.content[-1].end
    return one.kind == other.kind == "direct" and one.chain == other.chain and 0 < between <= _STOP


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def settled(first: Mapping[str, Marks], second: Mapping[str, Marks], path: Path = SETTLED) -> dict[str, Marks]:
    """The first reader's marks, each stretch once, with the decisions of a third reading carried out."""
    result = dict(first)
    for article, reader, statement, what, _ in _rows(path):
        if article in result and article in second:
            taken = _taken if reader == "B" else _changed
            result[article] = taken(result[article], second[article], statement, what)
    return {article: joined(marks) for article, marks in result.items()}


def _statement(marks: Marks, key: str) -> RealStatement:
    return next(one for one in marks.statements if one.id == key)


def _changed(gold: Marks, _: Marks, key: str, what: str) -> Marks:
    """A statement of the first reader's: dropped (`drop`), doubtful (`?`), or with other parts (`10-20+30-40`)."""
    one = _statement(gold, key)
    if what == "drop":
        return replace(gold, statements=tuple(other for other in gold.statements if other is not one))
    new = replace(one, optional=True) if what == "?" else replace(one, content=_parts(what))
    return replace(gold, statements=tuple(new if other is one else other for other in gold.statements))


def _parts(what: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, part.split("-"))) for part in what.split("+"))


def _taken(gold: Marks, second: Marks, key: str, what: str) -> Marks:
    """A statement of the second reader's (`take`, or `?` for doubtful) instead of the first one's with the same words.

    Its id is its own. One that is doubtful stands beside those of the first reader that only share words with it.
    """
    new = replace(_statement(second, key), id=f"B{key}", optional=what == "?")
    gold, chain = _introduced(gold, second, new.chain)
    kept = [one for one in gold.statements if not (what == "take" and _shares(one, new))]
    statements = sorted((*kept, replace(new, chain=chain)), key=lambda one: one.content[0].begin)
    return replace(gold, statements=tuple(statements))


def _shares(one: RealStatement, other: RealStatement) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _introduced(gold: Marks, second: Marks, chain: Sequence[str]) -> tuple[Marks, tuple[str, ...]]:
    """The gold with whoever of a chain it lacks, and the chain in its ids."""
    theirs = {one.id: one for one in second.entities}
    named = naming(second.entities, gold.entities)

    def add(state: tuple[Marks, tuple[str, ...]], key: str) -> tuple[Marks, tuple[str, ...]]:
        marks, ids = state
        votes = named[key]
        if votes:
            return marks, (*ids, max(sorted(votes), key=lambda one: votes[one]))
        new: RealEntity = replace(theirs[key], id=f"B{key}")
        return replace(marks, entities=(*marks.entities, new)), (*ids, new.id)

    return reduce(add, chain, (gold, ()))


def main() -> None:
    """Every place where the readers differ after joining, with each one's id of it."""
    first = {key: joined(marks) for key, marks in of_reader("A").items()}
    for key, second in of_reader("B").items():
        if key not in first:
            continue
        verdicts, missed = compare_statements(joined(second), first[key])
        for one in verdicts:
            if one.verdict not in {"right", "optional"}:
                print(key, one.verdict, "B", one.statement.id, "A", one.gold.id if one.gold else "-")
        for gone in missed:
            print(key, "missed", "A", gone.id)


if __name__ == "__main__":
    main()
