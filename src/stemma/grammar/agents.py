"""Who a verb of saying makes speak, by where it stands in its clause.

The subject stands before the verb; behind it where a quotation or, in German, anything but the subject opens the clause; a
participle ("…, adding that") and a verb behind "and" share the subject before them; a passive's subject does not speak ("is accused
by Dorvale"); a relative clause or an apposition between subject and verb is passed over.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from stemma.grammar import dependencies as d
from stemma.grammar import saying
from stemma.grammar.cues import cue_kind, verbs_of_saying
from stemma.grammar.sentence import Sentence
from stemma.grammar.subjects import phrase_right, speaker_of, verb_cue
from stemma.model import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words of a subject before the comma of an apposition or a relative clause
_HEAD = 7
#: words of a name in apposition: "the mayor, Otto Reh, | said"
_NAME = 3
#: words between a copula and a participle: "are | now | accused"
_BESIDE = 2
#: words between a passive and its agent: "accused on Monday by"
_AGENT = 4
#: what parts a dateline from the report
_DATELINE = re.compile(r"\s[–—-]\s")
_APART = re.compile(r"[;:!?„“”»«\"]")


def subject(sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], Span | None]:
    """A verb of saying with its particle, and the noun phrase that speaks by it; None where none can be told.

    The parse is asked first; where there is none, or it doesn't tell, the order of words is.
    """
    cue = verb_cue(sentence, verb)
    told, ruled = _parsed(sentence, verb), _ruled(sentence, verb)
    return cue.spans, ruled if told is None else with_name(sentence, told, ruled)


def _ruled(sentence: Sentence, verb: int) -> Span | None:
    """Who speaks by the order of words."""
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    if _shares(sentence, verb):
        return _shared(sentence, verb)
    if (head := _parted_head(sentence, verb)) is not None:
        return head
    if sentence.cues.verb_second and (found := _of_second(sentence, verb)) is not None:
        return found
    return speaker_of(sentence, verb_cue(sentence, verb))


def with_name(sentence: Sentence, told: Span, ruled: Span | None) -> Span:
    """What the tree says, with the name right behind that another reading takes in: "panel | Chairman Rep. Otto Reh"."""
    if ruled is None or not ruled.begin <= told.end + 1 < ruled.end:
        return told
    behind = sentence.text[told.end : ruled.end].split()
    goes_on = behind and (behind[0][:1].isupper() or behind[0].lower() in sentence.phrases.links)
    return Span(told.begin, ruled.end) if goes_on and not _APART.search("".join(behind)) else told


def _parsed(sentence: Sentence, verb: int) -> Span | None:
    """Who speaks as the tree has it; None where a participle may share the subject of any verb before it, or it is none outside."""
    if sentence.parsed is None or sentence.low(verb) in sentence.cues.present_participles:
        return None
    told = saying.speaker(sentence.parsed, sentence.words[verb])
    inside = told is not None and sentence.quoted(told) and not sentence.quoted(sentence.words[verb])
    impersonal = told is not None and _low(sentence, told) in sentence.language.pronouns.impersonal
    dateline = told is not None and not sentence.span.covers(told)
    return None if inside or impersonal or dateline else told


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands behind a copula ("are accused", "wird vorgeworfen", "est accusé"), so that its subject is silent."""
    table = sentence.cues
    low = sentence.low(verb)
    at = d.word_at(sentence.parsed, sentence.words[verb]) if sentence.parsed is not None else None
    if sentence.parsed is not None and at is not None and d.is_passive(sentence.parsed, at):
        return True
    if low not in table.participles:
        return False
    if not sentence.cues.verb_second:
        before = range(max(_clause_begin(sentence, verb), verb - _BESIDE), verb)
        return any(sentence.low(at) in table.passives for at in before)
    clause = range(_clause_begin(sentence, verb), len(sentence.words))
    return any(sentence.low(at) in table.passives for at in clause) and not any(
        sentence.low(at) in sentence.phrases.auxiliaries for at in range(_clause_begin(sentence, verb), verb)
    )


def _agent(sentence: Sentence, verb: int) -> Span | None:
    """Whom "by" names behind a passive, or before it in German."""
    by = sentence.cues.agents
    first = _clause_begin(sentence, verb) if sentence.cues.verb_second else verb + 1
    for at in range(first, min(len(sentence.words), verb + 1 + _AGENT)):
        if sentence.low(at) in by and not sentence.quoted(sentence.words[at]):
            return _without_charge(sentence, phrase_right(sentence, sentence.words[at].end))
    return None


def _without_charge(sentence: Sentence, agent: Span | None) -> Span | None:
    """An accuser without what is charged: "Velmo | of hiding the grain", "la mairie | d'avoir menti"."""
    if agent is None:
        return None
    words = [word for word in sentence.words if agent.covers(word)]
    for link, charge in pairwise(words):
        low = _low(sentence, link)
        if low in sentence.cues.charging and _low(sentence, charge).endswith(sentence.cues.charges):
            return Span(agent.begin, max(agent.begin, next(w.end for w in reversed(words) if w.end <= link.begin)))
    return agent


