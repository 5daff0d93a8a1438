"""Families of copies of one base: who copies whom, how, and what the copy then says of itself."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from eval.generate.bases import Base, paragraphs_of
from eval.generate.edits import Edit, Paragraphs, add_chrome, change_number, cut, insert, reorder, reword
from eval.generate.wording import AGENCIES, CREDITS, OUTLET_CREDITS, OUTLETS, PLACES, QUOTING, SYNDICATED
from stemma.model import Article, Credit, Dateline, DescentKind, Notice, Published
from stemma.text.quotation import quotations

#: how often each kind of copy is made: outlets print what the agency sends, or cut it
KINDS: dict[DescentKind, int] = {"verbatim": 30, "cut": 35, "extended": 15, "merged": 8, "translation": 12}
#: share of copies that name their agency, and that carry a feed's notice
CREDITED, FEED = 0.6, 0.25
#: share of copies made from a copy instead of the first text
SECOND_HAND = 0.3
#: share of copies put out before the agency's own page, as feeds do, and by how many minutes at most
EARLY, EARLY_MINUTES = 0.1, 25
#: hours within which a family is printed
HOURS = 20
#: share of families whose first text nobody has
LOST = 0.15
#: share of families beside which an independent report quotes the same words
QUOTED_BESIDE = 0.5
#: code points of a quotation worth sharing
QUOTE = 40
#: days over which families are spread
DAYS = 300
START = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One edge of the exact stemma, with the copyist's log."""

    copy: str
    exemplar: str
    kind: DescentKind
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """Articles and their exact stemma."""

    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    #: articles that share a quotation with a family and descend from nothing
    quoting: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node:
    id: str
    paragraphs: Paragraphs
    language: str
    outlet: str
    moment: datetime
    #: copies of it can be told from copies of its exemplar
    distinct: bool


@dataclass(slots=True)
class _Maker:
    draw: random.Random
    agency: str
    key: str
    place: str
    nodes: list[_Node] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    #: the report of one's own beside the family, whose paragraphs a merger takes
    beside: str | None = None
    outlets: list[str] = field(default_factory=list)

    def text(self, paragraphs: Paragraphs, *, dateline: bool) -> tuple[str, Dateline | None]:
        body = "\n\n".join(" ".join(block) for block in paragraphs)
        if not dateline:
            return body, None
        line = f"{self.place} ({self.agency})"
        return f"{line} - {body}", Dateline(place=self.place, text=line)

    def first(self, base: Base, moment: datetime, *, lost: bool) -> None:
        name = f"lost:{self.agency}" if lost else f"{self.key}.0"
        self.nodes.append(_Node(name, base.paragraphs, base.language, self.agency, moment, distinct=True))
        if not lost:
            text, line = self.text(base.paragraphs, dateline=True)
            self.add(name, base.language, self.agency, moment, text=text, title=_title(base.paragraphs), dateline=line)

    def add(self, name: str, language: str, outlet: str, moment: datetime, **rest: object) -> None:
        self.articles.append(
            Article(
                id=name,
                uri=f"https://{outlet.lower().replace(' ', '-')}.example/{name}",
                language=language,
                publisher=outlet,
                published=Published(value=moment.isoformat(timespec="minutes"), certainty="given", origin="generated"),
                **rest,  # type: ignore[arg-type]
            )
        )


def _title(paragraphs: Paragraphs) -> str:
    return " ".join(paragraphs[0][0].split()[:9])


def _kind(base: Base, draw: random.Random, exemplar: _Node, *, others: bool) -> DescentKind:
    weights = dict(KINDS)
    if not base.renderings or exemplar.language != base.language or len(exemplar.paragraphs) < len(base.paragraphs):
        weights.pop("translation")
    if not others:
        weights.pop("merged")
    return draw.choices(list(weights), list(weights.values()))[0]


def _apply(
    edits: Sequence[Edit], text: Paragraphs, language: str, draw: random.Random
) -> tuple[Paragraphs, tuple[str, ...]]:
    log: tuple[str, ...] = ()
    for edit in edits:
        done = edit(text, language, draw)
        text, log = done.paragraphs, log + done.log
    return text, log


def _edits(kind: DescentKind, draw: random.Random) -> list[Edit]:
    """What goes with a kind: a plain copy may catch page furniture, a worked one other words and slips."""
    if kind == "verbatim":
        return [add_chrome] if draw.random() < 0.3 else []
    chosen: list[Edit] = [cut] if kind == "cut" else []
    chosen += [edit for edit, share in ((reword, 0.4), (reorder, 0.2), (change_number, 0.2)) if draw.random() < share]
    return chosen


def _exemplar(maker: _Maker) -> _Node:
    """The first text mostly; a lost one has two copies of its own before anybody copies a copy."""
    later = [node for node in maker.nodes[1:] if node.distinct]
    proven = not maker.nodes[0].id.startswith("lost:") or len(maker.nodes) > 2
    return maker.draw.choice(later) if later and proven and maker.draw.random() < SECOND_HAND else maker.nodes[0]


