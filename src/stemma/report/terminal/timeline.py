"""When it all happened."""

from rich.table import Table

from stemma.model import Story
from stemma.report.view import View, one_line


def timeline_table(view: View, story: Story) -> Table:
    """One row an event, in order of happening."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("  happened", "reported", "first in"):
        table.add_column(column, no_wrap=True)
    table.add_column("what", ratio=1)
    for event in view.timeline(story):
        table.add_row(
            f"  {event.happened}", event.reported or "unknown", event.first_reporter or "?", one_line(event.text, 140)
        )
    return table
