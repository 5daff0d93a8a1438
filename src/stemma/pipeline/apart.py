"""The two halves of reading an article as work for a process that can be killed: the page to an article, the article to its findings.

The models are asked between the halves, in this process: they are loaded once, and their time grows with the text.
"""

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from stemma.annotate.bounds import bounded, part_of
from stemma.annotate.findings import annotate
from stemma.annotate.times import times
from stemma.extract import extract
from stemma.model import Article, Findings, Page, Passage, Rejection, Tagging, Tree
from stemma.origin.dating import dated
from stemma.origin.translation import translation
from stemma.pipeline.bulkhead import Bulkhead, overrun
from stemma.pipeline.visible import visible
from stemma.processes.crew import Crew, cores
from stemma.settings import Limits, Settings

#: a page that needs all that a page may need
_SPECIMEN = b"""<!DOCTYPE html><html lang="en"><head><title>Ferry</title></head><body><article><h1>Ferry</h1>
<p>The ferry office said on Monday that three boats had sunk. Nobody was hurt, said Ada Holt, who speaks for the office.</p>
<p>"We had some 40 people on board," she added on 5 May 2031, and that they would look for the boats until Friday.</p>
</article></body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the models read in one article."""

    tagging: Tagging | None = None
    trees: tuple[Tree, ...] = ()


#: an article, and what the models read in it
Tagged = tuple[Article, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A page to make an article of, or an article to find things in."""

    limits: Limits
    page: Page | None = None
    article: Article | None = None
    reading: Reading = Reading()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What came of it, in the field of its kind: msgpack does not say which of several types a map was."""

    article: Article | None = None
    findings: Findings | None = None
    rejection: Rejection | None = None


def crew_of(settings: Settings) -> Crew:
    """The processes of a run; strict runs have none, so that a fault is raised where it was."""
    return Crew(
        "stemma.pipeline.apart:answer",
        processes=0 if settings.strict else cores() if settings.processes is None else settings.processes,
        seconds=settings.stage_seconds,
        memory=settings.reading_memory,
        prepare=prepare,
    )


def prepare() -> None:
    """Load what every page needs, once for all processes that are made of this one."""
    walls = Bulkhead()
    made = Extraction(walls).here(Page(uri="", content=_SPECIMEN, media_type="text/html"))
    if isinstance(made, Article):
        Annotation(walls).here((made, Reading()))


def answer(message: bytes) -> bytes:
    """What the other process does with one question."""
    asked = msgspec.msgpack.decode(message, type=_Question)
    walls = Bulkhead(limits=asked.limits)
    made: Article | Findings | Rejection
    if asked.page is not None:
        made = Extraction(walls).here(asked.page)
    elif asked.article is not None:
        made = Annotation(walls).here((asked.article, asked.reading))
    field = {Article: "article", Findings: "findings", Rejection: "rejection"}[type(made)]
    fields: dict[str, Any] = {field: made}
    return msgspec.msgpack.encode(_Answer(**fields))


class Extraction:
    """A page to an article without an id, with what its own words tell of its origin and its date."""

    def __init__(self, walls: Bulkhead) -> None:
        self._walls = walls

    def here(self, item: Page | Rejection) -> Article | Rejection:
        """Extract in this process; what was rejected before stays so."""
        if isinstance(item, Rejection):
            return visible(item)
        made = self._walls.one(item.uri, "extract", lambda: _article(item, self._walls.limits), times=1)
        if isinstance(made, Rejection):
            return visible(made)
        return self._walls.one(item.uri, "origin", lambda: _placed(made), times=1)

    def weight(self, item: Page | Rejection) -> int:
        """Its bytes."""
        return len(item.content) if isinstance(item, Page) else 0

    def question(self, item: Page | Rejection) -> bytes | None:
        """The page and the limits."""
        if isinstance(item, Rejection):
            return None
        return _encoded(_Question(limits=self._walls.limits, page=item))

    def answered(self, item: Page | Rejection, answer: bytes) -> Article | Rejection:
        """The article or why there is none."""
        made = msgspec.msgpack.decode(answer, type=_Answer)
        return made.article or made.rejection or self.overrun(item)

    def overrun(self, item: Page | Rejection) -> Rejection:
        """A page that takes too much."""
        return visible(overrun(item.uri, "extract", self._walls.limits))


class Annotation:
    """An article to its findings."""

    def __init__(self, walls: Bulkhead) -> None:
        self._walls = walls

    def here(self, item: Tagged | Rejection) -> Findings | Rejection:
        """Annotate in this process; what was rejected before stays so."""
        if isinstance(item, Rejection):
            return item
        return self._walls.one(item[0].uri, "annotate", lambda: _annotated(*item, self._walls.limits), times=1)

    def weight(self, item: Tagged | Rejection) -> int:
        """Its code points."""
        return 0 if isinstance(item, Rejection) else len(item[0].text)

    def question(self, item: Tagged | Rejection) -> bytes | None:
        """The article, what the models read in it, and the limits."""
        if isinstance(item, Rejection):
            return None
        return _encoded(_Question(limits=self._walls.limits, article=item[0], reading=item[1]))

    def answered(self, item: Tagged | Rejection, answer: bytes) -> Findings | Rejection:
        """The findings or why there are none."""
        made = msgspec.msgpack.decode(answer, type=_Answer)
        return made.findings or made.rejection or self.overrun(item)

    def overrun(self, item: Tagged | Rejection) -> Rejection:
        """An article that takes too much."""
        return overrun(_uri(item), "annotate", self._walls.limits)


def _uri(item: Tagged | Rejection) -> str:
    return item.uri if isinstance(item, Rejection) else item[0].uri


def named(article: Article, key: str) -> Article:
    """The article under an id, with the passages that its own fields name."""
    published = replace(article.published, evidence=tuple(_within(one, key) for one in article.published.evidence))
    translated = article.translation
    if translated is not None:
        signs = (replace(s, passage=s.passage and _within(s.passage, key)) for s in translated.evidence)
        translated = replace(translated, evidence=tuple(signs))
    return replace(article, id=key, published=published, translation=translated)


def _within(passage: Passage, key: str) -> Passage:
    return replace(passage, article=key)


def _encoded(question: _Question) -> bytes | None:
    try:
        return msgspec.msgpack.encode(question)
    except (UnicodeEncodeError, OverflowError):
        # a lone surrogate in a fact beside the page: read here
        return None


def _annotated(article: Article, reading: Reading, limits: Limits) -> Findings:
    return bounded(annotate(part_of(article, limits), reading.tagging, reading.trees), article, limits)


def _article(page: Page, limits: Limits) -> Article | Rejection:
    made = extract(page, id="", limits=limits)
    return made if isinstance(made, Rejection) else visible(made)


def _placed(article: Article) -> Article:
    """The article with what its own words tell of its origin and its date."""
    translated = replace(article, translation=translation(article))
    return translated if translated.published.value is not None else dated(translated, times(translated))
