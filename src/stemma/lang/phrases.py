"""Function words that show where a noun phrase begins and ends, and the forms of reported mood."""

from dataclasses import dataclass


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
