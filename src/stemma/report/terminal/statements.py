"""Who says what: the statements of a story by source."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from stemma.model import Statement, Story
from stemma.report.terminal.layout import Hanging, named
from stemma.report.view import View, one_line

#: sources and statements of one source shown without --full
SHOWN_SOURCES = 6
SHOWN_STATEMENTS = 3


def told(view: View, statement: Statement) -> str:
    """One statement without its article: indirect, alleged, denies: “…”."""
    parts = [statement.kind, statement.hedge, "denies" if statement.polarity == "denies" else None]
    words = " … ".join(passage.text for passage in statement.content)
    kinds = ", ".join(view.wording(f"kind.{part}") for part in parts if part)
    return named(view, kinds, view.wording("quote.words", words=one_line(words, 160)))


def statement_lines(view: View, statements: Iterable[Statement]) -> list[str]:
    """One line for the same words, with all the articles that carry them."""
    carriers: dict[str, list[str]] = {}
    for statement in statements:
        carriers.setdefault(told(view, statement), []).append(statement.article)
    return [f"{', '.join(dict.fromkeys(articles))}  {words}" for words, articles in carriers.items()]


def _less_sure(view: View, number: int) -> str:
    return view.wording("terminal.less_sure", n=number)


def _heading(view: View, what: str) -> Text:
    return Text("\n" + named(view, view.wording("title.said"), what), style="bold")


def statement_blocks(view: View, story: Story, *, full: bool) -> Iterator[RenderableType]:
    """Statements grouped by their root, the most quoted source first."""
    by_source: dict[str, list[Statement]] = {}
    held = [statement for statement in view.trace.statements if statement.article in story.articles]
    unsure = sum(not view.shows(statement) for statement in held)
    for statement in held:
        if view.shows(statement):
            root = statement.attribution.root if statement.attribution else None
            linked = root is not None and root.entity in view.entities and root.link_confidence >= view.least
            name = (view.called(root) if root and linked else None) or view.source(statement)
            by_source.setdefault(name, []).append(statement)
    if not by_source:
        if unsure:
            yield _heading(view, _less_sure(view, unsure))
        return
    number = sum(map(len, by_source.values()))
    summary = view.wording(
        "terminal.said_by", statements=view.wording("count.statements", n=number),
        voices=view.wording("count.voices", n=len(by_source)),
    )  # fmt: skip
    if unsure:
        summary += f"; {_less_sure(view, unsure)}"
    ranked = sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = ranked if full else ranked[:SHOWN_SOURCES]
    yield _heading(view, summary if full else f"{summary}; {view.wording('terminal.full')}")
    for name, statements in shown:
        yield Text(f"  {name} ({len(statements)})", style="bold")
        lines = statement_lines(view, statements)
        for line in lines if full else lines[:SHOWN_STATEMENTS]:
            yield Hanging(Text(line), 4)
