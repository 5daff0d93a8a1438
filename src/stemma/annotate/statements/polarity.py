"""Whether a saying denies somebody's words: by its frame, by a verdict, or by a negation that answers.

Negation inside content denies nobody by itself ("there were no injuries"). It does where the frame contradicts, where it points back
("no such order"), or right behind words that deny.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from stemma import lang
from stemma.annotate.statements.speakers import sentence_before, sentence_of
from stemma.grammar.hedges import has_chance, is_negated
from stemma.lang.denials import any_of
from stemma.model import Article, Polarity, Saying, Span

_WORD = re.compile(r"\w+(?:['-]\w+)*")
#: words of a cue that is a verb with its particles, and no clause
_FEW = 4
#: words of a denial that repeats nothing of what it denies
_VERDICT = 8
#: words of a first or last clause that is a verdict by itself: "That is nonsense, …"
_OPENING = 5
#: words of a name, or of a plea: "his innocence"
_NAME = 3
#: words between a verb and the negation that belongs to it
_NEAR = 2
#: code points between a verb and the words that make it deny
_CLAUSE = 150
_TOKEN = re.compile(r"\w+")
#: stands where the content was cut out of its frame
_HOLE = " ¦ "
_STOP = re.compile(rf"[,;:{_HOLE.strip()}]")
_BREAK = re.compile(r"[;:.!?]\s")
_JOINED = re.compile(r"\s(?:und|and|et)\s")
_CLAUSES = re.compile(r"[,.;:!?–—]|\s(?:und|and|et)\s")
_MARKS = " ,„“”»«‹›\"'\n\xa0\u202f–—-"
_EDGE = _MARKS + ";:"


def polarity(article: Article, saying: Saying) -> Polarity:
    """Whether a saying denies somebody's words; the tagger's word counts only where something is negated."""
    language, content = article.language, _words(article, saying.content)
    words = {word for span in saying.cues for word in plain(article.text[span.begin : span.end]).split()}
    frame, mark = _frame(article, saying)
    answers = bool(mark) and tells_denial(frame, language)
    if (mark == ":" and answers) or (not mark and is_denied(frame, words, language)):
        return "denies"
    if has_chance(content, language):
        return "asserts"
    if _is_label(f"{frame} {plain(content)}", words, language) or is_verdict(content, language):
        return "denies"
    retorts = words & lang.of(language).cues.retorts
    if not is_negated(content, language) or (words & lang.of(language).denials.yields and not retorts):
        return "asserts"
    contradicts = retorts or answers
    if contradicts or _pattern(language, "disclaimers").search(plain(content)) or _is_answer(article, saying):
        return "denies"
    return saying.polarity


def is_denied(frame: str, words: set[str], language: str | None) -> bool:
    """Whether a frame denies what it stands around.

    Args:
        frame: the clause around the content, in lower case.
        words: of the cue; a verb elsewhere in the frame belongs to other words.
        language: ISO 639-1.
    """
    table = lang.of(language).denials
    whole = frame.replace(_HOLE, " ")
    if any(_negated_at(whole, match, language) for verb in words & table.beliefs for match in _places(whole, verb)):
        return True
    verbs = words & lang.of(language).cues.denial - table.frames.keys() if len(words) < _FEW else set()
    return any(
        not _negated_at(frame, match, language)
        for match in (*(m for verb in verbs for m in _places(frame, verb)), *_split(frame, language))
        if _frames_it(words, match)
    )


def _frames_it(words: set[str], match: re.Match[str]) -> bool:
    """Whether a cue is the denial found: its verb, or only what belongs to that from later in the clause."""
    if not words or not match.re.groups:
        return True
    text, begin = match.string, match.start()
    verb, rest = text[begin : match.start("gap")].split(), text[match.end("gap") : match.end()].split()
    return bool(words & set(verb)) or words <= set(rest)


def tells_denial(sentence: str, language: str | None) -> bool:
    """Whether a sentence, in lower case, tells of a denial, whatever is denied."""
    words = set(_WORD.findall(sentence))
    table = lang.of(language).denials
    verbs = words & lang.of(language).cues.denial - table.frames.keys() - table.nouns
    matches = (*(m for verb in verbs for m in _places(sentence, verb)), *_split(sentence, language))
    if any(not _negated_at(sentence, match, language) for match in matches):
        return True
    return bool(_pattern(language, "pleas").search(sentence)) or _is_label(sentence, words, language)


def is_verdict(content: str, language: str | None) -> bool:
    """Whether the content calls somebody's words false and says little else, or says so first or of what it repeats."""
    low = plain(content)
    clauses = [clause.strip(_EDGE) for clause in _CLAUSES.split(low)]
    size = len(_WORD.findall(low))
    if size <= _NAME and _pattern(language, "pleas").search(low):
        return True
    if size <= _VERDICT or _pattern(language, "accusations").search(clauses[0]):
        return any(_is_false(part, language) for part in (low, *clauses))
    return any(len(_WORD.findall(part)) <= _OPENING and _is_false(part, language) for part in (clauses[0], clauses[-1]))


