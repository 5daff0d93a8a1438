"""The same text with other quotation marks: a reader must not depend on one house's style, nor on there being any.

Each mark is replaced by one character, so that all offsets stay.
"""

import random
from dataclasses import replace

from train.documents import Document

MARKS = '"“”„«»'
#: opening and closing mark; a blank stands for marks lost on the way
STYLES = (("„", "“"), ("“", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ('"', '"'), ("”", "”"), (" ", " "))


def restyled(document: Document) -> tuple[Document, ...]:
    """The document in one other style, drawn by its id; nothing where it has no quotation marks."""
    if not document.statements or not any(mark in document.text for mark in MARKS):
        return ()
    style = random.Random(document.id).choice(STYLES)  # noqa: S311 no secret
    text = "\n".join(_paragraph(line, style) for line in document.text.split("\n"))
    return () if text == document.text else (replace(document, id=f"{document.id}-restyled", text=text),)


def _paragraph(text: str, style: tuple[str, str]) -> str:
    """Marks open and close by turns; in a paragraph that lacks one, the rest is odd, as it is in life."""
    places = [at for at, character in enumerate(text) if character in MARKS]
    characters = list(text)
    for number, at in enumerate(places):
        characters[at] = style[number % 2]
    return "".join(characters)
