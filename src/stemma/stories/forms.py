"""One form filled in twice: the weather of two towns, two matches. The frame is the same, and so is much of the meaning; the story is not.

A later report of the same event has other figures too, but it is about the same place and people.
"""

import re
from dataclasses import dataclass
from zlib import crc32

from stemma.model import Article
from stemma.stories.anchors import opening
from stemma.text.segment import sentences

#: words in small letters that a frame must have: "@ in @" is nobody's form
TELLING = 3
#: sentences of one frame that two fillings share
FRAMES = 2
#: figures that stand in place of others
FIGURES = 2

_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]*")
_FIGURE = re.compile(r"\d[\d.,:\u00a0\u202f'’]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+|[#@]")


@dataclass(frozen=True, slots=True)
class Filling:
    """One sentence of a form: what was filled in."""

    names: frozenset[str]
    figures: tuple[str, ...]


#: frame of each sentence, as a number, to what fills it
Form = dict[int, Filling]


def _frame(sentence: str) -> int | None:
    """The sentence without names and figures; None where too little is left."""
    kept = _WORD.findall(_FIGURE.sub("#", _NAME.sub("@", sentence)))
    if sum(word not in "#@" for word in kept) < TELLING:
        return None
    return crc32(" ".join(kept).encode())


def form_of(article: Article) -> Form:
    """The frames of an article's first sentences, and what fills them."""
    text = opening(article)
    found: Form = {}
    for span in sentences(text, article.language):
        words = text[span.begin : span.end]
        frame = _frame(words)
        if frame is not None:
            found[frame] = Filling(frozenset(_NAME.findall(words)), tuple(_FIGURE.findall(words)))
    return found


def filled_twice(one: Form, other: Form) -> bool:
    """Whether two openings are one form with other names and other figures in the same places."""
    common = one.keys() & other.keys()
    if len(common) < FRAMES:
        return False
    pairs = [(one[frame], other[frame]) for frame in common]
    mine, theirs = _names(one), _names(other)
    subjects = any((a.names - theirs) and (b.names - mine) for a, b in pairs)
    figures = [x == y for a, b in pairs for x, y in zip(a.figures, b.figures, strict=False)]
    return subjects and figures.count(False) >= FIGURES and figures.count(False) > figures.count(True)


def _names(form: Form) -> frozenset[str]:
    return frozenset[str]().union(*(filling.names for filling in form.values()))
