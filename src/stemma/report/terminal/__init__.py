"""The report in a terminal: rich where somebody looks, plain text where it is piped."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from stemma.model import Story, Trace
from stemma.report.terminal.claims import claim_blocks
from stemma.report.terminal.layout import Hanging, Headline
from stemma.report.terminal.lineage import lineage_tree
from stemma.report.terminal.origin import origin_table
from stemma.report.terminal.statements import statement_blocks
from stemma.report.terminal.timeline import timeline_table
from stemma.report.view import SHOWN, View, counted

#: columns when the output is a file or a pipe, where there is no terminal to ask
PIPE_WIDTH = 120
#: rejections of one reason that are named one by one; a folder of pictures must not bury the report
NAMED_REJECTIONS = 5

#: what somebody who named an empty folder should hear
NOTHING = (
    "There is no file to read here. Save articles as .txt, .md or .html (each also .gz) and name them or their folder."
)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _story(view: View, story: Story, *, full: bool) -> Iterator[RenderableType]:
    span = " to ".join(dict.fromkeys(day for day in (story.from_, story.to) if day))
    yield Headline(Text(f"{story.id}  {story.title}", style="bold"))
    yield Text(view.summary(story) + (f"; published {span}" if span else "; dates of publication unknown"))
    yield _heading("Articles and what they say of their origin")
    yield origin_table(view, story)
    yield _heading("Lineage")
    yield lineage_tree(view, story, full=full)
    yield from claim_blocks(view, story, full=full)
    if view.timeline(story):
        yield _heading("Timeline")
        yield timeline_table(view, story)
    yield from statement_blocks(view, story, full=full)


def _rejections(trace: Trace) -> Iterator[RenderableType]:
    if not trace.rejections:
        return
    yield _heading(f"Not used: {counted(len(trace.rejections), 'input')}")
    by_reason: dict[str, list[str]] = {}
    for rejection in trace.rejections:
        by_reason.setdefault(rejection.reason, []).append(f"{rejection.uri}: {rejection.cause}")
    for reason, lines in by_reason.items():
        for line in lines[:NAMED_REJECTIONS]:
            yield Hanging(Text(f"{reason}: {line}"), 2)
        if len(lines) > NAMED_REJECTIONS:
            yield Text(f"  {reason}: and {len(lines) - NAMED_REJECTIONS} more (all are in --json)")


def _nothing(trace: Trace) -> Iterator[RenderableType]:
    if not trace.articles and not trace.rejections:
        yield Hanging(Text(NOTHING), 0)


def _coverage(trace: Trace) -> Iterator[RenderableType]:
    if trace.coverage:
        yield _heading("What Stemma cannot tell here")
    for item in trace.coverage:
        about = f" ({', '.join(item.articles)})" if item.articles else ""
        yield Hanging(Text(f"{item.stage}: {item.lacks}{about}"), 2)


def report(trace: Trace, *, full: bool, least: float = SHOWN) -> Iterator[RenderableType]:
    """The report's parts in reading order; statements from the confidence `least` on."""
    view = View(trace, least)
    told = counted(len(trace.articles), "article") + ", " + counted(len(trace.stories), "story", "stories")
    yield Text(told + (f", {counted(len(trace.rejections), 'input')} not used" if trace.rejections else ""))
    for number, story in enumerate(trace.stories):
        if number:
            yield Text("")
        yield from _story(view, story, full=full)
    yield from _nothing(trace)
    yield from _rejections(trace)
    yield from _coverage(trace)


def print_report(trace: Trace, *, full: bool, least: float = SHOWN, console: Console | None = None) -> None:
    """Print the report to standard output, or to `console`."""
    target = console or Console()
    if not target.is_terminal:
        target = console or Console(width=PIPE_WIDTH, color_system=None)
    for part in report(trace, full=full, least=least):
        target.print(part, soft_wrap=False, highlight=False, markup=False, emoji=False)
