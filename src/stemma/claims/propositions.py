"""What is grouped into claims: a statement, or one figure of it, or a figure that nobody is said to give.

A statement with three figures asserts three propositions, so that each of its figures is a unit of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma import lang
from stemma.claims.figures import reading
from stemma.claims.hours import is_hour
from stemma.grammar.outcomes import nearest, told
from stemma.model import Article, Findings, Passage, Quantity, Span, Statement
from stemma.text.ordered import Ordered
from stemma.text.segment import sentences

#: marks and words that part the clauses of a sentence; both sides keep their words
_CLAUSE_END = re.compile(r"[,;:–—()]\s")
#: code points before and behind a figure, and of a piece of a statement, that are compared
_NEAR, _WHOLE = 500, 2_000
#: a clause with less than this many letters says too little and takes in its neighbour
_SHORT = 12
#: units of ages and terms, which describe somebody and are seldom claimed for themselves; UCUM and plain
_AGES = frozenset({"a", "year", "years"})
_DAY = 10
_IS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!.*/)")
_DIGITS = re.compile(r"\d[\d.,\u00a0\u202f'’]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One proposition in one place."""

    #: id of the figure, else of the statement
    id: str
    article: str
    statement: Statement | None = None
    figure: Quantity | None = None
    #: the words of the proposition
    passage: Passage
    #: the clause of the figure, or the whole content, figures masked
    clause: str
    #: the whole content or sentence, figures masked
    whole: str
    #: where it stands in the article, 0 to 1
    place: float
    #: what the figure counts, in its own words or those of the figure before it in the sentence; empty for none
    noun: str = ""
    #: which of the statement's or sentence's figures it is, and of how many; (0, 0) without a figure
    rank: tuple[int, int] = (0, 0)
    #: of the article; None when unknown
    language: str | None = None
    #: values of the days and hours named in the content or sentence
    times: frozenset[str] = frozenset()
    #: entities of the places named in the content or sentence
    places: frozenset[str] = frozenset()
    #: what the clause tells of people and things, by the names of `lang.outcomes`
    outcomes: frozenset[str] = frozenset()
    #: the whole of the unit before it in its article, and of the one after; empty at the ends
    before: str = ""
    after: str = ""

    @property
    def denies(self) -> bool:
        """Whether it is a denial."""
        return self.statement is not None and self.statement.polarity == "denies"

    @property
    def value(self) -> float | None:
        """The number given; None for none, and for "thousands", which is no number that another could equal."""
        if self.figure is None:
            return None
        vague = lang.of(self.language).numbers.vague if lang.of(self.language).knows("numbers") else {}
        amount = self.figure.value
        thousands = any(vague.get(word) == amount for word in self.figure.passage.text.casefold().split())
        return None if thousands else float(amount)

    @property
    def measure(self) -> str | None:
        """The dimension that the figure measures; None for a count and without a figure."""
        return reading(self.figure).dimension if self.figure else None

    @property
    def days(self) -> frozenset[str]:
        """The days named in the content or sentence; longer stretches tell no day apart."""
        return frozenset(value[:_DAY] for value in self.times if _IS_DAY.match(value))

    @property
    def root(self) -> str | None:
        """The entity that the statement ends in."""
        if self.statement is None or self.statement.attribution is None:
            return None
        return self.statement.attribution.root.entity


def masked(article: Article, spans: Sequence[Span], nouns: Mapping[Quantity, str]) -> str:
    """The words of some spans, each figure in them replaced by what it counts; `nouns` are in reading order."""
    parts = []
    figures = tuple(nouns)
    for span in spans:
        at = span.begin
        for figure in figures[bisect_left(figures, at, key=lambda q: q.passage.begin) :]:
            if figure.passage.begin >= span.end:
                break
            where = figure.passage.span
            if where.begin >= at and where.end <= span.end:
                parts.append(article.text[at : where.begin] + nouns[figure])
                at = where.end
        parts.append(article.text[at : span.end] + " ")
    return " ".join(_DIGITS.sub(" ", "".join(parts)).split())


