"""The offices and institutions that a phrase names, by the tables of roles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma import lang
from stemma.model import EntityType

#: an elided article or "de" is a word of its own: "l'hôpital" has two
_WORD = re.compile(r"(?:[ldnsmtcj]|qu)['’](?=\w)|\w+(?:[.'’&-]\w+)*", re.IGNORECASE)
#: a compound ends in its head ("Bezirkspolizei"); shorter heads end too many other words
_SHORTEST_HEAD = 5
#: the concept of whoever stands in for an office: a vice minister is no minister
_DEPUTY = "vice"
#: words of the longest office ("ministère de l'éducation": four)
_WIDEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office or institution in a phrase."""

    kind: EntityType
    concept: str
    #: places of its first word and behind its last
    begin: int
    end: int
    #: its words as they stand, in lower case
    words: str
    #: what a compound puts before its head: "hafen" of "Hafenbehörde"
    prefix: str = ""


def words_of(text: str) -> list[str]:
    """The words of a phrase, elided ones apart."""
    return _WORD.findall(text)


def offices(lowered: Sequence[str], language: str | None) -> Iterator[Office]:
    """All known offices in reading order, the longest form at each place."""
    forms = _forms(language)
    plain = [word.replace("’", "'") for word in lowered]
    at = 0
    while at < len(plain):
        office = _form_at(plain, at, forms) or _compound_at(plain, at, language)
        if office is not None:
            yield office
            at = office.end
        else:
            at += 1


def _form_at(plain: Sequence[str], at: int, forms: Mapping[tuple[str, ...], tuple[EntityType, str]]) -> Office | None:
    for width in range(min(_WIDEST, len(plain) - at), 0, -1):
        found = forms.get(tuple(plain[at : at + width]))
        if found is not None:
            words = " ".join(plain[at : at + width])
            return Office(kind=found[0], concept=found[1], begin=at, end=at + width, words=words)
    return None


def _compound_at(plain: Sequence[str], at: int, language: str | None) -> Office | None:
    found = _head(plain[at], language)
    if found is None:
        return None
    form, prefix = found
    forms = _forms(language)
    kind, concept = forms[(form,)]
    if forms.get((prefix.strip("-"),), (kind, ""))[1] == _DEPUTY:
        concept = _DEPUTY
    return Office(kind=kind, concept=concept, begin=at, end=at + 1, words=plain[at], prefix=prefix)


@cache
def _forms(language: str | None) -> Mapping[tuple[str, ...], tuple[EntityType, str]]:
    """Words of a form -> its entity type and concept; of two concepts with one form the first wins."""
    table = lang.of(language).roles
    sections: tuple[tuple[EntityType, Mapping[str, tuple[str, ...]]], ...] = (
        ("person", table.person),
        ("organisation", table.organisation),
        ("document", table.document),
        ("group", table.group),
    )
    found: dict[tuple[str, ...], tuple[EntityType, str]] = {}
    for kind, section in sections:
        for concept, forms in section.items():
            for form in forms:
                found.setdefault(tuple(words_of(form)), (kind, concept))
    return found


@cache
def _heads(language: str | None) -> frozenset[str]:
    """Forms of one word that compounds can end in."""
    return frozenset(form[0] for form in _forms(language) if len(form) == 1 and len(form[0]) >= _SHORTEST_HEAD)


@lru_cache(maxsize=8192)
def _head(word: str, language: str | None) -> tuple[str, str] | None:
    """The known noun that a word ends in, behind a hyphen or in a German compound, and what stands before it."""
    forms = _forms(language)
    before, hyphen, tail = word.rpartition("-")
    if hyphen and (tail,) in forms:
        return tail, before
    for stripped in _uninflected(word, language):
        if (stripped,) in forms:
            return stripped, ""
        if language == "de":
            ends = (at for at in range(len(stripped) - _SHORTEST_HEAD + 1) if stripped[at:] in _heads(language))
            begin = next(ends, None)
            if begin is not None:
                return stripped[begin:], stripped[:begin]
    return None


def is_plural(noun: str, article: str, language: str | None) -> bool:
    """Whether a noun of the table stands in the plural; where it looks alike in both, its article tells: "die Unternehmen"."""
    table = lang.of(language)
    if table.phrases.noun_capitals:
        alike = noun.endswith(tuple(table.roles.alike)) if table.roles.alike else False
        return alike and article in table.phrases.determiners - table.pronouns.determiners_neuter
    word = noun.rsplit(maxsplit=1)[-1]
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return singular != word and (singular,) in _forms(language)


def _uninflected(word: str, language: str | None) -> Iterator[str]:
    yield word
    if language == "en" and word.endswith("ies"):
        yield word.removesuffix("ies") + "y"
    endings = ("s", "es", "n", "en") if language == "de" else ("'s", "s")
    yield from (word.removesuffix(ending) for ending in endings if word.endswith(ending))