def _copy(maker: _Maker, base: Base, foreign: Paragraphs, number: int) -> None:
    """One more copy in the family."""
    draw = maker.draw
    exemplar = _exemplar(maker)
    kind = _kind(base, draw, exemplar, others=bool(foreign))
    if kind == "verbatim" and exemplar.id.startswith("lost:") and any(link.kind == kind for link in maker.links):
        kind = "cut"  # two whole prints of a lost text can't be told from a print and its reprint
    text, language, log = exemplar.paragraphs, exemplar.language, ()
    if kind == "translation":
        rendering = draw.choice(base.renderings)
        text, language = paragraphs_of(rendering.text, rendering.language), rendering.language
        log = (f"translated by {rendering.system}",)
    else:
        if kind in ("extended", "merged"):
            text = insert(text, foreign if kind == "merged" else _own(draw, language), draw).paragraphs
        text, log = _apply(_edits(kind, draw), text, language, draw)
    name = f"{maker.key}.{number}"
    outlet = draw.choice([o for o in OUTLETS if o not in maker.outlets])
    maker.outlets.append(outlet)
    moment = _moment(exemplar, draw)
    maker.nodes.append(_Node(name, text, language, outlet, moment, distinct=kind != "verbatim"))
    maker.links.append(Link(copy=name, exemplar=exemplar.id, kind=kind, log=log))
    if kind == "merged" and maker.beside is not None:
        maker.links.append(Link(copy=name, exemplar=maker.beside, kind=kind))
    _publish(maker, maker.nodes[-1], exemplar, kind)


def _moment(exemplar: _Node, draw: random.Random) -> datetime:
    if draw.random() < EARLY:
        return exemplar.moment - timedelta(minutes=draw.randint(1, EARLY_MINUTES))
    return exemplar.moment + timedelta(minutes=draw.randint(5, HOURS * 60))


def _own(draw: random.Random, language: str) -> Paragraphs:
    """A paragraph of one's own: neutral words, unlike in every copy."""
    numbers = [draw.randint(3, 99) for _ in range(3)]
    frames = {
        "en": "Our desk counted {} callers, {} letters and {} messages from readers on the matter.",
        "de": "In unserer Redaktion gingen dazu {} Anrufe, {} Briefe und {} Nachrichten von Lesern ein.",
        "fr": "Notre rédaction a reçu à ce sujet {} appels, {} lettres et {} messages de lecteurs.",
    }
    return ((frames[language].format(*numbers),),)


def _publish(maker: _Maker, node: _Node, exemplar: _Node, kind: DescentKind) -> None:
    draw, credits_, notices = maker.draw, [], []
    second_hand = exemplar is not maker.nodes[0]
    if second_hand:
        credit = OUTLET_CREDITS[node.language].format(outlet=exemplar.outlet)
        credits_.append(Credit(kind="outlet", name=exemplar.outlet, text=credit))
    elif exemplar.id.startswith("lost:") or draw.random() < CREDITED:
        credit = draw.choice(CREDITS[node.language]).format(agency=maker.agency)
        credits_.append(Credit(kind="agency", name=maker.agency, agency=maker.agency, text=credit))
    if kind == "verbatim" and draw.random() < FEED:
        notices.append(Notice(kind="syndicated", text=SYNDICATED[node.language]))
    text, line = maker.text(node.paragraphs, dateline=kind == "verbatim" and draw.random() < 0.7)
    title = _title(node.paragraphs)
    maker.add(
        node.id, node.language, node.outlet, node.moment,
        text=text, title=title, dateline=line, credits=tuple(credits_), notices=tuple(notices),
    )  # fmt: skip


def _beside(maker: _Maker, base: Base, other: Base, moment: datetime) -> None:
    """A report of one's own that shares the family's quotation: another base, with the quotation in a paragraph."""
    body = " ".join(base.sentences)
    quotes = [body[q.outer.begin : q.outer.end] for q in quotations(body) if q.closed and len(q.outer) >= QUOTE]
    paragraphs = other.paragraphs
    if quotes:
        line = maker.draw.choice(QUOTING[base.language]).format(quote=maker.draw.choice(quotes))
        paragraphs = insert(paragraphs, ((line,),), maker.draw).paragraphs
    maker.beside = f"{maker.key}.beside"
    outlet = maker.draw.choice(OUTLETS)
    maker.outlets.append(outlet)
    text, _ = maker.text(paragraphs, dateline=False)
    maker.add(maker.beside, base.language, outlet, moment, text=text, title=_title(other.paragraphs))


def _family(base: Base, other: Base | None, key: str, draw: random.Random, size: tuple[int, int]) -> _Maker:
    maker = _Maker(draw=draw, agency=draw.choice(AGENCIES), key=key, place=draw.choice(PLACES))
    moment = START + timedelta(hours=draw.randint(0, DAYS * 24))
    maker.first(base, moment, lost=draw.random() < LOST)
    if other is not None and other.language == base.language:
        _beside(maker, base, other, moment - timedelta(hours=1))
    foreign = other.paragraphs[-2:] if maker.beside is not None and other is not None else ()
    for member in range(1, max(3, draw.randint(*size))):
        _copy(maker, base, foreign, member)
    return maker


def families(bases: Sequence[Base], articles: int, seed: int, *, size: tuple[int, int] = (3, 12)) -> Generated:
    """Families of copies until there are so many articles, give or take one family, or no bases are left.

    Args:
        bases: taken in turn, each once; half of the families take one more for an independent report.
        articles: how many to make.
        seed: the same seed gives the same articles.
        size: members of a family, the first text included.
    """
    made: list[Article] = []
    links: list[Link] = []
    quoting: list[str] = []
    draw = random.Random(seed)
    turn: Iterator[Base] = iter(bases)
    for number, base in enumerate(turn):
        other = next(turn, None) if draw.random() < QUOTED_BESIDE else None
        maker = _family(base, other, f"f{number}", draw, size)
        made += maker.articles
        links += maker.links
        quoting += [maker.beside] if maker.beside is not None else []
        if len(made) >= articles:
            break
    return Generated(articles=tuple(made), links=tuple(links), quoting=tuple(quoting))
