"""The claims of a story: who asserts, who denies, how the figures differ."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.claims import Point, series, without_denial
from stemma.model import Claim, Story
from stemma.report.view import View, counted, figure, one_line

#: claims shown without --full
SHOWN_CLAIMS = 8
#: columns of the longest bar
BAR_WIDTH = 12


def _who(view: View, ids: tuple[str, ...]) -> str:
    names: dict[str, list[str]] = {}
    for key in ids:
        statement = view.statements[key]
        names.setdefault(view.source(statement), []).append(statement.article)
    return "; ".join(f"{name} (in {', '.join(sorted(set(where)))})" for name, where in names.items())


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
    when = "/".join(part[:16] for part in point.when.split("/"))
    return when if point.clock == "as_of" else f"{when} ({point.clock})"


def _source(view: View, point: Point) -> str:
    if point.source in view.entities:
        return view.entities[point.source].name
    statement = view.statements.get(view.quantities[point.figures[0]].statement or "")
    return view.source(statement) if statement else "unattributed"


def figure_series(view: View, claim: Claim) -> Table:
    """The claim's figures by source and time: one row for figures that tell the same, with all that carry them."""
    points = series(claim, view.quantities, view.statements, view.articles)
    largest = max((point.upper or point.value for point in points), default=0)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    table.add_column("     as of", no_wrap=True)
    for column in ("figure", "", "who says so", "in", "words"):
        table.add_column(column)
    for point in points:
        first = view.quantities[point.figures[0]]
        table.add_row(
            f"     {clock(point)}",
            figure(first),
            bar(point.upper or point.value, largest),
            one_line(_source(view, point), 40),
            ", ".join(dict.fromkeys(view.quantities[key].article for key in point.figures)),
            f"“{one_line(first.passage.text, 50)}”",
        )
    return table


def difference_lines(view: View, claim: Claim) -> Iterator[str]:
    """Why figures differ, once for each pair of values; figures that agree need no line."""
    told: dict[str, None] = {}
    for difference in claim.differences:
        if difference.kind != "same":
            first, second = (figure(view.quantities[key]) for key in difference.figures)
            told[f"     {first} / {second}: {difference.kind.replace('_', ' ')}: {difference.why}"] = None
    yield from told


def claim_lines(view: View, claim: Claim) -> Iterator[RenderableType]:
    """One claim."""
    state = claim.state.replace("_", " ")
    counts = f"{counted(claim.independent_sources, 'first-hand source')}, "
    counts += counted(claim.independent_articles, "independent article")
    line = Text(f"  {claim.id}  ", style="bold")
    line.append(f"“{one_line(claim.text, 150)}”", style="not bold")
    line.append(f"\n      {state}; {counts}", style="dim")
    if claim.asserts:
        line.append(f"\n      asserted by {_who(view, claim.asserts)}")
    if claim.denies:
        line.append(f"\n      denied by {_who(view, claim.denies)}", style="red")
        lacking = without_denial(claim, view.statements, view.quantities)
        line.append(f"\n      carried without the denial by {', '.join(lacking)}" if lacking else "", style="red")
    yield line
    if claim.figures:
        yield figure_series(view, claim)
    for told in difference_lines(view, claim):
        yield Text(told)


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
        yield from claim_lines(view, claim)
