"""`python -m eval.real.convert READER FOLDER`: what a reader wrote, checked against the texts, as offsets and digests.

The reader's notation is described in GUIDELINE.md. Every quotation must stand in the text where it is said to; what doesn't is
reported with its line, and that article is not written.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from eval.real.marks import (
    MARKS,
    Layer,
    Marks,
    RealEntity,
    RealPage,
    RealQuantity,
    RealStatement,
    RealTime,
    digest,
    dumped,
)
from eval.real.select import chosen, texts
from eval.real.texts import Source, headings, units
from stemma.model import Span

_TYPES = {"p": "person", "o": "organisation", "l": "place", "g": "group", "d": "document", "u": "unnamed"}
_KINDS = {"d": "direct", "i": "indirect", "m": "mixed", "f": "free_indirect", "r": "reported"}
_HEDGES = {"a": "alleged", "e": "expected", "u": "unconfirmed", "n": "denied"}
_BOUNDS = {"~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
_LAYERS: dict[str, Layer] = {"s": "statements", "e": "entities", "q": "quantities", "t": "times"}
_UNITS = {"%": "percent", "pp": "percentage_point"}
_STATEMENT = re.compile(r"^([dimfr])([aeun]?)(-?)(\??) (\S+) (.+)$")
_FIGURE = re.compile(r"^q (~|>=|>|<=|<)?(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?(\S*) : (.+)$")
_HEAD = re.compile(r"^# (\S+) (\S+) ([seqt]*)$")
#: a German name takes it without an apostrophe
_GENITIVE = "s?"
_GAP = re.compile(r"\s+~\s+")


class NotationError(ValueError):
    """A line that says nothing, or quotes what doesn't stand there."""


@dataclass(slots=True)
class Sheet:
    """A reader's file for one article while it is read."""

    key: str
    genre: str
    layers: tuple[Layer, ...]
    source: Source
    #: where the unit in hand begins
    here: int = 0
    names: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    pronouns: dict[str, set[Span]] = field(default_factory=dict)
    statements: list[RealStatement] = field(default_factory=list)
    lures: list[tuple[Span, str]] = field(default_factory=list)
    quantities: list[RealQuantity] = field(default_factory=list)
    times: list[RealTime] = field(default_factory=list)
    page: RealPage | None = None

    def go(self, unit: int) -> None:
        """Turn to a unit by the number that was printed before it."""
        places = units(self.source.text)
        at = unit if self.source.titled else unit - 1
        if not 0 <= at < len(places):
            raise NotationError(f"no unit {unit}")
        self.here = places[at][0]

    def find(self, words: str) -> Span:
        """Where a quotation stands at or behind the unit in hand; `#2` the second time, `a ~ b` from a to b, `5:` in unit 5."""
        before = self.here
        try:
            if elsewhere := re.match(r"(\d+):(?=[^\d\s])", words):
                self.go(int(elsewhere.group(1)))
                words = words[elsewhere.end() :]
            return self._spot(words)
        finally:
            self.here = before

    def _spot(self, words: str) -> Span:
        count = re.search(r"#(\d+)$", words)
        times = int(count.group(1)) if count else 1
        first, *rest = _GAP.split(words[: count.start()] if count else words)
        at = self.here - 1
        for _ in range(times):
            at = _index(self.source.text, first, at + 1)
        end = at + len(first)
        for last in rest:
            end = _index(self.source.text, last, end) + len(last)
        return Span(at, end)


def _index(text: str, words: str, start: int) -> int:
    """Where words stand whole, from a place on."""
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    found = re.compile(left + re.escape(words) + right).search(text, start)
    if found is None:
        raise NotationError(f"not there: {words}")
    return found.start()


def _entity(sheet: Sheet, line: str) -> None:
    _, kind, key, *forms = re.split(r"\s+", line, maxsplit=3)
    if kind not in _TYPES or not forms or key in sheet.names:
        raise NotationError("an entity is: E type id form | form")
    sheet.names[key] = (_TYPES[kind], [form.strip() for form in forms[0].split("|")])


def _statement(sheet: Sheet, line: str) -> None:
    match = _STATEMENT.match(line)
    if match is None:
        raise NotationError("a statement is: kind[hedge][-][?] who content [< cue] [^ speaker]")
    kind, hedge, denies, doubt, who, rest = match.groups()
    chain = () if who == "0" else tuple(who.split(">"))
    if unknown := [one for one in chain if one not in sheet.names]:
        raise NotationError(f"no entity {unknown[0]}")
    rest, _, speaker = rest.partition(" ^ ")
    content, _, cue = rest.partition(" < ")
    mention = sheet.find(speaker) if speaker else None
    if mention and chain:
        sheet.pronouns.setdefault(chain[0], set()).add(mention)
    sheet.statements.append(
        RealStatement(
            id=f"s{len(sheet.statements) + 1}",
            content=tuple(sheet.find(part) for part in content.split(" + ")),
            kind=_KINDS[kind],
            chain=chain,
            cues=tuple(sheet.find(part) for part in cue.split(" + ")) if cue else (),
            speaker=mention,
            hedge=_HEDGES.get(hedge),
            polarity="denies" if denies else "asserts",
            optional=bool(doubt),
        )
    )


def _quantity(sheet: Sheet, line: str) -> None:
    match = _FIGURE.match(line)
    if match is None:
        raise NotationError("a figure is: q [bound]value[..upper][unit] : words [/ noun]")
    bound, value, upper, unit, words = match.groups()
    words, _, noun = words.partition(" / ")
    unit = _UNITS.get(unit, unit or None)
    counted = noun or (words.split("#")[0].split()[-1] if not unit and " " in words else "")
    sheet.quantities.append(
        RealQuantity(
            span=sheet.find(words),
            value=float(value),
            upper=float(upper) if upper else None,
            bound=_BOUNDS.get(bound or "", "exactly"),
            unit=unit,
            counted=digest(counted) if counted else None,
        )
    )


