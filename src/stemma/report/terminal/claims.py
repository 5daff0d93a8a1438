"""The claims of a story: who asserts, who denies, how the figures differ."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.model import Claim, Story
from stemma.report.differences import differences_left, differences_told
from stemma.report.moments import moment_words
from stemma.report.series import Point, series
from stemma.report.terminal.layout import Hanging
from stemma.report.view import View, figure, one_line, standing

#: claims shown without --full
SHOWN_CLAIMS = 8
#: columns of the longest bar
BAR_WIDTH = 8
#: columns that a claim's lines and its figures are indented by
INDENT, FIGURES = 6, 8
#: columns between those of a table
GAP = 2
#: code points shown of a claim, of a statement under it, and of a figure's words
CLAIM, STATEMENT, WORDS = 150, 120, 50


def bar(value: float, largest: float) -> str:
    """A bar in proportion to the largest figure of the claim; some mark for any figure above zero."""
    if value <= 0 or largest <= 0:
        return ""
    eighths = max(1, round(BAR_WIDTH * 8 * value / largest))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def clock(point: Point) -> str:
    """As of when a figure holds, to the minute, and which clock tells when it is not the figure's own."""
    if point.when is None:
        return "unknown"
    when = moment_words(point.when)
    return when if point.clock == "as_of" else f"{when} ({point.clock})"


def _source(view: View, point: Point) -> str:
    if point.source in view.entities:
        return view.entities[point.source].name
    statement = view.statements.get(view.quantities[point.figures[0]].statement or "")
    return view.source(statement) if statement else "unattributed"


def _where(view: View, point: Point) -> str:
    return ", ".join(view.in_order(view.quantities[key].article for key in point.figures))


def _words(view: View, point: Point) -> str:
    return f"“{one_line(view.quantities[point.figures[0]].passage.text, WORDS)}”"


def _series_line(view: View, point: Point) -> Hanging:
    words = f"{figure(view.quantities[point.figures[0]])} as of {clock(point)}: {_source(view, point)}"
    return Hanging(Text(f"figure: {words} (in {_where(view, point)}): {_words(view, point)}"), INDENT)


def figure_series(view: View, claim: Claim) -> RenderableType:
    """The claim's figures by source and time: one row for figures that tell the same, with all that carry them."""
    points = series(claim, view.quantities, view.statements, view.articles)
    if len(points) == 1:
        return _series_line(view, points[0])
    largest = max((point.upper or point.value for point in points), default=0)
    table = Table(box=None, padding=(0, GAP, 0, 0), show_header=True, header_style="dim")
    table.add_column("", min_width=FIGURES - GAP)
    table.add_column("as of", min_width=10)
    for column in ("figure", "", "who says so", "in", "words"):
        table.add_column(column, overflow="fold")
    for point in points:
        table.add_row(
            "",
            clock(point),
            figure(view.quantities[point.figures[0]]),
            bar(point.upper or point.value, largest),
            one_line(_source(view, point), 40),
            _where(view, point),
            _words(view, point),
        )
    return table


def difference_lines(view: View, claim: Claim, *, full: bool) -> Iterator[RenderableType]:
    """Why figures differ, one line a reason; figures that agree need none."""
    for told in differences_told(claim, view.quantities, full=full):
        yield Hanging(Text(f"{told.kind}: {told.figures}").append(f" ({told.why})", style="dim"), FIGURES)
    left = "" if full else differences_left(claim, view.quantities)
    if left:
        yield Hanging(Text(left, style="dim"), FIGURES)


def _carried(view: View, ids: Iterable[str]) -> str:
    return ", ".join(view.in_order(view.statements[key].article for key in ids))


def _sources(view: View, ids: Iterable[str], verb: str) -> str:
    """All in one line: asserted by X (in a1, a2); Y (in a3)."""
    told = (f"{name} (in {_carried(view, said)})" for name, said in view.carriers(ids).items())
    return f"{verb} by {'; '.join(told)}"


def _quoted(view: View, ids: Iterable[str], verb: str) -> Iterator[str]:
    """A line a source, with the words it is carried in first: denied by X (in a1, a2): “…”."""
    for name, said in view.carriers(ids).items():
        yield f"{verb} by {name} (in {_carried(view, said)}): “{one_line(view.words(said[0]), STATEMENT)}”"


def _told(view: View, claim: Claim, *, full: bool) -> Iterator[tuple[str, str]]:
    """What is said of a claim, line by line, with the style of each."""
    yield standing(claim), "dim"
    if claim.asserts and full:
        yield from ((line, "") for line in _quoted(view, claim.asserts, "asserted"))
    elif claim.asserts:
        yield _sources(view, claim.asserts, "asserted"), ""
    if claim.narrated:
        yield f"told without a source in {', '.join(view.in_order(p.article for p in claim.narrated))}", ""
    if claim.denies:
        yield from ((line, "red") for line in _quoted(view, claim.denies, "denied"))
        if lacking := view.lacking_denial(claim):
            yield f"carried without the denial by {', '.join(lacking)}", "red"


def claim_lines(view: View, claim: Claim, *, full: bool) -> Iterator[RenderableType]:
    """One claim."""
    line = Text(f"{claim.id}  ", style="bold")
    if words := view.singled_out(claim):
        line.append(f"“{words}” in ", style="not bold")
    yield Hanging(line.append(f"“{one_line(claim.text, CLAIM)}”", style="not bold"), 2)
    for words, style in _told(view, claim, full=full):
        yield Hanging(Text(words, style=style), INDENT)
    if claim.figures:
        yield figure_series(view, claim)
    yield from difference_lines(view, claim, full=full)


def claim_blocks(view: View, story: Story, *, full: bool) -> Iterator[RenderableType]:
    """The claims that more than one statement or a figure carries first; all with `full`."""
    claims = view.claims(story)
    ranked = sorted(claims, key=lambda c: (-len(c.asserts) - len(c.denies) - len(c.figures), claims.index(c)))
    shown = ranked if full else ranked[:SHOWN_CLAIMS]
    if shown:
        left = (
            f" (the {len(shown)} most carried of {len(ranked)}; --full shows all)" if len(shown) < len(ranked) else ""
        )
        yield Text(f"\nClaims{left}", style="bold")
    for claim in shown:
        yield from claim_lines(view, claim, full=full)
