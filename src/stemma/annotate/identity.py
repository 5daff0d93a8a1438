"""Whether two descriptions can be of one person, or of one body."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from stemma.annotate.descriptions import Description, Gender
from stemma.annotate.spelling import alike, is_acronym, same_person, sounds
from stemma.lang.roles import hypernyms
from stemma.model import EntityType, Passage


@dataclass(slots=True, kw_only=True)
class Local:
    """One entity of one article while its mentions are gathered."""

    article: str
    language: str | None
    type: EntityType
    #: the article's place among all
    rank: int = 0
    name: tuple[str, ...] = ()
    gender: Gender | None = None
    concepts: list[str] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    #: short names in lower case
    aliases: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    mentions: list[Passage] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    #: where it was last mentioned; a speaker stays near for longer
    last: int = 0

    @property
    def label(self) -> tuple[str, ...]:
        """The name, else what tells it from others of its kind."""
        return self.name or tuple(self.modifiers)

    def take(self, passage: Passage, description: Description, *, bonus: int) -> None:
        """Add a mention and what it tells."""
        self.mentions.append(passage)
        self.last = max(self.last, passage.begin + bonus)
        self.gender = self.gender or description.gender
        if description.concept and description.concept not in self.concepts:
            self.concepts.append(description.concept)
        if description.role:
            self.roles.append(description.role)
        self.modifiers += [m for m in description.modifiers if m not in self.modifiers]
        self.countries |= description.countries
        if len(description.name) > len(self.name):
            self.name = description.name
        if description.form != "pronoun":
            self.names[passage.text] += 1


def one_label(new: Description | Local, known: Local) -> bool:
    """Whether both bear the same name of several words, whatever type each was taken for."""
    return len(new.label) > 1 and sounds(new.label) == sounds(known.label)


def one_person(new: Description | Local, known: Local) -> bool:
    """Names agree; without one of the names the office does, and neither country nor gender speak against it."""
    if new.type != known.type and "unnamed" not in {new.type, known.type}:
        return False
    if new.name and known.name:
        return same_person(new.name, known.name)
    if new.gender and known.gender and new.gender != known.gender:
        return False
    return _office(new, known)


def one_body(new: Description | Local, known: Local) -> bool:
    """One name, its acronym, or one office of one country and place."""
    if new.type != known.type and "place" not in {new.type, known.type}:
        return False
    if (new.name and known.label) or (new.label and known.name):
        return _one_name(new, known)
    return _office(new, known)


def _one_name(new: Description | Local, known: Local) -> bool:
    """One label, or one short for the other; the words that tell an institution from others may be its name."""
    one, other = new.label, known.label
    if sounds(one) == sounds(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and is_acronym(short[0], long):
        return True
    aliases = known.aliases | (new.aliases if isinstance(new, Local) else set())
    if any(" ".join(name).lower() in aliases for name in (one, other)):
        return True
    return (
        bool(short) and len(short) < len(long) and set(sounds(short)) <= set(sounds(long)) and not _disjoint(new, known)
    )


def _office(new: Description | Local, known: Local) -> bool:
    concepts = new.concepts if isinstance(new, Local) else [new.concept] if new.concept else []
    shared = any(_narrows(a, b) or _narrows(b, a) for a in concepts for b in known.concepts)
    return shared and not _disjoint(new, known)


def _narrows(concept: str, wider: str) -> bool:
    """A foreign minister is a minister; the general comes first."""
    return concept == wider or concept.startswith(wider + "_") or concept in hypernyms().get(wider, frozenset())


def _disjoint(new: Description | Local, known: Local) -> bool:
    """Whether countries or places tell the two apart."""
    countries: AbstractSet[str] = new.countries
    if countries and known.countries:
        return not countries & known.countries
    if new.modifiers and known.modifiers:
        return not alike(new.modifiers, known.modifiers)
    return False
