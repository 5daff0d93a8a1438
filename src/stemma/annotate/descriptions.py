"""What the words of a mention tell by themselves: name, office, gender, whether somebody new comes in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from stemma.lang.countries import bodies, countries_in
from stemma.lang.firms import firm_words
from stemma.lang.phrases import phrases
from stemma.lang.pronouns import Pronouns, pronouns
from stemma.lang.roles import Roles, roles
from stemma.model import EntityType

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: a compound ends in its head ("Bezirkspolizei"); shorter heads end too many other words
_SHORTEST_HEAD = 5
#: words of a mention that are read: its head and name stand there, a clause may follow
_LONGEST = 12
Gender = Literal["masculine", "feminine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One mention, read on its own."""

    text: str
    form: Literal["name", "nominal", "pronoun"]
    type: EntityType
    #: the words of the proper name, in order, titles and offices left out
    name: tuple[str, ...] = ()
    #: key of the office or institution (lang/<code>/roles.toml); "=noun" for a noun that the table lacks
    concept: str | None = None
    #: name words that only tell an institution from others of its kind ("die Polizei Bremen")
    modifiers: tuple[str, ...] = ()
    #: codes of the countries it belongs to, by name or adjective
    countries: frozenset[str] = frozenset()
    #: the words of that office as they stand
    role: str | None = None
    #: None where it can't be told
    gender: Gender | None = None
    #: "a spokesman": nobody met before
    indefinite: bool = False
    #: "the same source"
    same: bool = False

    @property
    def label(self) -> tuple[str, ...]:
        """The name, else what tells it from others of its kind."""
        return self.name or self.modifiers


@lru_cache(maxsize=8192)
def describe(text: str, language: str | None) -> Description:
    """Read the words of one mention in a text of `language`."""
    table, closed = roles(language), pronouns(language)
    words = _WORD.findall(text)[:_LONGEST]
    lowered = [word.lower() for word in words]
    if len(words) == 1 and _is_pronoun(words[0], closed):
        return Description(text=text, form="pronoun", type="person", gender=_gender(lowered, [], table, closed))
    kind, concept, role = _concept(" ".join(lowered), lowered, language)
    name = _names_of(words, role, language, known=concept is not None)
    body = next((bodies()[word.lower()] for word in words if word.lower() in bodies()), None)
    owned = countries_in(text, language) | ({body.country} if body else set())
    base = Description(
        text=text,
        form="name" if name else "nominal",
        type=_type(lowered, kind, name, table, countries=bool(owned)),
        name=name,
        concept=concept or _noun(lowered, name, closed),
        role=role,
        gender=_gender(lowered, (role or "").split(), table, closed),
        countries=frozenset(owned),
        indefinite=bool(lowered) and lowered[0] in closed.indefinite,
        same=" ".join(lowered) in table.same_source,
    )
    if body is not None and kind is None:
        return replace(base, form="name", type="organisation", name=(body.name,), concept=body.concept)
    return _whole(base, lowered, kind, language)


def _names_of(words: list[str], role: str | None, language: str | None, *, known: bool) -> tuple[str, ...]:
    """The name's words; a German phrase that opens with an article and has no known office holds nouns, no name."""
    table = phrases(language)
    if not known and table.noun_capitals and words and words[0].lower() in table.determiners:
        return ()
    return tuple(_name(words, role, roles(language), pronouns(language), language))


def _whole(base: Description, lowered: list[str], kind: EntityType | None, language: str | None) -> Description:
    """What the phrase as a whole makes of its parts: a pair, somebody's own, an institution."""
    joined = f"={' '.join(lowered)}"
    if kind is None and len(base.name) > 1 and _is_coordinated(lowered, language):
        return replace(base, form="nominal", type="group", name=(), concept=joined, countries=frozenset())
    if lowered and lowered[0] in pronouns(language).possessive and not base.name:
        return replace(base, form="nominal", concept=joined)
    if kind == "organisation":
        name = tuple(word for word in base.name if not countries_in(word, language))
        compound = (base.role,) if base.role and base.role not in _forms(language) else ()
        return replace(base, form="nominal", name=(), modifiers=(*name, *compound))
    return base


def _is_coordinated(lowered: list[str], language: str | None) -> bool:
    """Whether two speak as one: "Washington und Seoul"."""
    return any(word in phrases(language).joiners for word in lowered[1:-1])


def _noun(lowered: list[str], name: tuple[str, ...], closed: Pronouns) -> str | None:
    """The first noun of a nominal whose concept the table lacks: the word after the article."""
    small = (
        closed.determiners_masculine | closed.determiners_feminine | closed.indefinite | {"the", "les", "des", "das"}
    )
    rest = [re.split(r"['’]", word)[-1] for word in lowered if word not in small]
    return f"={rest[0]}" if rest and not name else None


def _is_pronoun(word: str, closed: Pronouns) -> bool:
    known = closed.masculine | closed.feminine | closed.plural | closed.neuter | closed.first
    return word.lower() in known | closed.relative | closed.impersonal


