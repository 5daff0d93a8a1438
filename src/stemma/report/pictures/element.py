"""The one builder of SVG: whatever goes in as text comes out as text.

Articles are written by strangers, so nothing here takes markup. Elements and attributes stand in closed lists, links lead to a
part of the same page, and characters that XML forbids or that turn the direction of a line around are replaced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: elements that pictures are made of: none that runs, loads or embeds anything
ELEMENTS = frozenset({
    "svg", "title", "desc", "style", "defs", "pattern", "g", "a", "rect", "circle", "line", "path", "text", "tspan",
})  # fmt: skip
#: attributes that elements may have, besides data-*
ATTRIBUTES = frozenset({
    "xmlns", "id", "class", "viewBox", "width", "height", "role", "lang", "direction", "href", "tabindex", "x", "y", "dx", "dy", "rx",
    "cx", "cy", "r", "x1", "y1", "x2", "y2", "d", "transform", "fill", "text-anchor", "textLength", "lengthAdjust",
    "stroke-width", "stroke-dasharray", "patternUnits", "patternTransform", "aria-label", "aria-labelledby", "aria-hidden",
})  # fmt: skip
#: what XML 1.0 can't hold, and the characters that reorder what stands around them
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

Value = str | float | None


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and what it holds."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...] = ()

    def __str__(self) -> str:
        return "".join(_written(self))


def clean(text: str) -> str:
    """Text on one line, without what XML forbids and without signs that turn a line around."""
    return " ".join(_TURNING.sub("", _FORBIDDEN.sub("\ufffd", text)).split())


def el(name: str, *children: Element | str | None, **attributes: Value) -> Element:
    """An element. Attributes of None are left out; `class_` is class, `data_x` is data-x.

    Raises:
        ValueError: the element or an attribute is none that a picture may have, or a link leaves the page.
    """
    if name not in ELEMENTS:
        raise ValueError(f"a picture has no <{name}>")
    given = tuple((_name(key), number(value)) for key, value in attributes.items() if value is not None)
    for key, value in given:
        if key not in ATTRIBUTES and not key.startswith("data-"):
            raise ValueError(f"<{name}> has no {key} in a picture")
        if key == "href" and not value.startswith("#"):
            raise ValueError(f"a link of a picture leads into its page, not to {value}")
    return Element(name, given, tuple(child for child in children if child is not None))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def number(value: str | float) -> str:
    """A length with one decimal at most, as SVG writes it; text as it is, without what XML forbids."""
    if isinstance(value, str):
        return clean(value)
    return f"{value:.1f}".removesuffix(".0") if round(value, 1) else "0"


def _written(element: Element) -> Iterator[str]:
    yield f"<{element.name}"
    for key, value in element.attributes:
        yield f' {key}="{value.translate(_ENTITIES)}"'
    if not element.children:
        yield "/>"
        return
    yield ">"
    for child in element.children:
        if isinstance(child, str):
            yield clean(child).translate(_ENTITIES)
        else:
            yield from _written(child)
    yield f"</{element.name}>"
