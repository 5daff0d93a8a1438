"""Whether two descriptions can be of one person, or of one body."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from stemma import lang
from stemma.grammar.names.descriptions import Description, Gender
from stemma.grammar.names.spelling import acronyms, alike, is_acronym, same_person, sounds
from stemma.lang.countries import countries_in
from stemma.lang.roles import hypernyms
from stemma.model import EntityType, Passage

#: bodies of any kind: they take up whoever was named before, and tell nothing between articles
_VAGUE = frozenset({"company", "authority", "agency", "office", "body", "house"})
#: letters of a noun that a compound can end in: "Fonds" of "Einlagenfonds"
_SHORTEST_TAIL = 4


@dataclass(slots=True, kw_only=True)
class Local:
    """One entity of one article while its mentions are gathered."""

    article: str
    language: str | None
    type: EntityType
    #: the article's place among all
    rank: int = 0
    name: tuple[str, ...] = ()
    #: whether some mention's own words show that this is a person
    certain: bool = False
    gender: Gender | None = None
    concepts: list[str] = field(default_factory=list)
    #: what it was called, in small letters
    nouns: set[str] = field(default_factory=set)
    modifiers: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    #: keys of the bodies named in the compounds it was called by
    affiliation: set[str] = field(default_factory=set)
    #: short names in lower case
    aliases: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    mentions: list[Passage] = field(default_factory=list)
    #: what speaks for each mention to be of this entity, by name; nothing for the first one
    links: list[tuple[tuple[str, float], ...]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    #: brought in as somebody unknown: "a spokesman"
    unknown: bool = False
    #: brought in as somebody's own: "his services"
    owned: bool = False
    #: where it was last mentioned; a speaker stays near for longer
    last: int = 0

    @property
    def label(self) -> tuple[str, ...]:
        """The name, else what tells a body from others of its kind."""
        return self.name or (() if self.type in {"person", "document"} else tuple(self.modifiers))

    def take(
        self, passage: Passage, description: Description, *, bonus: int, link: tuple[tuple[str, float], ...] = ()
    ) -> None:
        """Add a mention and what it tells."""
        self.mentions.append(passage)
        self.links.append(link)
        self.last = max(self.last, passage.begin + bonus)
        if description.form == "pronoun":
            # whoever was "he" once is not "she" afterwards
            self.gender = self.gender or (description.gender if self.type == "person" else None)
            return
        self.unknown = not self.name and (self.unknown or (len(self.mentions) == 1 and description.indefinite))
        self.owned = self.owned or (len(self.mentions) == 1 and description.owned and not description.name)
        self.gender = self.gender or description.gender
        self.certain = self.certain or description.certain
        if may_be_body(self) and description.type == "organisation":
            self.type = "organisation"
        concept = description.concept
        if concept and concept not in self.concepts and not covered(concept) & set(self.concepts):
            self.concepts.append(concept)
        if description.noun:
            self.nouns.add(description.noun)
        if description.role:
            self.roles.append(description.role)
        self.modifiers += [m for m in description.modifiers if m not in self.modifiers]
        self.owners += [m for m in description.owners if m not in self.owners]
        self.marks |= description.marks
        self.aliases |= description.short
        self.countries |= description.countries
        self.affiliation |= description.affiliation
        if len(description.name) > len(self.name):
            self.name = description.name
        self.names[passage.text] += 1


def keys(local: Local) -> frozenset[str]:
    """What two locals must share, one of these at least, before they can be one: nothing that joins them lacks a common key."""
    words = {f"w:{word.removesuffix('s')}" for word in sounds(local.label)}
    short = {f"s:{name.lower()}" for name in (*local.aliases, " ".join(local.label))}
    initials = {f"s:{letters.lower()}" for letters in acronyms(local.label)}
    countries = {f"n:{code}" for code in local.countries} if _is_country(local) else set()
    offices = {f"o:{concept}" for concept in local.concepts}
    return frozenset(words | short | initials | countries | offices | {f"t:{text}" for text in local.names})


def one_label(new: Description | Local, known: Local) -> bool:
    """Whether both bear the same name, whatever type each was taken for: several words, or one that none shows a person's."""
    if not new.label or sounds(new.label) != sounds(known.label) or _of_two_kinds(new, known):
        return False
    if not (new.name or known.name) and _nouns(new) and known.nouns and not _nouns(new) & known.nouns:
        return bool(set(_concepts(new)) & set(known.concepts))
    return len(new.label) > 1 or not (_is_place(known) or new.certain or known.certain)


def _is_place(one: Description | Local) -> bool:
    return one.type == "place" and not _concepts(one)


def _nouns(one: Description | Local) -> set[str]:
    return one.nouns if isinstance(one, Local) else {one.noun} if one.noun else set()


def _concepts(one: Description | Local) -> list[str]:
    return one.concepts if isinstance(one, Local) else [one.concept] if one.concept else []


def may_be_body(one: Description | Local) -> bool:
    """Whether a lone name that was taken for a person's can be a firm's: nothing else shows a person."""
    return one.type == "person" and len(one.name) == 1 and not (one.certain or one.gender or _concepts(one))


def one_person(new: Description | Local, known: Local) -> bool:
    """Names agree; without one of the names the office does, and neither country nor gender speak against it."""
    if new.type != known.type and "unnamed" not in {new.type, known.type}:
        return False
    if new.gender and known.gender and new.gender != known.gender:
        return False
    if new.name and known.name:
        return same_person(new.name, known.name)
    return not of_two_bodies(new, known) and _office(new, known)


