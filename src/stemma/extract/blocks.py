"""The blocks of a page, in reading order, and which of them are the article's.

Trafilatura's precise mode chooses; this layer gives back what it loses. The blocks that it chose show where the article
stands: prose between them, prose beside them in the same element, their headings, their tables and the posts of a live blog
belong to it as well. What is prose and stays outside is told as dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from stemma.extract.regions import is_beside
from stemma.extract.tree import BREAKING, HIDDEN
from stemma.text.normalise import clean, squeezed

#: words; the shortest sentence that counts as prose by itself
PROSE = 8
#: between the cells of a row
CELL = " · "
#: share of the chosen text that must be found again in the tree, else the choice stands as it is
_FOUND = 0.6
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ENDS = re.compile(r"[.!?…:][\"“”»’)\]]*\Z")
_LIVE = re.compile(
    r"live-?blog|live-?ticker|live-?(?:post|entry|update|event)|ticker-?(?:item|entry|post)|blog-?post", re.IGNORECASE
)
_PICTURE = ("figure", "figcaption", "picture", "video", "audio")


@dataclass(slots=True)
class Block:
    """One line of the page that a reader sees, and the block element that it stands in."""

    text: str
    owner: HtmlElement
    #: code points within links, and of them within links to a place of the same page
    linked: int = 0
    jumps: int = 0
    #: the row of a table: cells joined by a dot
    row: bool = False
    key: str = field(default="", repr=False)

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence: of some words, and closed."""
        return len(self.text.split()) >= PROSE and _ENDS.search(self.text) is not None

    @property
    def is_told(self) -> bool:
        """Whether its loss would be one: prose, and leads and headings of some words that are no link."""
        return self.is_prose or (len(self.text.split()) >= PROSE and self.linked * 2 < len(self.text))


@dataclass(slots=True)
class _Links:
    """How much of a block stands in links, and in links to a place of the same page."""

    linked: int = 0
    jumps: int = 0
    open: int = 0
    jumping: int = 0

    def step(self, node: HtmlElement, by: int) -> None:
        """An element opens (1) or closes (-1)."""
        if node.tag == "a" and node.get("href") is not None:  # without an address it is a place that links lead to
            self.open += by
            self.jumping += by if (node.get("href") or "").startswith("#") else 0

    def count(self, text: str) -> None:
        """Some text that stands here."""
        self.linked += len(text) if self.open > 0 else 0
        self.jumps += len(text) if self.jumping > 0 else 0


def key_of(text: str) -> str:
    """Letters and digits alone: extractors change white space and marks."""
    return re.sub(r"\W+", "", text.casefold())


def blocks_of_page(root: HtmlElement) -> list[Block]:
    """Every visible block, one walk, no recursion; rows of tables of data are one block each."""
    blocks: list[Block] = []
    pieces: list[str] = []
    links = _Links()
    owner: HtmlElement = root

    def flush(next_owner: HtmlElement) -> None:
        nonlocal owner
        joined = "".join(pieces)
        text = squeezed(clean(joined)) if joined.strip() else ""  # most of what stands between tags is white space
        if text:
            blocks.append(Block(text, owner, min(links.linked, len(text)), min(links.jumps, len(text))))
        pieces.clear()
        links.linked = links.jumps = 0
        owner = next_owner

    for kind, node, text in _steps(root):
        if kind == "row":
            flush(node)
            if text:
                blocks.append(Block(text, node, row=True))
        elif kind in {"open", "close"}:
            links.step(node, 1 if kind == "open" else -1)
            if node.tag in BREAKING:
                flush(node if kind == "open" and node.tag != "br" else _block_above(node))
        if text and kind != "row":
            pieces.append(text)
            links.count(text)
    flush(root)
    for block in blocks:
        block.key = key_of(block.text)
    return blocks


def _block_above(node: HtmlElement) -> HtmlElement:
    parent = node.getparent()
    while parent is not None and parent.tag not in BREAKING:
        parent = parent.getparent()
    return parent if parent is not None else node


def _steps(root: HtmlElement) -> Iterator[tuple[str, HtmlElement, str]]:
    """Elements as they open and close, with the text right behind; hidden ones are passed over, rows of data come whole."""
    skipping: HtmlElement | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if skipping is None:
            if event == "start" and node.tag in HIDDEN:
                skipping = node
            elif event == "start" and node.tag == "tr" and (row := _row(node)) is not None:
                yield "row", node, row
                skipping = node
            elif event == "start":
                yield "open", node, node.text or ""
            elif event == "end":
                yield "close", node, (node.tail or "") if node is not root else ""
            elif node.tail:
                yield "text", node, node.tail
        elif event == "end" and node is skipping:
            skipping = None
            if node is not root and node.tail:
                yield "text", node, node.tail


#: code points; a cell with more is a frame of a page laid out with tables
_LONGEST_CELL = 300
#: code points; with paragraphs or lists in it a shorter one is a frame already
_LONGEST_LISTED = 80


