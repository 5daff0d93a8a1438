"""Whether two sources of a claim are surely two: a wrong "corroborated" does harm, a source counted once too few does not.

"The keeper" and "Annie Besson" may be one, "Hellwell Radio" and its critic vouch for each other, "Marit Holm" is how an early version
spelled Marit Holt. What can't be told apart counts once. docs/reference/sources.md has the rule with examples.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from stemma import lang
from stemma.claims.sources import words
from stemma.clusters.sets import Sets
from stemma.grammar.names.spelling import sound
from stemma.lang import LANGUAGES
from stemma.model import Entity

#: letters of a name from which one changed letter is a misspelling and not another name
_MISSPELT = 4
_BODIES = ("organisation", "group", "place")
_SOMEBODY = ("person", "unnamed")
#: offices (lang/roles) that anybody's house has: "an official" and "the chief" may be one, and speak for any body that is only described
_GENERAL = frozenset({"spokesperson", "director", "chair", "official", "officials", "officer", "human", "insider"})


@cache
def _common() -> frozenset[str]:
    """Words, cut as `words` cuts them, that name kinds of offices, bodies and documents, or none, and so tell none from another."""
    phrases = [lang.of(code).phrases for code in LANGUAGES]
    small = frozenset(words(" ".join(word for table in phrases for word in (*table.determiners, *table.links))))
    roles = [lang.of(code).roles for code in LANGUAGES]
    tables = [table for role in roles for table in (role.organisation, role.person, role.group, role.document)]
    return small | {word for table in tables for forms in table.values() for form in forms for word in words(form)}


@cache
def _concepts(word: str) -> frozenset[str]:
    """The offices and bodies that a word, cut as `words` cuts it, can name; the same in every language."""
    roles = [lang.of(code).roles for code in LANGUAGES]
    tables = [table for role in roles for table in (role.organisation, role.person, role.group)]
    return frozenset(
        concept for table in tables for concept, forms in table.items() if any(word in words(form) for form in forms)
    )


def _forms(one: Entity) -> set[str]:
    """All words that a source goes by, its office included."""
    named = [one.name, one.role or "", *(form for forms in one.names.values() for form in forms)]
    return {word for name in named for word in words(name)}


def _offices(one: Entity) -> frozenset[str]:
    return frozenset(concept for word in _forms(one) for concept in _concepts(word))


@cache
def _forms_of_offices() -> tuple[tuple[str, frozenset[str]], ...]:
    """(office or body, the words of one of its forms) over all languages."""
    roles = [lang.of(code).roles for code in LANGUAGES]
    tables = [table for role in roles for table in (role.organisation, role.person, role.group)]
    named = {(name, frozenset(words(form))) for table in tables for name, forms in table.items() for form in forms}
    return tuple(sorted(((name, form) for name, form in named if form), key=lambda pair: (pair[0], sorted(pair[1]))))


def _fields(one: Entity) -> frozenset[str]:
    """The offices that some form of it names whole, less those that every house has: "chief" alone is no police chief."""
    told = _forms(one)
    return frozenset(name for name, form in _forms_of_offices() if form <= told) - _GENERAL


def _proper(one: Entity) -> set[str]:
    """What tells it from others of its kind."""
    return _forms(one) - _common()


def _is_named(one: Entity) -> bool:
    """Whether a person goes by a name: some form of two or more words in capitals, or one that is no office."""
    return one.type == "person" and any(part[:1].isupper() for part in one.name.split()) and bool(_proper(one))


def _near(one: str, other: str) -> bool:
    """Whether two surnames are one, or one of them misspelt by a letter."""
    a, b = sound(one), sound(other)
    if a == b:
        return True
    if min(len(one), len(other)) < _MISSPELT or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _may_be_one_person(one: Entity, other: Entity) -> bool:
    if _is_named(one) and _is_named(other):
        first, second = one.name.split(), other.name.split()
        if min(len(first), len(second)) == 1:
            return any(_near(a, b) for a in first for b in second)
        return _near(first[-1], second[-1]) and _near(first[0], second[0])
    # somebody without a name may be anybody whose office is not another one
    known, asked = _fields(one), _fields(other)
    return not (known and asked) or bool(known & asked)


def _may_be_one_body(one: Entity, other: Entity) -> bool:
    first, second = _proper(one), _proper(other)
    if first and second:
        return bool(first & second)
    return bool(_offices(one) & _offices(other)) or not set(one.names) & set(other.names)


def _may_speak_for(person: Entity, body: Entity) -> bool:
    """Whether somebody's description names the body; of a body without a name, whether nothing shows that he belongs to another."""
    own = _proper(body)
    if own:
        return bool(own & _forms(person))
    return not _fields(person) or bool(_offices(body) & _fields(person))


def _anybodys(one: Entity) -> bool:
    """Whether it is a paper that nobody is named for ("a statement"): whoever speaks beside it may have put it out."""
    return one.type == "document" and not _proper(one)


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether two sources may be one voice, as far as their names and descriptions tell."""
    if _anybodys(one) or _anybodys(other):
        return True
    if one.type in _SOMEBODY and other.type in _SOMEBODY:
        return _may_be_one_person(one, other)
    if one.type in _SOMEBODY:
        return _may_speak_for(one, other)
    if other.type in _SOMEBODY:
        return _may_speak_for(other, one)
    return _may_be_one_body(one, other)


def voices(roots: Iterable[str], entities: Mapping[str, Entity]) -> list[list[str]]:
    """The sources of a claim in groups that are surely different voices."""
    known = sorted(set(roots))
    sets = Sets(known)
    for n, one in enumerate(known):
        for other in known[n + 1 :]:
            if one in entities and other in entities and may_be_one(entities[one], entities[other]):
                sets.join(one, other)
    return sets.groups()