def _time(sheet: Sheet, line: str) -> None:
    values, colon, words = line[2:].partition(" : ")
    if not colon:
        raise NotationError("a time is: t value[,value] : words")
    sheet.times.append(RealTime(span=sheet.find(words), values=tuple(values.split(","))))


def _lure(sheet: Sheet, line: str) -> None:
    _, why, words = line.split(" ", 2)
    sheet.lures.append((sheet.find(words), why))


def _page(sheet: Sheet, line: str) -> None:
    title, authors, day = (part.strip() for part in line[2:].split("|"))
    sheet.page = RealPage(
        title=tuple(digest(" ".join(one.split())) for one in title.split("//") if one.strip()),
        authors=tuple(digest(name.strip()) for name in authors.split(";") if name.strip()),
        published=day or None,
    )


def _line(sheet: Sheet, line: str) -> None:
    if line.startswith("="):
        sheet.go(int(line[1:]))
        return
    for sign, act in (("E ", _entity), ("q ", _quantity), ("t ", _time), ("n ", _lure), ("P ", _page)):
        if line.startswith(sign):
            act(sheet, line)
            return
    _statement(sheet, line)


def _mentions(text: str, forms: Sequence[str], taken: set[int]) -> Iterator[Span]:
    """All places of an entity's names, the longest first; a place inside a longer name of anybody is none."""
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}{_GENITIVE}(?!\w)", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                yield Span(*match.span())


def _numbered(marks: Marks) -> Marks:
    """Entities as e1, e2, …: a reader's own ids are short for names."""
    ids = {entity.id: f"e{number}" for number, entity in enumerate(marks.entities, start=1)}
    return replace(
        marks,
        entities=tuple(replace(entity, id=ids[entity.id]) for entity in marks.entities),
        statements=tuple(replace(one, chain=tuple(ids[key] for key in one.chain)) for one in marks.statements),
    )


def _entities(sheet: Sheet) -> tuple[RealEntity, ...]:
    text = sheet.source.text
    taken: set[int] = set()
    found: dict[str, set[Span]] = {key: set(sheet.pronouns.get(key, ())) for key in sheet.names}
    every = sorted(((form, key) for key, (_, forms) in sheet.names.items() for form in forms), key=lambda f: -len(f[0]))
    for form, key in every:
        if re.search(rf"(?<!\w){re.escape(form)}{_GENITIVE}(?!\w)", text) is None:
            raise NotationError(f"no such name in the text: {form}")
        found[key] |= set(_mentions(text, [form], taken))
    return tuple(
        RealEntity(
            id=key,
            type=kind,
            words=tuple(sorted({digest(word) for form in forms for word in form.split()})),
            mentions=tuple(sorted(found[key], key=lambda s: (s.begin, s.end))),
        )
        for key, (kind, forms) in sheet.names.items()
    )


def _headings(sheet: Sheet) -> Iterator[tuple[Span, str]]:
    """Headings in which nothing is marked."""
    marked = [span for statement in sheet.statements for span in statement.content]
    for heading in (Span(*place) for place in headings(sheet.source.text)):
        if not any(heading.overlaps(span) for span in marked):
            yield heading, "title"


def read(lines: Sequence[str], source: Source) -> tuple[Marks | None, list[str]]:
    """One article's marks, or what is wrong with the lines."""
    head = _HEAD.match(lines[0])
    if head is None:
        return None, [f"{lines[0]}: the head is: # id genre layers"]
    sheet = Sheet(
        key=head.group(1), genre=head.group(2), layers=tuple(_LAYERS[c] for c in head.group(3)), source=source
    )
    faults = []
    entities: tuple[RealEntity, ...] = ()
    for line in [*lines[1:], ""]:
        try:
            if line:
                _line(sheet, line)
            else:
                entities = _entities(sheet)
        except (NotationError, ValueError) as fault:
            faults.append(f"{sheet.key}: {line}: {fault}")
    if faults:
        return None, faults
    made = Marks(
        article=sheet.key,
        text=source.digest,
        genre=sheet.genre,
        layers=sheet.layers,
        entities=entities,
        statements=tuple(sheet.statements),
        lures=(*sheet.lures, *_headings(sheet)),
        quantities=tuple(sheet.quantities),
        times=tuple(sheet.times),
        page=sheet.page,
    )
    return _numbered(made), []


def sheets(folder: Path) -> Iterator[list[str]]:
    """The lines of each article in a reader's files; a file may hold many, each from its `# id` on."""
    for path in sorted(folder.glob("*.txt")):
        lines = [line.rstrip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        starts = [at for at, line in enumerate(lines) if line.startswith("# ")]
        for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield lines[begin:end]


def main(reader: str, folder: Path) -> int:
    """Write what can be written; 1 where a line was refused."""
    by_id = texts(chosen())
    (MARKS / reader).mkdir(parents=True, exist_ok=True)
    faults, written, count = [], 0, 0
    for lines in sheets(folder):
        key = lines[0].split()[1]
        marks, wrong = read(lines, by_id[key])
        faults += wrong
        if marks is not None:
            (MARKS / reader / f"{key}.json").write_text(dumped(marks), "utf-8")
            written += 1
            count += len(marks.statements)
    print("\n".join(faults))
    print(f"{written} articles, {count} statements, {len(faults)} lines refused")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
