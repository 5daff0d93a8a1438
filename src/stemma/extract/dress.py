"""Whether a page is another dress of the page at its address: AMP, or made for the printer."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from stemma import lang
from stemma.model import Dress

#: blocks at either end of a page that may say it is made for the printer
_EDGE = 4
#: words of such a line: a sentence of an article is longer
_LINE = 12


def dress_of(root: HtmlElement, seen: Sequence[str]) -> Dress | None:
    """AMP marks itself by an attribute, a page for the printer by a line at its head or foot, or in its title."""
    top = next(root.iter("html"), None)
    if top is not None and not {"amp", "⚡"}.isdisjoint(top.keys()):
        return "amp"
    titles = [element.text or "" for element in root.iter("title")]
    lines = [line.casefold() for line in (*titles, *seen[:_EDGE], *seen[-_EDGE:]) if len(line.split()) <= _LINE]
    return "print" if any(phrase in line for line in lines for phrase in lang.of(None).provenance.printed) else None
