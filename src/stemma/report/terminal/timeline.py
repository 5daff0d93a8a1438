"""When it all happened."""

from rich.padding import Padding
from rich.table import Table

from stemma.model import Story, TimelineEvent
from stemma.report.moments import moment_words
from stemma.report.view import View, excerpt

#: code points shown of an event's sentence
WHAT = 140


def event_words(event: TimelineEvent) -> str:
    """The first words of the event's sentence that tell when, as they stand in its text; "" when it holds none."""
    return next((passage.text for passage in event.passages if passage.text in event.text), "")


def timeline_table(view: View, story: Story) -> Table:
    """One row an event, in order of happening."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    table.add_column("  " + view.wording("terminal.happened"), min_width=12)
    for column in ("reported", "first_in"):
        table.add_column(view.wording(f"terminal.{column}"), no_wrap=True)
    table.add_column(view.wording("terminal.what"), ratio=1)
    for event in view.timeline(story):
        when = excerpt(event.text, event_words(event), WHAT)
        table.add_row(
            Padding(moment_words(event.happened, view.wording), (0, 0, 0, 2)),
            moment_words(event.reported, view.wording) if event.reported else view.wording("moment.unknown"),
            event.first_reporter or "?",
            when,
        )
    return table
