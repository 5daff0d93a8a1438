"""Two texts side by side: ribbons tie the sentences that stand for each other, across languages too.

An overview on top shows both texts as bars, a piece a sentence. Sentences without a ribbon have none because no counterpart was
found; words in a frame were dropped or changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.model import Article, MatchKind, Span
from stemma.report.anchors import anchor
from stemma.report.descents import edge_words
from stemma.report.pictures.columns import LINE, Column, Run, column
from stemma.report.pictures.counterparts import Counterparts, Pair, counterparts
from stemma.report.pictures.draw import BODY, NAME, NOTE, Frame, Key, Word, frame, identity, legend, legend_height, word
from stemma.report.pictures.element import Element, clean, el
from stemma.report.pictures.metrics import shorten
from stemma.report.pictures.picture import Picture
from stemma.report.view import View
from stemma.report.wording import Wording

#: code points drawn of a text
MOST = 9000
#: pixels of a margin with its signs, and shares of the width between the columns on a desk and on a phone
MARGIN, GAP, NARROW_GAP, DESK = 14.0, 0.1, 0.07, 620.0
#: heights of the names, of the overview and of its bars
NAMES, OVERVIEW, BAR = 40.0, 74.0, 13.0
#: class of the ground, of the edge and its dash for each kind of match
MATCHES: dict[MatchKind, tuple[str, str, str | None]] = {
    "verbatim": ("same", "same", None),
    "edited": ("moved", "moved", "5 3"),
    "translated": ("across", "across", "1 2"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two texts at its place."""

    article: Article
    sentences: tuple[Span, ...]
    column: Column
    left: float
    right: float
    #: pair of each sentence that has one
    pairs: dict[int, int]
    #: "l" or "r"
    letter: str


def compare(view: View, left: str, right: str, wording: Wording, *, wide: float = 960.0) -> Picture:
    """Two articles of a trace.

    Args:
        view: the trace.
        left: id of the article on the left.
        right: id of the other.
        wording: the interface.
        wide: pixels of the picture.

    Raises:
        KeyError: one of the articles is not there.
    """
    view = view if view.wording is wording else replace(view, wording=wording)
    found = counterparts(view, left, right)
    gap = wide * (GAP if wide >= DESK else NARROW_GAP)
    half = (wide - gap) / 2
    top = NAMES + OVERVIEW
    sides = (
        _side(found, "l", (MARGIN, half - 2, top)),
        _side(found, "r", (wide - half + 2, wide - MARGIN, top)),
    )
    key = identity("compare", left, right, f"{wide:g}")
    bottom = max(side.column.bottom for side in sides) + 22
    keys = list(_keys(found, wording))
    title = wording("pictures.compare", left=view.name(left), right=view.name(right))
    given = Frame(
        key=key,
        title=title,
        description=_says(found, wording),
        width=wide,
        height=bottom + legend_height(keys, wide) + 4,
    )
    drawn: list[Element | None] = [*_names(found, sides, view, wording), *_overview(found, sides, wide)]
    drawn += [ribbon for n, pair in enumerate(found.pairs) if (ribbon := _ribbon(n, pair, sides)) is not None]
    for both, alone in zip((sides, sides[::-1]), _both_alone(found), strict=True):
        drawn += _text(both, found, alone, key)
        drawn.append(_rest(both[0], wording))
    drawn += legend(keys, bottom, wide)
    head = tuple(wording(f"pictures.{name}") for name in ("left", "right", "how"))
    return Picture(name="compare", title=title, svg=frame(given, drawn), head=head, rows=tuple(_rows(found, wording)))


def _side(found: Counterparts, letter: str, box: tuple[float, float, float]) -> _Side:
    article, spans = (found.left, found.left_sentences) if letter == "l" else (found.right, found.right_sentences)
    pairs = {n: number for number, pair in enumerate(found.pairs) for n in (pair.left if letter == "l" else pair.right)}
    changed = [passage.span for passage in found.changed(article.id)]
    laid = column(article.text, spans, changed, box, MOST)
    return _Side(article=article, sentences=spans, column=laid, left=box[0], right=box[1], pairs=pairs, letter=letter)


def _alone(article: Article, spans: Sequence[Span], paired: set[int]) -> list[int]:
    """Sentences without a counterpart; a mark that stands alone is none."""
    found = set(range(len(spans))) - paired
    return [n for n in sorted(found) if any(letter.isalnum() for letter in article.text[spans[n].begin : spans[n].end])]


