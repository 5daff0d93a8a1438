"""Whether a saying denies somebody's words: by its frame, by a verdict, or by a negation that answers.

Negation inside content denies nobody by itself, however loud ("not a single", "at all"). It does where the frame contradicts, where it
points back ("no such order"), right behind words that deny, and loudly right behind an accusation.
"""

import re
from itertools import pairwise

from stemma.grammar.denials import HOLE, denial_words, is_denied, is_label, is_verdict, plain, tells_denial
from stemma.grammar.hedges import has_chance, is_negated
from stemma.grammar.prose import Prose
from stemma.model import Polarity, Saying

_BREAK = re.compile(r"[;:.!?]\s")
_MARKS = " ,„“”»«‹›\"'\n\xa0\u202f–—-"
_PARTICIPLE = re.compile(r",[”»\"]?\s(?:(?:but|and|mais|et|tout)\s)?(?:en\s)?(?P<verb>\w+)")
_EDGE = _MARKS + ";:"


def polarity(prose: Prose, saying: Saying) -> Polarity:
    """Whether a saying denies somebody's words. The tagger is not asked: a negative of one's own is no denial, and it takes it for one."""
    language, content = prose.language, prose.words(saying.content)
    words = {word for span in saying.cues for word in plain(prose.slice(span)).split()}
    frame, mark = _frame(prose, saying)
    answers = bool(mark) and tells_denial(frame, language)
    if (mark == ":" and answers) or (not mark and is_denied(frame, words, language)):
        return "denies"
    if has_chance(content, language):
        return "asserts"
    if is_label(f"{frame} {plain(content)}", words, language) or is_verdict(content, language):
        return "denies"
    retorts = words & language.cues.retorts
    if not is_negated(content, language) or (words & language.denials.yields and not retorts):
        return "asserts"
    if retorts or answers or denial_words(language, "disclaimers").search(plain(content)) or _is_answer(prose, saying):
        return "denies"
    loud = denial_words(language, "emphatics").search(plain(content))
    return "denies" if loud and _is_accused(prose, saying) else "asserts"


def _is_answer(prose: Prose, saying: Saying) -> bool:
    """Whether the sentence before tells of a denial."""
    before = prose.sentence_before(saying.content[0])
    return before is not None and tells_denial(plain(prose.slice(before)), prose.language)


def _is_accused(prose: Prose, saying: Saying) -> bool:
    """Whether the sentence before accuses somebody, or doubts somebody's words."""
    before = prose.sentence_before(saying.content[0])
    low = plain(prose.slice(before)) if before else ""
    return any(denial_words(prose.language, name).search(low) for name in ("accusations", "accusing"))


def _own(prose: Prose, behind: str) -> str:
    """Words behind content up to a participle that begins a frame of its own: "…, | contradicting the belief that"."""
    found = (m for m in _PARTICIPLE.finditer(behind) if m["verb"].lower() in prose.language.cues.present_participles)
    return next((behind[: m.start()] for m in found), behind)


def _frame(prose: Prose, saying: Saying) -> tuple[str, str]:
    """The clause around the content, or around the cue where it stands in another sentence, and the colon or semicolon between.

    In lower case, without marks at its edges. What stands before a colon has an object of its own.
    """
    anchor = (*saying.cues, *saying.content)[0]
    sentence = prose.sentence_of(anchor) or anchor
    inside = [span for span in saying.content if span.overlaps(sentence)]
    begin = min((span.begin for span in inside), default=anchor.begin)
    end = max((span.end for span in inside), default=anchor.begin)
    left = prose.text[sentence.begin : max(begin, sentence.begin)].rstrip(_MARKS)
    right = _own(prose, prose.text[min(end, sentence.end) : sentence.end]).lstrip(_MARKS)
    between = [prose.text[a.end : b.begin] for a, b in pairwise(inside)]
    parted = left[-1:] if left[-1:] in {":", ";"} else ""
    pieces = [_BREAK.split(left.rstrip(_EDGE))[-1], *between, _BREAK.split(right)[0]]
    return " ".join(plain(HOLE.join(pieces)).split()), parted
