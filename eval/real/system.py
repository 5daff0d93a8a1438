"""What Stemma finds in the marked texts, as marks, so that it is compared like a second reader."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from eval.real.marks import Marks, RealEntity, RealQuantity, RealStatement, RealTime, digest
from eval.real.texts import Source
from stemma.app import tools_of
from stemma.entities.resolve import resolve
from stemma.model import Article, Entity, Facts, Findings, Hop, Page, Passage, Rejection, Span, Statement
from stemma.pipeline import Known, read
from stemma.settings import Settings

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of an extracted text stands in the text that was marked; -1 where it doesn't."""

    at: tuple[int, ...]

    def span(self, begin: int, end: int) -> Span | None:
        """The range in the marked text, None where nothing of it stands there."""
        known = [place for place in self.at[begin:end] if place >= 0]
        return Span(min(known), max(known) + 1) if known else None


def places(extracted: str, marked: str) -> Places:
    """Align an extracted text with the marked one, paragraph by paragraph, and word by word where a paragraph was changed."""
    at = [-1] * len(extracted)
    cursor = 0
    for paragraph in re.finditer(r"[^\n]+", extracted):
        found = marked.find(paragraph.group(), cursor)
        if found < 0:
            found = marked.find(paragraph.group())
        if found >= 0:
            at[paragraph.start() : paragraph.end()] = range(found, found + len(paragraph.group()))
            cursor = found + len(paragraph.group())
        else:
            _by_words(paragraph.start(), paragraph.group(), marked, at)
    return Places(tuple(at))


def _by_words(begin: int, words: str, marked: str, at: list[int]) -> None:
    mine, theirs = list(_TOKEN.finditer(words)), list(_TOKEN.finditer(marked))
    matcher = difflib.SequenceMatcher(None, [m.group() for m in mine], [m.group() for m in theirs], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            one, other = mine[block.a + offset], theirs[block.b + offset]
            at[begin + one.start() : begin + one.end()] = range(other.start(), other.end())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article as Stemma read it, with its own names resolved."""

    article: Article
    findings: Findings
    entities: tuple[Entity, ...]
    places: Places

    def spans(self, passages: Iterable[Passage]) -> tuple[Span, ...]:
        """Passages as ranges of the marked text."""
        found = (self.places.span(p.begin, p.end) for p in passages)
        return tuple(span for span in found if span is not None)


def readings(texts: Mapping[str, Source]) -> Iterator[tuple[str, Marks]]:
    """Stemma's marks of every text by id; each article is read and resolved by itself."""
    for key, known in known_pages(texts):
        made = marks_of(known.article, known.findings, texts[key]) if isinstance(known, Known) else None
        yield key, replace(made, article=key) if made else _nothing(key, texts[key])


def known_pages(texts: Mapping[str, Source]) -> Iterator[tuple[str, Known | Rejection]]:
    """Every text by id, read as a page."""
    pages = [
        Page(
            uri=key,
            content=source.text.encode(),
            media_type="text/plain",
            given=Facts(published=source.published, origin="option"),
        )
        for key, source in texts.items()
    ]
    yield from zip(texts, read(pages, tools_of(Settings())), strict=True)


def _nothing(key: str, source: Source) -> Marks:
    return Marks(article=key, text=source.digest, genre="", layers=())


def marks_of(article: Article, findings: Findings, source: Source) -> Marks:
    """What was found in one article, its names resolved, as marks."""
    entities, linked = resolve([article], {article.id: findings})
    found = Found(
        article=article,
        findings=linked[article.id],
        entities=entities,
        places=places(article.text, source.text),
    )
    statements = tuple(made for s in found.findings.statements if (made := _statement(found, s)) is not None)
    return Marks(
        article=article.id,
        text=source.digest,
        genre="",
        layers=("statements", "entities", "quantities", "times"),
        entities=(*_entities(found), *_unlinked(found)),
        statements=statements,
        quantities=tuple(_quantities(found)),
        times=tuple(_times(found)),
    )


def _entities(found: Found) -> Iterator[RealEntity]:
    """Entities with their names' and descriptions' places; pronouns tell nothing of who was merged."""
    named: dict[str, list[Passage]] = {}
    taken_up: dict[str, list[tuple[Span, float]]] = {}
    met: set[str] = set()
    for mention in sorted(found.findings.mentions, key=lambda one: (one.passage.begin, -one.passage.end)):
        if mention.entity and mention.entity in met:
            links = ((span, mention.confidence) for span in found.spans([mention.passage]))
            taken_up.setdefault(mention.entity, []).extend(links)
        if mention.entity and mention.form != "pronoun":
            met.add(mention.entity)
            named.setdefault(mention.entity, []).append(mention.passage)
    for entity in found.entities:
        words = {digest(word) for forms in entity.names.values() for form in forms for word in form.split()}
        yield RealEntity(
            id=entity.id,
            type=entity.type,
            words=tuple(sorted(words)),
            mentions=found.spans(named.get(entity.id, ())),
            links=tuple(taken_up.get(entity.id, ())),
        )


def _hop_id(hop: Hop) -> str | None:
    """An entity's id, or one made of the place for somebody named who is no entity."""
    if hop.entity is not None:
        return hop.entity
    return f"at{hop.mention.begin}" if hop.mention else None


def _unlinked(found: Found) -> Iterator[RealEntity]:
    """Those whom a statement names without an entity."""
    hops = {
        f"at{hop.mention.begin}": hop.mention
        for s in found.findings.statements
        if s.attribution
        for hop in s.attribution.chain
        if hop.entity is None and hop.mention
    }
    for key, passage in hops.items():
        words = tuple(sorted({digest(word) for word in passage.text.split()}))
        yield RealEntity(id=key, type="unnamed", words=words, mentions=found.spans([passage]))


def _statement(found: Found, statement: Statement) -> RealStatement | None:
    content = found.spans(statement.content)
    if not content:
        return None
    hops = statement.attribution.chain if statement.attribution else ()
    mention = hops[-1].mention if hops else None
    credited = [(key, hop) for hop in hops if (key := _hop_id(hop)) is not None]
    return RealStatement(
        id=statement.id,
        content=content,
        kind=statement.kind,
        chain=tuple(key for key, _ in credited),
        sure_of_chain=tuple(hop.confidence for _, hop in credited),
        cues=found.spans(cue for hop in hops for cue in hop.cue),
        speaker=found.places.span(mention.begin, mention.end) if mention else None,
        hedge=statement.hedge,
        polarity=statement.polarity,
        confidence=statement.confidence,
    )


def _quantities(found: Found) -> Iterator[RealQuantity]:
    for quantity in found.findings.quantities:
        for span in found.spans([quantity.passage]):
            head = quantity.counted.split() if quantity.counted else []
            yield RealQuantity(
                span=span,
                value=float(quantity.value),
                upper=float(quantity.upper) if quantity.upper is not None else None,
                bound=quantity.bound,
                unit=quantity.unit,
                counted=digest(head[-1]) if head else None,
                confidence=quantity.confidence,
            )


def _times(found: Found) -> Iterator[RealTime]:
    for time in found.findings.times:
        for span in found.spans([time.passage]):
            yield RealTime(span=span, values=(time.value,))