def _says(found: Counterparts, wording: Wording) -> str:
    left, right = map(len, _both_alone(found))
    return wording("pictures.compare_says", pairs=wording("count.pairs", n=len(found.pairs)), left=left, right=right)


def _both_alone(found: Counterparts) -> tuple[list[int], list[int]]:
    return (
        _alone(found.left, found.left_sentences, {n for pair in found.pairs for n in pair.left}),
        _alone(found.right, found.right_sentences, {n for pair in found.pairs for n in pair.right}),
    )


def _names(found: Counterparts, sides: tuple[_Side, _Side], view: View, wording: Wording) -> Iterator[Element | None]:
    for side in sides:
        language = f" · {side.article.language}" if side.article.language else ""
        name = shorten(f"{view.name(side.article.id)}{language}", NAME, side.right - side.left, bold=True)
        yield word(Word(x=side.left, y=16, text=name, size=NAME, bold=True))
    if found.descent is not None:
        descent = found.descent
        how = edge_words(descent, wording)
        told = wording("pictures.made_of", copy=view.name(descent.copy), exemplar=view.name(descent.exemplar), how=how)
        room = sides[1].right - sides[0].left
        yield word(Word(x=sides[0].left, y=33, text=shorten(told, BODY, room), style="s"))


def _overview(found: Counterparts, sides: tuple[_Side, _Side], wide: float) -> Iterator[Element]:
    """Both texts as bars, the left one above."""
    tops = (NAMES + 4, NAMES + OVERVIEW - BAR - 14)
    x = [_measure(side, wide) for side in sides]
    for pair in found.pairs:
        ground, _, _ = MATCHES[pair.kind]
        (a, b), (c, d) = ((x[n][min(s)][0], x[n][max(s)][1]) for n, s in enumerate((pair.left, pair.right)))
        y, down = tops[0] + BAR, tops[1]
        yield el("path", d=f"M{a:.1f} {y:.1f}H{b:.1f}L{d:.1f} {down:.1f}H{c:.1f}z", class_=f"w-{ground}")
    for side, places, top in zip(sides, x, tops, strict=True):
        for number, (begin, end) in enumerate(places):
            pair_number = side.pairs.get(number)
            style = f"f-{MATCHES[found.pairs[pair_number].kind][1]}" if pair_number is not None else "open"
            yield el("rect", x=begin, y=top, width=max(end - begin - 1, 0.8), height=BAR, class_=style)
            if dash := MATCHES[found.pairs[pair_number].kind][2] if pair_number is not None else None:
                y = top + BAR / 2
                yield el(
                    "line",
                    x1=begin + 2,
                    y1=y,
                    x2=end - 3,
                    y2=y,
                    class_="k-paper",
                    stroke_width=1.6,
                    stroke_dasharray=dash,
                )


def _measure(side: _Side, wide: float) -> list[tuple[float, float]]:
    """Where each sentence lies in the overview."""
    scale = (wide - 2 * MARGIN) / max(len(side.article.text), 1)
    return [(MARGIN + span.begin * scale, MARGIN + span.end * scale) for span in side.sentences]


def _ribbon(number: int, pair: Pair, sides: tuple[_Side, _Side]) -> Element | None:
    one, other = sides[0].column.reach(pair.left), sides[1].column.reach(pair.right)
    if one is None or other is None:
        return None
    left, right = sides[0].right + 4, sides[1].left - 4
    middle = (left + right) / 2
    upper = f"M{left:.1f} {one[0]:.1f}C{middle:.1f} {one[0]:.1f} {middle:.1f} {other[0]:.1f} {right:.1f} {other[0]:.1f}"
    lower = f"V{other[1]:.1f}C{middle:.1f} {other[1]:.1f} {middle:.1f} {one[1]:.1f} {left:.1f} {one[1]:.1f}z"
    ground, edge, dash = MATCHES[pair.kind]
    return el(
        "path", d=upper + lower, class_=f"ribbon w-{ground} k-{edge}", stroke_width=0.8, stroke_dasharray=dash,
        data_pair=str(number), data_passage=_place(sides[0], min(pair.left)),
    )  # fmt: skip


def _place(side: _Side, sentence: int) -> str:
    return anchor(side.article.passage(side.sentences[sentence]))


def _text(sides: tuple[_Side, _Side], found: Counterparts, alone: Sequence[int], key: str) -> Iterator[Element]:
    """The sentences of the first side."""
    by_sentence: dict[int, list[Run]] = {}
    for run in sides[0].column.runs:
        by_sentence.setdefault(run.sentence, []).append(run)
    for sentence, runs in by_sentence.items():
        pair = sides[0].pairs.get(sentence)
        kind = found.pairs[pair].kind if pair is not None else None
        marks = [element for run in runs for element in _run(run, kind)]
        if sentence in alone:
            marks += _sign(sides[0], runs)
        yield _sentence(sides, found, (sentence, sentence in alone), marks, key)


