"""Whether words deny somebody's words: a frame that contradicts, a verdict, a name that calls them false.

Negation inside content denies nobody by itself ("there were no injuries").
"""

import re
from collections.abc import Iterator
from functools import cache

from stemma.lang import Language
from stemma.lang.denials import any_of

_WORD = re.compile(r"\w+(?:['-]\w+)*")
_TOKEN = re.compile(r"\w+")
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
#: stands where the content was cut out of its frame
HOLE = " ¦ "
_STOP = re.compile(rf"[,;:{HOLE.strip()}]")
_JOINED = re.compile(r"\s(?:und|and|et)\s")
_CLAUSES = re.compile(r"[,.;:!?–—]|\s(?:und|and|et)\s")
_EDGE = " ,„“”»«‹›\"'\n\xa0\u202f–—-;:"


def plain(text: str) -> str:
    """A text in lower case with straight apostrophes and plain spaces, as the tables have them; offsets stay."""
    return text.lower().replace("’", "'").replace("\xa0", " ")


def is_denied(frame: str, words: set[str], language: Language) -> bool:
    """Whether a frame denies what it stands around.

    Args:
        frame: the clause around the content, in lower case.
        words: of the cue; a verb elsewhere in the frame belongs to other words.
        language: of the frame.
    """
    table = language.denials
    whole = frame.replace(HOLE, " ")
    if any(_negated_at(whole, match, language) for verb in words & table.beliefs for match in _places(whole, verb)):
        return True
    verbs = words & language.cues.denial - table.frames.keys() if len(words) < _FEW else set()
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


def tells_denial(sentence: str, language: Language) -> bool:
    """Whether a sentence, in lower case, tells of a denial, whatever is denied."""
    words = set(_WORD.findall(sentence))
    table = language.denials
    verbs = words & language.cues.denial - table.frames.keys() - table.nouns
    matches = (*(m for verb in verbs for m in _places(sentence, verb)), *_split(sentence, language))
    if any(not _negated_at(sentence, match, language) for match in matches):
        return True
    return bool(denial_words(language, "pleas").search(sentence)) or is_label(sentence, words, language)


def is_verdict(content: str, language: Language) -> bool:
    """Whether the content calls somebody's words false and says little else, or says so first or of what it repeats."""
    low = plain(content)
    clauses = [clause.strip(_EDGE) for clause in _CLAUSES.split(low)]
    size = len(_WORD.findall(low))
    if size <= _NAME and denial_words(language, "pleas").search(low):
        return True
    if size <= _VERDICT or denial_words(language, "accusations").search(clauses[0]):
        return any(_is_false(part, language) for part in (low, *clauses))
    return any(len(_WORD.findall(part)) <= _OPENING and _is_false(part, language) for part in (clauses[0], clauses[-1]))


def is_label(text: str, words: set[str], language: Language) -> bool:
    """Whether a verb that names things names somebody's words something that they would not ("called the claim a fairy tale")."""
    verbs = words & language.denials.names
    parts = [part for part in _JOINED.split(text) if verbs & set(_WORD.findall(part))]
    told = any(denial_words(language, "accusations").search(part) for part in parts)
    return told and not denial_words(language, "grants").search(text)


def _is_false(clause: str, language: Language) -> bool:
    """Whether a clause holds a verdict, or ends in "is false": such a word says other things where it stands elsewhere."""
    found = _faults(language).search(clause)
    ends = found is not None and not language.hedges.negations & set(_TOKEN.findall(found.group()))
    return ends or _verdicts(language).search(clause) is not None


def _places(text: str, verb: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(verb)}(?!\w)", text)


def _split(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Verbs with the words that make them deny."""
    found = (_framed(language, rest).search(text) for rest in language.denials.frames)
    return (match for match in found if match is not None)


def _negated_at(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a negation stands right before or behind a verb, or before the words that make it deny."""
    before = _TOKEN.findall(_STOP.split(text[: match.start()].replace("n't", " not"))[-1])[-_NEAR:]
    behind = _TOKEN.findall(_STOP.split(text[match.start() :].replace("n't", " not"))[0])[1 : _NEAR + 2]
    if match.re.groups:
        behind = _TOKEN.findall(match["gap"])
    return not language.hedges.negations.isdisjoint((*before, *behind))


@cache
def _framed(language: Language, rest: str) -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(language.denials.frames[rest]))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)(?P<gap>[^;:.!?]{{0,{_CLAUSE}}}?)(?<!\w){re.escape(rest)}(?!\w)")


@cache
def _verdicts(language: Language) -> re.Pattern[str]:
    table = language.denials
    return any_of(table.verdicts - table.faults, table.verdict_endings)


@cache
def _faults(language: Language) -> re.Pattern[str]:
    """A fault at the end, in a name of few words or behind a copula with up to three words between."""
    table = language.denials
    copula = "|".join(map(re.escape, sorted(table.copulas)))
    return re.compile(
        rf"(?:^(?:\w+\W+){{0,2}}?|(?<!\w)(?:{copula})(?!\w)(?:\W+\w+){{0,3}}?\W+){any_of(table.faults).pattern}$"
    )


@cache
def denial_words(language: Language, name: str) -> re.Pattern[str]:
    """Any word or phrase of one class of `Denials`, for text in lower case."""
    return any_of(getattr(language.denials, name))
