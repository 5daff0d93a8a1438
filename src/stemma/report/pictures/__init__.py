"""A story drawn: SVG made of numbers and words, without a browser, a library or a script.

Each picture stands in a page or in a file of its own, and comes with a list that says the same. Its size is fixed at the width
asked for, so that words keep their size: a page lets a picture scroll sideways where it has less room, or asks for `NARROW` ones.
"""

from stemma.report.pictures.picture import Picture
from stemma.report.pictures.side_by_side import compare
from stemma.report.pictures.story import NARROW, WIDE, pictures, sizes
from stemma.report.pictures.style import STYLE

__all__ = ["NARROW", "STYLE", "WIDE", "Picture", "compare", "pictures", "sizes"]
