"""Whether a noun phrase can be somebody who speaks."""

import re

from stemma.grammar.dependencies import head_of
from stemma.grammar.names.descriptions import describe
from stemma.grammar.sentence import Sentence
from stemma.model import Span

#: parts of speech that can name somebody; numbers and foreign words stand in names
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_MARK = re.compile(r"[\"„“”«»]")
_VERBAL = frozenset({"VERB", "AUX"})
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def is_somebody(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase names a person or a body, or is a pronoun that speaks."""
    words = sentence.slice(span)
    first = (_WORD.findall(words.lower()) or [""])[0]
    closed = sentence.language.pronouns
    if first in closed.subjects and " " not in words:
        return True
    if first in closed.impersonal:
        return False
    if first in sentence.phrases.complements - sentence.phrases.determiners:
        return opens_name(sentence, span)
    told = describe(words, sentence.language.code)
    return bool(told.name or told.concept or told.role) and is_nominal(sentence, span)


def may_speak(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase that is the subject of a verb of saying can be somebody: a noun with its article, as a parse tells.

    "The plaintiff said", "die 34-Jährige sagte": no table knows all who can speak, and hardly a thing does.
    """
    if sentence.parsed is None:
        return False
    inside = [node for node in sentence.parsed.tree.nodes if span.overlaps(node.span)]
    closed, first = sentence.language.pronouns, (_WORD.findall(sentence.slice(span).lower()) or [""])[0]
    named = any(node.part in {"NOUN", "PROPN"} for node in inside)
    return named and inside[0].part in {"DET", "PROPN"} and first not in closed.nobody | closed.impersonal


def opens_name(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase opens with the particle of a name, "von Preen", and not with a preposition, as far as a parse tells."""
    if sentence.parsed is None:
        return False
    words = _WORD.findall(sentence.slice(span))
    inside = [node for node in sentence.parsed.tree.nodes if span.overlaps(node.span)]
    particle = len(words) > 1 and words[0] in sentence.phrases.particles and words[1][0].isupper()
    return particle and len(inside) > 1 and inside[1].part == "PROPN"


def is_nominal(sentence: Sentence, span: Span) -> bool:
    """Whether a noun, a name or a pronoun heads a phrase, or an article opens it, as far as a parse tells.

    "Unclear" and "Hardly" are none, nor is "called so got young buyers", with a verb at its head, nor what a quotation mark cuts in two.
    """
    if len(_MARK.findall(sentence.slice(span))) % 2:
        return False
    if sentence.parsed is None:
        return True
    nodes = sentence.parsed.tree.nodes
    parts = [node.part for node in nodes if span.overlaps(node.span)]
    head = head_of(sentence.parsed, span)
    verbal = bool(parts) and (parts[0] in _VERBAL or (head is not None and nodes[head].part in _VERBAL))
    clause = verbal and "PROPN" not in parts
    return not parts or parts[0] == "DET" or not (clause or _NOMINAL.isdisjoint(parts))
