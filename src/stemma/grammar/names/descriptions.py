"""What the words of a mention tell by themselves: name, office, gender, whether somebody new comes in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from stemma import lang
from stemma.grammar.names.naming import name_of
from stemma.grammar.names.noun_phrases import HUMAN, POSSESSIVE, Phrase, complement_of, phrase_of
from stemma.grammar.names.offices import is_plural, offices
from stemma.grammar.names.people import given_run, is_proper
from stemma.grammar.names.spelling import acronyms
from stemma.lang.countries import bodies, countries_in, is_demonym
from stemma.lang.firms import firm_words
from stemma.lang.given_names import given_names
from stemma.lang.pronouns import Pronouns
from stemma.model import EntityType

#: letters of a word that tells one body from another
_SHORTEST_MARK = 3
#: letters of an acronym that is no chance: two letters are everywhere
_SHORTEST_ACRONYM = 3
#: "58-Jährige", "29-year-old": whoever was just spoken of
_AGED = re.compile(r"^\d{1,3}-?(?:jährige[nrs]?|year-old)$", re.IGNORECASE)
Gender = Literal["masculine", "feminine", "neuter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One mention, read on its own."""

    text: str
    form: Literal["name", "nominal", "pronoun"]
    type: EntityType
    language: str | None = None
    #: the words of the proper name, in order, titles and offices left out
    name: tuple[str, ...] = ()
    #: key of the office or institution (lang/<code>/roles.toml)
    concept: str | None = None
    #: the noun a nominal is about, in lower case, known or not
    noun: str | None = None
    #: names that only tell an institution from others of its kind ("die Polizei Bremen")
    modifiers: tuple[str, ...] = ()
    #: names in a complement: whose body it is ("das Umfeld der Velmo-Partei")
    owners: tuple[str, ...] = ()
    #: common words that do the same, comparable in one language only ("Hafen" of "Hafenbehörde")
    marks: frozenset[str] = frozenset()
    #: what the whole phrase abbreviates to, in small letters: "rwo" for "the Rural Water Office"
    short: frozenset[str] = frozenset()
    #: codes of the countries it belongs to, by name or adjective
    countries: frozenset[str] = frozenset()
    #: keys of the bodies that a compound puts before an office: "dsgv" of "der DSGV-Präsident"
    affiliation: frozenset[str] = frozenset()
    #: the words of that office as they stand
    role: str | None = None
    #: None where it can't be told
    gender: Gender | None = None
    #: "a spokesman": nobody met before
    indefinite: bool = False
    #: "the companies": more than one body
    plural: bool = False
    #: "investigators": several, and nobody by name
    several: bool = False
    #: "his wife": whose it is decides who it is
    owned: bool = False
    #: "the same source"
    same: bool = False
    #: whether the words alone show that a name is a person's: a given name, a title, an office
    certain: bool = False

    @property
    def label(self) -> tuple[str, ...]:
        """The name, else what tells a body from others of its kind."""
        return self.name or (() if self.type in {"person", "document"} else self.modifiers)


@lru_cache(maxsize=8192)
def describe(text: str, language: str | None) -> Description:
    """Read the words of one mention in a text of `language`."""
    closed = lang.of(language).pronouns
    phrase = phrase_of(text, language)
    lowered = phrase.lowered
    pointing = (
        len(lowered) > 1 and lowered[1] in closed.relative - lang.of(language).phrases.determiners
    )  # "celle qui dirige"
    if (len(lowered) == 1 or pointing) and _is_pronoun(lowered[0], closed):
        return Description(
            text=text, form="pronoun", type="person", language=language, gender=_pronoun_gender(lowered[0], closed)
        )
    body = next((bodies()[word] for word in lowered if word in bodies()), None)
    if body is not None and phrase.office is None:
        return Description(
            text=text, form="name", type="organisation", language=language, name=(body.name,), concept=body.concept,
            countries=frozenset({body.country}),
        )  # fmt: skip
    return _described(text, phrase)


def _described(text: str, phrase: Phrase) -> Description:
    language, office, lowered = phrase.language, phrase.office, phrase.lowered
    closed = lang.of(language).pronouns
    coordinated = _is_coordinated(phrase)
    office = None if coordinated else office
    name, certain = ((), False) if coordinated else name_of(phrase)
    kind = "group" if coordinated else _type(phrase, name, certain=certain)
    others, owners = ((), ()) if coordinated or (kind == "person" and name) else _modifiers(phrase, name)
    several = kind in {"person", "group"} and not name and _is_unopened(phrase)
    office = None if office and certain and office.kind != "person" else office
    if kind == "organisation" and office is not None and not certain:
        telling = (word for word in name if word[:1].isupper() and not countries_in(word, language))
        others, name = (*others, *(word for word in telling if word not in others)), ()
    return Description(
        text=text,
        form="name" if name else "nominal",
        type="group" if several else kind,
        language=language,
        name=name,
        concept=office.concept if office and not (name and office.concept == HUMAN) else None,
        noun=None if name and office is None else " ".join(lowered) if coordinated else _noun(phrase),
        modifiers=others,
        owners=owners,
        marks=_marks(phrase),
        short=_short(phrase) if kind == "organisation" else frozenset(),
        countries=_countries(text, phrase) if not coordinated else frozenset(),
        affiliation=_affiliation(phrase),
        role=office.words if office else None,
        gender=_gender(phrase, name),
        indefinite=bool(lowered) and lowered[0] in closed.indefinite,
        plural=office is not None and is_plural(office.words, lowered[0], language),
        several=several,
        owned=bool(lowered) and lowered[0] in closed.possessive,
        same=" ".join(lowered) in lang.of(language).roles.same_source,
        certain=certain,
    )


