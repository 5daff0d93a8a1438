"""Entities over all articles: local entities of many texts and languages, joined where their names or offices are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma import lang
from stemma.entities.coreference import gather
from stemma.entities.grouping import groups_of
from stemma.entities.identity import Local
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
    locals_ = [x for rank, article in enumerate(ordered) for x in _locals(article, findings[article.id], rank)]
    groups = groups_of(locals_, nearness(ordered))
    entities = tuple(_entity(f"{prefix}e{number}", group) for number, group in enumerate(groups, 1))
    by_id = {entity.id: entity for entity in entities}
    places = {
        (passage.article, passage.span): entity.id
        for entity, group in zip(entities, groups, strict=True)
        for local in group
        for passage in local.mentions
    }
    return entities, {key: _resolved(found, places, by_id) for key, found in findings.items()}


def _locals(article: Article, found: Findings, rank: int) -> list[Local]:
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


def _resolved(found: Findings, places: Mapping[tuple[str, Span], str], entities: Mapping[str, Entity]) -> Findings:
    def entity_of(passage: Passage | None) -> str | None:
        return places.get((passage.article, passage.span)) if passage else None

    def hop(one: Hop) -> Hop:
        key = entity_of(one.mention)
        return replace(one, entity=key, name=entities[key].name if key else one.name)

    def attribution(one: Attribution | None) -> Attribution | None:
        if one is None:
            return None
        to = one.addressee
        addressee = Addressee(entity=entity_of(to.mention), mention=to.mention) if to else None
        return replace(one, chain=tuple(hop(h) for h in one.chain), addressee=addressee)

    def statement(one: Statement) -> Statement:
        return replace(one, attribution=attribution(one.attribution))

    return replace(
        found,
        mentions=tuple(replace(m, entity=entity_of(m.passage)) for m in found.mentions),
        statements=tuple(statement(s) for s in found.statements),
    )