def _row(row: HtmlElement) -> str | None:
    """The cells of a row of data, joined; None for the row of a layout."""
    cells = [child for child in row if child.tag in {"td", "th"}]
    if len(cells) < 2 or next(row.iterdescendants("table", "h1", "h2", "form"), None) is not None:
        return None
    framed = next(row.iterdescendants("p", "ul", "ol"), None) is not None
    texts = [squeezed(clean((" " if framed else "").join(cell.itertext()))) for cell in cells]
    if any(len(text) > (_LONGEST_LISTED if framed else _LONGEST_CELL) for text in texts):
        return None
    return CELL.join(filter(None, texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The article's blocks, and the prose of the page that is not the article's."""

    body: tuple[str, ...]
    #: rows of tables among them
    rows: frozenset[str]
    outside: tuple[str, ...]


def chosen(blocks: Sequence[Block], lines: Sequence[str], *, live: bool) -> Choice:
    """What an extractor's `lines` show to be the article; `live` says that the page calls itself a live blog."""
    contents = _contents(blocks)
    page, blocks = blocks, [block for i, block in enumerate(blocks) if i not in contents]
    listed = {page[i].key for i in contents} - {block.key for block in blocks}
    known = frozenset(block.key for block in blocks)
    lines = [piece for line in lines for piece in _cells(line, whole=key_of(line) in known)]
    listed |= _of_banners(blocks, frozenset(map(key_of, lines)))
    lines = [line for line in lines if key_of(line) not in listed]
    wanted = {key: line for line in lines if (key := key_of(line))}
    hits = [i for i, block in enumerate(blocks) if block.key in wanted]
    found = sum(len(blocks[i].key) for i in hits)
    whole = sum(map(len, wanted))
    if not hits or found < _FOUND * whole:
        rest = [b.text for b in page if b.is_told and b.key not in wanted]
        return Choice(body=tuple(lines), rows=frozenset(), outside=tuple(dict.fromkeys(rest)))
    inside = _inside(blocks, hits, live=live)
    taken = [block for block, inner in zip(blocks, inside, strict=True) if inner]
    keys = {block.key for block in taken}
    first, last = blocks[hits[0]], blocks[hits[-1]]
    at = {id(block): i for i, block in enumerate(page)}
    between = range(at[id(first)], at[id(last)])
    told = (b.is_told or (i in between and len(b.text.split()) >= PROSE) for i, b in enumerate(page))
    outside = (b.text for b, tells in zip(page, told, strict=True) if tells and b.key not in keys)
    return Choice(
        body=_with_unfound(taken, lines, keys),
        rows=frozenset(block.text for block in taken if block.row),
        outside=tuple(dict.fromkeys(outside)),
    )


def _contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The entries of a table of contents: items of one list that are nothing but links to places of the page."""
    lists: dict[HtmlElement, list[int]] = {}
    for i, block in enumerate(blocks):
        if (
            block.jumps >= len(block.text)
            and block.owner.tag == "li"
            and (parent := block.owner.getparent()) is not None
        ):
            lists.setdefault(parent, []).append(i)
    return frozenset(i for entries in lists.values() if len(entries) > 1 for i in entries)


def _cells(line: str, *, whole: bool) -> list[str]:
    """A row in Markdown that is no row of data: each cell of a page laid out with tables is a line of its own."""
    cells = [cell for part in line.split("|") if (cell := part.strip())] if line.startswith("|") else []
    return cells if cells and (len(cells) == 1 or not whole) else [line]


#: what sites call the box that asks for consent
_BANNER = re.compile(r"privacy|consent|cookie|gdpr|rgpd|dsgvo|onetrust|datenschutz", re.IGNORECASE)


#: words of prose outside such a box that make an article
_LEAST_LEFT = 40


def _of_banners(blocks: Sequence[Block], wanted: frozenset[str]) -> set[str]:
    """The chosen blocks that stand in a box asking for consent; none where hardly any other text was chosen."""
    known: dict[HtmlElement, bool] = {}
    hits = [(block, _in_banner(block.owner, known)) for block in blocks if block.key in wanted]
    inner = {block.key for block, within in hits if within}
    rest = sum(len(block.text.split()) for block, within in hits if block.is_prose and not within)
    return inner if rest >= _LEAST_LEFT else set()


def _in_banner(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether the element stands in such a box; `known` holds what is decided of its ancestors already."""
    path: list[HtmlElement] = []
    at: HtmlElement | None = element
    while at is not None and at not in known and not _is_banner(at):
        path.append(at)
        at = at.getparent()
    within = at is not None and known.get(at, True)
    known.update(dict.fromkeys(path if at is None else (*path, at), within))
    return within


def _is_banner(element: HtmlElement) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    named = element.tag not in {"html", "body", "main", "article"} and _BANNER.search(marks) is not None
    return named and element.find(".//h1") is None


def _with_unfound(taken: Sequence[Block], lines: Sequence[str], keys: set[str]) -> tuple[str, ...]:
    """The blocks, with the chosen lines that are no block of the tree (a caption and its credit in one), each in its place."""
    texts = "".join(block.key for block in taken)
    after: dict[str, list[str]] = {}
    last = ""
    for line in lines:
        key = key_of(line)
        if key in keys:
            last = key
        elif len(key) > 1 and key[:_PART] not in texts and key[-_PART:] not in texts:
            after.setdefault(last, []).append(line)
    body = after.pop("", [])
    for block in taken:
        body += [block.text, *after.pop(block.key, ())]
    return tuple(body)


#: letters; a shorter block may be part of a line by chance
_PART = 20


def _inside(blocks: Sequence[Block], hits: Sequence[int], *, live: bool) -> list[bool]:
    """For each block whether it is the article's."""
    inside = [False] * len(blocks)
    for i in hits:
        inside[i] = True
    places = _Places.of([blocks[i] for i in hits if blocks[i].is_prose or live])
    first, last = hits[0], hits[-1]
    beside: dict[HtmlElement, bool] = {}
    for i, block in enumerate(blocks):
        marks = live and first < i < last and _is_live_mark(block)
        if inside[i] or not (marks or places.holds(block, within=first < i < last)):
            continue
        # a short paragraph between others is a caption, its credit or a line of verse
        short = block.owner.tag == "p" and first < i < last and not block.linked
        if block.is_prose or block.row or marks or short:
            inside[i] = not _apart(block, beside)
    _take_headings(blocks, inside, beside)
    return _without_repeats(blocks, inside)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the chosen paragraphs stand: what stands beside them, in the same kind of wrapper, belongs to them."""

    parents: frozenset[HtmlElement]
    #: elements two above, with the tag and class of what is between
    wrapped: frozenset[tuple[HtmlElement, str]]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "_Places":
        """The places of chosen blocks; one counts where a good part of the text stands in it."""
        parents: dict[HtmlElement, int] = {}
        wrapped: dict[tuple[HtmlElement, str], int] = {}
        for block in blocks:
            parent, wrapper = _places(block.owner)
            parents[parent] = parents.get(parent, 0) + len(block.text)
            wrapped[wrapper] = wrapped.get(wrapper, 0) + len(block.text)
        least = sum(len(block.text) for block in blocks) / _GOOD_PART
        return cls(
            frozenset(place for place, length in parents.items() if length >= least),
            frozenset(place for place, length in wrapped.items() if length >= least),
        )

    def holds(self, block: Block, *, within: bool) -> bool:
        """Whether a block stands where chosen ones do; `within` them a row may stand one deeper."""
        owner = next(block.owner.iterancestors("table"), block.owner) if block.row else block.owner
        parent, wrapper = _places(owner)
        if parent in self.parents or wrapper in self.wrapped:
            return True
        around = owner.getparent()
        return block.row and within and around is not None and around.getparent() in self.parents


#: a place counts where at least one in so many letters of the text stands in it
_GOOD_PART = 5


def _places(owner: HtmlElement) -> tuple[HtmlElement, tuple[HtmlElement, str]]:
    parent = owner.getparent()
    if parent is None:
        return owner, (owner, "")
    above = parent.getparent()
    return parent, (above if above is not None else parent, f"{parent.tag} {parent.get('class') or ''}")


def _apart(block: Block, beside: dict[HtmlElement, bool]) -> bool:
    """Whether a block stands in a picture, a margin, a list of other articles, a form or a footer."""
    owner = block.owner
    if owner not in beside:
        pictured = owner.tag in _PICTURE or next(owner.iterancestors(*_PICTURE, "form", "button"), None) is not None
        beside[owner] = pictured or is_beside(owner)
    return beside[owner]


def _is_live_mark(block: Block) -> bool:
    """The time or the head of a post in a live blog."""
    return (
        block.owner.tag in _HEADINGS
        or block.owner.tag == "time"
        or any(
            _LIVE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
            for element in (block.owner, *islice(block.owner.iterancestors(), 3))
        )
    )


def _take_headings(blocks: Sequence[Block], inside: list[bool], beside: dict[HtmlElement, bool]) -> None:
    """A heading belongs to the text right below it."""
    for i in range(len(blocks) - 2, 0, -1):
        heads = blocks[i].owner.tag in _HEADINGS and not inside[i] and inside[i + 1] and any(inside[:i])
        if heads and blocks[i].linked < len(blocks[i].text) and not _apart(blocks[i], beside):
            inside[i] = True


def _without_repeats(blocks: Sequence[Block], inside: list[bool]) -> list[bool]:
    """Pages show a lead or a quotation twice: the second is left out."""
    seen: set[str] = set()
    kept = []
    for block, inner in zip(blocks, inside, strict=True):
        repeated = inner and block.key in seen and len(block.text.split()) >= PROSE
        kept.append(inner and not repeated)
        if inner:
            seen.add(block.key)
    return kept
