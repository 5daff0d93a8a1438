"""The words that hedge, and those that negate."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Words in lower case, by what they say of the content they stand with."""

    #: somebody's accusation or claim that the text keeps at a distance
    alleged: frozenset[str]
    #: frames that accuse somebody of what they stand around
    accusing: frozenset[str]
    #: still to come
    expected: frozenset[str]
    #: nobody vouches for it
    unconfirmed: frozenset[str]
    #: disowned by its own speaker
    denied: frozenset[str]
    #: negate the clause they stand in
    negations: frozenset[str]
    #: set a wrong word against the right one that came before ("729, and not 742"): no negation of the clause
    contrasts: frozenset[str]
    #: modal forms that mark hearsay where no source is named
    hearsay: frozenset[str]
    #: modals of a rumour about the past, and what ends its verb ("soll … haben", "aurait été")
    rumour_modals: frozenset[str]
    rumour_verbs: frozenset[str]
    #: verb forms of the future, and endings of such forms
    future: frozenset[str]
    future_endings: frozenset[str]
    #: verb forms of what stays as it is, no forecast even in the future
    lasting: frozenset[str]
    #: "not before Friday" says that all stays as it is
    until: frozenset[str]
    #: verb forms of what must be or must not: a demand, no forecast
    duty: frozenset[str]
    #: verb forms that can carry a rumour, and endings of such forms
    doubtful: frozenset[str]
    doubtful_endings: frozenset[str]
    #: phrases that leave something possible, even in the speaker's own words
    chance: frozenset[str]
    #: first words of a source that nobody knows, where the conditional then makes a rumour
    nobody: frozenset[str]
    #: milieus that speak without a face
    circles: frozenset[str]
