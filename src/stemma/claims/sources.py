"""Who a claim really rests on: the ends of its attribution chains, a spokesperson counted as the organisation spoken for."""

import unicodedata
from collections.abc import Iterable, Mapping

from stemma.model import Entity

#: letters of a word that are compared, so that "Polizei" stands in "Polizeisprecherin"
STEM = 6
#: shorter words are articles and prepositions
SHORTEST = 4


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    cleaned = "".join(c if c.isalnum() else " " for c in plain)
    return [word[:STEM] if len(word) > STEM else word for word in cleaned.split() if len(word) >= SHORTEST]


def _descriptions(entity: Entity) -> set[str]:
    names = [entity.name, entity.role or "", *(form for forms in entity.names.values() for form in forms)]
    return {" ".join(_words(name)) for name in names}


def speaks_for(person: Entity, organisation: Entity) -> bool:
    """Whether some description of a person holds all words of some name of an organisation."""
    if person.type not in ("person", "unnamed") or organisation.type not in ("organisation", "group"):
        return False
    described = [set(words.split()) for words in _descriptions(person)]
    named = [set(words.split()) for words in _descriptions(organisation) if words]
    return any(name <= words for name in named for words in described)


def leaders(roots: Iterable[str], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Each root that speaks for another root, with that other."""
    known = [entities[root] for root in sorted(set(roots)) if root in entities]
    return {one.id: other.id for one in known for other in known if one.id != other.id and speaks_for(one, other)}
