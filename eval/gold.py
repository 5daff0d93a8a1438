"""Reads gold stories (gold/README.md has the format) into model articles and marked spans."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

from eval.corpora import GOLD
from stemma.model import Article, Caption, Credit, Dateline, Dropped, Notice, Published, Span

Split = Literal["train", "dev", "test"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """One marked element: its range in the body, its words and its attributes."""

    tag: str
    span: Span
    text: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """All elements of one article with the same `s`."""

    id: str
    content: tuple[GoldSpan, ...]
    speakers: tuple[GoldSpan, ...] = ()
    cues: tuple[GoldSpan, ...] = ()
    addressees: tuple[GoldSpan, ...] = ()
    media: tuple[GoldSpan, ...] = ()

    def attribute(self, name: str) -> str | None:
        """The attribute on whichever content element carries it."""
        return next((c.attributes[name] for c in self.content if name in c.attributes), None)

    @property
    def kind(self) -> str:
        """direct, indirect, mixed, free_indirect or reported."""
        return self.attribute("kind") or "indirect"

    @property
    def hedge(self) -> str | None:
        """alleged, expected, unconfirmed, denied or None."""
        return self.attribute("hedge")

    @property
    def polarity(self) -> str:
        """Asserts or denies."""
        return self.attribute("polarity") or "asserts"

    @property
    def speaker(self) -> str | None:
        """The id of the entity that speaks, None for nobody named."""
        return next((s.attributes["ref"] for s in self.speakers if "ref" in s.attributes), None)

    @property
    def root(self) -> str | None:
        """The entity the words come from: whom the speaker cites, else the speaker."""
        return self.attribute("via") or self.speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One article of a gold story: the article as an extractor should give it, and the marks in its body."""

    article: Article
    translated_from: str | None
    statements: dict[str, GoldStatement]
    numbers: dict[str, GoldSpan]
    times: dict[str, GoldSpan]
    noises: tuple[GoldSpan, ...] = ()
    datelines: tuple[GoldSpan, ...] = ()
    #: names of people, organisations and places; marked in texts written for training only
    names: tuple[GoldSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStory:
    """A story with everything that a trace should find. The tables are those of story.toml."""

    slug: str
    split: Split
    title: str
    articles: dict[str, GoldArticle]
    entities: dict[str, dict[str, Any]]
    claims: tuple[dict[str, Any], ...]
    differences: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    descents: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class _Body:
    """Gathers the text of blocks, white space collapsed, and the range of each element in it."""

    text: str = ""
    spans: list[GoldSpan] = field(default_factory=list)

    def paragraph(self, block: ET.Element) -> None:
        self.text = self.text.rstrip()
        if self.text:
            self.text += "\n\n"
        self._walk(block)
        self.text = self.text.rstrip()

    def _add(self, words: str | None) -> None:
        for character in words or "":
            if not character.isspace() or character in "\u00a0\u202f":
                self.text += character
            elif self.text and not self.text[-1].isspace():
                self.text += " "

    def _walk(self, element: ET.Element) -> None:
        self._add(element.text)
        for child in element:
            begin = len(self.text)
            self._walk(child)
            self._mark(child, begin)
            self._add(child.tail)

    def _mark(self, element: ET.Element, begin: int) -> None:
        end = len(self.text)
        while begin < end and self.text[begin].isspace():
            begin += 1
        while end > begin and self.text[end - 1].isspace():
            end -= 1
        span = Span(begin, end)
        self.spans.append(
            GoldSpan(tag=element.tag, span=span, text=self.text[begin:end], attributes=dict(element.attrib))
        )


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _statements(spans: list[GoldSpan]) -> dict[str, GoldStatement]:
    by_id: dict[str, dict[str, list[GoldSpan]]] = {}
    for span in spans:
        if "s" in span.attributes:
            by_id.setdefault(span.attributes["s"], {}).setdefault(span.tag, []).append(span)
    return {
        s: GoldStatement(
            id=s,
            content=tuple(sorted(tags.get("content", ()), key=lambda c: c.span)),
            speakers=tuple(tags.get("speaker", ())),
            cues=tuple(tags.get("cue", ())),
            addressees=tuple(tags.get("addressee", ())),
            media=tuple(tags.get("medium", ())),
        )
        for s, tags in by_id.items()
    }


def _article(root: ET.Element, story: str, body: _Body) -> Article:
    datelines = [s for s in body.spans if s.tag == "dateline"]
    return Article(
        id=f"{story}/{root.attrib['sigil']}",
        uri=root.attrib["uri"],
        title=root.attrib["title"],
        language=root.attrib["lang"],
        publisher=root.attrib["publisher"],
        published=Published(value=root.attrib["published"], certainty="given", origin="gold"),
        dateline=Dateline(place=datelines[0].text, text=datelines[0].text) if datelines else None,
        credits=tuple(
            Credit(
                kind="agency" if "agency" in c.attrib else "person" if "person" in c.attrib else "outlet",
                name=c.get("agency") or c.get("person") or c.get("outlet") or "",
                agency=c.get("agency"),
                text=_words(c),
            )
            for c in root.iter("credit")
        ),
        captions=tuple(Caption(text=_words(c), credit=c.get("credit")) for c in root.iter("caption")),
        notices=tuple(Notice(kind=n.attrib["kind"], text=_words(n)) for n in root.iter("notice")),  # type: ignore[arg-type]
        text=body.text,
        dropped=tuple(Dropped(reason="interface", text=_words(j)) for j in root.iter("junk")),
    )


def read_article(path: Path, story: str) -> GoldArticle:
    """One article's XML; the article's id is `<story>/<sigil>`."""
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 our own files
    body = _Body()
    for block in root.iter("p"):
        body.paragraph(block)
    return GoldArticle(
        article=_article(root, story, body),
        translated_from=root.get("translated_from"),
        statements=_statements(body.spans),
        numbers={s.attributes["id"]: s for s in body.spans if s.tag == "num"},
        times={s.attributes["id"]: s for s in body.spans if s.tag == "time"},
        noises=tuple(s for s in body.spans if s.tag == "noise"),
        datelines=tuple(s for s in body.spans if s.tag == "dateline"),
        names=tuple(s for s in body.spans if s.tag == "name"),
    )


def read_story(folder: Path, split: Split) -> GoldStory:
    """One story folder."""
    table = tomllib.loads((folder / "story.toml").read_text("utf-8"))
    return GoldStory(
        slug=folder.name,
        split=split,
        title=table["title"],
        articles={path.stem: read_article(path, folder.name) for path in sorted(folder.glob("*.xml"))},
        entities={entity["id"]: entity for entity in table.get("entity", ())},
        claims=tuple(table.get("claim", ())),
        differences=tuple(table.get("difference", ())),
        events=tuple(table.get("event", ())),
        descents=tuple(table.get("descent", ())),
    )


@cache
def stories(*splits: Split) -> tuple[GoldStory, ...]:
    """All gold stories of the named splits, in the order of their names."""
    return tuple(
        read_story(folder.parent, split) for split in splits for folder in sorted((GOLD / split).glob("*/story.toml"))
    )
