"""The same text with other names in the places of its names, so that a tagger learns what stands around a name and not the name.

Mention replacement is the augmentation that helps small corpora of names most (Dai and Adel 2020, COLING).
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from train.documents import Document

#: names by what a replacement has to share: type, and whether it may be a genitive
Pool = dict[tuple[str, bool], list[str]]


def pool(documents: Iterable[Document]) -> Pool:
    """All names that German documents mark."""
    found: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for document in documents:
        if document.language == "de":
            for begin, end, kind in document.names:
                name = document.text[begin:end]
                found[_shape(kind, name)].add(name)
    return {shape: sorted(names) for shape, names in found.items()}


def renamed(document: Document, names: Pool) -> Iterator[Document]:
    """The document with each name replaced by one of its shape, drawn by the document's id; nothing where it has no names.

    Only for documents without statements, whose other marks need not move.
    """
    if not document.names or document.statements:
        return
    dice = random.Random(f"{document.id}-renamed")  # noqa: S311 no secret
    text, marks, read = "", [], 0
    for begin, end, kind in sorted(document.names):
        text += document.text[read:begin]
        chosen = dice.choice(names[_shape(kind, document.text[begin:end])])
        marks.append((len(text), len(text) + len(chosen), kind))
        text, read = text + chosen, end
    yield replace(document, id=f"{document.id}-renamed", text=text + document.text[read:], names=marks)


def _shape(kind: str, name: str) -> tuple[str, bool]:
    return kind, name.endswith("s")
