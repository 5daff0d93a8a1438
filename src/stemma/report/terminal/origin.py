"""Each article of a story and what it says of its origin."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from stemma.model import Story
from stemma.report.origin import headline, published, signals
from stemma.report.terminal.layout import ByWidth, Hanging
from stemma.report.view import View


def origin_table(view: View, story: Story) -> ByWidth:
    """One row an article; where a row has no room, one paragraph."""
    return ByWidth(wide=_table(view, story), narrow=list(_lines(view, story)))


def _table(view: View, story: Story) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("id", "publisher", "language", "published"):
        table.add_column(view.wording(f"terminal.{column}"), no_wrap=column in ("id", "language"))
    table.add_column(view.wording("terminal.title"), ratio=1)
    for key in story.articles:
        article = view.articles[key]
        words = headline(article)
        told = signals(article, view.wording)
        date = published(article, view.wording)
        table.add_row(key, view.name(key), article.language or "?", date, words + (f"\n{told}" if told else ""))
    return table


def _lines(view: View, story: Story) -> Iterator[Hanging]:
    for key in story.articles:
        article = view.articles[key]
        facts = (view.name(key), article.language or "?", published(article, view.wording))
        yield Hanging(Text(f"{key}  ", style="bold").append(" · ".join(facts), style="not bold"), 0)
        for line in (headline(article), signals(article, view.wording)):
            if line:
                yield Hanging(Text(line), 4)
