"""The claims of a story: who asserts, who denies, how the figures differ."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.model import Claim
from stemma.report.differences import differences_left, differences_told
from stemma.report.findings import FOLDED, ClaimTold, StoryTold, Words, text_of
from stemma.report.series import Point, clock, series, source_of
from stemma.report.terminal.layout import ByWidth, Hanging, named
from stemma.report.view import View, figure, one_line

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


def _where(view: View, point: Point) -> str:
    return ", ".join(view.in_order(view.quantities[key].article for key in point.figures))


def _words(view: View, point: Point) -> str:
    return view.wording("quote.words", words=one_line(view.quantities[point.figures[0]].passage.text, WORDS))


def _series_line(view: View, point: Point) -> Hanging:
    when = view.wording("terminal.as_of", when=clock(view, point)) if point.when else view.wording("pictures.undated")
    words = view.wording(
        "terminal.figure", figure=figure(view.quantities[point.figures[0]], view.wording), when=when,
        who=source_of(view, point), articles=_where(view, point), words=_words(view, point),
    )  # fmt: skip
    return Hanging(Text(words), INDENT)


def figure_series(view: View, claim: Claim) -> RenderableType:
    """The claim's figures by source and time: one row for figures that tell the same, with all that carry them."""
    points = series(claim, view.quantities, view.statements, view.articles)
    lines = [_series_line(view, point) for point in points]
    return ByWidth(wide=_series_table(view, points), narrow=lines) if len(points) > 1 else lines[0]


def _series_table(view: View, points: Sequence[Point]) -> Table:
    largest = max((point.upper or point.value for point in points), default=0)
    table = Table(box=None, padding=(0, GAP, 0, 0), show_header=True, header_style="dim")
    table.add_column("", min_width=FIGURES - GAP)
    table.add_column(view.wording("page.as_of"), min_width=10)
    for column in ("page.figure", "", "page.who", "page.where", "terminal.words"):
        table.add_column(view.wording(column) if column else "", overflow="fold")
    # bars of one length say nothing
    unlike = len({point.upper or point.value for point in points}) > 1
    for point in points:
        table.add_row(
            "",
            clock(view, point),
            figure(view.quantities[point.figures[0]], view.wording),
            bar(point.upper or point.value, largest) if unlike else "",
            one_line(source_of(view, point), 40),
            _where(view, point),
            _words(view, point),
        )
    return table


def difference_lines(view: View, claim: Claim, *, full: bool) -> Iterator[RenderableType]:
    """Why figures differ, one line a reason; figures that agree need none."""
    for told in differences_told(claim, view.quantities, full=full, wording=view.wording):
        yield Hanging(Text(named(view, told.name, told.figures)).append(f" ({told.why})", style="dim"), FIGURES)
    left = "" if full else differences_left(claim, view.quantities, view.wording)
    if left:
        yield Hanging(Text(left, style="dim"), FIGURES)


def _quoted(view: View, key: str, said: Iterable[Words]) -> Iterator[str]:
    """A line a source, with the words it is carried in first: denied by X (in a1, a2): “…”."""
    for one in said:
        words = one_line(one.words[0].words, STATEMENT)
        yield view.wording(key, who=one.who.words, articles=", ".join(one.articles), words=words)


def _lines(view: View, one: ClaimTold, *, full: bool) -> Iterator[tuple[str, str]]:
    """What is said of a claim, line by line, with the style of each."""
    wording = view.wording
    known = text_of(one.known)
    # "corrected: Corrected: 11 → 14" says it twice
    yield known if known.casefold().startswith(one.state.casefold()) else named(view, one.state, known), "dim"
    if full:
        yield from ((line, "") for line in _quoted(view, "claim.asserted_by", one.asserted))
        for narrated in one.narrated:
            words = one_line(narrated.words, STATEMENT)
            yield wording("claim.narrated_in", articles=narrated.passages[0].article, words=words), ""
    yield from ((line, "red") for line in _quoted(view, "claim.denied_by", one.denied))
    if one.lacking:
        lacking = ", ".join(str(cited.article) for cited in one.lacking)
        yield wording("claim.lacking", articles=lacking), "red"


def claim_lines(view: View, one: ClaimTold, *, full: bool) -> Iterator[RenderableType]:
    """One claim."""
    line = Text(f"{one.claim.id}  ", style="bold")
    words = view.wording("quote.words", words=one_line(one.words.words, CLAIM))
    if one.focus:
        words = view.wording("claim.focus", focus=one.focus, words=one_line(one.words.words, CLAIM))
    yield Hanging(line.append(words, style="not bold"), 2)
    for told, style in _lines(view, one, full=full):
        yield Hanging(Text(told, style=style), INDENT)
    if one.claim.figures:
        yield figure_series(view, one.claim)
    yield from difference_lines(view, one.claim, full=full)


def claim_blocks(view: View, told: StoryTold, *, full: bool) -> Iterator[RenderableType]:
    """The claims at stake first; all with `full`."""
    wording, claims = view.wording, told.claims
    shown = claims if full else [one for one in claims if one.stake not in FOLDED][:SHOWN_CLAIMS]
    if shown:
        heading = wording("title.claims")
        left = wording("claim.shown_of", n=len(shown), total=str(len(claims))) if len(shown) < len(claims) else ""
        yield Text(f"\n{heading}{left}", style="bold")
    for one in shown:
        yield from claim_lines(view, one, full=full)