def _sentence(
    sides: tuple[_Side, _Side], found: Counterparts, given: tuple[int, bool], marks: Sequence[Element], key: str
) -> Element:
    """One sentence; where it has a counterpart, a link to it."""
    side, other = sides
    sentence, alone = given
    if sentence < 0:
        return el("g", *marks)
    data = {"data_passage": _place(side, sentence), "data_article": side.article.id}
    name = f"{key}-{side.letter}{sentence}"
    pair = side.pairs.get(sentence)
    if pair is None:
        return el("g", *marks, id=name, data_alone="true" if alone else None, **data)
    counterpart = found.pairs[pair].right if side.letter == "l" else found.pairs[pair].left
    drawn = other.column.reach(counterpart) is not None
    link = {"href": f"#{key}-{other.letter}{min(counterpart)}", "tabindex": "0"} if drawn else {}
    return el("a" if drawn else "g", *marks, id=name, data_pair=str(pair), **link, **data)


def _run(run: Run, kind: MatchKind | None) -> Iterator[Element]:
    left = run.x - run.wide if run.rightward else run.x
    box = {"x": left - 1, "y": run.y - 12.5, "width": run.wide + 2, "height": LINE - 1.5}
    if run.changed:
        yield el("rect", **box, rx=2, class_="w-loss k-loss", stroke_width=1)
    elif kind is not None:
        yield el("rect", **box, class_=f"w-{MATCHES[kind][0]}")
    yield el(
        "text", run.text, x=run.x, y=run.y, textLength=run.wide, lengthAdjust="spacingAndGlyphs",
        direction="rtl" if run.rightward else None, class_=None if kind or run.changed else "s",
    )  # fmt: skip


def _sign(side: _Side, runs: Sequence[Run]) -> Iterator[Element]:
    """A dashed line in the outer margin: no counterpart."""
    x = side.left - 8 if side.letter == "l" else side.right + 8
    top, bottom = min(run.y for run in runs) - 11, max(run.y for run in runs) + 3
    yield el("line", x1=x, y1=top, x2=x, y2=bottom, class_="k-loss", stroke_width=2, stroke_dasharray="3 3")


def _rest(side: _Side, wording: Wording) -> Element | None:
    left = len(side.sentences) - side.column.drawn
    text = wording("pictures.more_sentences", n=left) if left else ""
    return word(
        Word(
            x=side.left,
            y=side.column.bottom + 12,
            text=shorten(text, NOTE, side.right - side.left),
            size=NOTE,
            style="s",
        )
    )


def _keys(found: Counterparts, wording: Wording) -> Iterator[Key]:
    box = {"x": -11.0, "y": -6.0, "width": 22.0, "height": 12.0}
    kinds = {pair.kind for pair in found.pairs}
    for kind, (ground, edge, dash) in MATCHES.items():
        if kind in kinds:
            sign = el("rect", **box, class_=f"w-{ground} k-{edge}", stroke_width=0.8, stroke_dasharray=dash)
            yield Key(sign, wording(f"pictures.pair_{kind}"))
    if found.changes:
        yield Key(el("rect", **box, rx=2, class_="w-loss k-loss", stroke_width=1), wording("pictures.key_changed"))
    line = el("line", x1=0, y1=-8, x2=0, y2=8, class_="k-loss", stroke_width=2, stroke_dasharray="3 3")
    yield Key(line, wording("pictures.only_left"))


def _rows(found: Counterparts, wording: Wording) -> Iterator[tuple[str, ...]]:
    """The pairs and the sentences that have none, in the order of the left text."""
    for pair in found.pairs:
        sides = (
            _words(found.left, found.left_sentences, pair.left),
            _words(found.right, found.right_sentences, pair.right),
        )
        yield (*sides, wording(f"pictures.pair_{pair.kind}"))
    alone = wording("pictures.only_left")
    left, right = _both_alone(found)
    for number in left:
        yield _words(found.left, found.left_sentences, (number,)), "", alone
    for number in right:
        yield "", _words(found.right, found.right_sentences, (number,)), alone


def _words(article: Article, spans: Sequence[Span], numbers: Sequence[int]) -> str:
    return clean(article.text[spans[min(numbers)].begin : spans[max(numbers)].end])
