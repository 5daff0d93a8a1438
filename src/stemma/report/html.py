"""A trace as one self-contained HTML page: no script, no font, no picture from anywhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from stemma.model import Article, Passage, Statement, Trace
from stemma.report.anchors import anchor
from stemma.report.descents import change_lines, edge_words
from stemma.report.differences import differences_told
from stemma.report.moments import moment_words
from stemma.report.origin import headline, published, signals
from stemma.report.series import clock, series
from stemma.report.view import View, figure, standing


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text and the statements and figures that cover it."""

    text: str
    #: statement ids, outermost first
    statements: tuple[str, ...]
    roles: tuple[str, ...]
    #: ids whose first words these are: the anchors that links lead to
    starts: tuple[str, ...]


def _statement_marks(statement: Statement) -> Iterator[tuple[Passage, str, str]]:
    for passage in statement.content:
        yield passage, statement.id, "content"
    for hop in statement.attribution.chain if statement.attribution else ():
        if hop.mention:
            yield hop.mention, statement.id, "speaker"
        for cue in hop.cue:
            yield cue, statement.id, "cue"


def _marks(trace: Trace, article: Article) -> Iterator[tuple[Passage, str, str]]:
    for statement in trace.statements:
        if statement.article == article.id:
            yield from _statement_marks(statement)
    yield from ((q.passage, q.id, "figure") for q in trace.quantities if q.article == article.id)
    yield from ((t.passage, "", "time") for t in trace.times if t.article == article.id)
    yield from ((passage, anchor(passage), "") for passage in _linked(trace) if passage.article == article.id)


def _linked(trace: Trace) -> Iterator[Passage]:
    """Passages that claims and the timeline point to besides statements and figures."""
    for claim in trace.claims:
        yield from claim.narrated
    for event in trace.timeline:
        yield from event.passages


def pieces(trace: Trace, article: Article) -> Iterator[Piece]:
    """The article's text cut at every mark's edge; joined again it is the text."""
    marks = sorted(_marks(trace, article), key=lambda m: (m[0].begin, -m[0].end, m[1]))
    edges = sorted({0, len(article.text), *(e for p, _, _ in marks for e in (p.begin, p.end))})
    seen: set[str] = set()
    for begin, end in pairwise(edges):
        over = [(key, role) for passage, key, role in marks if passage.begin <= begin and end <= passage.end]
        starts = tuple(dict.fromkeys(key for key, _ in over if key and key not in seen))
        seen.update(starts)
        yield Piece(
            text=article.text[begin:end],
            statements=tuple(dict.fromkeys(key for key, role in over if role == "content")),
            roles=tuple(dict.fromkeys(role for _, role in over if role)),
            starts=starts,
        )


def to_html(trace: Trace) -> str:
    """The page: per story its origins, stemma, claims, timeline and statements, then every text with its marks."""
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("stemma.report").joinpath("page.html.j2").read_text("utf-8"))
    view = View(trace)
    return template.render(
        trace=trace,
        view=view,
        pieces=pieces,
        anchor=anchor,
        figure=figure,
        series=series,
        differences=differences_told,
        standing=standing,
        headline=headline,
        signals=signals,
        published=published,
        moment=moment_words,
        clock=clock,
        change_lines=change_lines,
        edge_words=edge_words,
        wording=view.wording,
    )
