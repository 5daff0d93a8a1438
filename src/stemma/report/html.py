"""A trace as one self-contained HTML page."""

from stemma.model import Trace
from stemma.report.shortened import DEFAULT, in_time
from stemma.report.view import SHOWN
from stemma.settings import Limits


def to_html(trace: Trace, *, interface: str = "en", least: float = SHOWN, limits: Limits = DEFAULT) -> str:
    """The page: per story its findings, pictures, claims, lineage, timeline and sources, then every text with its marks.

    Args:
        trace: what to show.
        interface: language of the page's own words.
        least: confidence from which on statements are told.
        limits: past the time for it the page has names only, and says so.
    """
    from stemma.report.page.rendering import render
    from stemma.report.view import View
    from stemma.report.wording import of

    return in_time(lambda some: render(View(some, least, of(interface))), trace, limits)