def nouns_of(figures: Sequence[Quantity], cut: Ordered) -> dict[Quantity, str]:
    """What each figure counts; a bare number ("three of them") counts what the figure before it in its sentence does."""
    found: dict[Quantity, str] = {}
    last: tuple[Span | None, str] = (None, "")
    for figure in sorted(figures, key=lambda q: (q.passage.begin, -q.passage.end)):
        sentence = cut.holding(figure.passage.span)
        inherited = last[1] if sentence is not None and sentence == last[0] and figure.unit is None else ""
        found[figure] = figure.counted or inherited
        last = (sentence, found[figure])
    return found


def focus(clause: Span, figure: Quantity, ends: Sequence[int], begins: Sequence[int]) -> Span:
    """The part of a clause that is about one of its figures: up to the figures before and after it.

    Args:
        clause: that holds the figure.
        figure: whose part is asked for.
        ends: where all figures end, sorted.
        begins: where all begin, sorted.
    """
    inner = figure.passage.span
    before, after = bisect_right(ends, inner.begin), bisect_left(begins, inner.end)
    begin = max([clause.begin, *ends[max(0, before - 1) : before]])
    end = min([clause.end, *begins[after : after + 1]])
    return Span(min(begin, inner.begin), max(end, inner.end))


def clause_around(article: Article, within: Span, inner: Span) -> Span:
    """The clause of `within` that holds `inner`."""
    begin, end = within.begin, within.end
    for mark in _CLAUSE_END.finditer(article.text, within.begin, within.end):
        if mark.end() <= inner.begin and inner.end - mark.end() >= _SHORT:
            begin = mark.end()
        if mark.start() >= inner.end and mark.start() - begin >= _SHORT:
            end = mark.start()
            break
    return Span(begin, max(end, inner.end))


def _clipped(span: Span, inner: Span, near: int) -> Span:
    """The span as far as it is near to what it is read for: a sentence of thousands of words is none."""
    begin = max(span.begin, min(inner.begin - near, span.end))
    return Span(begin, max(begin, min(span.end, inner.end + near)))


