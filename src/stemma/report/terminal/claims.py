"""The claims of a story: who asserts, who denies, how the figures differ."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.model import Claim, Story
from stemma.report.view import View, counted, figure, one_line

#: claims shown without --full
SHOWN_CLAIMS = 8


def _who(view: View, ids: tuple[str, ...]) -> str:
    names: dict[str, list[str]] = {}
    for key in ids:
        statement = view.statements[key]
        names.setdefault(view.source(statement), []).append(statement.article)
    return "; ".join(f"{name} (in {', '.join(sorted(set(where)))})" for name, where in names.items())


def _figures(view: View, claim: Claim) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("", "figure", "who says so", "as of", "article", "words"):
        table.add_column(column)
    for key in claim.figures:
        quantity = view.quantities[key]
        statement = view.statements.get(quantity.statement or "")
        said = statement.said.value if statement and statement.said else None
        table.add_row(
            "    ",
            figure(quantity),
            one_line(view.source(statement), 40) if statement else "unattributed",
            quantity.as_of or (f"said {said}" if said else "unknown"),
            quantity.article,
            f"“{one_line(quantity.passage.text, 50)}”",
        )
    return table


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
    yield line
    if claim.figures:
        yield _figures(view, claim)
    for difference in claim.differences:
        first, second = (view.quantities[key] for key in difference.figures)
        yield Text(f"      {figure(first)} / {figure(second)}: {difference.kind.replace('_', ' ')}: {difference.why}")


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
