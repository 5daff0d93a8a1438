"""Paragraphs and sentences of a text, as spans into it.

A full stop ends a sentence unless something says otherwise: an abbreviation, an initial, an ordinal number, a small letter
after it. What a language abbreviates lies in `sentences/<code>.toml`; other languages use all tables together.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from stemma.model import Span

#: languages with a table of their own
_CODES = ("de", "en", "fr")
#: the longest abbreviation looked back for, in code points ("Lt. Gov", "apr. J.-C")
_LOOK_BACK = 14
_ELLIPSES = ("…", "...")
#: code points; what runs on for longer is a list, or made to harm: stages read each sentence as a whole
_LONGEST = 2_500
#: more digits than this before a full stop make a year or an amount, hardly an ordinal
_ORDINAL_DIGITS = 2

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n\s*)")
_LINE_BREAK = re.compile(r"\n\s*")

# Stops, then closing marks, then white space. A mark that opens or closes ("“", "»", '"') closes where no letter follows it;
# after a space only the French "»" closes.
# The look-behind keeps a run of stops from being tried once for each of its characters.
_CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>(?:(?:[»«›‹”“’‘'\"\)\]]|[^\S\n][»›])(?![^\W_]))*)(?P<gap>\s++)"
    r"|(?P<wide>[。！？]++)(?P<wide_close>[」』”’）]*)(?P<wide_gap>\s*+)"
    r"|(?<=[؟۔।])(?P<other_gap>\s++)"
)
_OPENING = re.compile(r"[\s„“”\"«»‹›‚‘’'(\[¿¡–—•*-]*")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_TOKEN = re.compile(r"[\w°.’'-]*\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What one language knows of full stops. Words stand without their last full stop."""

    #: never at the end of a sentence
    inside: frozenset[str]
    #: at the end only before one of `openers`
    either: frozenset[str]
    #: not at the end where a number follows
    before_number: frozenset[str]
    #: words that open sentences and, capitalised, seldom stand elsewhere
    openers: frozenset[str]
    #: whether "8." is an ordinal number
    ordinals: bool


@cache
def sentence_rules(language: str | None) -> SentenceRules:
    """The rules of a language; those of all tables together for a language without one."""
    codes = (language,) if language in _CODES else _CODES
    return _merged([_read(code) for code in codes])


def _read(code: str) -> SentenceRules:
    source = files("stemma.text").joinpath("sentences", f"{code}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), SentenceRules)


def _merged(tables: list[SentenceRules]) -> SentenceRules:
    return SentenceRules(
        inside=frozenset().union(*(table.inside for table in tables)),
        either=frozenset().union(*(table.either for table in tables)),
        before_number=frozenset().union(*(table.before_number for table in tables)),
        openers=frozenset().union(*(table.openers for table in tables)),
        ordinals=any(table.ordinals for table in tables),
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, without the white space around them.

    Blank lines part paragraphs. A text without any has a paragraph a line.
    """
    if not text.strip():
        return ()
    parting = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_BREAK
    spans: list[Span] = []
    begin = 0
    for gap in parting.finditer(text):
        spans.append(_trimmed(text, begin, gap.start()))
        begin = gap.end()
    spans.append(_trimmed(text, begin, len(text)))
    return tuple(span for span in spans if span)


def _trimmed(text: str, begin: int, end: int) -> Span:
    piece = text[begin:end]
    left = begin + len(piece) - len(piece.lstrip())
    return Span(left, max(left, begin + len(piece.rstrip())))


def sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of a text in reading order, without the white space around them; none runs over a paragraph's end.

    Together they hold every visible character. Closing quotation marks belong to the sentence they close.
    """
    rules = sentence_rules(language if language in _CODES else None)
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph, rules))


def _split(text: str, paragraph: Span, rules: SentenceRules) -> list[Span]:
    spans: list[Span] = []
    begin = paragraph.begin
    for candidate in _CANDIDATE.finditer(text, paragraph.begin, paragraph.end):
        gap = candidate.span(candidate.lastgroup or "gap")
        if gap[1] < paragraph.end and _ends(text, begin, candidate, rules):
            spans.append(_trimmed(text, begin, gap[0]))
            begin = gap[1]
    spans.append(_trimmed(text, begin, paragraph.end))
    return [part for span in spans if span for part in _bounded(text, span)]


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The span in parts that are no longer than sentences are, cut between words where there are any."""
    while len(span) > _LONGEST:
        gap = max(text.rfind(space, span.begin + _LONGEST // 2, span.begin + _LONGEST) for space in " \n")
        end = gap if gap > 0 else span.begin + _LONGEST
        yield _trimmed(text, span.begin, end)
        span = _trimmed(text, end, span.end)
    if span:
        yield span


def _ends(text: str, begin: int, candidate: re.Match[str], rules: SentenceRules) -> bool:
    """Whether a sentence that began at `begin` ends at the candidate."""
    stop = candidate["stop"]
    if stop is None:
        return True
    following = _OPENING.match(text, candidate.end())
    start = following.end() if following else candidate.end()
    if text[start : start + 1].islower():
        return False
    word = _WORD.match(text, start)
    opens = word is not None and word.group() in rules.openers
    if candidate["close"]:
        return opens or not (stop in _ELLIPSES and candidate["close"][0] in "])")
    if stop == ".":
        before = text[max(begin, candidate.start() - _LOOK_BACK) : candidate.start()]
        return _full_stop_ends(before, text[start : start + 1], rules, opens=opens)
    # an ellipsis that stands free marks a gap inside a sentence
    spaced = text[candidate.start() - 1 : candidate.start()] in {" ", "\xa0"}
    return opens or not (stop in _ELLIPSES and spaced)


def _full_stop_ends(before: str, after: str, rules: SentenceRules, *, opens: bool) -> bool:
    token = _last_token(before)
    if token.isdigit():
        return opens or not (rules.ordinals and len(token) <= _ORDINAL_DIGITS)
    if after.isdigit() and token in rules.before_number:
        return False
    if _ends_with(before, token, rules.inside):
        return False
    if _ends_with(before, token, rules.either) or _INITIAL.match(token):
        return opens
    return True


def _last_token(before: str) -> str:
    match = _LAST_TOKEN.search(before)
    return match.group().lstrip(".’'-") if match else ""


def _ends_with(before: str, token: str, words: frozenset[str]) -> bool:
    """Whether the text before a full stop ends with one of `words`, which may hold one space ("z. B")."""
    if token in words or token.rpartition("’")[2].rpartition("'")[2] in words:
        return True
    pair = before.split()[-2:]
    return len(pair) == 2 and " ".join(pair).lstrip('(„“"«') in words
