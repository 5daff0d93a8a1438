"""The headline bar: how many texts stand behind so many articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.model import Story
from stemma.report.pictures.draw import BODY, NOTE, Frame, Key, Word, frame, identity, legend, legend_height, link, word
from stemma.report.pictures.element import Element, el
from stemma.report.pictures.families import drawn_descents, published
from stemma.report.pictures.metrics import shorten, width
from stemma.report.pictures.picture import Picture
from stemma.report.view import View
from stemma.report.wording import Wording

NAME = "headline"
#: height of the bar, of its words above and of its counts below; pixels between two texts and between their names
BAR, ABOVE, BELOW, APART = 34.0, 22.0, 20.0, 3.0
#: pixels of an article at most, so that a story of two does not fill the page
WIDEST = 124.0
#: pixels of a sign of a lost text
LOST = 16.0
#: narrowest cell that is drawn with an edge of its own
EDGED = 5.0


@dataclass(frozen=True, slots=True)
class Group:
    """A text and the copies that were made of it, at their place."""

    root: str
    copies: tuple[str, ...]
    left: float
    cell: float

    @property
    def lost(self) -> bool:
        """Whether nobody has the text itself."""
        return self.root.startswith("lost:")

    @property
    def cells(self) -> tuple[tuple[str, float], ...]:
        """Each article with its left edge, the text itself first."""
        printed = self.copies if self.lost else (self.root, *self.copies)
        start = self.left + (LOST if self.lost else 0)
        return tuple((key, start + n * self.cell) for n, key in enumerate(printed))

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + (LOST if self.lost else 0) + self.cell * len(self.cells)


def groups(view: View, story: Story, wide: float) -> tuple[Group, ...]:
    """The texts of a story, the most copied first; a merged copy counts with the exemplar that is surest."""
    descents = drawn_descents(view, story)
    exemplar = {key: max(found, key=lambda d: (d.confidence, d.exemplar)).exemplar for key, found in descents.items()}
    found: dict[str, list[str]] = {key: [] for key in story.articles if key not in exemplar}
    for key in story.articles:
        if key in exemplar:
            found.setdefault(_root(key, exemplar), []).append(key)
    for one in sorted({d.exemplar for all_ in descents.values() for d in all_ if d.exemplar.startswith("lost:")}):
        found.setdefault(one, [])
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), str(published(view, item[0])), item[0]))
    return _placed(ranked, wide)


def _root(key: str, exemplar: dict[str, str]) -> str:
    seen = {key}
    while key in exemplar and exemplar[key] not in seen:
        key = exemplar[key]
        seen.add(key)
    return key


def _placed(ranked: Sequence[tuple[str, list[str]]], wide: float) -> tuple[Group, ...]:
    printed = sum(len(copies) + (not root.startswith("lost:")) for root, copies in ranked)
    apart = min(APART, wide / (4 * len(ranked)))
    free = wide - apart * (len(ranked) - 1) - LOST * sum(root.startswith("lost:") for root, _ in ranked)
    cell = min(WIDEST, max(0.5, free / max(printed, 1)))
    made, x = [], 1.0
    for root, copies in ranked:
        made.append(Group(root, tuple(copies), x, cell))
        x = made[-1].right + apart
    return tuple(made)


def headline_picture(view: View, story: Story, wording: Wording, wide: float) -> Picture:
    """One bar: a cell an article, filled where the text is its own, hatched where it is a copy."""
    found = groups(view, story, wide - 2)
    key = identity(story.id, NAME, f"{wide:g}")
    copies = sum(len(group.copies) for group in found)
    articles, texts = (
        wording(f"count.{name}", n=n) for name, n in (("articles", len(story.articles)), ("texts", len(found)))
    )
    says = wording("pictures.headline_says", articles=articles, texts=texts, copies=wording("count.copies", n=copies))
    keys = _keys(found, wording, key)
    foot = ABOVE + BAR + BELOW + 6
    drawn: list[Element | None] = [el("defs", _hatch(key)), *_names(found, view, wide)]
    drawn += [_group(group, view, key, wording) for group in found]
    drawn += legend(keys, foot, wide)
    given = Frame(
        key=key,
        title=wording("pictures.headline"),
        description=says,
        width=wide,
        height=foot + legend_height(keys, wide) + 4,
    )
    head = tuple(wording(f"pictures.{name}") for name in ("text", "copies_of", "carried_by"))
    return Picture(name=NAME, title=given.title, svg=frame(given, drawn), head=head, rows=tuple(_rows(found, view)))


def _hatch(key: str) -> Element:
    line = el("line", x1=0, y1=0, x2=0, y2=6, class_="hatch")
    return el(
        "pattern",
        line,
        id=f"{key}-hatch",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _group(group: Group, view: View, key: str, wording: Wording) -> Element:
    cells = [_cell(article, x, group, view, key) for article, x in group.cells]
    sign = el("circle", cx=group.left + LOST / 2 - 1, cy=ABOVE + BAR / 2, r=6, class_="lost") if group.lost else None
    room = group.right - group.left
    told = (wording("count.articles", n=len(group.cells)), str(len(group.cells)))
    count = next((words for words in told if width(words, NOTE) + 2 <= room), "")
    shown = word(Word(x=group.left, y=ABOVE + BAR + 15, text=count, size=NOTE, style="s"))
    return el("g", sign, *cells, shown, data_text=group.root)


def _cell(article: str, x: float, group: Group, view: View, key: str) -> Element:
    gap = 1.0 if group.cell >= EDGED else 0.0
    own = article == group.root
    box = el(
        "rect", x=x, y=ABOVE, width=group.cell - gap, height=BAR, class_="mark ink" if own else "mark rule",
        fill=None if own else f"url(#{key}-hatch)",
    )  # fmt: skip
    ground = None if own else el("rect", x=x, y=ABOVE, width=group.cell - gap, height=BAR, fill=f"url(#{key}-hatch)")
    return link(article, ground, box, about=f"{article}: {view.name(article)}", data_article=article)


def _names(found: Sequence[Group], view: View, wide: float) -> Iterator[Element | None]:
    """The name of each text above its cells, as far as there is room."""
    for group, following in zip(found, [*found[1:], None], strict=True):
        room = (following.left if following else wide) - group.left - 6
        name = shorten(view.name(group.root), BODY, room, bold=True)
        if len(name) > 3 or name == view.name(group.root):
            yield word(Word(x=group.left, y=ABOVE - 7, text=name, bold=True))


def _keys(found: Sequence[Group], wording: Wording, key: str) -> list[Key]:
    box = {"x": -10.0, "y": -6.0, "width": 20.0, "height": 12.0}
    made = []
    if any(not group.lost for group in found):
        made.append(Key(el("rect", **box, class_="ink"), wording("pictures.key_own")))
    if any(group.copies for group in found):
        made.append(Key(el("rect", **box, fill=f"url(#{key}-hatch)"), wording("pictures.key_copy")))
    if any(group.lost for group in found):
        made.append(Key(el("circle", cx=0, cy=0, r=6, class_="lost"), wording("pictures.key_lost")))
    return made


def _rows(found: Sequence[Group], view: View) -> Iterator[tuple[str, ...]]:
    for group in found:
        yield (
            f"{'' if group.lost else group.root + ' '}{view.name(group.root)}",
            str(len(group.copies)),
            ", ".join(f"{key} {view.name(key)}" for key, _ in group.cells),
        )
