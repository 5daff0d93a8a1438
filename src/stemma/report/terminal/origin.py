"""Each article of a story and what it says of its origin."""

import re

from rich.table import Table

from stemma.model import Article, Story
from stemma.report.view import View, one_line

#: code points shown of a title
TITLE = 90
SECONDS = re.compile(r"(?<=:\d\d):\d\d(?:\.\d+)?")


def published(article: Article) -> str:
    """The date with how sure it is; seconds are of no use to a reader."""
    value = article.published.value
    if value is None:
        return "unknown"
    shown = SECONDS.sub("", value.replace("T", " ").replace("/", " to "))
    return shown if article.published.certainty in ("given", "metadata") else f"{shown} (inferred)"


def headline(article: Article) -> str:
    """The title, or the first words of a text without one."""
    return one_line(article.title or article.text, TITLE)


def signals(article: Article) -> str:
    """Dateline, credits, notices and signs of translation, in one cell."""
    parts = [f"dateline {article.dateline.place}"] if article.dateline else []
    parts += [f"credit {credit.agency or credit.name}" for credit in article.credits]
    parts += sorted({notice.kind.replace("_", " ") for notice in article.notices})
    parts += [f"photo {one_line(caption.credit, 40)}" for caption in article.captions if caption.credit]
    if article.translation and article.translation.translated:
        source = article.translation.from_ or "an unknown language"
        signs = ", ".join(f"“{one_line(sign.text, 30)}”" for sign in article.translation.evidence[:3])
        parts.append(f"machine translation from {source}: {signs}")
    return "; ".join(dict.fromkeys(parts))


def origin_table(view: View, story: Story) -> Table:
    """One row an article."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for column in ("id", "publisher", "language", "published"):
        table.add_column(column, no_wrap=column in ("id", "language"))
    table.add_column("title and origin", ratio=1)
    for key in story.articles:
        article = view.articles[key]
        words = headline(article)
        told = signals(article)
        table.add_row(
            key, view.name(key), article.language or "?", published(article), words + (f"\n{told}" if told else "")
        )
    return table