def _is_label(text: str, words: set[str], language: str | None) -> bool:
    """Whether a verb that names things names somebody's words something that they would not ("called the claim a fairy tale")."""
    verbs = words & lang.of(language).denials.names
    parts = [part for part in _JOINED.split(text) if verbs & set(_WORD.findall(part))]
    told = any(_pattern(language, "accusations").search(part) for part in parts)
    return told and not _pattern(language, "grants").search(text)


def _is_false(clause: str, language: str | None) -> bool:
    """Whether a clause holds a verdict, or ends in "is false": such a word says other things where it stands elsewhere."""
    found = _faults(language).search(clause)
    ends = found is not None and not lang.of(language).hedges.negations & set(_TOKEN.findall(found.group()))
    return ends or _verdicts(language).search(clause) is not None


def _is_answer(article: Article, saying: Saying) -> bool:
    """Whether the sentence before tells of a denial."""
    before = sentence_before(article, saying.content[0])
    return before is not None and tells_denial(plain(article.text[before.begin : before.end]), article.language)


def _frame(article: Article, saying: Saying) -> tuple[str, str]:
    """The clause around the content, or around the cue where it stands in another sentence, and the colon or semicolon between.

    In lower case, without marks at its edges. What stands before a colon has an object of its own.
    """
    anchor = (*saying.cues, *saying.content)[0]
    sentence = sentence_of(article, anchor) or anchor
    inside = [span for span in saying.content if span.overlaps(sentence)]
    begin = min((span.begin for span in inside), default=anchor.begin)
    end = max((span.end for span in inside), default=anchor.begin)
    left = article.text[sentence.begin : max(begin, sentence.begin)].rstrip(_MARKS)
    right = article.text[min(end, sentence.end) : sentence.end].lstrip(_MARKS)
    between = [article.text[a.end : b.begin] for a, b in pairwise(inside)]
    parted = left[-1:] if left[-1:] in {":", ";"} else ""
    pieces = [_BREAK.split(left.rstrip(_EDGE))[-1], *between, _BREAK.split(right)[0]]
    return " ".join(plain(_HOLE.join(pieces)).split()), parted


def _places(text: str, verb: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(verb)}(?!\w)", text)


def _split(text: str, language: str | None) -> Iterator[re.Match[str]]:
    """Verbs with the words that make them deny."""
    found = (_framed(language, rest).search(text) for rest in lang.of(language).denials.frames)
    return (match for match in found if match is not None)


def _negated_at(text: str, match: re.Match[str], language: str | None) -> bool:
    """Whether a negation stands right before or behind a verb, or before the words that make it deny."""
    before = _TOKEN.findall(_STOP.split(text[: match.start()].replace("n't", " not"))[-1])[-_NEAR:]
    behind = _TOKEN.findall(_STOP.split(text[match.start() :].replace("n't", " not"))[0])[1 : _NEAR + 2]
    if match.re.groups:
        behind = _TOKEN.findall(match["gap"])
    return not lang.of(language).hedges.negations.isdisjoint((*before, *behind))


def _words(article: Article, spans: Sequence[Span]) -> str:
    return " ".join(article.text[span.begin : span.end] for span in spans)


def plain(text: str) -> str:
    """A text in lower case with straight apostrophes and plain spaces, as the tables have them; offsets stay."""
    return text.lower().replace("’", "'").replace("\xa0", " ")


@lru_cache(maxsize=256)
def _framed(language: str | None, rest: str) -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(lang.of(language).denials.frames[rest]))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)(?P<gap>[^;:.!?]{{0,{_CLAUSE}}}?)(?<!\w){re.escape(rest)}(?!\w)")


@lru_cache(maxsize=8)
def _verdicts(language: str | None) -> re.Pattern[str]:
    table = lang.of(language).denials
    return any_of(table.verdicts - table.faults, table.verdict_endings)


@lru_cache(maxsize=8)
def _faults(language: str | None) -> re.Pattern[str]:
    """A fault at the end, in a name of few words or behind a copula with up to three words between."""
    table = lang.of(language).denials
    copula = "|".join(map(re.escape, sorted(table.copulas)))
    return re.compile(
        rf"(?:^(?:\w+\W+){{0,2}}?|(?<!\w)(?:{copula})(?!\w)(?:\W+\w+){{0,3}}?\W+){any_of(table.faults).pattern}$"
    )


@lru_cache(maxsize=32)
def _pattern(language: str | None, name: str) -> re.Pattern[str]:
    return any_of(getattr(lang.of(language).denials, name))
