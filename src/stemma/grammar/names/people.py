"""Names of people by their given names, and of firms by the noun before them, in running text and inside a mention."""

import re
from collections.abc import Iterator, Sequence

from stemma import lang
from stemma.grammar.names.offices import offices
from stemma.lang.firms import firm_words
from stemma.lang.given_names import all_given_names
from stemma.lang.roles import hypernyms
from stemma.model import Span

#: words of a name, particles included
_LONGEST_NAME = 5
#: letters of an initial: "J." loses its point to the word pattern
_INITIAL = 1
#: articles behind a particle ("von der")
_PARTICLE_ARTICLES = frozenset({"der", "den", "las", "los"})
#: capitalised words in a row, with at most two small ones between them ("Anna von der Marl")
_CAPITALS = re.compile(
    r"(?<![\w-])[^\W\d_a-zß-öø-ÿ][\w-]+(?: (?:\w{2,3} ){0,2}[^\W\d_a-zß-öø-ÿ](?:[\w-]+|\.)){1,4}(?![\w-])"
)
#: a word, perhaps two more in small letters, and capitalised words
_BEFORE_NAME = re.compile(
    r"(?<![\w'’-])\w{4,} (?:[a-zà-ÿ]{2,3} [a-zà-ÿ-]{3,} )?[^\W\d_a-zß-öø-ÿ][\w-]+(?: [^\W\d_a-zß-öø-ÿ][\w-]+){0,2}"
)
#: place of the name in "fabricant de pneus Velmo"
_BEHIND_COMPLEMENT = 3
#: the concept of a firm
_FIRM = "company"


def is_proper(word: str, language: str | None) -> bool:
    """Whether a word can be part of a name: capitalised, no title, no closed class."""
    low = word.lower()
    table, function = lang.of(language).roles, lang.of(language).phrases
    closed = function.determiners | function.stops | table.titles | function.complements
    return word[:1].isupper() and low not in closed and low.rstrip(".") not in table.titles


def run_of(words: Sequence[str], begin: int, language: str | None) -> tuple[str, ...]:
    """The name that starts at a word: capitalised words with particles between them."""
    particles = lang.of(language).phrases.particles
    end = at = begin
    while at < len(words) and at - begin < _LONGEST_NAME:
        if is_proper(words[at], language):
            at = end = at + 1
        elif at > begin and words[at].lower() in particles | _PARTICLE_ARTICLES:
            at += 1
        else:
            break
    return tuple(words[begin:end])


def person_of(words: Sequence[str], begin: int, language: str | None) -> tuple[str, ...]:
    """The name that starts with a given name: more given names, initials, particles, and one surname.

    Nobody where a body bears the name ("Marl Kell Institute"). A second word may follow the surname where not every noun is capitalised ("Ana Silva Reyes").
    """
    table, given = lang.of(language).phrases, all_given_names()
    at = begin
    while at + 1 < len(words) and (words[at] in given or len(words[at].rstrip(".")) == _INITIAL):
        at += 1
    while at + 1 < len(words) and at > begin and words[at].lower() in table.particles | _PARTICLE_ARTICLES:
        at += 1
    if at == begin or not is_proper(words[at], language):
        return ()
    if at + 1 < len(words) and _names_a_body(words[at + 1], language):
        return ()
    second = at + 1
    double = second < len(words) and is_proper(words[second], language) and not words[second].isupper()
    if double and not table.noun_capitals:
        second += 1
    return tuple(words[begin:second])


def _names_a_body(word: str, language: str | None) -> bool:
    if not word[:1].isupper():
        return False
    office = next(offices([word.lower()], language), None)
    return word.lower() in firm_words() or (office is not None and office.kind == "organisation")


def given_run(words: Sequence[str], language: str | None) -> tuple[str, ...]:
    """The first person's name among words, unless it is a complement ("a lawyer for Anna Kell")."""
    table = lang.of(language).phrases
    links = table.links | table.complements | table.determiners
    for at, word in enumerate(words[:-1]):
        if word in all_given_names() and (at == 0 or words[at - 1].lower() not in links):
            name = person_of(words, at, language)
            if name:
                return name
    return ()


def people_in(text: str, language: str | None) -> Iterator[Span]:
    """Where a given name and a surname stand side by side, title and office left out."""
    match = _CAPITALS.search(text)
    while match is not None:
        words = match.group().split(" ")
        start = next((at for at, word in enumerate(words[:-1]) if word in all_given_names()), None)
        name = () if start is None else person_of(words, start, language)
        begin = match.start() + sum(len(word) + 1 for word in words[:start])
        end = begin + len(" ".join(name)) if name else match.end()
        if name:
            yield Span(begin, end)
        match = _CAPITALS.search(text, end)


def firms_in(text: str, language: str | None) -> Iterator[Span]:
    """Names behind a noun for a firm: "the supplier Velmo Systems", "le fabricant de pneus Velmo"; not where all nouns have capitals."""
    table = lang.of(language).phrases
    if table.noun_capitals:
        return
    firms = hypernyms()[_FIRM] | {_FIRM}
    for match in _BEFORE_NAME.finditer(text):
        words = match.group().split(" ")
        office = next(offices([words[0].lower()], language), None)
        if office is None or office.concept not in firms:
            continue
        direct = words[1][:1].isupper()
        if not direct and words[1].lower() not in table.links:
            continue
        at = 1 if direct else _BEHIND_COMPLEMENT
        name = run_of(words, at, language)
        if name and name[0] not in all_given_names():
            begin = match.start() + sum(len(word) + 1 for word in words[:at])
            yield Span(begin, begin + len(" ".join(name)))
