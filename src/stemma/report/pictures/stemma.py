"""The stemma on a clock: who copied whom, and when."""

from collections.abc import Iterator

from stemma.model import Story
from stemma.report.descents import edge_words
from stemma.report.origin import published as published_words
from stemma.report.pictures.draw import (
    BREAK_SIGN,
    Frame,
    Key,
    Word,
    frame,
    identity,
    legend,
    legend_height,
    link,
    time_axis,
    word,
)
from stemma.report.pictures.element import Element, el
from stemma.report.pictures.families import drawn_descents
from stemma.report.pictures.kinds import LINES, THIN, WEIGHT, badges, line_width
from stemma.report.pictures.picture import Picture
from stemma.report.pictures.stemma_layout import PILL, RADIUS, Edge, Pill, Row, StemmaLayout, stemma_layout
from stemma.report.view import View
from stemma.report.wording import Wording

NAME = "stemma"
#: pixels between trunks of two kinds, of a corner, of an arrow head, and of a bow round an exemplar
TRUNK, CORNER, HEAD, BOW = 4.0, 8.0, 8.0, 26.0


def stemma_picture(view: View, story: Story, wording: Wording, wide: float) -> Picture:
    """Who copied whom on a clock."""
    laid = stemma_layout(view, story, wording, wide)
    keys = list(_keys(laid, wording))
    foot = laid.bottom + 14
    height = foot + legend_height(keys, wide) + 4
    description = wording(
        "pictures.stemma_says",
        texts=wording("count.texts", n=_independent(laid)),
        copies=wording("count.copies", n=_copies(laid)),
    )
    drawn: list[Element | None] = [*_bands(laid)]
    drawn += time_axis(laid.axis, 0, laid.bottom) if laid.axis else []
    drawn += [_bar(row) for row in laid.rows]
    trunks = _trunks(laid)
    drawn += [_edge(edge, trunks) for edge in reversed(laid.edges)]
    drawn += [_node(row, view, wording) for row in laid.rows]
    drawn += legend(keys, foot, wide)
    title = wording("pictures.stemma")
    given = Frame(
        key=identity(story.id, NAME, f"{wide:g}"), title=title, description=description, width=wide, height=height
    )
    return Picture(
        name=NAME, title=title, svg=frame(given, drawn), head=_head(wording), rows=tuple(_rows(view, story, wording))
    )


def _independent(laid: StemmaLayout) -> int:
    return sum(len(row.text.keys) for row in laid.rows if not row.text.descents)


def _copies(laid: StemmaLayout) -> int:
    return sum(len(row.text.keys) for row in laid.rows if row.text.descents)


def _bands(laid: StemmaLayout) -> Iterator[Element]:
    """A ground for every other family that has copies."""
    families: dict[int, list[Row]] = {}
    for row in laid.rows:
        families.setdefault(row.text.family, []).append(row)
    for rows in families.values():
        if len(rows) > 1:
            top, bottom = rows[0].top - 3, rows[-1].bottom + 3
            yield el("rect", x=0, y=top, width=laid.width, height=bottom - top, rx=5, class_="band")


def _bar(row: Row) -> Element | None:
    """How long it is open when a text was put out."""
    if row.end - row.begin < 2 and not row.marks:
        return None
    left, right = (min(row.marks), max(row.marks)) if row.marks else (row.begin, row.end)
    style = "open" if row.undated else "span"
    return el("rect", x=left, y=row.y - 3.5, width=max(right - left, 1), height=7, rx=3.5, class_=style)


def _trunks(laid: StemmaLayout) -> dict[tuple[str, str], float]:
    """How far the line of each kind stands from the middle of its exemplar, so that no two run over each other."""
    kinds: dict[str, list[str]] = {}
    for edge in laid.edges:
        known = kinds.setdefault(edge.exemplar.text.key, [])
        if edge.descent.kind not in known:
            known.append(edge.descent.kind)
    return {
        (exemplar, kind): (n - (len(found) - 1) / 2) * TRUNK
        for exemplar, found in kinds.items()
        for n, kind in enumerate(found)
    }


def _edge(edge: Edge, trunks: dict[tuple[str, str], float]) -> Element:
    colour, dash = LINES[edge.descent.kind]
    path, arrow = _path(edge, trunks[edge.exemplar.text.key, edge.descent.kind])
    line = el(
        "path",
        d=path,
        class_=f"edge k-{colour}",
        stroke_width=line_width(edge.descent.confidence),
        stroke_dasharray=dash,
    )
    head = el("path", d=arrow, class_=f"f-{colour}") if edge.directed else None
    copies = len(edge.copy.text.keys)
    return el(
        "g", line, head, data_edge=edge.descent.kind, data_copies=str(copies),
        data_from=edge.descent.exemplar, data_to=edge.descent.copy,
    )  # fmt: skip


def _path(edge: Edge, beside: float) -> tuple[str, str]:
    """The line down from an exemplar and to the right into its copy, and the head of the arrow.

    A copy that lies right below its exemplar, or is dated before it, is reached by a bow on the left.
    """
    x, y, to_x, to_y = edge.exemplar.x, edge.exemplar.y, edge.copy.x, edge.copy.y
    end = to_x - RADIUS - 1 - (HEAD - 1 if edge.directed else 0)
    sign = 1 if to_y > y else -1
    arrow = f"M{to_x - RADIUS - 1:.1f} {to_y:.1f}l{-HEAD:.1f} -4.5v9z"
    trunk, start = x + beside, f"M{x + beside:.1f} {y + sign * RADIUS:.1f}"
    if trunk + CORNER > end:
        trunk = min(x, to_x) - BOW + beside
        start = (
            f"M{x - RADIUS:.1f} {y:.1f}H{trunk + CORNER:.1f}Q{trunk:.1f} {y:.1f} {trunk:.1f} {y + sign * CORNER:.1f}"
        )
    corner = f"Q{trunk:.1f} {to_y:.1f} {trunk + CORNER:.1f} {to_y:.1f}"
    return f"{start}V{to_y - sign * CORNER:.1f}{corner}H{max(end, trunk + CORNER):.1f}", arrow


