"""How sure a statement lets its content be: by the words of its frame and of its predicate, as the parse tells them apart.

What only describes somebody inside the content hedges nothing: "the suspected thief sang", "the planned sale is off".
"""

from collections.abc import Iterator

from stemma.grammar.dependencies import Parsed, head_of
from stemma.grammar.hedges import (
    has_chance,
    hedge_of,
    is_disowned,
    is_from_circles,
    is_hearsay,
    is_rumoured,
    supported,
)
from stemma.grammar.names.descriptions import describe
from stemma.grammar.prose import Prose
from stemma.model import Hedge, Saying, Span

#: hang from a noun and describe it
_DESCRIBING = frozenset({"amod", "acl"})


def hedge(prose: Prose, saying: Saying) -> Hedge | None:
    """The hedge by rules; the tagger's only where a verb form bears it out."""
    language = prose.language
    content, frame = prose.words(saying.content), prose.words(saying.cues)
    if has_chance(content, language):
        return "expected"
    if is_hearsay(frame, language):
        return "unconfirmed"
    if saying.kind == "direct":
        return None
    vouched = saying.speaker is not None and (not saying.cues or _is_named(prose, saying.speaker))
    suggested = supported(content, None if vouched and saying.hedge == "unconfirmed" else saying.hedge, language)
    ruled = hedge_of(_predicated(prose, saying), frame, language)
    if ruled == "alleged":
        return ruled
    return "unconfirmed" if _is_rumour(prose, saying) else suggested or ruled


def _is_named(prose: Prose, speaker: Span) -> bool:
    """Whether a name or an office vouches: a conditional of theirs is reported speech."""
    told = describe(prose.slice(speaker), prose.language.code)
    return bool(told.name or told.concept) and not told.indefinite


def _is_rumour(prose: Prose, saying: Saying) -> bool:
    """Whether nobody vouches for the content, by its verbs and by who is named."""
    language, content = prose.language, prose.words(saying.content)
    if saying.speaker is None and is_hearsay(content, language):
        return True
    source = prose.slice(saying.speaker) if saying.speaker else prose.words(saying.cues)
    paper = describe(source, language.code).type == "document"
    disowned = not paper and any(is_disowned(content, who, language) for who in (source, prose.words(saying.cues)))
    return disowned or is_rumoured(content, language) or is_from_circles(source, language)


def _predicated(prose: Prose, saying: Saying) -> str:
    """The content without the words that only describe a noun in it; all of it where no parse tells."""
    return " ".join(part for span in saying.content for part in _parts(prose, span))


def _parts(prose: Prose, span: Span) -> Iterator[str]:
    sentence = prose.sentence_at(span.begin)
    begin = span.begin
    for word in _describing(sentence.parsed, span) if sentence is not None and sentence.parsed is not None else ():
        yield prose.text[begin : word.begin]
        begin = word.end
    yield prose.text[begin : span.end]


def _describing(parsed: Parsed, span: Span) -> Iterator[Span]:
    """Attributive words, but for those of a noun that is the whole content: "a planned insult"."""
    head = head_of(parsed, span)
    for node in parsed.tree.nodes:
        if span.covers(node.span) and node.relation in _DESCRIBING and node.head != head:
            yield node.span
