"""A trace as one self-contained HTML page."""

from stemma.model import Trace
from stemma.report.view import SHOWN


def to_html(trace: Trace, *, interface: str = "en", least: float = SHOWN) -> str:
    """The page: per story its findings, pictures, claims, lineage, timeline and sources, then every text with its marks.

    Args:
        trace: what to show.
        interface: language of the page's own words.
        least: confidence from which on statements are told.
    """
    from stemma.report.page.rendering import render
    from stemma.report.view import View
    from stemma.report.wording import of

    return render(View(trace, least, of(interface)))
