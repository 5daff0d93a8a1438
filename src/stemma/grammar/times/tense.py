"""Whether the verb nearest to an expression looks back or ahead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma.lang.times import Tenses

#: a verb further off than this many words says little about the expression
REACH = 14
#: crossing a comma costs as much as so many words
COMMA = 5
#: a verb in the past at most so many words off, with nothing between that starts a clause, settles the year
SURE = 8
#: the same behind the expression, where a participle may belong to a noun
SURE_AFTER = 4
#: code points on each side that are looked at
_WINDOW = 150
#: words between a copula and its participle ("is not yet closed")
_ADVERBS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[,.;:!?\n]|\d+")
_STOPS = frozenset(".;!?\n")
#: what German participles end with
_PARTICIPLE = re.compile(r"\w*ge\w+(?:t|en)|(?:be|er|ver|zer|ent|emp|miss)\w+(?:t|en)|\w+iert|worden")


#: prefixes that German verbs keep before their strong past
_PREFIX = re.compile(r"(?:be|ver|ent|emp|er|zer|ge|miss|wider|unter|über|hinter)(?=\w{3})")
_INFINITIVE = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fort|her|hin|los|mit|nach|um|vor|weg|weiter|zurück|zusammen)zu\w+en"
)


#: what French participles end with, and words from the auxiliary on in which one stands
_PARTICIPE = re.compile(r"(?:é|i|u|is|ert|ait)(?:e|s|es)?\Z", re.IGNORECASE)
_NEAR_PARTICIPE = 4
#: adverbs between an article and a participle
_BEFORE_ADJECTIVES = frozenset(("still", "not", "yet", "so", "well", "most", "much", "once"))


@cache
def _sets(tenses: Tenses) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return frozenset(tenses.past), frozenset((*tenses.future, *tenses.present)), frozenset(tenses.not_past)


@lru_cache(maxsize=8192)
def _tense(word: str, tenses: Tenses) -> int | None:
    past, future, not_past = _sets(tenses)
    lower = word.lower()
    if tenses.noun_capitals and lower != word:
        return None
    if lower in future:
        return 1
    if lower in past or (tenses.noun_capitals and _has_strong_past(lower, past)):
        return -1
    if lower in not_past:
        return None
    if tenses.future_endings and lower.endswith(tenses.future_endings):
        return 1
    return -1 if lower.endswith(tenses.past_endings) and len(lower) > 4 and tenses.past_endings else None


def _has_strong_past(word: str, past: frozenset[str]) -> bool:
    """Whether a German prefix stands before a strong past: versprach, entstand."""
    prefixed = _PREFIX.match(word)
    return prefixed is not None and word[prefixed.end() :] in past


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of the sentence around an expression, which stands before word `at`."""

    words: Sequence[str]
    at: int
    tenses: Tenses
    #: the first word of the expression itself, often its preposition
    first: str = ""

    def verdict(self, i: int) -> int | None:  # noqa: PLR0911 one return a kind
        """What word `i` says in its place: "set for" looks ahead, "is mixed" nowhere, "soll gestohlen haben" back."""
        word, lower, tenses = self.words[i], self.words[i].lower(), self.tenses
        if f"{lower} {self.first if i + 1 == self.at else self.word(i + 1)}" in tenses.ahead:
            return 1
        if i == self.at and f"{self.first} {lower}" in tenses.ahead:
            return 1  # auf Freitag verschoben
        found = _tense(word, tenses)
        if found == 1 and lower in tenses.modals and self._perfect(i):
            return -1
        if found == 1 or self._to_come(i):
            return 1
        if lower in tenses.auxiliaries and self._planned(i):
            return 1
        if found == -1 and lower in tenses.perfect and self.word(i - 1) in _sets(tenses)[1] | {"to"}:
            return None  # will have, to have
        if found == -1 and lower not in tenses.finite and (self._after_copula(i) or self._attribute(i)):
            return None
        if found == -1 and lower in tenses.auxiliaries and self._lone(i):
            return None
        return found

    def sure(self, i: int, cost: int) -> bool:
        """Whether what word `i` says is beyond doubt: close by, and an auxiliary with its participle."""
        if self.tenses.noun_capitals:
            alone = self.word(i) in self.tenses.auxiliaries
            return cost <= SURE and not (alone and not any(map(_PARTICIPLE.fullmatch, self._rest(i))))
        return cost <= (SURE if i < self.at else SURE_AFTER)

    def _attribute(self, i: int) -> bool:
        """Whether a participle stands before its noun: on a still unspecified date."""
        if self.word(i) in _sets(self.tenses)[0]:
            return False
        at = i - 1 - (self.word(i - 1).endswith("ly") or self.word(i - 1) in _BEFORE_ADJECTIVES)
        return self.word(at) in self.tenses.determiners

    def _lone(self, i: int) -> bool:
        """Whether a French "est" has no participle: le bac est gratuit."""
        return not self.tenses.noun_capitals and not any(map(_PARTICIPE.search, self._rest(i)[:_NEAR_PARTICIPE]))

    def _to_come(self, i: int) -> bool:
        """Whether word `i` is a German infinitive with "zu": erst die Messungen abzuwarten."""
        return self.tenses.noun_capitals and _INFINITIVE.fullmatch(self.words[i]) is not None

    def word(self, i: int) -> str:
        """Word `i` in lower case, empty outside the sentence."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def _rest(self, i: int) -> list[str]:
        """The words after word `i` up to the end of its clause."""
        rest: list[str] = []
        for word in self.words[i + 1 :]:
            if word == ",":
                break
            rest.append(word)
        return rest

    def _perfect(self, i: int) -> bool:
        """Whether a modal governs an infinitive of the past: may have left, soll gestohlen haben, doit avoir quitté."""
        rest = [word.lower() for word in self._rest(i)]
        if self.tenses.noun_capitals:  # German puts the infinitive last, behind its participle
            return len(rest) > 1 and rest[-1] in self.tenses.perfect and bool(_PARTICIPLE.fullmatch(rest[-2]))
        return any(word in self.tenses.perfect for word in rest[:_ADVERBS])

    def _planned(self, i: int) -> bool:
        """Whether an auxiliary's participle plans: ist angesetzt, sont attendues, is scheduled."""
        return any(word in self.tenses.planned for word in self._rest(i))

    def _after_copula(self, i: int) -> bool:
        return any(word in self.tenses.copulas for word in map(str.lower, self.words[max(0, i - _ADVERBS) : i]))


