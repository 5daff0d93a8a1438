"""Function words that show where a noun phrase begins and ends, and the forms of reported mood."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Small closed classes of one language, in lower case."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    #: join a noun to its complement ("Sprecher der Polizei")
    links: frozenset[str]
    #: a noun phrase that speaks ends before one of these
    stops: frozenset[str]
    #: whether every noun is capitalised
    noun_capitals: bool
    #: "and"
    joiners: frozenset[str]
    #: turn from one clause to the next ("but")
    turns: frozenset[str]
    #: stand between a comma and a participle that frames speech ("…, a annoncé")
    auxiliaries: frozenset[str]
    #: open a complement or a clause behind a noun ("close to", "qui")
    complements: frozenset[str]
    #: small words inside a name ("van")
    particles: frozenset[str]
    #: adjectives that tell no body from another ("local")
    wide: frozenset[str]
    #: whether a noun stands before what narrows it ("Sprecher der Polizei", not "police spokesman")
    head_first: bool
    #: verb forms that report without vouching (Konjunktiv I, conditionnel)
    reported: frozenset[str]


@cache
def phrases(language: str | None) -> Phrases:
    """The closed classes of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "phrases", Phrases)
    tables = [phrases(code) for code in LANGUAGES]
    return Phrases(
        determiners=frozenset().union(*(t.determiners for t in tables)),
        pronouns=frozenset().union(*(t.pronouns for t in tables)),
        links=frozenset().union(*(t.links for t in tables)),
        stops=frozenset().union(*(t.stops for t in tables)),
        noun_capitals=False,
        turns=frozenset().union(*(t.turns for t in tables)),
        complements=frozenset().union(*(t.complements for t in tables)),
        particles=frozenset().union(*(t.particles for t in tables)),
        wide=frozenset().union(*(t.wide for t in tables)),
        head_first=False,
        joiners=frozenset().union(*(t.joiners for t in tables)),
        auxiliaries=frozenset().union(*(t.auxiliaries for t in tables)),
        reported=frozenset(),
    )
