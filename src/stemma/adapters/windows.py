"""Words of a text, and the windows in which a tagger reads it. Shared by training and running."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import Span
from stemma.text.segment import sentences

#: a word or one mark; hyphens and apostrophes part words, since "a-t-elle" holds a cue and a speaker
_WORD = re.compile(r"\w+|[^\w\s]")
#: pieces of a window, its two marks of beginning and end not counted: a short report fits as a whole
WINDOW = 254
#: pieces of the sentences before, read again so that "he" has somebody to mean
CONTEXT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of pieces that is read at once. Its first pieces may repeat what the window before owns."""

    #: pieces read, half-open, as positions in the text's pieces
    begin: int
    end: int
    #: the first piece that this window, and no earlier one, answers for
    owned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the words of a text lie, in code points, in sentences and in pieces."""

    words: tuple[Span, ...]
    #: number of the sentence and of the paragraph of each word
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    #: position of the piece that each word begins in
    piece: tuple[int, ...]
    windows: tuple[Window, ...]


def layout(text: str, offsets: Sequence[tuple[int, int]]) -> Layout:
    """Lay out a text whose pieces cover the code points `offsets`."""
    parts = sentences(text, None)
    words, sentence, paragraph = [], [], []
    block = 0
    for number, part in enumerate(parts):
        if number and "\n" in text[parts[number - 1].end : part.begin]:
            block += 1
        for match in _WORD.finditer(text, part.begin, part.end):
            words.append(Span(*match.span()))
            sentence.append(number)
            paragraph.append(block)
    pieces = _first_pieces(words, offsets)
    starts = [pieces[i] for i in range(len(words)) if i == 0 or sentence[i] != sentence[i - 1]]
    return Layout(
        words=tuple(words),
        sentence=tuple(sentence),
        paragraph=tuple(paragraph),
        piece=tuple(pieces),
        windows=tuple(windows(starts, len(offsets))),
    )


def _first_pieces(words: list[Span], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """For each word the first piece that reaches beyond the word's begin."""
    pieces: list[int] = []
    at = 0
    for word in words:
        while at < len(offsets) - 1 and offsets[at][1] <= word.begin:
            at += 1
        pieces.append(at)
    return pieces


def windows(starts: Sequence[int], count: int) -> list[Window]:
    """Windows of whole sentences that begin at the pieces `starts`; a longer sentence is cut.

    Args:
        starts: the piece each sentence begins at, rising.
        count: how many pieces there are.
    """
    borders = sorted({*starts, 0, count}) if count else []
    found: list[Window] = []
    at = 0
    while at < count:
        begin = min((b for b in borders if at - CONTEXT <= b <= at), default=at)
        limit = begin + WINDOW
        end = count if limit >= count else max((b for b in borders if at < b <= limit), default=limit)
        found.append(Window(begin=begin, end=end, owned=at))
        at = end
    return found
