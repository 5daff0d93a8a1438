"""Reads a drawn picture back: its elements, and the boxes of its words."""

from itertools import combinations
from xml.etree import ElementTree as ET

from stemma.report.pictures.metrics import RESERVE, width

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"n": 11.0, "h": 13.0}


def root(picture):
    return ET.fromstring(picture.svg)  # noqa: S314  # our own drawing


def having(picture, attribute):
    return [element for element in root(picture).iter() if element.get(attribute) is not None]


def elements(picture, name):
    return list(root(picture).iter(SVG + name))


def boxes(picture):
    """Left, top, right, bottom and words of each line of text, as wide as the table of widths says without its reserve."""
    for element in elements(picture, "text"):
        x, y = float(element.get("x")), float(element.get("y"))
        wide, tallest = 0.0, 12.0
        for part in element.iter():
            if not part.text:
                continue
            classes = f"{element.get('class') or ''} {part.get('class') or ''}".split()
            size = next((SIZES[c] for c in classes if c in SIZES), 12.0)
            wide += width(part.text, size, bold="b" in classes) / RESERVE + float(part.get("dx", 0))
            tallest = max(tallest, size)
        begin = x - wide if element.get("direction") == "rtl" else x
        yield begin, y - tallest * 0.75, begin + wide, y + tallest * 0.2, "".join(element.itertext())


def overlapping(picture):
    """Pairs of lines that touch, legends' groups aside since they are moved as a whole."""
    return [
        (one[4], other[4])
        for one, other in combinations(list(boxes(picture)), 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def outside(picture):
    """Lines that are cut by the edge."""
    edge = root(picture)
    wide, high = float(edge.get("width")), float(edge.get("height"))
    return [box for box in boxes(picture) if box[0] < -1 or box[1] < -1 or box[2] > wide + 1 or box[3] > high + 1]
