"""The claims of a story: who asserts, who denies, how the figures differ."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.model import Claim, Quantity, Story
from stemma.report.view import View, counted, figure, one_line

#: claims shown without --full
SHOWN_CLAIMS = 8


def _who(view: View, ids: tuple[str, ...]) -> str:
    names: dict[str, list[str]] = {}
    for key in ids:
        statement = view.statements[key]
        names.setdefault(view.source(statement), []).append(statement.article)
    return "; ".join(f"{name} (in {', '.join(sorted(set(where)))})" for name, where in names.items())


def _row(view: View, quantity: Quantity) -> tuple[str, str, str]:
    """What is told of a figure: the figure itself, who says so, as of when."""
    statement = view.statements.get(quantity.statement or "")
    said = statement.said.value if statement and statement.said else None
    source = one_line(view.source(statement), 40) if statement else "unattributed"
    return figure(quantity), source, quantity.as_of or (f"said {said}" if said else "unknown")


def _figures(view: View, claim: Claim) -> Table:
    """One row for figures that tell the same, with all the articles that carry them."""
    rows: dict[tuple[str, str, str], list[Quantity]] = {}
    for key in claim.figures:
        rows.setdefault(_row(view, view.quantities[key]), []).append(view.quantities[key])
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("     figure", "who says so", "as of", "in", "words"):
        table.add_column(column)
    for (told, source, when), carriers in rows.items():
        articles = ", ".join(dict.fromkeys(quantity.article for quantity in carriers))
        table.add_row(f"     {told}", source, when, articles, f"“{one_line(carriers[0].passage.text, 50)}”")
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
    yield line
    if claim.figures:
        yield _figures(view, claim)
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
