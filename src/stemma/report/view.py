"""What every report shows, put together once: lookups over a trace and the phrases for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stemma.model import Article, Claim, Descent, Entity, Passage, Quantity, Statement, Story, TimelineEvent, Trace
from stemma.text.segment import sentences

BOUND_SIGNS = {"exactly": "", "about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}


@dataclass(frozen=True)
class View:
    """A trace with its cross-references resolved."""

    trace: Trace

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

    def timeline(self, story: Story) -> list[TimelineEvent]:
        """The events of a story, in order of happening."""
        return [event for event in self.trace.timeline if event.story == story.id]

    def summary(self, story: Story) -> str:
        """How many independent texts stand behind the articles: "9 articles, 3 independent texts, 2 agencies"."""
        copies = {a for a in story.articles if a in self.descents_of}
        lost = {d.exemplar for a in copies for d in self.descents_of[a] if d.exemplar.startswith("lost:")}
        independent = len(story.articles) - len(copies) + len(lost)
        agencies = {c.agency for a in story.articles for c in self.articles[a].credits if c.agency}
        agencies |= {exemplar.removeprefix("lost:").split("#")[0] for exemplar in lost} - {"?", "unknown"}
        parts = [counted(len(story.articles), "article"), counted(independent, "independent text")]
        return ", ".join([*parts, counted(len(agencies), "agency", "agencies")] if agencies else parts)

    def name(self, article: str) -> str:
        """An article as people call it: its publisher, else its file's name."""
        if article not in self.articles:
            return f"lost text of {article.removeprefix('lost:')}" if article.startswith("lost:") else article
        found = self.articles[article]
        return found.publisher or found.uri.rsplit("/", 1)[-1]

    def sentence(self, passage: Passage) -> str:
        """The sentences that a passage stands in."""
        article = self.articles[passage.article]
        around = [s for s in sentences(article.text, article.language) if s.overlaps(passage.span)]
        return article.text[around[0].begin : around[-1].end] if around else passage.text

    def source(self, statement: Statement) -> str:
        """The chain of who says so, outermost first: "the embassy → the ambassador"."""
        if statement.attribution is None:
            return "nobody named"
        return " → ".join(hop.name or "nobody named" for hop in statement.attribution.chain)

    def entity_names(self, ids: Iterable[str]) -> str:
        """Names of entities, joined."""
        return ", ".join(self.entities[i].name for i in ids if i in self.entities)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def figure(quantity: Quantity) -> str:
    """A quantity in one reading for all languages: "≈ 1,500 soldiers"."""
    value = f"{quantity.value:,}" if quantity.upper is None else f"{quantity.value:,}–{quantity.upper:,}"
    unit = {"percent": "%", "percentage_point": "pp"}.get(quantity.unit or "", quantity.unit or "")
    return " ".join(part for part in (BOUND_SIGNS[quantity.bound] + value, unit, quantity.counted or "") if part)


def one_line(text: str, limit: int) -> str:
    """White space collapsed, cut at a word with an ellipsis when longer than `limit` code points."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0] + "…"
