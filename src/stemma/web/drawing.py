"""The pictures of a report in the desk: their style is a file of the desk, their links lead to its pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from stemma.report.pictures import Picture
from stemma.report.view import View
from stemma.web.marked import passage_link

_STYLE = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)
_TARGET = re.compile(r'href="#([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_PASSAGE = re.compile(r"(.+)-(\d+-\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One picture in the sizes of a desk and of a phone, with the list that says the same."""

    name: str
    title: str
    sizes: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawing(view: View, made: Sequence[Picture]) -> Drawing:
    """A picture for a page of the desk.

    Args:
        view: the trace that is drawn.
        made: the wide picture and the narrow one; a third size has no place.
    """
    first = made[0]
    sizes = zip(("broad", "slim"), (_fitted(view, one.svg) for one in made), strict=False)
    return Drawing(name=first.name, title=first.title, sizes=tuple(sizes), head=first.head, rows=first.rows)


def _fitted(view: View, svg: str) -> str:
    """A drawing without its style sheet; its own words are escaped by what draws it."""
    own = set(_ID.findall(svg))

    def address(found: re.Match[str]) -> str:
        target = unescape(found[1])
        return f'href="{escape(f"#{target}" if target in own else _address(view, target))}"'

    return _TARGET.sub(address, _STYLE.sub("", svg))


def _address(view: View, target: str) -> str:
    """Where in the desk the anchor of a report stands."""
    if target in view.articles:
        return f"/article/{target}"
    if target in view.statements:
        return passage_link(view.statements[target].content[0])
    if target in view.quantities:
        return passage_link(view.quantities[target].passage)
    passage = _PASSAGE.fullmatch(target)
    if passage and passage[1] in view.articles:
        return f"/article/{passage[1]}?mark={passage[2]}#mark"
    return "#texts"
