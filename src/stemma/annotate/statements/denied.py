"""What exactly a denial denies, where a tagger takes too much, too little or nothing.

The clause that says what an accusation is takes the accusation's place ("rejected the claim that …"), and a clause that denies behind
another is a saying of its own ("admitted that …, but denied that …", "…, which the mill denies").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from stemma.annotate.statements.unread_denials import untold
from stemma.grammar.denials import is_denied, plain
from stemma.grammar.hedges import hedge_of
from stemma.grammar.prose import Prose
from stemma.lang import Language
from stemma.lang.denials import any_of
from stemma.model import Saying, Sayings, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words of an accusation that is named and not told: "the management's old claim"
_NAMED = 5
#: code points before content in which the words that introduce it are looked for
_REACH = 60
#: code points behind content; words further away are of another clause
_FAR = 600
#: words of a clause that tells something
_TOLD = 3
_EDGE = " ,;:–—-\t\n\xa0\u202f"
_END = re.compile(r"[.;:!?„“”«»\"]|,\s(?:zurück|ab)(?!\w)")


def complemented(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with what is denied set to what the sentence shows, and the denials that were not read.

    Args:
        prose: the text they stand in.
        sayings: what was read.
    """
    found = [part for saying in sayings for part in _parted(prose, _bare(prose, saying))]
    for sentence in prose.sentences:
        found += untold(sentence, found)
    return tuple(_told(prose, found))


def _bare(prose: Prose, saying: Saying) -> Saying:
    """Without the particle or participle of a denial at the content's end: it belongs to the verb."""
    last = saying.content[-1]
    words = [Span(*m.span()) for m in _WORD.finditer(prose.text, last.begin, last.end)]
    heads = prose.language.denials.frames.get(_low(prose, words[-1]), frozenset()) if len(words) > 1 else frozenset()
    particles = {particle for _, particle in prose.language.cues.separable}
    verbs = {word for cue in saying.cues for word in _low_words(prose, cue)}
    if not verbs & heads or _low(prose, words[-1]) not in particles:
        return saying
    return replace(
        saying,
        content=(*saying.content[:-1], Span(last.begin, words[-2].end)),
        cues=tuple(sorted((*saying.cues, words[-1]))),
    )


def _parted(prose: Prose, saying: Saying) -> Iterator[Saying]:
    """Two sayings where a verb of denial stands between two pieces of content, or in a relative clause behind it."""
    cuts = [
        (at, verb)
        for at, (one, other) in enumerate(pairwise(saying.content), 1)
        if one.end < other.begin and (verb := _denying_verb(prose, Span(one.end, other.begin))) is not None
    ]
    if not cuts:
        yield from _unrelated(prose, saying)
        return
    at, verb = cuts[0]
    framing = tuple(cue for cue in saying.cues if not cue.overlaps(verb)) or _introducing(prose, saying)
    if framing:
        yield replace(saying, content=saying.content[:at], cues=framing, polarity="asserts")
    yield replace(saying, content=saying.content[at:], cues=(verb,), kind="indirect")


def _denying_verb(prose: Prose, gap: Span) -> Span | None:
    table = prose.language.denials
    verbs = prose.language.cues.denial - table.frames.keys() - table.nouns
    frame = plain(prose.slice(gap))
    found = (m for m in _WORD.finditer(prose.text, gap.begin, gap.end) if m.group().lower() in verbs)
    return next((Span(*m.span()) for m in found if is_denied(frame, {m.group().lower()}, prose.language)), None)


def _introducing(prose: Prose, saying: Saying) -> tuple[Span, ...]:
    """The verb of saying right before "that" and the content; nothing for content that nothing introduces."""
    begin = saying.content[0].begin
    words = [Span(*m.span()) for m in _WORD.finditer(prose.text, max(0, begin - _REACH), begin)][-2:]
    if len(words) < len(("verb", "that")) or _low(prose, words[1]) not in prose.language.cues.introducers:
        return ()
    return (words[0],)