def _node(row: Row, view: View, wording: Wording) -> Element:
    texts = [word(row.title)]
    pills = [_pill(pill) for pill in row.pills]
    about = f"{row.text.key}: {_told(row.text.key, view, wording)}"
    if len(row.text.keys) > 1:
        marks = [_small(key, x, row, view, wording) for key, x in zip(row.text.keys, row.marks, strict=True)]
        return el("g", *marks, *texts, *pills)
    mark = _mark(row)
    if row.text.lost:
        return el("g", mark, *texts, *pills, data_article=row.text.key)
    return link(row.text.key, mark, *texts, *pills, about=about, data_article=row.text.key)


def _mark(row: Row) -> Element:
    style = "lost" if row.text.lost else "ring" if row.text.descents else "own"
    return el("circle", cx=row.x, cy=row.y, r=RADIUS, class_=f"mark {style}")


def _small(key: str, x: float, row: Row, view: View, wording: Wording) -> Element:
    """One of several texts drawn together."""
    style = "ring" if row.text.descents else "own"
    mark = el("circle", cx=x, cy=row.y, r=RADIUS - 2.5, class_=f"mark {style}")
    return link(key, mark, about=f"{key}: {_told(key, view, wording)}", data_article=key)


def _pill(pill: Pill) -> Element:
    tone = "gain" if pill.badge.kind == "added" else "loss"
    box = el("rect", x=pill.x, y=pill.y, width=pill.wide, height=PILL - 3, rx=(PILL - 3) / 2, class_=f"pill k-{tone}")
    return el("g", box, word(Word(x=pill.x + 6, y=pill.y + 12, text=pill.text, size=11.0, style=f"f-{tone}")))


def _told(key: str, view: View, wording: Wording) -> str:
    article = view.articles.get(key)
    if article is None:
        return view.name(key)
    when = published_words(article, wording)
    return f"{view.name(key)}, {when}"


def _keys(laid: StemmaLayout, wording: Wording) -> Iterator[Key]:
    """What is drawn, explained; nothing else."""
    printed = [row for row in laid.rows if not row.text.lost]
    there = {
        "own": any(not row.text.descents for row in printed),
        "copy": any(row.text.descents for row in printed),
        "lost": len(printed) < len(laid.rows),
        "span": any(row.end - row.begin >= 2 and not row.undated and not row.marks for row in laid.rows),
        "undated": any(row.undated for row in laid.rows),
    }
    yield from (Key(_SIGNS[name], wording(f"pictures.key_{name}")) for name, shown in there.items() if shown)
    drawn = {edge.descent.kind for edge in laid.edges}
    yield from (Key(_line(*LINES[kind]), wording(f"descent.{kind}")) for kind in LINES if kind in drawn)
    if any(not edge.directed for edge in laid.edges):
        yield Key(_line("soft", None), wording("pictures.key_undirected"))
    if laid.edges:
        yield Key(_SIGNS["weight"], wording("pictures.key_weight"))
    if laid.axis and laid.axis.breaks:
        yield Key(BREAK_SIGN, wording("pictures.key_break"))


def _line(colour: str, dash: str | None) -> Element:
    return el("line", x1=-12, y1=0, x2=14, y2=0, class_=f"edge k-{colour}", stroke_width=2.6, stroke_dasharray=dash)


_SIGNS = {
    "own": el("circle", cx=0, cy=0, r=6, class_="own"),
    "copy": el("circle", cx=0, cy=0, r=6, class_="ring"),
    "lost": el("circle", cx=0, cy=0, r=6, class_="lost"),
    "span": el("rect", x=-11, y=-3.5, width=22, height=7, rx=3.5, class_="span"),
    "undated": el("rect", x=-11, y=-3.5, width=22, height=7, rx=3.5, class_="open"),
    "weight": el(
        "g",
        el("path", d="M-12 -3H14", class_="edge k-soft", stroke_width=THIN),
        el("path", d="M-12 3H14", class_="edge k-soft", stroke_width=THIN + WEIGHT),
    ),
}


def _head(wording: Wording) -> tuple[str, ...]:
    return tuple(wording(f"pictures.{name}") for name in ("text", "published", "made_from", "how", "changes"))


def _rows(view: View, story: Story, wording: Wording) -> Iterator[tuple[str, ...]]:
    """One row a text: lost ones first, then as the trace numbers them."""
    descents = drawn_descents(view, story)
    lost = sorted({d.exemplar for found in descents.values() for d in found if d.exemplar.startswith("lost:")})
    for key in lost:
        yield (f"{key} {view.name(key)}", "", "", wording("descent.lost"), "")
    for key in story.articles:
        own = descents.get(key, ())
        how = " + ".join(edge_words(descent, wording) for descent in own)
        yield (
            f"{key} {view.name(key)}",
            published_words(view.articles[key], wording),
            ", ".join(d.exemplar for d in own),
            how or wording("descent.independent"),
            ", ".join(badge.words(wording) for badge in badges(own)),
        )
