"""How sure a text lets a statement be: alleged, expected, unconfirmed, and whether its content is negated."""

import re
from functools import cache

from stemma.lang import Language
from stemma.model import Hedge
from stemma.text.alternation import longest_of

_WORD = re.compile(r"\w+")
#: characters between a modal and the verb that closes its clause
_CLAUSE = 150
#: letters from which an ending can be told from a stem of its own
_SHORTEST_INFLECTED = 4
_ORDER: tuple[Hedge, ...] = ("unconfirmed", "alleged", "expected")


@cache
def _pattern(language: Language, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){longest_of(getattr(language.hedges, name))}(?!\w)")


def hedge_of(content: str, frame: str, language: Language) -> Hedge | None:
    """The hedge that words of the content or of its frame express; the frame wins.

    Args:
        content: the reported words.
        frame: cue words around them.
        language: of both.
    """
    if _pattern(language, "accusing").search(frame.lower()):
        return "alleged"
    for text in (frame.lower(), content.lower()):
        for name in _ORDER:
            if _pattern(language, name).search(text):
                return name
    return None


def supported(content: str, suggested: Hedge | None, language: Language) -> Hedge | None:
    """The hedge that a tagger suggests, if a verb form of the content can carry it.

    A plan or forecast needs a future, a rumour a modal or a conditional: reported mood alone hedges nothing. That something is only
    alleged is said by words, which `hedge_of` reads; a tagger takes every accused's version for it.
    """
    table = language.hedges
    # only a first word loses its capital: "May" is a month, "may" a modal
    found = _WORD.findall(content[:1].lower() + content[1:])
    if suggested == "expected":
        comes = any(_is_one_of(word, table.future, table.future_endings) for word in found)
        stays = (table.lasting | table.duty) & set(found) or (
            table.until & set(found) and is_negated(content, language)
        )
        return suggested if comes and not stays else None
    if suggested == "alleged":
        return None
    if suggested == "unconfirmed":
        return suggested if any(_is_one_of(word, table.doubtful, table.doubtful_endings) for word in found) else None
    return suggested


def _is_one_of(word: str, words: frozenset[str], endings: frozenset[str]) -> bool:
    return word in words or (len(word) > _SHORTEST_INFLECTED and word.endswith(tuple(endings)))


def has_chance(content: str, language: Language) -> bool:
    """Whether the speaker calls something still possible ("ist nicht ausgeschlossen")."""
    return bool(_pattern(language, "chance").search(content.lower()))


def is_from_circles(source: str, language: Language) -> bool:
    """Whether a source is a milieu without a face ("Kreise der Regierung", "l'entourage du maire")."""
    words = _WORD.findall(source.lower())
    return any(_is_one_of(word, language.hedges.circles, frozenset()) for word in words)


def is_disowned(content: str, source: str, language: Language) -> bool:
    """Whether a source that nobody knows speaks in a conditional ("d'après un enquêteur, il serait parti")."""
    table = language.hedges
    unknown = bool(table.nobody & set(_WORD.findall(source.lower())[:1]))
    return unknown and supported(content, "unconfirmed", language) is not None


def is_rumoured(content: str, language: Language) -> bool:
    """Whether a modal of hearsay stands with a past participle ("aurait été vu"), as plans and wishes do not."""
    return bool(_rumour(language).search(content.lower()))


@cache
def _rumour(language: Language) -> re.Pattern[str]:
    table = language.hedges
    modal = "|".join(map(re.escape, sorted(table.rumour_modals))) or "(?!)"
    verbs = "|".join(map(re.escape, sorted(table.rumour_verbs))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{modal})\W[^.;:!?]{{0,{_CLAUSE}}}?(?:{verbs})(?!\w)")


def is_hearsay(text: str, language: Language) -> bool:
    """Whether a modal verb of hearsay stands in the text ("soll", "aurait")."""
    return any(word in language.hedges.hearsay for word in _WORD.findall(text.lower()))


def is_conditional(text: str, language: Language) -> bool:
    """Whether the hearsay is in a mood that reports speech as well ("aurait"), as "soll" does not."""
    return any(word in language.hedges.hearsay & language.phrases.reported for word in _WORD.findall(text.lower()))


def is_negated(content: str, language: Language) -> bool:
    """Whether the content itself is negated: a negation in its main clause.

    "ne … que" restricts and does not negate, nor does "and not 742" behind what holds instead; words behind the second comma belong to other clauses.
    """
    clause = _pattern(language, "contrasts").split(",".join(content.split(",")[:2]).lower(), maxsplit=1)[0]
    words = _WORD.findall(clause.replace("n't", " not ").replace("n’t", " not "))
    found = [word for word in words if word in language.hedges.negations]
    restricts = language.code == "fr" and set(found) <= {"ne", "n"}
    return bool(found) and not restricts