def _modifiers(phrase: Phrase, name: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names in the phrase that are not its own, and those of them in its complement: places, parent bodies.

    In German a noun that no table knows counts as well.
    """
    office, language = phrase.office, phrase.language
    function = lang.of(language).phrases
    nouns = {at for o in offices(phrase.lowered, language) for at in range(o.begin, o.end)}
    if office is None and not name and not function.noun_capitals:
        nouns |= {_noun_at(phrase)}
    found = [
        at
        for at, word in enumerate(phrase.words)
        if is_proper(word, language)
        and at not in nouns
        and word not in name
        and not countries_in(word, language)
        and not _is_pronoun(word.lower(), lang.of(language).pronouns)
        and phrase.lowered[at] not in function.links
    ]
    begin = complement_of(phrase.lowered, language)
    return tuple(phrase.words[at] for at in found if at < begin), tuple(phrase.words[at] for at in found if at >= begin)


def _noun_at(phrase: Phrase) -> int:
    """The place of the noun of a nominal that has no known office."""
    language = phrase.language
    closed, table = lang.of(language).pronouns, lang.of(language).phrases
    small = closed.indefinite | table.determiners | closed.possessive
    end = complement_of(phrase.lowered, language)
    inside = [at for at, word in enumerate(phrase.lowered[:end]) if word not in small and not word.endswith(("'", "’"))]
    if not inside:
        return -1
    if table.noun_capitals:
        return next((at for at in inside if phrase.words[at][:1].isupper()), inside[0])
    return inside[0] if table.head_first else inside[-1]


def _noun(phrase: Phrase) -> str | None:
    if phrase.office is not None:
        return phrase.office.words
    at = _noun_at(phrase)
    return phrase.lowered[at] if at >= 0 else None


def _marks(phrase: Phrase) -> frozenset[str]:
    """Common words that tell a body from others: English puts them before its noun, French behind, German into it."""
    office, language = phrase.office, phrase.language
    if office is None or office.kind == "person":
        return frozenset()
    table = lang.of(language).phrases
    if table.noun_capitals:
        behind = [o.words for o in offices(phrase.lowered[office.end :], language)]
        return frozenset([office.prefix.strip("-"), *behind] if office.prefix else behind)
    words = phrase.words[office.end :] if table.head_first else phrase.words[: office.begin]
    small = table.determiners | table.links | table.stops | table.complements | table.wide
    return frozenset(
        POSSESSIVE.sub("", word)
        for word in words
        if len(word) > _SHORTEST_MARK and word.islower() and word not in small and not countries_in(word, language)
    )


def _short(phrase: Phrase) -> frozenset[str]:
    """The acronyms that the phrase may have, from three letters on."""
    table = lang.of(phrase.language).phrases
    small = table.determiners | table.links | table.complements
    words = [word for word in phrase.words if word.lower() not in small and not word.endswith(("'", "’"))]
    named = sum(word[:1].isupper() for word in words)
    return frozenset(letters.lower() for letters in acronyms(words) if named and len(letters) >= _SHORTEST_ACRONYM)


def _is_coordinated(phrase: Phrase) -> bool:
    """Whether two speak as one: "Washington und Seoul", "professor Ann Pool and Ben Ode", "the Rail Board and the Port Office"."""
    joiners = lang.of(phrase.language).phrases.joiners
    parts = (
        (phrase.words, *phrase.beside) if phrase.office is None or phrase.office.kind == "person" else (phrase.words,)
    )
    joined = any(
        word.lower() in joiners and _joins(phrase, part, at) for part in parts for at, word in enumerate(part[1:-1], 1)
    )
    return joined or _is_list(phrase)


def _is_list(phrase: Phrase) -> bool:
    """Whether a comma stands between two full names of people."""
    first = given_run(phrase.words, phrase.language)
    return bool(first) and any(
        part[: len(run)] == run for part in phrase.beside if (run := given_run(part, phrase.language))
    )


def _joins(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    """Whether a word stands between two names; where an office opens the phrase, the second one must be whole by itself."""
    table = lang.of(phrase.language).phrases
    opened = words[at + 1].lower() in table.determiners
    behind = words[at + 1 + opened :]
    if not behind or not is_proper(words[at - 1], phrase.language):
        return False
    if not is_proper(behind[0], phrase.language):  # "Democrats and civil rights groups"
        plain = behind[0].isalpha() and behind[0].islower()
        free = phrase.office is None or phrase.office.begin > at
        return at == 1 and plain and free and words is phrase.words and not opened
    if opened:
        return bool(firm_words() & {word.lower() for word in behind}) or any(
            office.kind == "organisation" for office in offices([word.lower() for word in behind], phrase.language)
        )
    whole = bool(given_run(behind, phrase.language))
    if words is not phrase.words:
        return whole or (len(behind) > 1 and is_proper(behind[1], phrase.language))
    return whole or phrase.office is None


def _countries(text: str, phrase: Phrase) -> frozenset[str]:
    """The countries of the head; those of an aside only where the head names none: "der Präsident Bralias, eines Nachbarn von Norland"."""
    own = frozenset(bodies()[word].country for word in phrase.lowered if word in bodies())
    return own or countries_in(" ".join(phrase.words), phrase.language) or countries_in(text, phrase.language)


def _affiliation(phrase: Phrase) -> frozenset[str]:
    """What a compound with a hyphen puts before the office of a person."""
    office = phrase.office
    if office is None or office.kind != "person" or "-" not in office.words:
        return frozenset()
    before = phrase.words[office.begin].rpartition("-")[0]
    return frozenset({before.lower()} if before[:1].isupper() else ())


def _is_unopened(phrase: Phrase) -> bool:
    """Whether neither article nor possessive opens the phrase."""
    first = phrase.lowered[0] if phrase.lowered else ""
    closed = lang.of(phrase.language).pronouns
    opens = lang.of(phrase.language).phrases.determiners | closed.possessive | closed.indefinite | closed.relative
    return first not in opens and not first.endswith(("'", "’"))


def _is_pronoun(word: str, closed: Pronouns) -> bool:
    known = closed.masculine | closed.feminine | closed.plural | closed.neuter | closed.first
    return word in known | closed.relative | closed.impersonal


def _type(phrase: Phrase, name: tuple[str, ...], *, certain: bool) -> EntityType:
    """Person, body, paper or group: the office tells, else the name itself, else the article before it."""
    table, office, lowered = lang.of(phrase.language).roles, phrase.office, phrase.lowered
    if not name and any(word in table.unnamed for word in lowered):
        return "unnamed"
    if name and certain:
        return "person"
    if office is not None:
        return office.kind
    if not name:
        return (
            "person" if any(_AGED.match(word) or is_demonym(word, phrase.language) for word in lowered) else "unnamed"
        )
    determiners = lang.of(phrase.language).phrases.determiners
    opened = lowered[0] in determiners or lowered[0].endswith(("'", "’"))
    return "organisation" if opened or is_body(name, phrase.language) else "person"


def is_body(name: Sequence[str], language: str | None) -> bool:
    """Whether a name's own words show that it is no person's."""
    firm = any(word.lower().rstrip(".") in firm_words() for word in (name[0], name[-1]))
    acronym = (len(name) == 1 and len(name[0]) > 1 and name[0].isupper()) or name[-1].isdigit()
    return firm or acronym or bool(countries_in(" ".join(name), language))


def _gender(phrase: Phrase, name: tuple[str, ...]) -> Gender | None:
    """Titles tell most, then the given name, then the office's own form, then the article."""
    table, closed = lang.of(phrase.language).roles, lang.of(phrase.language).pronouns
    addressed = {word.rstrip(".") for word in phrase.lowered}
    first = {name[0]} if len(name) > 1 else set()
    noun = _noun_of(phrase)
    if addressed & table.feminine_titles or first & given_names().feminine:
        return "feminine"
    if addressed & table.masculine_titles or first & given_names().masculine:
        return "masculine"
    if noun.endswith(tuple(closed.feminine_endings)):
        return "feminine"
    if noun.endswith(tuple(closed.masculine_endings)):
        return "masculine"
    return _one_of(
        phrase.lowered[0] if phrase.lowered else "",
        closed.determiners_masculine,
        closed.determiners_feminine,
        closed.determiners_neuter,
    )


def _noun_of(phrase: Phrase) -> str:
    """The word of a person's office that shows gender."""
    if phrase.office is None or phrase.office.kind != "person":
        return ""
    table = lang.of(phrase.language).phrases
    return phrase.office.words.split()[0 if table.head_first and not table.noun_capitals else -1]


def _pronoun_gender(word: str, closed: Pronouns) -> Gender | None:
    if word in closed.neuter and word in closed.plural:
        return None
    return _one_of(word, closed.masculine, closed.feminine, closed.neuter)


def _one_of(word: str, masculine: frozenset[str], feminine: frozenset[str], neuter: frozenset[str]) -> Gender | None:
    """The gender whose words hold the word, if no other's do."""
    genders: tuple[tuple[frozenset[str], Gender], ...] = (
        (masculine, "masculine"),
        (feminine, "feminine"),
        (neuter, "neuter"),
    )
    fitting = [gender for words, gender in genders if word in words]
    return fitting[0] if len(fitting) == 1 else None