def _sentence(text: str, begin: int, end: int, tenses: Tenses) -> _Clause:
    before: list[str] = []
    for word in reversed(_WORD.findall(text[max(0, begin - _WINDOW) : begin])):
        if word in _STOPS:
            break
        before.append(word)
    after: list[str] = []
    for word in _WORD.findall(text[end : end + _WINDOW]):
        if word in _STOPS:
            break
        after.append(word)
    first = _WORD.search(text, begin, end)
    return _Clause([*reversed(before), *after], len(before), tenses, first.group().lower() if first else "")


@dataclass(frozen=True, slots=True)
class Look:
    """-1 looks back, 1 ahead; `sure` where the verb stands close by in the same clause."""

    way: int
    sure: bool


def tense(text: str, begin: int, end: int, tenses: Tenses | None) -> Look | None:
    """Where the nearest verb of the clause looks; None when no verb tells.

    Where no verb does, a word of outlook in the sentence looks ahead ("the outlook is mixed, with showers on Sunday").
    """
    if tenses is None:
        return None
    clause = _sentence(text, begin, end, tenses)
    after, before = range(clause.at, len(clause.words)), range(clause.at - 1, -1, -1)
    votes = [vote for way in (after, before) if (vote := _vote(clause, way)) is not None]
    if votes:
        _, way, sure = min(votes, key=lambda vote: (not vote[2], vote[0]))
        return Look(way, sure)
    ahead = any(word.lower() in tenses.outlook for word in clause.words)
    return Look(1, sure=False) if ahead else None


def _vote(clause: _Clause, way: range) -> tuple[int, int, bool] | None:
    """How far off the first telling word is in one direction, what it says, and whether nothing stands between."""
    cost, free = 0, True
    for i in way:
        cost += COMMA if clause.words[i] == "," else 1
        if cost > REACH:
            return None
        found = clause.verdict(i)
        if found is not None:
            return cost, found, free and clause.sure(i, cost)
        free = free and clause.words[i] != "," and clause.word(i) not in clause.tenses.copulas
    return None
