"""Each article of a story and what it says of its origin."""

from rich.table import Table

from stemma.model import Story
from stemma.report.origin import headline, published, signals
from stemma.report.view import View


def origin_table(view: View, story: Story) -> Table:
    """One row an article."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("id", "publisher", "language", "published"):
        table.add_column(column, no_wrap=column in ("id", "language"))
    table.add_column("title and origin", ratio=1)
    for key in story.articles:
        article = view.articles[key]
        words = headline(article)
        told = signals(article, view.wording)
        date = published(article, view.wording)
        table.add_row(key, view.name(key), article.language or "?", date, words + (f"\n{told}" if told else ""))
    return table
