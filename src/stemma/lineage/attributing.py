"""Which sentences say whose words they give, hedge or deny, as far as cue words tell."""

import re
from dataclasses import dataclass
from functools import cache

from stemma.lang.cues import cues
from stemma.lang.hedges import hedges
from stemma.lineage.collate import Collation
from stemma.lineage.witness import Witness

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What marks a sentence of one language as reported, hedged, denying or negated."""

    attributed: re.Pattern[str]
    hedged: re.Pattern[str]
    denying: re.Pattern[str]
    negated: re.Pattern[str]


def _any(phrases: frozenset[str]) -> re.Pattern[str]:
    kept = sorted({phrase.casefold() for phrase in phrases if phrase}, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, kept)) + r")(?!\w)") if kept else _NOTHING


@cache
def frames(language: str | None) -> Frames:
    """The marks of a language; of all tables together for a language without one."""
    words, doubts = cues(language), hedges(language)
    return Frames(
        attributed=_any(words.said | words.final | words.denial | frozenset(words.before) | frozenset(words.after)),
        hedged=_any(doubts.alleged | doubts.expected | doubts.unconfirmed | doubts.hearsay),
        denying=_any(words.denial),
        negated=_any(doubts.negations),
    )


def marked(witness: Witness, pattern: re.Pattern[str], numbers: tuple[int, ...]) -> bool:
    """Whether one of some sentences matches."""
    return any(pattern.search(witness.words_of(witness.sentences[i]).casefold()) for i in numbers)


def sourced(collation: Collation) -> float:
    """How much more often the right side says whose words it gives than the left, over the matched sentences; -1 to 1."""
    left, right = collation.left, collation.right
    mine, theirs = frames(left.article.language).attributed, frames(right.article.language).attributed
    gains = [
        int(marked(right, theirs, m.right)) - int(marked(left, mine, m.left))
        for m in collation.matches
        if m.kind != "verbatim"
    ]
    return sum(gains) / len(collation.matches) if gains else 0.0
