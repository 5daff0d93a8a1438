"""Who a claim really rests on: the ends of its attribution chains, whoever speaks for another source counted as that one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.lang import LANGUAGES
from stemma.model import Entity
from stemma.text.fold import folded

#: letters of a word that are compared, so that "Polizei" stands in "Polizeisprecherin"
STEM = 6
#: shorter words are articles and prepositions
SHORTEST = 4
#: offices (lang/roles) of those who speak for others, named or not; and of those who do when they are named: "a manager of the plant"
#: speaks behind its back
SPOKEN = ("spokesperson", "prosecutor")
HEADS = ("director",)
#: and what speaks for somebody without being named
CLOSE = ("entourage", "adviser")
_PARTS = re.compile(r"[\s'’-]+")


def words(name: str) -> list[str]:
    """The words of a name that tell it from others, in lower case without accents, cut to what endings leave alone."""
    cleaned = "".join(c if c.isalnum() else " " for c in folded(name))
    return [word[:STEM] if len(word) > STEM else word for word in cleaned.split() if len(word) >= SHORTEST]


def _descriptions(entity: Entity) -> set[str]:
    names = [entity.name, entity.role or "", *(form for forms in entity.names.values() for form in forms)]
    return {" ".join(words(name)) for name in names}


def _called(entity: Entity, names: frozenset[str]) -> bool:
    forms = [entity.name, entity.role or "", *(form for forms in entity.names.values() for form in forms)]
    return any(word in names for form in forms for word in _PARTS.split(form.casefold()))


@cache
def _offices(*offices: str) -> frozenset[str]:
    tables = [{**lang.of(code).roles.organisation, **lang.of(code).roles.person} for code in LANGUAGES]
    return frozenset(word for table in tables for office in offices for word in table[office])


def _may_speak_for(one: Entity, other: Entity) -> bool:
    """Whether somebody is called by an office that has no voice of its own beside such a source."""
    if other.type == "person":
        return one.type != "person" and _called(one, _offices(*CLOSE))
    if other.type not in ("organisation", "group") or one.type not in ("person", "unnamed"):
        return False
    return _called(one, _offices(*SPOKEN) if one.type == "unnamed" else _offices(*SPOKEN, *HEADS))


def speaks_for(one: Entity, other: Entity) -> bool:
    """Whether a source represents another, and some description of it holds all words of some name of the other.

    Spokespeople represent, prosecutors their office, who heads a firm the firm, and a minister's entourage the minister. Others have
    a voice of their own: a minister is not the ministry, nor an insider the firm.
    """
    if not _may_speak_for(one, other):
        return False
    described = [set(words.split()) for words in _descriptions(one)]
    named = [set(words.split()) for words in _descriptions(other) if words]
    return any(name <= words for name in named for words in described)


def first_hand(units: Sequence[Unit]) -> list[str]:
    """The roots of units that assert one claim, sorted.

    Who only passes the claim on in an article ("the embassy said the ambassador had stressed ...") is no root of it besides, nor
    who only names it ("spoke of the closure") beside others who tell it.
    """
    said = [u.statement for u in units if u.statement]
    passing = {(s.article, hop.entity) for s in said if s.attribution for hop in s.attribution.chain[:-1]}
    roots = {(u.article, u.root) for u in units if u.root}
    first = {root for _, root in (roots - passing) or roots}
    telling = {u.root for u in units if u.root and _tells(u)}
    return sorted((first & telling) or first)


def _tells(unit: Unit) -> bool:
    """Whether a unit is a proposition or a figure, and not a noun phrase that somebody mentions."""
    return unit.figure is not None or (unit.statement is not None and unit.statement.kind != "reported")


def leaders(roots: Iterable[str], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Each root that speaks for another root, with that other."""
    known = [entities[root] for root in sorted(set(roots)) if root in entities]
    return {one.id: other.id for one in known for other in known if one.id != other.id and speaks_for(one, other)}


def led_by(roots: Iterable[str], voices: Mapping[str, str], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Each source that counts as another one, with that other: the same under another name, or whom it speaks for.

    Args:
        roots: of a claim.
        voices: source -> the source that it is under another name.
        entities: by id.
    """
    sources = [voices.get(root, root) for root in roots]
    spoken = leaders(sources, entities)
    named = {root: voices.get(root, root) for root in {*roots, *voices}}
    return {root: led for root, name in named.items() if (led := spoken.get(name, name)) != root}
