"""A text in a column: lines of runs, each run of one sentence and either changed or not, all measured beforehand."""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.model import Span
from stemma.report.pictures.draw import BODY
from stemma.report.pictures.element import clean
from stemma.report.pictures.metrics import RESERVE, parts, width

#: pixels between base lines, and between paragraphs
LINE, PARAGRAPH = 18.0, 8.0
#: a word with the space behind it; French marks that stand apart from their word stay with it
_WORD = re.compile(r"(?:[«‹]\s)?\S+(?:\s[»›!?:;%]\S*)*\s*")
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one line that belong together."""

    x: float
    #: of the base line
    y: float
    wide: float
    text: str
    #: number of the sentence, -1 between sentences
    sentence: int
    changed: bool
    #: read from the right; then `x` is the right edge
    rightward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A text at its place."""

    runs: tuple[Run, ...]
    bottom: float
    #: sentences that are drawn; the rest has no room
    drawn: int

    def reach(self, numbers: Sequence[int]) -> tuple[float, float] | None:
        """From where to where some sentences run; None where they are not drawn."""
        lines = [run.y for run in self.runs if run.sentence in numbers]
        return (min(lines) - LINE + 4, max(lines) + 5) if lines else None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    sentence: int
    changed: bool


def column(
    text: str, sentences: Sequence[Span], changed: Sequence[Span], box: tuple[float, float, float], most: int
) -> Column:
    """Lay a text out.

    Args:
        text: of the article.
        sentences: its sentences.
        changed: spans to be marked.
        box: left edge, right edge and top.
        most: code points shown; the text ends with the sentence that they end in.
    """
    left, right, y = box
    runs: list[Run] = []
    end = next((s.end for s in sentences if s.end >= most), len(text))
    for paragraph in _PARAGRAPH.finditer(text, 0, end):
        tokens = list(_tokens(text, Span(paragraph.start(), paragraph.end()), sentences, changed, right - left))
        rightward = _rightward(paragraph.group())
        for line in _lines(tokens, right - left):
            y += LINE
            runs += _runs(line, (left, right), y, rightward=rightward)
        y += PARAGRAPH
    drawn = sum(span.begin < end for span in sentences)
    return Column(runs=tuple(runs), bottom=y, drawn=drawn)


def _rightward(text: str) -> bool:
    """Whether a text is read from right to left: its first strong letter tells (Unicode UAX 9, P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def _tokens(
    text: str, paragraph: Span, sentences: Sequence[Span], changed: Sequence[Span], room: float
) -> Iterator[_Token]:
    """Words with the space behind them, cut where a sentence or a changed passage begins or ends."""
    edges = {edge for span in (*sentences, *changed) for edge in (span.begin, span.end)}
    for word in _WORD.finditer(text, paragraph.begin, paragraph.end):
        cuts = sorted({word.start(), word.end(), *(e for e in edges if word.start() < e < word.end())})
        for begin, end in itertools.pairwise(cuts):
            inside = next((n for n, span in enumerate(sentences) if span.begin <= begin < span.end), -1)
            marked = any(span.begin <= begin < span.end for span in changed)
            words = clean(text[begin:end])
            space = " " if text[end - 1 : end].isspace() else ""
            if not words:
                yield _Token(space, inside, changed=False)
            for piece, last in parts(words, BODY, room):
                yield _Token(piece + (space if last else ""), inside, changed=marked)


def _wide(text: str) -> float:
    return width(text, BODY) / RESERVE


def _lines(tokens: Sequence[_Token], room: float) -> Iterator[list[_Token]]:
    line: list[_Token] = []
    used = 0.0
    for token in tokens:
        if line and used + _wide(token.text.rstrip()) > room:
            yield line
            line, used = [], 0.0
        if line or token.text.strip():
            line.append(token)
            used += _wide(token.text)
    if line:
        yield line


def _runs(line: Sequence[_Token], column: tuple[float, float], y: float, *, rightward: bool) -> Iterator[Run]:
    groups: list[list[_Token]] = []
    for token in line:
        same = groups and (groups[-1][0].sentence, groups[-1][0].changed) == (token.sentence, token.changed)
        if same:
            groups[-1].append(token)
        else:
            groups.append([token])
    used = 0.0
    for group in groups:
        text = "".join(token.text for token in group)
        shown = text.rstrip()
        at = column[1] - used if rightward else column[0] + used
        if shown:
            yield Run(
                x=at, y=y, wide=_wide(shown), text=shown, sentence=group[0].sentence, changed=group[0].changed,
                rightward=rightward,
            )  # fmt: skip
        used += _wide(text)
