"""Texts with what was found in them, and with what an edit changed: values for templates, always the whole text in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from stemma.model import Article, Passage
from stemma.report.marks import pieces
from stemma.report.view import View

#: words of one changed paragraph that are compared one by one; a longer one is shown as replaced whole
COMPARED = 3_000
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n+|[^\n]+")

EditKind = Literal["same", "gone", "new"]
Edit = tuple[EditKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A run of a text and what covers it."""

    text: str
    #: names for style sheets: "content", "speaker", "cue", "figure", "time", "lit"
    roles: tuple[str, ...]
    #: the anchors that begin here
    starts: tuple[str, ...]
    #: whose words these are
    who: str = ""


def span_of(words: str) -> tuple[int, int] | None:
    """Begin and end as an address gives them, "120-184"; None where it gives none."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", words, re.ASCII)
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def marked(view: View, article: Article, lit: tuple[int, int] | None = None) -> Iterator[Marked]:
    """A text cut at the edges of what was found in it, `lit` being the place that the reader came for."""
    at = 0
    for piece in pieces(view.trace, article):
        starts = piece.starts
        who = "; ".join(
            view.source(view.statements[key]) for key in piece.statements if view.shows(view.statements[key])
        )
        for begin, end in _cut(at, at + len(piece.text), lit):
            inside = lit is not None and lit[0] <= begin < lit[1]
            names = (*starts, *(("mark",) if lit and begin == lit[0] else ()))
            text = piece.text[begin - at : end - at]
            yield Marked(text=text, roles=(*piece.roles, *(("lit",) if inside else ())), starts=names, who=who)
            starts = ()
        at += len(piece.text)


def _cut(begin: int, end: int, lit: tuple[int, int] | None) -> Iterable[tuple[int, int]]:
    return pairwise(sorted({begin, end, *(edge for edge in lit or () if begin < edge < end)}))


def passage_link(passage: Passage) -> str:
    """Where a passage stands, in its article."""
    return f"/article/{passage.article}?mark={passage.begin}-{passage.end}#mark"


def tracked(old: str, new: str) -> list[Edit]:
    """What became of a text, in order: its words as they stayed, went and came. Paragraphs are compared first, then their words."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    found: list[Edit] = []
    for kind, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        found += [("same", gone)] if kind == "equal" else _words(gone, came)
    return [(kind, text) for kind, text in found if text]


def _words(gone: str, came: str) -> list[Edit]:
    before, after = _WORD.findall(gone), _WORD.findall(came)
    if max(len(before), len(after)) > COMPARED:
        return [("gone", gone), ("new", came)]
    found: list[Edit] = []
    for kind, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[a:b])))
        else:
            found += [("gone", "".join(before[a:b])), ("new", "".join(after[c:d]))]
    return found


def one_side(edits: Iterable[Edit], leaves_out: EditKind) -> list[Edit]:
    """One of two texts side by side: without what only the other one has."""
    return [edit for edit in edits if edit[0] != leaves_out]
