"""Quotation marks: which words stand between them. Odd and unbalanced marks never raise and never swallow a text."""

from dataclasses import dataclass

from stemma.model import Span
from stemma.text.segment import paragraphs

#: an opening mark and the marks that may close it
_CLOSERS = {
    "„": '“”"«‟',
    "“": '”“"',
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‟": "”",
    '"': '"”“',
    "「": "」",
    "『": "』",
    "‘": "’",
}
#: marks that open as well as close: a last one without a partner closes nothing and opens nothing
_UNDIRECTED = frozenset('"”»›')
#: every mark that may stand at the edge of quoted words
MARKS = "„“”«»‹›‟\"「」『』‚‘’'"
#: a single mark that closes is an apostrophe as well: one that follows these is none
_NO_APOSTROPHE_BEHIND = ".,!?…"
#: code points of a quotation in single marks; what runs on was an apostrophe
_LONGEST_SINGLE = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation: with its marks, and the words inside."""

    outer: Span
    inner: Span
    #: whether a closing mark ends it; an open one runs to the paragraph's end
    closed: bool = True


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in reading order."""
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        found.extend(_in_paragraph(text, paragraph))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    hopeless: set[str] = set()
    at = paragraph.begin
    while at < paragraph.end:
        if text[at] in _CLOSERS and text[at] not in hopeless and _opens(text, at, paragraph):
            end = _closing(text, at, paragraph)
            if end is not None:
                found.append(_quotation(text, Span(at, end + 1), closed=True))
                at = end
            elif text[at] not in _UNDIRECTED | {"‘"}:
                found.append(_quotation(text, Span(at, paragraph.end), closed=False))
                break
            else:
                hopeless.add(text[at])
        at += 1
    return found


def _opens(text: str, at: int, paragraph: Span) -> bool:
    """Whether a mark can open: no letter before it, something after it."""
    before = text[at - 1] if at > paragraph.begin else " "
    return at + 1 < paragraph.end and not (before.isalnum() and text[at] in _UNDIRECTED | {"“", "‘"})


def _closing(text: str, at: int, paragraph: Span) -> int | None:
    if text[at] == "‘":
        return _closing_single(text, at, paragraph)
    closers = _CLOSERS[text[at]]
    depth = 0
    for place in range(at + 1, paragraph.end):
        if text[place] == text[at] and text[at] not in closers:
            depth += 1
        elif text[place] in closers:
            if depth == 0:
                return place
            depth -= 1
    return None


def _closing_single(text: str, at: int, paragraph: Span) -> int | None:
    """The first closing mark behind a stop or comma, else the first with no letter behind it; none for "‘90s" and the like."""
    last = min(paragraph.end, at + _LONGEST_SINGLE)
    marks = [place for place in range(at + 2, last) if text[place] == "’" and not text[place + 1 : place + 2].isalnum()]
    sure = (place for place in marks if text[place - 1] in _NO_APOSTROPHE_BEHIND)
    opens = text[at + 1].isalpha()
    return next(sure, marks[0] if marks and opens else None)


def _quotation(text: str, outer: Span, *, closed: bool) -> Quotation:
    begin, end = outer.begin + 1, outer.end - 1 if closed else outer.end
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return Quotation(outer=outer, inner=Span(begin, end), closed=closed)