def _unrelated(prose: Prose, saying: Saying) -> Iterator[Saying]:
    """In "…, which the mill denies" the mill's words are "which"; those before are somebody else's."""
    content, behind = saying.content[-1], [cue for cue in saying.cues if cue.begin >= saying.content[-1].end]
    if behind and behind[-1].end - content.end > _FAR:
        behind = []
    gap = prose.text[content.end : behind[0].begin] if behind else ""
    match = _relatives(prose.language).match(plain(gap))
    frame = plain(prose.text[content.end : behind[-1].end]) if behind else ""
    words = {word for cue in behind for word in _low_words(prose, cue)}
    if match is None or not is_denied(frame, words, prose.language):
        yield saying
        return
    begin = content.end + match.start("object")
    cut = saying.speaker is not None and saying.speaker.begin > begin
    whole = " ".join(prose.slice(span) for span in saying.content)
    if not cut or hedge_of(whole, "", prose.language) is not None:
        yield replace(saying, cues=(), speaker=None if cut else saying.speaker, polarity="asserts")
    what = Span(begin, content.end + match.end("object"))
    yield replace(saying, content=(what,), cues=tuple(behind), kind="reported", speaker=saying.speaker if cut else None)


def _told(prose: Prose, sayings: Sequence[Saying]) -> list[Saying]:
    """The clause behind a named accusation instead of its name."""
    found = list(sayings)
    for saying in sayings:
        clause = _clause_behind(prose, saying) if len(saying.content) == 1 else None
        if clause is None:
            continue
        rivals = [o for o in found if o is not saying and any(clause.overlaps(content) for content in o.content)]
        if any(not clause.covers(content) for o in rivals for content in o.content):
            continue
        found = [one for one in found if one not in rivals and one is not saying]
        found.append(replace(saying, content=(clause,), kind="indirect"))
    return found


def _clause_behind(prose: Prose, saying: Saying) -> Span | None:
    """The clause that tells the accusation that a saying denies, if it only names it."""
    name, table = saying.content[0], prose.language.denials
    words = _low_words(prose, name)
    frame = plain(prose.text[max(0, name.begin - 100) : name.begin] + " ¦ " + prose.text[name.end : name.end + 60])
    cue = {word for span in saying.cues for word in _low_words(prose, span)}
    if not 0 < len(words) <= _NAMED or not table.accusations & {w.rpartition("'")[2] for w in words}:
        return None
    if not cue or not is_denied(frame, cue, prose.language):
        return None
    opening = _openings(prose.language).match(plain(prose.text[name.end : name.end + 80]))
    if opening is None:
        return None
    begin = name.end + opening.end()
    stop = _END.search(prose.text, begin)
    end = stop.start() if stop else len(prose.text)
    while end > begin and prose.text[end - 1] in _EDGE:
        end -= 1
    if any(begin < span.end and span.begin < end for span in saying.cues):
        return None  # "a claim that the mill rejects"
    told = set(_low_words(prose, Span(begin, end)))
    bare = opening["introducer"] is None and not told & prose.language.phrases.reported
    return None if bare or len(told) < _TOLD else Span(begin, end)


def _low_words(prose: Prose, span: Span) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(plain(prose.slice(span)))]


def _low(prose: Prose, span: Span) -> str:
    return prose.slice(span).lower()


@cache
def _relatives(language: Language) -> re.Pattern[str]:
    opening = any_of(language.denials.relatives).pattern
    return re.compile(rf"[“”»\"]?,\s(?P<object>{opening})")


@cache
def _openings(language: Language) -> re.Pattern[str]:
    """From an accusation's name to the clause that tells it, with the verb's particle between."""
    table = language.denials
    particles = any_of(rest for rest in table.frames if " " not in rest).pattern
    return re.compile(
        rf"(?:\s{particles})?(?:,\s|\s(?={any_of(table.clauses).pattern}))(?:(?P<introducer>{any_of(table.clauses).pattern})\s)?"
    )