def of_two_bodies(new: Description | Local, known: Local) -> bool:
    """Whether compounds name different bodies: the "DSGV-Präsident" is not the head of a bank who was called "Velmo-Chef"."""
    return bool(new.affiliation and known.affiliation and not new.affiliation & known.affiliation)


def one_body(new: Description | Local, known: Local) -> bool:
    """One name, its acronym, or one office of one country and place."""
    open_ = {new.type, known.type} & {"place", "unnamed"} or may_be_body(new) or may_be_body(known)
    placed = _is_place(new) != _is_place(known) and bool(_concepts(new) or _concepts(known))
    if (new.type != known.type and not open_) or placed or _of_two_kinds(new, known):
        return False
    if _is_country(new) and _is_country(known):
        return bool(new.countries & known.countries)
    if _is_alias(new.name, known) or _is_alias(known.name, new):
        return True
    if (new.name and known.label) or (new.label and known.name):
        return _one_name(new, known)
    return _office(new, known) or one_label(new, known)


def _of_two_kinds(new: Description | Local, known: Local) -> bool:
    """Whether both are called by what they are, and are different things: the court and the prosecutor's office of a town."""
    one, other = set(_concepts(new)), set(known.concepts)
    near = any(covered(a) & other for a in one) or any(covered(b) & one for b in other)
    kin = any(a.startswith(f"{b}_") or b.startswith(f"{a}_") for a in one for b in other)
    vague = bool((one | other) & _VAGUE)
    return bool(one and other) and not (one & other or near or kin or vague)


def _is_alias(name: tuple[str, ...], other: Description | Local) -> bool:
    """Whether a name in capitals is what the other body is called for short."""
    short = other.aliases if isinstance(other, Local) else other.short
    return len(name) == 1 and any(letter.isupper() for letter in name[0][1:]) and name[0].lower() in short


def _is_country(one: Description | Local) -> bool:
    """Whether it is a country and nothing else, by its name or its seat of government."""
    # "Paris-Berlin" is a train
    return (
        bool(one.name) and not _concepts(one) and all(len(countries_in(word, one.language)) == 1 for word in one.name)
    )


def _one_name(new: Description | Local, known: Local) -> bool:
    """One label, or one short for the other; the words that tell an institution from others may be its name."""
    one, other = new.label, known.label
    if sounds(one) == sounds(other):
        return True
    if _is_place(new) != _is_place(known) or _hyphenated(one) != _hyphenated(other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and is_acronym(short[0], long):
        return True
    if tells_nothing(short, long, new.language):
        return False
    return (
        bool(short) and len(short) < len(long) and set(sounds(short)) <= set(sounds(long)) and not _disjoint(new, known)
    )


def tells_nothing(short: tuple[str, ...], long: tuple[str, ...], language: str | None) -> bool:
    """Whether what two names share is a country, a word such as "New", or the town that a paper is named after."""
    wide = lang.of(language).phrases.wide
    if short == long:
        return False
    if all(word.lower() in wide or countries_in(word, language) for word in short):
        return True
    outlets = lang.of(None).credits.outlet_words
    return long[-1].lower() in outlets and not any(word.lower() in outlets for word in short)


def _hyphenated(name: tuple[str, ...]) -> frozenset[str]:
    """The words of a name that a hyphen makes of two: "Paris-Berlin" is neither of them."""
    return frozenset(word for word in name if "-" in word)


def _office(new: Description | Local, known: Local) -> bool:
    if _disjoint(new, known):
        return False
    if isinstance(new, Local):
        return any(_is_telling(concept, new, known) for concept in new.concepts if concept in known.concepts)
    concept = new.concept
    if concept is None:
        return False
    return any(
        concept == other or other.startswith(concept + "_") or concept.startswith(other + "_")
        for other in known.concepts
    ) or (not (new.label or new.owners or new.marks) and any(other in covered(concept) for other in known.concepts))


def _is_telling(concept: str, one: Local, other: Local) -> bool:
    """Whether a concept alone can join two articles' entities: "the company" is another one in each."""
    translated = one.language != other.language and one.marks and other.marks
    return concept not in _VAGUE or bool(translated or one.marks & other.marks or one.countries & other.countries)


def covered(concept: str) -> frozenset[str]:
    """The narrower concepts that a wide one can take up."""
    return hypernyms().get(concept, frozenset())


def _disjoint(new: Description | Local, known: Local) -> bool:
    """Whether countries, places or, in one language, common words tell the two apart."""
    countries: AbstractSet[str] = new.countries
    if countries and known.countries and not countries & known.countries:
        return True
    one, other = (*new.modifiers, *new.owners), (*known.modifiers, *known.owners)
    if one and other and not alike(one, other):
        return True
    return bool(new.language == known.language and new.marks and known.marks and not new.marks & known.marks)


def is_called(noun: str, known: Local) -> bool:
    """Whether something was called so before: by that noun, by a compound of it, or in its name ("the trust")."""
    table = lang.of(known.language).phrases
    heads = {noun.split()[0 if table.head_first else -1] for noun in known.nouns}
    words = known.nouns | heads | {word.lower() for word in known.label}
    compound = table.noun_capitals and len(noun) >= _SHORTEST_TAIL
    return any(noun == word or (compound and word.endswith(noun)) for word in words)
