"""A claim's figures over time: who gave which figure as of when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.model import Article, Claim, Quantity, Statement
from stemma.report.moments import moment_words
from stemma.report.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of a series; copies that repeat it stand in `figures`."""

    #: as of when it holds: its own date, else when it was said, else when it was first printed; None when unknown
    when: str | None
    #: which of the three `when` is
    clock: str
    value: float
    upper: float | None
    bound: str
    unit: str | None
    #: id of the entity that the figure comes from; None when nobody is said to give it
    source: str | None
    #: ids of the figures that say this
    figures: tuple[str, ...]


def _when(figure: Quantity, statement: Statement | None, article: Article) -> tuple[str | None, str]:
    if figure.as_of and figure.as_of[:4].isdigit():
        return figure.as_of, "as_of"
    if statement is not None and statement.said is not None and statement.said.value[:4].isdigit():
        return statement.said.value, "said"
    return article.published.value, "printed"


def _source(statement: Statement | None) -> str | None:
    return statement.attribution.root.entity if statement and statement.attribution else None


def series(
    claim: Claim,
    quantities: Mapping[str, Quantity],
    statements: Mapping[str, Statement],
    articles: Mapping[str, Article],
) -> tuple[Point, ...]:
    """The figures of a claim, earliest first, unknown times last; one point for each source and figure.

    Args:
        claim: with figures or without, which gives no points.
        quantities: by id.
        statements: by id.
        articles: by id.
    """
    found: dict[tuple[object, ...], list[tuple[str | None, str, Quantity]]] = {}
    for key in claim.figures:
        figure = quantities[key]
        statement = statements.get(figure.statement or "")
        when, clock = _when(figure, statement, articles[figure.article])
        same = (_source(statement), figure.value, figure.upper, figure.bound, figure.unit)
        found.setdefault(same, []).append((when, clock, figure))
    points = [_point(same[0], told) for same, told in found.items()]
    return tuple(sorted(points, key=lambda p: (p.when is None, p.when or "", p.source or "", p.value, p.figures)))


def _point(source: object, told: Sequence[tuple[str | None, str, Quantity]]) -> Point:
    """The point of equal figures: at the earliest time any of them gives, its own date before any other."""
    order = {"as_of": 0, "said": 1, "printed": 2}
    when, clock, figure = min(told, key=lambda one: (one[0] is None, order[one[1]], one[0] or "", one[2].id))
    return Point(
        when=when,
        clock=clock,
        value=figure.value,
        upper=figure.upper,
        bound=figure.bound,
        unit=figure.unit,
        source=source if isinstance(source, str) else None,
        figures=tuple(one.id for _, _, one in told),
    )


def clock(view: View, point: Point) -> str:
    """As of when a figure holds, to the minute, and which clock tells when it is not the figure's own."""
    if point.when is None:
        return view.wording("moment.unknown")
    when = moment_words(point.when, view.wording)
    return when if point.clock == "as_of" else f"{when} ({view.wording(f'clock.{point.clock}')})"


def surely_given(view: View, point: Point) -> bool:
    """Whether somebody is surely quoted with a point's figure."""
    statement = view.statements.get(view.quantities[point.figures[0]].statement or "")
    return statement is not None and statement.attribution is not None and view.shows(statement)


def source_of(view: View, point: Point) -> str:
    """Who gives a point's figure, as people call them; who is not sure to be quoted is not named."""
    statement = view.statements.get(view.quantities[point.figures[0]].statement or "")
    if statement is None:
        return view.wording("who.unattributed")
    if not view.shows(statement):
        return view.wording("who.unsure")
    return view.entities[point.source].name if point.source in view.entities else view.source(statement)
