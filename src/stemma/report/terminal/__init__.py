"""The report in a terminal: rich where somebody looks, plain text where it is piped."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from stemma.model import Story, Trace
from stemma.processes.budget import TimeUp, budget
from stemma.report.findings import told_of
from stemma.report.limits import limit_words
from stemma.report.moments import story_span
from stemma.report.piped import PipedConsole
from stemma.report.shortened import DEFAULT, overrun, seconds_for
from stemma.report.terminal.claims import claim_blocks
from stemma.report.terminal.layout import Hanging, Headline
from stemma.report.terminal.lineage import lineage_tree
from stemma.report.terminal.origin import origin_table
from stemma.report.terminal.statements import statement_blocks
from stemma.report.terminal.timeline import timeline_table
from stemma.report.view import ENGLISH, SHOWN, View
from stemma.report.wording import Wording, of
from stemma.settings import Limits

#: columns when the output is a file or a pipe, where there is no terminal to ask
PIPE_WIDTH = 120
#: rejections of one reason that are named one by one; a folder of pictures must not bury the report
NAMED_REJECTIONS = 5

#: what a finding's line begins with
BULLET = "•"


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _story(view: View, story: Story, *, full: bool) -> Iterator[RenderableType]:
    wording, told = view.wording, told_of(view, story)
    span = story_span(story, wording)
    yield Headline(Text(f"{story.id}  {story.title}", style="bold"))
    count, *findings = told.findings
    when = wording("story.published", span=span) if span else wording("story.undated")
    yield Text(f"{count.text}; {when}")
    for finding in findings:
        yield Hanging(Text(f"{BULLET} {finding.text}"), 0)
    yield _heading(wording("title.origin"))
    yield origin_table(view, story)
    yield _heading(wording("title.lineage"))
    yield lineage_tree(view, story, full=full)
    yield from claim_blocks(view, told, full=full)
    if view.timeline(story):
        yield _heading(wording("title.timeline"))
        yield timeline_table(view, story)
    yield from statement_blocks(view, story, full=full)


def _rejections(view: View) -> Iterator[RenderableType]:
    found, wording = view.trace.rejections, view.wording
    if not found:
        return
    yield _heading(wording("terminal.not_used", inputs=wording("count.inputs", n=len(found))))
    by_reason: dict[str, list[str]] = {}
    for rejection in found:
        by_reason.setdefault(rejection.reason, []).append(f"{rejection.uri}: {rejection.cause}")
    for reason, lines in by_reason.items():
        for line in lines[:NAMED_REJECTIONS]:
            yield Hanging(Text(f"{reason}: {line}"), 2)
        if len(lines) > NAMED_REJECTIONS:
            more = wording("terminal.more_of_reason", reason=reason, n=len(lines) - NAMED_REJECTIONS)
            yield Hanging(Text(more), 2)


def _nothing(view: View) -> Iterator[RenderableType]:
    if not view.trace.articles and not view.trace.rejections:
        yield Hanging(Text(view.wording("terminal.nothing")), 0)


def _coverage(view: View) -> Iterator[RenderableType]:
    if view.trace.coverage:
        yield _heading(view.wording("title.coverage"))
    for item in view.trace.coverage:
        about = f" ({', '.join(item.articles)})" if item.articles else ""
        yield Hanging(Text(limit_words(item, view.wording) + about), 2)


def report(trace: Trace, *, full: bool, least: float = SHOWN, wording: Wording = ENGLISH) -> Iterator[RenderableType]:
    """The report's parts in reading order; statements from the confidence `least` on."""
    view = View(trace, least, wording)
    told = ", ".join((wording("count.articles", n=len(trace.articles)), wording("count.stories", n=len(trace.stories))))
    inputs = wording("count.inputs", n=len(trace.rejections))
    yield Text(wording("terminal.used_not", told=told, inputs=inputs) if trace.rejections else told)
    for number, story in enumerate(trace.stories):
        if number:
            yield Text("")
        yield from _story(view, story, full=full)
    yield from _nothing(view)
    yield from _rejections(view)
    yield from _coverage(view)


def print_report(  # noqa: PLR0913 keyword-only, each an option of the call
    trace: Trace,
    *,
    full: bool,
    least: float = SHOWN,
    interface: str = "en",
    console: Console | None = None,
    limits: Limits = DEFAULT,
) -> None:
    """Print the report to standard output, or to `console`, with its own words in the language `interface`.

    Past the time that `limits` give it the rest is left out, and that is said.
    """
    target = console or PipedConsole()
    if not target.is_terminal:
        target = console or PipedConsole(width=PIPE_WIDTH, color_system=None)
    seconds = seconds_for(trace, limits)
    try:
        with budget(seconds):
            for part in report(trace, full=full, least=least, wording=of(interface)):
                target.print(part, soft_wrap=False, highlight=False, markup=False, emoji=False)
    except TimeUp:
        target.print(Text(f"\nThe rest is left out: {overrun(seconds)}"), soft_wrap=False, highlight=False, emoji=False)
