"""What every report shows, put together once: lookups over a trace and the phrases for them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stemma.model import (
    Article,
    Claim,
    Descent,
    Entity,
    Hop,
    Passage,
    Quantity,
    Statement,
    Story,
    TimelineEvent,
    Trace,
    independent_texts,
)
from stemma.report.carriers import without_denial
from stemma.report.wording import Wording, of
from stemma.text.ordered import Ordered
from stemma.text.segment import sentences

_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+)", re.IGNORECASE)

BOUND_SIGNS = {"exactly": "", "about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}

ENGLISH = of("en")

#: articles of a note that are named; the rest is counted
NAMED = 2
#: words from which a passage can be read without its sentence
READABLE = 4
#: confidence from which on a statement is shown unless more is asked for: most that are less sure are wrong on real news
SHOWN = 0.5


@dataclass(frozen=True)
class View:
    """A trace with its cross-references resolved."""

    trace: Trace
    #: confidence from which on statements are shown, 0 to 1
    least: float = SHOWN
    #: the interface that speaks
    wording: Wording = ENGLISH

    @cached_property
    def articles(self) -> dict[str, Article]:
        """By id."""
        return {article.id: article for article in self.trace.articles}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """By id."""
        return {entity.id: entity for entity in self.trace.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """By id."""
        return {statement.id: statement for statement in self.trace.statements}

    def shows(self, statement: Statement) -> bool:
        """Whether a statement is sure enough to be shown."""
        return statement.confidence >= self.least

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """By id."""
        return {quantity.id: quantity for quantity in self.trace.quantities}

    @cached_property
    def descents_of(self) -> dict[str, list[Descent]]:
        """By copy."""
        found: dict[str, list[Descent]] = defaultdict(list)
        for descent in self.trace.descents:
            found[descent.copy].append(descent)
        return found

    def claims(self, story: Story) -> list[Claim]:
        """The claims of a story, most asserted first."""
        return [claim for claim in self.trace.claims if claim.story == story.id]

    @cached_property
    def _told(self) -> Counter[tuple[str, str]]:
        """How many claims of a story have the same text."""
        return Counter((claim.story, claim.text) for claim in self.trace.claims)

    def singled_out(self, claim: Claim) -> str:
        """The figure's words that tell a claim from others of the same text, one sentence telling them all; else empty."""
        if self._told[claim.story, claim.text] == 1:
            return ""
        words = (self.quantities[key].passage.text for key in claim.figures)
        return next((told for told in words if told in claim.text), "")

    def timeline(self, story: Story) -> list[TimelineEvent]:
        """The events of a story, in order of happening."""
        return [event for event in self.trace.timeline if event.story == story.id]

    def agencies(self, story: Story) -> set[str]:
        """Agencies that articles credit or that lost texts are of."""
        own = [descent for a in story.articles for descent in self.descents_of.get(a, ())]
        credited = {c.agency for a in story.articles for c in self.articles[a].credits if c.agency}
        lost = {agency_of(descent.exemplar) for descent in own if descent.exemplar.startswith("lost:")}
        return credited | {agency for agency in lost if agency}

    def independent(self, story: Story) -> int:
        """How many texts stand behind the articles."""
        return independent_texts(story.articles, [d for a in story.articles for d in self.descents_of.get(a, ())])

    def summary(self, story: Story) -> str:
        """How many independent texts stand behind the articles: "9 articles, 3 independent texts, 2 agencies"."""
        wording = self.wording
        parts = [wording("count.articles", n=len(story.articles)), wording("count.texts", n=self.independent(story))]
        agencies = len(self.agencies(story))
        return ", ".join([*parts, wording("count.agencies", n=agencies)] if agencies else parts)

    def name(self, article: str) -> str:
        """An article as people call it: its publisher, else the site or the file that it comes from."""
        if article not in self.articles:
            return lost_name(article, self.wording) if article.startswith("lost:") else article
        found = self.articles[article]
        site = _HOST.match(found.uri)
        return found.publisher or (site.group(1) if site else found.uri.rsplit("/", 1)[-1])

    def sentence(self, passage: Passage) -> str:
        """The sentences that a passage stands in."""
        article = self.articles[passage.article]
        cut = self.sentences(article)
        around = cut.touching(passage.span)
        return article.text[cut.spans[around[0]].begin : cut.spans[around[-1]].end] if around else passage.text

    def sentences(self, article: Article) -> Ordered:
        """The sentences of an article."""
        if article.id not in self._cut:
            self._cut[article.id] = Ordered(sentences(article.text, article.language))
        return self._cut[article.id]

    @cached_property
    def _cut(self) -> dict[str, Ordered]:
        """The sentences of the articles that were asked for."""
        return {}

    def readable(self, passage: Passage) -> str:
        """A passage that can be read alone; one of a word or two ("this") gives its sentence."""
        return passage.text if len(passage.text.split()) >= READABLE else self.sentence(passage)

    def source(self, statement: Statement) -> str:
        """The chain of who says so, outermost first: "the embassy → the ambassador"; who reports only where it is sure enough."""
        nobody = self.wording("who.nobody")
        if statement.attribution is None:
            return nobody
        *outer, root = statement.attribution.chain
        told = (*(hop for hop in outer if hop.confidence >= self.least), root)
        return " → ".join(self.called(hop) or nobody for hop in told)

    def called(self, hop: Hop) -> str | None:
        """The name of a source, or the words it is called by where it is not sure enough whose they are: "she"."""
        sure = hop.link_confidence >= self.least or hop.mention is None
        return hop.name if sure else hop.mention.text if hop.mention else None

    def in_order(self, articles: Iterable[str]) -> list[str]:
        """Article ids once each, as the trace numbers them: a2 before a10."""
        wanted = set(articles)
        return [key for key in self.articles if key in wanted]

    def naming(self, articles: Iterable[str], most: int = NAMED) -> str:
        """Articles as people call them, each name once, in the trace's order; beyond `most` they are counted."""
        names = list(dict.fromkeys(self.name(key) for key in self.in_order(articles)))
        if len(names) <= most + 1:
            return ", ".join(names)
        return self.wording("list.more", first=", ".join(names[:most]), n=len(names) - most)

    def carriers(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Who says the statements, and the statements of each, in the order given."""
        found: dict[str, list[str]] = {}
        for key in ids:
            found.setdefault(self.source(self.statements[key]), []).append(key)
        return found

    def words(self, statement: str) -> str:
        """What a statement says, its parts joined; in its sentence where a part alone tells nothing."""
        content = self.statements[statement].content
        return self.readable(content[0]) if len(content) == 1 else " … ".join(passage.text for passage in content)

    def wordings(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The different words of statements, and the statements that say so, in the order given."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in ids:
            found[self.words(key)].append(key)
        return found

    def lacking_denial(self, claim: Claim) -> list[str]:
        """The articles that carry a denied claim without its denial."""
        return self.in_order(without_denial(claim, self.statements, self.quantities))


def agency_of(exemplar: str) -> str | None:
    """The agency of a lost text, `lost:AFP#2`; None where it is not known."""
    agency = exemplar.removeprefix("lost:").split("#")[0]
    return None if agency in ("", "?", "unknown") else agency


def lost_name(exemplar: str, wording: Wording = ENGLISH) -> str:
    """A lost text as people call it: "lost text of AFP"; a second one of the same agency has its number."""
    number = exemplar.partition("#")[2]
    agency = agency_of(exemplar)
    name = wording("descent.lost_of", agency=agency) if agency else wording("descent.lost_unknown")
    return f"{name} ({number})" if number else name


def figure(quantity: Quantity, wording: Wording = ENGLISH) -> str:
    """A quantity in one reading for all languages: "≈ 1,500 soldiers"."""
    ends = (quantity.value,) if quantity.upper is None else (quantity.value, quantity.upper)
    value = "–".join(map(wording.number, ends))
    unit = {"percent": "%", "percentage_point": "pp"}.get(quantity.unit or "", quantity.unit or "")
    return " ".join(part for part in (BOUND_SIGNS[quantity.bound] + value, unit, quantity.counted or "") if part)


def excerpt(text: str, words: str, limit: int) -> str:
    """As `one_line`, but so that `words` are seen: what stands far before them gives way to an ellipsis."""
    flat, sought = " ".join(text.split()), " ".join(words.split())
    at = flat.find(sought)
    if at < 0 or at + len(sought) < limit:
        return one_line(flat, limit)
    tail = flat[max(0, at + len(sought) - limit * 2 // 3) :]
    return one_line("…" + tail.split(" ", 1)[-1], limit)


def one_line(text: str, limit: int) -> str:
    """White space collapsed, cut at a word with an ellipsis when longer than `limit` code points."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0] + "…"
