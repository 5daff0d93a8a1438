"""Where a noun phrase ends in a language that writes every noun with a capital: "dem Wochenblatt | Tropfen ein", "der Gemeinde | der Bauer Jost Wulf"."""

from collections.abc import Sequence

from stemma.grammar.names.offices import offices
from stemma.grammar.names.people import given_run
from stemma.lang import Language
from stemma.lang.given_names import all_given_names
from stemma.lang.lexicon import lexicon

#: words of a full name
_FULL = 2
#: articles that can open another noun phrase as well as a genitive
_NEXT = frozenset({"der", "die", "das", "den"})


def phrase_end(words: Sequence[str], language: Language) -> int:
    """How many of the words belong to the first noun phrase; all of them where nothing shows an end."""
    if not language.phrases.noun_capitals or not words or words[0].lower() not in language.phrases.determiners:
        return len(words)
    nouns = 0
    for at in range(1, len(words)):
        word = words[at]
        if nouns and word.lower() in _NEXT and _names_a_person(words[at + 1 :], language):
            return at
        if not word[:1].isupper():
            nouns = nouns if word.lower() in language.phrases.links else 0
            continue
        nouns += 1
        if (
            nouns > 1
            and words[at - 1][:1].isupper()
            and _is_common(word, language)
            and _kind(words[at - 1], language) != "person"
        ):
            return at
    return len(words)


def _names_a_person(words: Sequence[str], language: Language) -> bool:
    """Whether a noun with a full name follows: "Bauer Jost Wulf"."""
    if len(words) <= _FULL or not all(word[:1].isupper() for word in words[: _FULL + 1]):
        return False
    name = words[1 : _FULL + 1]
    return bool(given_run(list(name), language.code)) or not any(_is_common(word, language) for word in name)


def _kind(word: str, language: Language) -> str | None:
    return next((office.kind for office in offices([word.lower()], language.code)), None)


def _is_common(word: str, language: Language) -> bool:
    """Whether a capitalised word is a noun that a dictionary knows and nobody's given name."""
    known = language.code is not None and word.lower() in lexicon(language.code)
    return (
        known
        and _kind(word, language) is None
        and word not in all_given_names()
        and word.lower() not in all_given_names()
    )
