"""A report that would take too long is made of less, and says so.

What it tells is limited before; this is the wall behind those limits.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from stemma.model import Coverage, Trace
from stemma.processes.budget import TimeUp, budget
from stemma.settings import Limits

Made = TypeVar("Made")
#: limits where nobody sets any
DEFAULT = Limits()
#: articles' worth of time that a report may take beyond that of its own: for its frame
_OVER = 1


def seconds_for(trace: Trace, limits: Limits) -> float:
    """Seconds of processor time that a report of a trace may take."""
    return limits.stage_seconds * (len(trace.articles) + _OVER)


def overrun(seconds: float) -> str:
    """Why something is missing."""
    return f"the report takes more than {seconds:g} seconds of processor time (the setting stage_seconds)"


def shortened(trace: Trace, seconds: float) -> Trace:
    """The articles, the stories and what was not read: no more than names."""
    why = Coverage(stage="report", lacks=f"{overrun(seconds)}: claims, statements and copies are left out", articles=())
    return replace(
        trace, entities=(), statements=(), times=(), quantities=(), descents=(), claims=(), timeline=(),
        coverage=(*trace.coverage, why),
    )  # fmt: skip


def in_time(make: Callable[[Trace], Made], trace: Trace, limits: Limits) -> Made:
    """What is made of a trace, or, where that takes too long, of the shortened one."""
    seconds = seconds_for(trace, limits)
    try:
        with budget(seconds):
            return make(trace)
    except TimeUp:
        return make(shortened(trace, seconds))
