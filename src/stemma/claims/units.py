"""What is grouped into claims: a statement, or one figure of it, or a figure that nobody is said to give.

A statement with three figures asserts three propositions, so that each of its figures is a unit of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.model import Article, Findings, Passage, Quantity, Span, Statement
from stemma.text.segment import sentences

#: marks and words that part the clauses of a sentence; both sides keep their words
_CLAUSE_END = re.compile(r"[,;:–—()]\s")
#: a clause with less than this many letters says too little and takes in its neighbour
_SHORT = 12
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

    @property
    def denies(self) -> bool:
        """Whether it is a denial."""
        return self.statement is not None and self.statement.polarity == "denies"

    @property
    def root(self) -> str | None:
        """The entity that the statement ends in."""
        if self.statement is None or self.statement.attribution is None:
            return None
        return self.statement.attribution.root.entity


def masked(article: Article, spans: Sequence[Span], figures: Iterable[Quantity]) -> str:
    """The words of some spans, each figure in them replaced by what it counts."""
    parts = []
    for span in spans:
        at = span.begin
        for figure in sorted(figures, key=lambda q: q.passage.begin):
            where = figure.passage.span
            if where.begin >= at and where.end <= span.end:
                parts.append(article.text[at : where.begin] + _noun(figure))
                at = where.end
        parts.append(article.text[at : span.end] + " ")
    return " ".join(_DIGITS.sub(" ", "".join(parts)).split())


def _noun(figure: Quantity) -> str:
    return figure.counted or ""


def focus(clause: Span, figure: Quantity, others: Iterable[Quantity]) -> Span:
    """The part of a clause that is about one of its figures: up to the figures before and after it."""
    inner = figure.passage.span
    begin = max([clause.begin, *(q.passage.end for q in others if q.passage.end <= inner.begin)])
    end = min([clause.end, *(q.passage.begin for q in others if q.passage.begin >= inner.end)])
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


def _sentence_of(spans: Sequence[Span], inner: Span) -> Span:
    return next((span for span in spans if span.covers(inner)), inner)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes the units of one article."""

    article: Article
    findings: Findings
    sentences: tuple[Span, ...]

    def place(self, at: int) -> float:
        return at / max(1, len(self.article.text))

    def of_figure(self, figure: Quantity, statement: Statement | None) -> Unit:
        inner = figure.passage.span
        spans = [p.span for p in statement.content] if statement else [_sentence_of(self.sentences, inner)]
        around = next((span for span in spans if span.covers(inner)), spans[0])
        around = (
            _sentence_of([s for s in self.sentences if around.covers(s)], inner) if around.covers(inner) else around
        )
        around = around if around != inner else next(span for span in (*spans, inner) if span.covers(inner))
        clause = clause_around(self.article, around, inner)
        return Unit(
            id=figure.id,
            article=self.article.id,
            statement=statement,
            figure=figure,
            passage=self.article.passage(around),
            clause=masked(self.article, [focus(clause, figure, self.findings.quantities)], self.findings.quantities),
            whole=masked(self.article, spans, self.findings.quantities),
            place=self.place(inner.begin),
        )

    def of_statement(self, statement: Statement) -> Unit:
        spans = [passage.span for passage in statement.content]
        text = masked(self.article, spans, self.findings.quantities)
        return Unit(
            id=statement.id,
            article=self.article.id,
            statement=statement,
            passage=statement.content[0],
            clause=text,
            whole=text,
            place=self.place(spans[0].begin),
        )

    def units(self) -> list[Unit]:
        inside: dict[str | None, list[Quantity]] = defaultdict(list)
        for figure in self.findings.quantities:
            inside[figure.statement].append(figure)
        made = [self.of_figure(figure, None) for figure in inside[None]]
        for statement in self.findings.statements:
            figures = inside.get(statement.id, ())
            made += [self.of_figure(figure, statement) for figure in figures] or [self.of_statement(statement)]
        return sorted(made, key=lambda unit: (unit.passage.begin, unit.place, unit.id))


def units_of(ids: Iterable[str], articles: Mapping[str, Article], findings: Mapping[str, Findings]) -> tuple[Unit, ...]:
    """The units of some articles, article by article in the order given, each in reading order."""
    made: list[Unit] = []
    for key in ids:
        article = articles[key]
        reader = _Reader(article, findings.get(key, Findings(article=key)), sentences(article.text, article.language))
        made += reader.units()
    return tuple(made)
