"""Entities over all articles: local entities of many texts and languages, joined where their names or offices are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma import lang
from stemma.entities.coreference import gather
from stemma.entities.grouping import groups_of
from stemma.entities.identity import Local
from stemma.entities.link_confidence import link_confidence
from stemma.entities.nearness import nearness
from stemma.grammar.names.descriptions import describe
from stemma.model import (
    Addressee,
    Article,
    Attribution,
    Entity,
    EntityType,
    Findings,
    Hop,
    Mention,
    Passage,
    Span,
    Statement,
)

#: an article or preposition cut short, and the space that tokens leave behind it: "L' Écho"; "the miners' hall" keeps its own
_ELISION = re.compile(r"\b((?:[cdjlmnst]|qu)['’]) (?=\w)", re.IGNORECASE)


def resolve(
    articles: Sequence[Article], findings: Mapping[str, Findings], *, prefix: str = ""
) -> tuple[tuple[Entity, ...], dict[str, Findings]]:
    """Entities of some articles, those of a story, and the findings with every mention, hop and addressee pointing to its entity.

    Ids ("e1", "e2", … behind `prefix`) follow the articles' URIs and reading order, so they do not depend on the order of input.
    """
    ordered = sorted((a for a in articles if a.id in findings), key=lambda article: (article.uri, article.id))
    locals_ = [x for rank, article in enumerate(ordered) for x in locals_of(article, findings[article.id], rank)]
    groups = groups_of(locals_, nearness(ordered))
    entities = tuple(_entity(f"{prefix}e{number}", group) for number, group in enumerate(groups, 1))
    by_id = {entity.id: entity for entity in entities}
    places = {
        (passage.article, passage.span): _Link(entity.id, link_confidence(signs))
        for entity, group in zip(entities, groups, strict=True)
        for local in group
        for passage, signs in zip(local.mentions, local.links, strict=True)
    }
    return entities, {key: _resolved(found, places, by_id) for key, found in findings.items()}


@dataclass(frozen=True, slots=True)
class _Link:
    """The entity that a mention is, and how likely."""

    entity: str | None
    confidence: float


#: of a mention that names nobody
_NOBODY = _Link(None, 1.0)


def locals_of(article: Article, found: Findings, rank: int = 0) -> list[Local]:
    """The entities of one article by itself; `rank` is its place among all."""
    mentions = {mention.passage.span: mention for mention in found.mentions}
    chain = [hop.mention for s in found.statements if s.attribution for hop in s.attribution.chain if hop.mention]
    others = [s.attribution.addressee.mention for s in found.statements if s.attribution and s.attribution.addressee]
    for passage in (*chain, *others):
        if passage.span not in mentions:
            description = describe(passage.text, article.language)
            mentions[passage.span] = Mention(passage=passage, type=description.type, form=description.form)
    return gather(article, tuple(mentions.values()), chain, rank)


def _entity(key: str, group: list[Local]) -> Entity:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for local in group:
        forms[local.language or "und"].update(local.names)
    names = {
        language: tuple(sorted(forms[language], key=lambda f: (-forms[language][f], f))) for language in sorted(forms)
    }
    best = max(group, key=lambda local: len(local.name))
    called = _without_office(best.name, group)
    spelled = " ".join(called) if called else _described(next(iter(best.names), best.mentions[0].text), best.language)
    role = next((local.roles[-1] for local in reversed(group) if local.roles), None)
    return Entity(id=key, type=_kind(group), name=_ELISION.sub(r"\1", spelled), names=names, role=role)


def _without_office(name: tuple[str, ...], group: Sequence[Local]) -> tuple[str, ...]:
    """The shortest full name that ends the longest one: an office in capitals stands before it in one text ("Hafenmeister Ola Brandt")."""
    ends = [one.name for one in group if len(one.name) > 1 and name[-len(one.name) :] == one.name]
    return min(ends, key=len, default=name)


def _described(words: str, language: str | None) -> str:
    """A description without the relative pronoun that a mention may end in: "a neighbour who"."""
    before, _, last = words.rpartition(" ")
    return before.rstrip(",") if before and last.lower() in lang.of(language).pronouns.relative else words


def _kind(group: list[Local]) -> EntityType:
    return Counter(local.type for local in group).most_common(1)[0][0]


def _resolved(found: Findings, places: Mapping[tuple[str, Span], _Link], entities: Mapping[str, Entity]) -> Findings:
    def link_of(passage: Passage | None) -> _Link:
        return places.get((passage.article, passage.span), _NOBODY) if passage else _NOBODY

    def hop(one: Hop) -> Hop:
        link = link_of(one.mention)
        name = entities[link.entity].name if link.entity else one.name
        return replace(one, entity=link.entity, name=name, link_confidence=link.confidence)

    def attribution(one: Attribution | None) -> Attribution | None:
        if one is None:
            return None
        to = one.addressee
        return replace(one, chain=tuple(hop(h) for h in one.chain), addressee=addressee(to) if to else None)

    def addressee(one: Addressee) -> Addressee:
        link = link_of(one.mention)
        return replace(one, entity=link.entity, link_confidence=link.confidence)

    def mention(one: Mention) -> Mention:
        link = link_of(one.passage)
        return replace(one, entity=link.entity, confidence=link.confidence)

    def statement(one: Statement) -> Statement:
        return replace(one, attribution=attribution(one.attribution))

    return replace(
        found,
        mentions=tuple(mention(m) for m in found.mentions),
        statements=tuple(statement(s) for s in found.statements),
    )