@dataclass(frozen=True, slots=True)
class _Named:
    """What is named in an article, where it stands."""

    #: where each begins, sorted
    begins: Sequence[int]
    #: where each ends, and what it names
    named: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, found: Iterable[tuple[Passage, str]]) -> "_Named":
        ordered = sorted((passage.begin, passage.end, name) for passage, name in found)
        return cls([begin for begin, _, _ in ordered], [(end, name) for _, end, name in ordered])

    def within(self, spans: Sequence[Span]) -> frozenset[str]:
        """What is named in some spans."""
        return frozenset(
            name
            for span in spans
            for end, name in self.named[bisect_left(self.begins, span.begin) : bisect_left(self.begins, span.end)]
            if end <= span.end
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes the units of one article."""

    article: Article
    findings: Findings
    cut: Ordered
    nouns: Mapping[Quantity, str]
    #: where figures end and begin, sorted
    ends: Sequence[int]
    begins: Sequence[int]
    #: the days, hours and places named, where each stands
    dated: "_Named"
    placed: "_Named"

    @classmethod
    def of(cls, article: Article, findings: Findings, cut: Ordered, nouns: Mapping[Quantity, str]) -> "_Reader":
        return cls(
            article=article,
            findings=findings,
            cut=cut,
            nouns=nouns,
            ends=sorted(figure.passage.end for figure in nouns),
            begins=sorted(figure.passage.begin for figure in nouns),
            dated=_Named.of((one.passage, one.value) for one in findings.times if one.value[:4].isdigit()),
            placed=_Named.of((m.passage, m.entity) for m in findings.mentions if m.type == "place" and m.entity),
        )

    def place(self, at: int) -> float:
        return at / max(1, len(self.article.text))

    def times(self, spans: Sequence[Span]) -> frozenset[str]:
        """The days and hours named in some spans; lengths and "now" tell nothing apart."""
        return self.dated.within(spans)

    def places(self, spans: Sequence[Span]) -> frozenset[str]:
        """The places named in some spans."""
        return self.placed.within(spans)

    def sentence(self, inner: Span) -> Span:
        """The sentence that something stands in; itself where none holds it."""
        return self.cut.holding(inner) or inner

    def around(self, figure: Quantity, spans: Sequence[Span]) -> Span:
        """The sentence of a figure, as far as it lies in the content."""
        inner = figure.passage.span
        content = next((span for span in spans if span.covers(inner)), inner)
        sentence = self.sentence(inner)
        return Span(
            max(content.begin, min(sentence.begin, inner.begin)), min(content.end, max(sentence.end, inner.end))
        )

    def of_figure(self, figure: Quantity, statement: Statement | None, rank: tuple[int, int]) -> Unit:
        inner = figure.passage.span
        whole = [p.span for p in statement.content] if statement else [self.sentence(inner)]
        spans = [_clipped(span, inner, _NEAR) for span in whole]
        around = _clipped(self.around(figure, spans), inner, _NEAR)
        clause = focus(clause_around(self.article, around, inner), figure, self.ends, self.begins)
        return Unit(
            id=figure.id,
            article=self.article.id,
            statement=statement,
            figure=figure,
            passage=self.article.passage(around),
            clause=masked(self.article, [clause], self.nouns),
            whole=masked(self.article, spans, self.nouns),
            place=self.place(inner.begin),
            noun=self.nouns[figure],
            rank=rank,
            language=self.article.language,
            times=self.times([around]),
            outcomes=nearest(self.article.text, clause, inner, lang.of(self.article.language)),
            places=self.places([around]),
        )

    def of_statement(self, statement: Statement) -> Unit:
        spans = [
            _clipped(span, Span(span.begin, span.begin), _WHOLE)
            for span in (passage.span for passage in statement.content)
        ]
        text = masked(self.article, spans, self.nouns)
        return Unit(
            id=statement.id,
            article=self.article.id,
            statement=statement,
            passage=statement.content[0],
            clause=text,
            whole=text,
            place=self.place(spans[0].begin),
            language=self.article.language,
            times=self.times(spans),
            outcomes=told(" … ".join(passage.text for passage in statement.content), lang.of(self.article.language)),
            places=self.places(spans),
        )

    def units(self) -> list[Unit]:
        inside: dict[str | Span, list[Quantity]] = defaultdict(list)
        for figure in sorted(self.nouns, key=lambda q: (q.passage.begin, q.passage.end, q.id)):
            if figure.unit not in _AGES:
                inside[figure.statement or self.sentence(figure.passage.span)].append(figure)
        by_id = {statement.id: statement for statement in self.findings.statements}
        made = [
            self.of_figure(figure, by_id.get(key) if isinstance(key, str) else None, (number, len(figures)))
            for key, figures in inside.items()
            for number, figure in enumerate(figures, start=1)
        ]
        made += [self.of_statement(s) for s in self.findings.statements if s.id not in inside]
        ordered = sorted(made, key=lambda unit: (unit.passage.begin, unit.place, unit.id))
        return with_neighbours(ordered)


def with_neighbours(units: Sequence[Unit]) -> list[Unit]:
    """The units of one article, in the order given, each with the words of those before and after it."""
    wholes = ["", *(unit.whole for unit in units), ""]
    return [replace(unit, before=wholes[n], after=wholes[n + 2]) for n, unit in enumerate(units)]


def units_of(ids: Iterable[str], articles: Mapping[str, Article], findings: Mapping[str, Findings]) -> tuple[Unit, ...]:
    """The units of some articles, article by article in the order given, each in reading order."""
    made: list[Unit] = []
    for key in ids:
        article, found = articles[key], findings.get(key, Findings(article=key))
        cut = Ordered(sentences(article.text, article.language))
        figures = [
            q for q in found.quantities if not is_hour(q, article, cut.holding(q.passage.span) or q.passage.span)
        ]
        made += _Reader.of(article, found, cut, nouns_of(figures, cut)).units()
    return tuple(made)
