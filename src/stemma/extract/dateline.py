"""The dateline that opens an agency report: place, day, agency.

    SEOUL (Reuters) – …        PARIS, 3 mai (AFP) - …       Berlin (dpa/bb) – …       OSLO: …       Kiel. …

A place in capital letters, an agency in brackets or a day is proof. A bare place in small letters counts only where the
report names the place again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stemma import lang
from stemma.extract.names import credit_for, names_in, sounds_like_agency, words
from stemma.lang import LANGUAGES
from stemma.lang.agencies import agency_named
from stemma.model import Credit, Dateline
from stemma.text.alternation import longest_of

#: code points; nothing longer opens a report
_LONGEST = 110
#: letters; shorter words in capitals are acronyms
_SHORTEST_PLACE = 3
#: parts between commas: place, region, country, day
_MOST_PARTS = 5

_BIG = r"[A-ZÀ-ÖØ-Þ]"
#: where a dateline may end
_END = re.compile(rf"\s*[–—―]\s*-?|:\s+|\s+--?\s+|\.?\s+(?<=[.)]\s)(?=[„“«\"‘]?{_BIG})")
_BRACKET = re.compile(r"\s*\(([^()\n]{2,48})\)\.?\Z")
_NO_PLACE = re.compile(r"\(([^()\n]{2,48})\)\s*[–—―:-]*\s+")
_WORD = rf"{_BIG}[\w.’'-]*"
_PARTICLE = r"(?:de|la|le|les|du|des|sur|sous|en|am|an|in|im|ob|der|a\.|bei|of|upon|el|al|et|und|sankt)"
_PLACE = re.compile(rf"(?:l[’'])?{_WORD}(?:[ /-](?:{_PARTICLE}[ /-]){{0,3}}{_WORD}){{0,4}}", re.UNICODE)
_CAPITALS = re.compile(rf"[^a-zß-öø-ÿ]*(?:[ -]{_PARTICLE}[ -][^a-zß-öø-ÿ]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What a dateline is made of, before it is known to be one."""

    place: str
    day: str | None
    signature: str | None
    #: the mark after it: "–", ":", ".", or "" where the text just goes on
    mark: str
    end: int

    @property
    def in_capitals(self) -> bool:
        letters = sum(map(str.isalpha, self.place))
        return letters >= _SHORTEST_PLACE and _CAPITALS.fullmatch(self.place) is not None


def peel_dateline(paragraph: str, rest_of_text: str = "") -> tuple[Dateline | None, tuple[Credit, ...], str]:
    """The dateline at the head of a paragraph, the agencies in it, and the paragraph without it.

    `rest_of_text` is what the article says besides: it must name a place again that nothing else marks as a dateline.
    """
    bare = _NO_PLACE.match(paragraph)
    if bare and (credits_ := _signed(bare.group(1), bare.group().strip(), certain=False)):
        return None, credits_, paragraph[bare.end() :]
    for head in _heads(paragraph[:_LONGEST]):
        text = paragraph[: head.end].strip(" –—―:-")
        sure = head.day is not None or head.in_capitals
        credits_ = _signed(head.signature, text, certain=sure) if head.signature else ()
        if _proves(head, credits_, rest_of_text + paragraph[head.end :]):
            return Dateline(place=head.place, date=head.day, text=text), credits_, paragraph[head.end :]
    return None, (), paragraph


def _heads(opening: str) -> Iterator[_Head]:
    """Every way to read the opening of a paragraph as a dateline, shortest first."""
    for end in _END.finditer(opening):
        head = _head(opening[: end.start()], end.group().strip(), end.end())
        if head:
            yield head


def _head(words_: str, mark: str, end: int) -> _Head | None:
    bracket = _BRACKET.search(words_)
    parts = [part.strip(" .") for part in (words_[: bracket.start()] if bracket else words_).split(",")]
    if len(parts) > _MOST_PARTS:
        return None
    day = None
    for count in (1, 2):
        if len(parts) > count and (day := day_value(", ".join(parts[-count:]))):
            parts = parts[:-count]
            break
    signature = bracket.group(1) if bracket else None
    places = [_BRACKET.sub("", part) for part in parts]
    if not all(_PLACE.fullmatch(place) for place in places) or _is_label(places[0]):
        return None
    return _Head(place=places[0], day=day, signature=signature, mark=mark, end=end)


def _is_label(words_: str) -> bool:
    """Whether these name a kind of text and not a place: "EXKLUSIV", "LE POINT SUR LA SITUATION"."""
    told = words_.casefold().replace("’", "'")
    return any(told == label or told.startswith(f"{label} ") for label in words("labels"))


def _proves(head: _Head, credits_: tuple[Credit, ...], rest: str) -> bool:
    """Whether this is a dateline: by its agency, its day, its capitals, or because the place comes again."""
    if credits_ or head.day:
        return bool(head.mark or credits_)
    if head.signature or not head.mark:
        return head.in_capitals and bool(head.mark) and head.mark != ":"
    if head.in_capitals and head.mark != ":":
        return True
    shown = head.place.title() if head.in_capitals else head.place
    if head.mark == ":" and not head.in_capitals:
        return False
    return len(shown) > _SHORTEST_PLACE and re.search(rf"(?<!\w){re.escape(shown)}", rest) is not None


def _signed(signature: str, text: str, *, certain: bool) -> tuple[Credit, ...]:
    """The agencies in brackets; unknown names count where the dateline is certain or where they sound like an agency."""
    names = names_in(signature)
    known = tuple(name for name in names if agency_named(name))
    if known:
        return tuple(credit_for(name, text) for name in known)
    if not names or not (certain or any(sounds_like_agency(name) or "press" in name.casefold() for name in names)):
        return ()
    return tuple(credit_for(name, text, agencies=frozenset(map(str.casefold, names))) for name in names)


@cache
def _month_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {
        form: number
        for language in LANGUAGES
        for number, forms in enumerate(lang.of(language).credits.months, start=1)
        for form in forms.split("|")
    }
    name = rf"{longest_of(numbers)}(?!\w)\.?"
    pattern = (
        rf"(?:\w+,? )?(?:(?:den |le )?(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th)? (?:de |of )?(?P<month>{name})"
        rf"|(?P<month2>{name}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{{4}}))?"
    )
    return re.compile(pattern, re.IGNORECASE), numbers


def day_value(text: str) -> str | None:
    """The TIMEX3 value of a day in German, English or French words; `XXXX-05-03` where the year is not said."""
    pattern, numbers = _month_pattern()
    match = pattern.fullmatch(text.strip(" ,."))
    if match is None:
        return None
    month = numbers[(match["month"] or match["month2"]).casefold().rstrip(".")]
    day = int(match["day"] or match["day2"])
    return f"{match['year'] or 'XXXX'}-{month:02}-{day:02}" if 1 <= day <= 31 else None
