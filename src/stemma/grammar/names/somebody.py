"""Whether a noun phrase can be somebody who speaks."""

import re

from stemma.grammar.names.descriptions import describe
from stemma.grammar.sentence import Sentence
from stemma.model import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def is_somebody(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase names a person or a body, or is a pronoun that speaks."""
    words = sentence.slice(span)
    first = (_WORD.findall(words.lower()) or [""])[0]
    closed = sentence.language.pronouns
    if first in closed.subjects and " " not in words:
        return True
    if first in sentence.phrases.complements - sentence.phrases.determiners or first in closed.impersonal:
        return False
    told = describe(words, sentence.language.code)
    return bool(told.name or told.concept or told.role)
