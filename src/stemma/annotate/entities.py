"""Entities over all articles: local entities of many texts and languages, joined where their names or offices are one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.annotate.coreference import gather
from stemma.annotate.descriptions import describe
from stemma.annotate.identity import Local, keys, may_be_body, one_body, one_label, one_person
from stemma.annotate.nearness import nearness
from stemma.annotate.spelling import sounds
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


def resolve(
    articles: Sequence[Article], findings: Mapping[str, Findings]
) -> tuple[tuple[Entity, ...], dict[str, Findings]]:
    """Entities of all articles, and the findings with every mention, hop and addressee pointing to its entity.

    Ids ("e1", "e2", …) follow the articles' URIs and reading order, so they do not depend on the order of input.
    """
    ordered = sorted((a for a in articles if a.id in findings), key=lambda article: (article.uri, article.id))
    locals_ = [x for rank, article in enumerate(ordered) for x in _locals(article, findings[article.id], rank)]
    groups = _groups(locals_, nearness(ordered))
    entities = tuple(_entity(f"e{number}", group) for number, group in enumerate(groups, 1))
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


def _groups(locals_: list[Local], near: Mapping[str, frozenset[str]]) -> list[list[Local]]:
    """Locals of one entity together; groups in the order of their first local."""
    groups: list[list[Local]] = []
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for local in sorted(locals_, key=_certainty):
        own = keys(local)
        candidates = sorted({place for key in own for place in by_key[key]})
        fitting = [place for place in candidates if _joins(local, groups[place], near)]
        exact = [place for place in fitting if local.name and sounds(groups[place][0].name) == sounds(local.name)]
        if exact or len(fitting) == 1:
            place = (exact or fitting)[0]
        elif fitting:
            place = max(fitting, key=lambda at: len(groups[at]))
        else:
            place = len(groups)
            groups.append([])
        groups[place].append(local)
        for key in own:
            if place not in by_key[key][-1:]:
                by_key[key].append(place)
    order = {id(local): place for place, local in enumerate(locals_)}
    for group in groups:
        group.sort(key=lambda local: order[id(local)])
    return sorted(groups, key=lambda group: order[id(group[0])])


def _certainty(local: Local) -> tuple[int, int, str, int, int]:
    """Full names first, then short ones, then offices, so that what tells most founds the groups."""
    telling = -len(local.concepts) - len(local.modifiers)
    return (-len(local.name), telling, " ".join(local.name), local.rank, local.mentions[0].begin)


def _joins(local: Local, group: list[Local], near: Mapping[str, frozenset[str]]) -> bool:
    """Names decide wherever they stand; offices and plain words only between articles that share names."""
    if any(other.article == local.article or _are_apart(local, other) for other in group):
        return False
    people = local.type in {"person", "unnamed", "group"}
    body = not people or may_be_body(local)

    def one(first: Local, second: Local) -> bool:
        return (people and one_person(first, second)) or (body and one_body(first, second))

    named = [other for other in group if other.name and (local.name or local.label)]
    if named:
        return any(one(local, other) or one_label(local, other) for other in named)
    close = [other for other in group if other.article in near[local.article]]
    return any(one(local, other) or set(local.names) & set(other.names) for other in close)


def _are_apart(one: Local, other: Local) -> bool:
    """Whether what is told of two rules them out, whatever else agrees.

    Somebody unknown is nobody with a name, one's own services are no country's, a country's minister is nobody's without one.
    """
    unknown = (one.unknown and bool(other.name)) or (other.unknown and bool(one.name))
    owned = (one.owned and bool(other.label or other.countries)) or (other.owned and bool(one.label or one.countries))
    countries = bool(one.countries and other.countries and not one.countries & other.countries)
    stateless = (
        one.type == "person" and bool(one.countries) != bool(other.countries) and bool(one.name) != bool(other.name)
    )
    return unknown or owned or (countries and not (one.name and other.name)) or stateless


def _entity(key: str, group: list[Local]) -> Entity:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for local in group:
        forms[local.language or "und"].update(local.names)
    names = {
        language: tuple(sorted(forms[language], key=lambda f: (-forms[language][f], f))) for language in sorted(forms)
    }
    best = max(group, key=lambda local: len(local.name))
    spelled = " ".join(best.name) if best.name else next(iter(best.names), best.mentions[0].text)
    role = next((local.roles[-1] for local in reversed(group) if local.roles), None)
    return Entity(id=key, type=_kind(group), name=spelled, names=names, role=role)


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