def _shares(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has its subject before: behind "and", or a participle behind a comma or "and"."""
    low, before = sentence.low(verb), sentence.low(verb - 1) if verb else ""
    if before in sentence.phrases.joiners:
        return True
    return low in sentence.cues.present_participles


def _shared(sentence: Sentence, verb: int) -> Span | None:
    """The subject of the first finite verb of saying before a verb, else what opens the sentence."""
    for at in range(verb):
        known = cue_kind(sentence.low(at), sentence.language) in {"says", "voices"}
        if known and not _shares(sentence, at) and not sentence.quoted(sentence.words[at]):
            return subject(sentence, at)[1]
    opening = phrase_right(sentence, _main_begin(sentence))
    return opening if opening is not None and opening.end <= sentence.words[verb].begin else None


def _main_begin(sentence: Sentence) -> int:
    """Where the main clause begins: behind "But", behind "In May," and behind "While it rained,"."""
    first = sentence.low(0) if sentence.words else ""
    table = sentence.phrases
    adverbial = first in table.complements - table.determiners or first in table.turns or first.endswith("ing")
    comma = sentence.text.find(",", sentence.span.begin, sentence.span.end)
    if adverbial and comma >= 0:
        return comma + 1
    joins = first in table.joiners | table.turns
    return sentence.words[0].end if joins else sentence.span.begin


def _parted_head(sentence: Sentence, verb: int) -> Span | None:
    """The subject that an apposition or a relative clause parts from its verb: "Reh, listed as Witness 3, | says"."""
    first = verb
    while first and sentence.low(first - 1) in sentence.phrases.auxiliaries:
        first -= 1
    begin = _quote_end(sentence, verb)
    text = sentence.text[begin : sentence.words[first].begin]
    if _DATELINE.search(text) or _is_inverted(sentence, verb):
        return None
    words = [word for word in sentence.words[:first] if word.begin >= begin]
    relative = sentence.language.pronouns.relative - sentence.phrases.determiners
    joined = next((word for word in words[1:] if _low(sentence, word) in relative), None)
    closed = text.rstrip().endswith(",") and text.count(",") > 1
    open_ = joined is not None and "," not in text[joined.begin - begin :]
    if not words or not (closed or open_):
        return None
    comma = begin + text.index(",") if "," in text else len(sentence.text)
    end = min(comma, joined.begin if joined is not None else comma)
    head = [word for word in words if word.end <= end]
    if not _is_head(sentence, head):
        return None
    apposed = [word for word in words if word.begin > comma]
    named = (
        closed and joined is None and 0 < len(apposed) <= _NAME and all(sentence.slice(w)[0].isupper() for w in apposed)
    )
    return Span(head[0].begin, apposed[-1].end if named else head[-1].end)


def _is_inverted(sentence: Sentence, verb: int) -> bool:
    """Whether the noun phrase behind a verb is its subject: nothing more of a clause follows ("…, said the mayor of Odenau.")."""
    behind = phrase_right(sentence, sentence.words[verb].end)
    if behind is None or verb + 1 >= len(sentence.words) or sentence.words[verb + 1].begin > behind.begin:
        return False
    rest = sentence.text[behind.end : sentence.span.end].lstrip(' \xa0’"”»')
    if sentence.cues.verb_second:
        told = any(rest.removeprefix(",").lstrip().startswith(f"{word} ") for word in sentence.cues.introducers)
        return not told and _low(sentence, sentence.words[verb + 1]) not in sentence.cues.oblique
    return sentence.phrases.head_first or rest[:1] in {"", ",", ".", ";", ":", "—", "–", "("}


def _is_head(sentence: Sentence, head: Sequence[Span]) -> bool:
    """Whether words before a comma can be a subject: few, opened by an article or a capital, without a verb in them."""
    low = [_low(sentence, word) for word in head]
    if not 0 < len(head) <= _HEAD or low[0] in sentence.phrases.complements | sentence.phrases.joiners:
        return False
    opened = low[0] in sentence.phrases.determiners or sentence.slice(head[0])[0].isupper()
    verbs = sentence.cues.passives | sentence.phrases.auxiliaries | verbs_of_saying(sentence.language)
    return opened and verbs.isdisjoint(low) and low[0] not in sentence.phrases.stops - sentence.phrases.determiners


def _of_second(sentence: Sentence, verb: int) -> Span | None:
    """The subject in a German main clause: behind the finite verb, where the clause opens with something else."""
    finite = _finite(sentence, verb)
    begin = _clause_begin(sentence, finite)
    opening = [sentence.low(at) for at in range(begin, finite)]
    if not opening or sentence.quoted(sentence.words[begin]):
        return None
    table = sentence.cues
    if opening[0] in table.subordinators:
        return phrase_right(sentence, sentence.words[begin].end)
    oblique = opening[0] in table.oblique | sentence.phrases.complements
    relative = opening[0] in sentence.language.pronouns.relative and begin > 0 and finite == len(sentence.words) - 1
    if not oblique or relative:
        return None
    return phrase_right(sentence, sentence.words[finite].end)


def _finite(sentence: Sentence, verb: int) -> int:
    """The finite verb of a participle at its clause's end: "hatte … zurückgewiesen"."""
    auxiliaries = sentence.phrases.auxiliaries
    before = range(_clause_begin(sentence, verb), verb)
    return next((at for at in before if sentence.low(at) in auxiliaries), verb)


def _clause_begin(sentence: Sentence, at: int) -> int:
    """The number of the first word of the clause that a word stands in."""
    begin = _quote_end(sentence, at)
    for place in range(at, 0, -1):
        gap = sentence.text[sentence.words[place - 1].end : sentence.words[place].begin]
        if sentence.words[place].begin < begin:
            return place + 1
        if _APART.search(gap) or "," in gap:
            return place
    return 0


def _quote_end(sentence: Sentence, at: int) -> int:
    """Where the last quotation before a word ends; the sentence's begin without one."""
    ends = [quote.outer.end for quote in sentence.quotes if quote.outer.end <= sentence.words[at].begin]
    opening = [end for end in ends if not _APART.sub("", sentence.text[sentence.span.begin : end]).strip()]
    whole = [q.outer.end for q in sentence.quotes if q.outer.begin <= sentence.span.begin and q.outer.end in ends]
    return max([sentence.span.begin, *opening, *whole])


def _low(sentence: Sentence, span: Span) -> str:
    return sentence.slice(span).lower()
