"""A mention cut into its head, its office and what stands beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma import lang
from stemma.grammar.names.offices import Office, offices, words_of
from stemma.grammar.names.people import is_proper
from stemma.lang.firms import firm_words

#: words of a mention that are read: its head and name stand there, a clause may follow
_LONGEST = 14
_BRACKETS = re.compile(r"\s?\([^()]{0,60}\)")
_SEGMENTS = re.compile(r"[,;:„“”«»\"]|\s[–—]\s")
POSSESSIVE = re.compile(r"['’]s?$")
#: the concept of a man, a woman: whoever was just spoken of
HUMAN = "human"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A mention cut into its head and what stands beside it."""

    words: tuple[str, ...]
    lowered: tuple[str, ...]
    #: words behind commas and inside quotation marks
    beside: tuple[tuple[str, ...], ...]
    language: str | None
    office: Office | None
    #: the head stands in quotation marks behind an article
    quoted: bool = False


def phrase_of(text: str, language: str | None) -> Phrase:
    """The words of a mention, cut at commas and quotation marks; brackets are left out."""
    table = lang.of(language).phrases
    parts = [tuple(words_of(part)) for part in _SEGMENTS.split(_BRACKETS.sub(" ", text))]
    parts = [part[:_LONGEST] for part in parts if part] or [()]
    head, quoted = parts[0], False
    if len(parts) > 1 and len(head) == 1 and head[0].lower() in table.determiners:  # der „Werlabote“
        head, parts, quoted = (*head, *parts[1]), parts[1:], True
    if head:
        head = (*head[:-1], POSSESSIVE.sub("", head[-1]) or head[-1])
    lowered = tuple(word.lower() for word in head)
    return Phrase(
        words=head,
        lowered=lowered,
        beside=tuple(parts[1:]),
        quoted=quoted,
        language=language,
        office=_head(list(_held(head, lowered, language)), lowered, language),
    )


def _held(words: Sequence[str], lowered: Sequence[str], language: str | None) -> Iterator[Office]:
    """The offices of a phrase, without forms of address and words of a name ("Marsh General", "General Foundry")."""
    opened = bool(lowered) and lowered[0] in lang.of(language).phrases.determiners
    for office in offices(lowered, language):
        address = office.concept == HUMAN and office.words in lang.of(language).roles.titles
        title = office.kind == "person" and office.end == len(words) > 1 and words[office.begin][:1].isupper()
        ends = (
            title
            and not opened
            and not lang.of(language).phrases.head_first
            and is_proper(words[office.begin - 1], language)
        )
        firm = office.kind == "person" and office.end == len(words) - 1 and words[-1].lower() in firm_words()
        if not (address or ends or (firm and words[office.begin][:1].isupper() and words[-1][:1].isupper())):
            yield office


def _head(found: list[Office], lowered: tuple[str, ...], language: str | None) -> Office | None:
    """The office a phrase is about: the first, where nouns come before what narrows them, else the last before a complement."""
    relative = lang.of(language).pronouns.relative - lang.of(language).phrases.determiners
    clause = next((at for at, word in enumerate(lowered) if at and word in relative), len(lowered))
    found = [office for office in found if office.begin < clause]
    if lang.of(language).phrases.head_first or not found:
        return found[0] if found else None
    end = complement_of(lowered, language)
    return next((office for office in reversed(found) if office.begin < end), found[0])


def complement_of(lowered: Sequence[str], language: str | None) -> int:
    """Where a phrase's complement begins: the first linking word behind its first word."""
    table = lang.of(language).phrases
    opens = (table.links - table.joiners) | table.complements
    if table.noun_capitals:  # "der" opens the phrase as well as a complement
        return next((at for at, word in enumerate(lowered) if at > 1 and word in opens), len(lowered))
    return next((at for at, word in enumerate(lowered) if at and word in opens), len(lowered))
