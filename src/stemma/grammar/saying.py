"""Who speaks by a verb of saying, as the parse has it: its subject, the agent of a passive, whom a participle or a relative clause says it of.

Where the tree tells nothing, nothing is told: the order of words may know more (`stemma.grammar.agents`).
"""

import re
from collections.abc import Sequence

from stemma.grammar import dependencies as d
from stemma.grammar.dependencies import Parsed
from stemma.model import Span

#: relations of a clause without a subject of its own that shares that of the clause it hangs from: "…, adding that"
_SHARING = frozenset({"advcl", "conj", "xcomp", "parataxis"})
#: and of one that says something of a noun: "a woman who said", "a man accusing"
_OF_NOUN = frozenset({"acl", "acl:relcl"})
#: clauses that a search for a subject goes up
_FARTHEST = 4
#: marks at which a noun phrase ends, whatever the tree takes in behind them
_ENDS = re.compile(r"[:;(\n]")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


def speaker(parsed: Parsed, verb: Span) -> Span | None:
    """The noun phrase that speaks by a verb; None where the tree doesn't tell."""
    at = d.word_at(parsed, verb)
    if at is None or parsed.tree.nodes[at].part not in {"VERB", "AUX"}:
        return None
    if d.is_passive(parsed, at):
        return phrase(parsed, d.agents(parsed, at))
    return phrase(parsed, heads(parsed, at))


def heads(parsed: Parsed, at: int) -> tuple[int, ...]:
    """The head words of who speaks: of the verb's subject, of the clause above it, or the noun that a clause tells of."""
    at = verb = d.predicate(parsed, at)
    for _ in range(_FARTHEST):
        told = at == verb or not d.leaves_report(parsed, verb, at)
        own = [one for one in d.subjects(parsed, at) if told and not _is_relative(parsed, one)]
        relation, head = parsed.relation(at), parsed.tree.nodes[at].head
        if own:
            return tuple(own)
        if head is None or (told and relation not in _SHARING | _OF_NOUN):
            return ()
        if told and relation in _OF_NOUN:
            return (head,)
        at = head
    return ()


def _is_relative(parsed: Parsed, at: int) -> bool:
    return parsed.low(at) in parsed.language.pronouns.relative and parsed.tree.nodes[at].part in {"PRON", "SCONJ"}


def phrase(parsed: Parsed, found: Sequence[int]) -> Span | None:
    """The noun phrase of some head words: coordinated ones together, of several apart the one with a name."""
    spans: list[Span] = []
    for at in found:
        if parsed.tree.nodes[at].part not in _NOUNS:
            continue
        span = d.noun_phrase(parsed, at)
        if spans and span.begin < spans[-1].end:
            spans[-1] = Span(min(span.begin, spans[-1].begin), max(span.end, spans[-1].end))
        elif spans and _joined(parsed, spans[-1], span):
            spans[-1] = Span(spans[-1].begin, span.end)
        else:
            spans.append(span)
    best = max(spans, key=lambda span: (_has_name(parsed, span), -span.begin), default=None)
    return _cut(parsed, best) if best else None


def _joined(parsed: Parsed, one: Span, other: Span) -> bool:
    """Whether two noun phrases are one: nothing but "and" or a space stands between."""
    between = parsed.text[one.end : other.begin].strip(" ,\xa0").lower()
    if between:
        return between in parsed.language.phrases.joiners
    behind = d.word_at(parsed, other)
    named = behind is not None and parsed.tree.nodes[behind].part == "PROPN"
    return (
        named or not parsed.language.phrases.noun_capitals
    )  # "die Wirtin | Gerüchte": a subject and an object taken for one


def _has_name(parsed: Parsed, span: Span) -> bool:
    return any(span.covers(node.span) and node.part in {"PROPN", "PRON"} for node in parsed.tree.nodes)


def _cut(parsed: Parsed, span: Span) -> Span | None:
    """A noun phrase up to a colon or a bracket, where the tree takes in what stands behind; whole where it cuts an office from its bearer."""
    mark = _ENDS.search(parsed.text, span.begin, span.end)
    end = mark.start() if mark else _name_end(parsed, span)
    words = parsed.text[span.begin : end].rstrip(" ,\xa0")
    return Span(span.begin, span.begin + len(words)) if words else None


def _name_end(parsed: Parsed, span: Span) -> int:
    """The end of a name that goes on right behind an office: "the secretary | of State Ann Pool"."""
    end, links = span.end, parsed.language.phrases.links - parsed.language.phrases.joiners
    nodes = [node for node in parsed.tree.nodes if node.span.begin >= span.end]
    office = any(span.covers(node.span) and node.part == "NOUN" for node in parsed.tree.nodes)
    for at, node in enumerate(nodes if office else ()):
        capital = parsed.text[node.span.begin].isupper()
        if parsed.text[end : node.span.begin].strip(" \xa0") or not (capital or _word(parsed, node.span) in links):
            break
        if capital and node.part not in {"PROPN", "NOUN"}:
            break
        last = node.part == "PROPN" and (at + 1 == len(nodes) or nodes[at + 1].part != "PROPN")
        if last:
            return node.span.end
        end = node.span.end
    return span.end


def _word(parsed: Parsed, span: Span) -> str:
    return parsed.text[span.begin : span.end].lower()