def _type(
    lowered: list[str], kind: EntityType | None, name: tuple[str, ...], table: Roles, *, countries: bool
) -> EntityType:
    """A name alone is a person's, unless it is a country's or in capitals."""
    titled = any(word in table.titles for word in lowered)
    if not name and any(word in table.unnamed for word in lowered):
        return "unnamed"
    if kind is not None and not (kind in {"group", "document"} and name and titled):
        return kind
    if titled:
        return "person"
    if not name:
        return "unnamed"
    firm = any(word.lower() in firm_words() for word in (name[0], name[-1]))
    return "organisation" if firm or countries or (len(name) == 1 and name[0].isupper()) else "person"


def _gender(lowered: list[str], role: list[str], table: Roles, closed: Pronouns) -> Gender | None:
    """Titles tell most, then the office's own form, then the article."""
    first = lowered[0] if lowered else ""
    for word in lowered:
        if word.rstrip(".") in table.feminine_titles:
            return "feminine"
        if word.rstrip(".") in table.masculine_titles:
            return "masculine"
    if role and closed.determiners_feminine and role[-1].endswith("in") and "der" in closed.determiners_masculine:
        return "feminine"
    for here, other, answer in _signs(closed):
        if first in here and first not in other:
            return answer
    return None


def _signs(closed: Pronouns) -> Iterator[tuple[frozenset[str], frozenset[str], Gender]]:
    masculine = closed.masculine | closed.determiners_masculine
    feminine = closed.feminine | closed.determiners_feminine
    yield masculine, feminine, "masculine"
    yield feminine, masculine, "feminine"


@cache
def _forms(language: str | None) -> Mapping[str, tuple[EntityType, str]]:
    """Form -> its entity type and concept; of two concepts with one form the first wins."""
    table = roles(language)
    sections: tuple[tuple[EntityType, Mapping[str, tuple[str, ...]]], ...] = (
        ("person", table.person),
        ("organisation", table.organisation),
        ("document", table.document),
        ("group", table.group),
    )
    found: dict[str, tuple[EntityType, str]] = {}
    for kind, section in sections:
        for concept, forms in section.items():
            for form in forms:
                found.setdefault(form, (kind, concept))
    return found


def _concept(joined: str, lowered: list[str], language: str | None) -> tuple[EntityType | None, str | None, str | None]:
    """The office or institution a phrase is about, with its words.

    German and French put it first ("Sprecher der Polizei"), English last before any "of" ("police spokesman").
    """
    forms = _forms(language)
    found = list(_offices(_before_complement(lowered) if language == "en" else lowered, language))
    if found:
        return found[-1] if language == "en" else found[0]
    padded = f" {joined.replace('’', chr(39))} "
    contracted = next((form for form in forms if "'" in form and f" {form} " in padded), None)
    return (*forms[contracted], contracted) if contracted else (None, None, None)


def _before_complement(lowered: list[str]) -> list[str]:
    links = phrases("en").links - {"and"} | {"in", "at", "from", "with", "who", "which", "close", "to"}
    end = next((at for at, word in enumerate(lowered) if word in links and at), len(lowered))
    whole = " ".join(lowered)
    return (
        lowered
        if any(f" {link} " in form and form in whole for form in _forms("en") for link in links)
        else lowered[:end]
    )


def _offices(lowered: list[str], language: str | None) -> Iterator[tuple[EntityType, str, str]]:
    """All known offices in reading order, the longest form at each place."""
    forms = _forms(language)
    at = 0
    while at < len(lowered):
        for width in (5, 4, 3, 2, 1):
            phrase = " ".join(lowered[at : at + width]).replace("’", "'")
            if len(lowered[at : at + width]) == width and phrase in forms:
                yield (*forms[phrase], phrase)
                at += width - 1
                break
        else:
            head = _head(lowered[at], language)
            if head is not None:
                yield (*forms[head], lowered[at])
        at += 1


@lru_cache(maxsize=8192)
def _head(word: str, language: str | None) -> str | None:
    """The known noun that a compound ends in, also behind a hyphen or an elided article."""
    forms = _forms(language)
    tail = re.split(r"['’-]", word)[-1]
    if tail != word and tail in forms:
        return tail
    stripped = [word, *(word.removesuffix(ending) for ending in ("s", "es", "n", "en") if word.endswith(ending))]
    heads = [
        form
        for form in forms
        if len(form) >= _SHORTEST_HEAD and any(w == form or (language == "de" and w.endswith(form)) for w in stripped)
    ]
    return max(heads, key=lambda form: (len(form), form), default=None)


def _name(words: list[str], role: str | None, table: Roles, closed: Pronouns, language: str | None) -> Iterator[str]:
    """Capitalised words that are no office, title or article."""
    offices = set((role or "").split())
    function = phrases(language)
    closed_class = closed.indefinite | function.determiners | function.links | function.stops
    for at, word in enumerate(words):
        low = word.lower()
        inner = word.split("'")[-1].split("’")[-1]
        if not inner[:1].isupper() or low in table.titles or low.rstrip(".") in table.titles:
            continue
        known = (
            low in offices or low in closed_class or (function.noun_capitals and at and _head(low, "de") is not None)
        )
        if not known and not _is_pronoun(word, closed):
            yield inner
