"""Whether the verb nearest to an expression looks back or ahead."""

import re
from functools import cache, lru_cache

from stemma.lang.times import Tenses

#: a verb further off than this many words says little about the expression
REACH = 14
#: crossing a comma costs as much as so many words
COMMA = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[,.;:!?\n]|\d+")
_STOPS = frozenset(".;!?\n")


@cache
def _sets(tenses: Tenses) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return tuple(frozenset(part) for part in (tenses.past, tenses.future, tenses.present, tenses.not_past))  # type: ignore[return-value]


@lru_cache(maxsize=8192)
def _tense(word: str, tenses: Tenses) -> int | None:
    past, future, present, not_past = _sets(tenses)
    lower = word.lower()
    if tenses.noun_capitals and lower != word:
        return None
    if lower in future or lower in present:
        return 1
    if lower in past:
        return -1
    if lower in not_past:
        return None
    if tenses.future_endings and lower.endswith(tenses.future_endings):
        return 1
    return -1 if lower.endswith(tenses.past_endings) and len(lower) > 4 and tenses.past_endings else None


def tense(text: str, begin: int, end: int, tenses: Tenses | None) -> int | None:
    """-1 when the nearest verb of the clause looks back, 1 ahead, None when no verb tells."""
    if tenses is None:
        return None
    before = _WORD.findall(text[max(0, begin - 150) : begin])[::-1]
    after = _WORD.findall(text[end : end + 150])
    votes = []
    for words in (after, before):
        cost = 0
        for word in words:
            if word in _STOPS:
                break
            cost += COMMA if word == "," else 1
            if cost > REACH:
                break
            found = _tense(word, tenses)
            if found is not None:
                votes.append((cost, found))
                break
    return min(votes)[1] if votes else None
