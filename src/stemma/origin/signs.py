"""What a translating machine leaves in the text itself."""

import re
from collections.abc import Iterator
from functools import cache

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.lang.lexicon import lexicon
from stemma.model import Article, Sign, Span

#: letters; shorter words belong to several languages
_SHORTEST_FOREIGN = 4
#: count in the word list from which a word is common enough to be a word rather than a rare name
_COMMON = {"de": 50, "en": 200, "fr": 50}
#: letters of a German noun that no other language takes for a name
_SHORTEST_NOUN = 6
#: letters of two words run together, and of the longer one
_SHORTEST_PAIR = 6
_SHORTEST_REST = 3
#: letters; so long a joint is no ending of other words
_LONG_JOINT = 6
#: count in the word list from which a word is used every day
_EVERYDAY = 100

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_QUOTED = re.compile(
    r"„[^“”\n]{0,300}[“”]|“[^”\n]{0,300}”|«[^»\n]{0,300}»|»[^«\n]{0,300}«|‘[^’\n]{3,80}’|\"[^\"\n]{0,300}\""
)
_GLUED = re.compile(
    r"(?<![\w.’'/@-])(?P<left>[a-zäöüßéèêàç]{2,})(?P<right>[A-ZÄÖÜÉ][a-zäöüßéèê]{2,}|[A-ZÄÖÜ]{2,5}|(?<=[a-z]{4})[A-Z])(?![\w/@])"
)
_SHOUTED = re.compile(
    r"(?<=[a-zäöüßéèàêç,] )(?P<word>[A-ZÄÖÜÉ]{2,6})(?![\w-])(?! [A-ZÄÖÜÉ]{2})|(?<=[a-zäöüßéèàêç])(?P<glued>[A-ZÄÖÜÉ]{2,6})(?![\w-])"
)
_BRACKETED = re.compile(r"\[(?P<words>[^\[\]\n]{3,60})\]")
#: prepositions that a capital follows by mistake
_SHORT_WORDS = frozenset(("in", "an", "auf", "zu", "bei", "mit", "to", "of", "at", "en"))
#: words that begin so in small letters and go on in capitals are names of products and units
_BRANDS = re.compile(r"(?:mc|mac|de|di|du|la|le|van|von|al|el|i|e|x|m|t|k|p|n|rbb|taz|dpa|hr|wdr|ntv)\Z")


def signs_in(article: Article, language: str) -> Iterator[Sign]:
    """The signs in an article's body, in reading order kind by kind; `language` is one with tables."""
    yield from _broken_dates(article, language)
    yield from _acronyms(article, language)
    yield from _glued(article, language)
    yield from _run_together(article, language)
    yield from _foreign_words(article, language)


def _sign(article: Article, kind: str, span: Span, source: str | None) -> Sign:
    passage = article.passage(span)
    return Sign(kind=kind, text=passage.text, passage=passage, language=source or None)  # type: ignore[arg-type]


def _broken_dates(article: Article, language: str) -> Iterator[Sign]:
    found: set[tuple[int, int]] = set()
    for pattern, source in _date_patterns(language):
        for match in pattern.finditer(article.text):
            if not any(begin < match.end() and match.start() < end for begin, end in found):
                found.add(match.span())
                yield _sign(article, "broken_date", Span(*match.span()), source)
    # the dateline is no part of the body, so a sign there has no passage
    dateline = article.dateline.text if article.dateline and article.dateline.text not in article.text else ""
    for pattern, source in _date_patterns(language):
        if shown := pattern.search(dateline):
            yield Sign(kind="broken_date", text=shown.group(), language=source or None)
            return


@cache
def _date_patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    own = tuple((re.compile(broken.pattern), broken.points_to) for broken in lang.of(language).translation.broken_dates)
    return (*own, *_foreign_months(language))


def _foreign_months(language: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """A day with the month in another language's word."""
    host = {form for forms in lang.of(language).credits.months for form in forms.split("|")}
    for code in LANGUAGES:
        months = {form for forms in lang.of(code).credits.months for form in forms.split("|") if len(form) > 3} - host
        if code != language and months:
            names = "|".join(sorted(months))
            day = r"\d{1,2}(?:st|nd|rd|th|er|ère|ème|te[nr]?|\.)?"
            yield (
                re.compile(
                    rf"\b{day} (?:of |de |den |le )?(?:{names})\b|\b(?:{names}) {day}(?!\d)(?= |,|\.|\)|$)",
                    re.IGNORECASE,
                ),
                code,
            )


def _acronyms(article: Article, language: str) -> Iterator[Sign]:
    words = lang.of(language).translation
    for match in _SHOUTED.finditer(article.text):
        group = "word" if match["word"] else "glued"
        if match[group].casefold() in words.shouted:
            yield _sign(article, "mangled_acronym", Span(*match.span(group)), None)
    for acronym, source in words.foreign_acronyms.items():
        if foreign := re.search(rf"(?<![\w(]){re.escape(acronym)}(?![\w)])", article.text):
            yield _sign(article, "mangled_acronym", Span(*foreign.span()), source)


def _glued(article: Article, language: str) -> Iterator[Sign]:
    """Two words without the space between them, where capitals show the seam: "überwachenInstitut"."""
    known = lexicon(language)
    for match in _GLUED.finditer(article.text):
        left = match["left"]
        if left in _SHORT_WORDS or (left in known and not _BRANDS.fullmatch(left)):
            yield _sign(article, "glued_words", Span(*match.span()), None)


def _run_together(article: Article, language: str) -> Iterator[Sign]:
    """Two words run together in small letters: no word of the language, but a little word and a word."""
    for match in _TOKEN.finditer(article.text):
        token = match.group().rpartition("’")[2].rpartition("'")[2]
        if len(token) < _SHORTEST_PAIR or "-" in token or not token[1:].islower() or _knows(token, language):
            continue
        # a name is no pair of words; German writes nouns with a capital, so there only a long joint tells
        joints = (
            joint for joint in lang.of(language).translation.joints if token.islower() or len(joint) >= _LONG_JOINT
        )
        if any(_seam(token.casefold(), joint, language) for joint in joints):
            yield _sign(article, "glued_words", Span(*match.span()), None)


def _seam(token: str, joint: str, language: str) -> bool:
    """Whether a token is a little word and a word run together."""
    rest = token.removesuffix(joint)
    if rest == token:
        rest = token.removeprefix(joint)
    # what the list has seen only a few times is too often a name or a typing error
    enough = 1 if len(joint) >= _LONG_JOINT else _EVERYDAY
    return rest != token and len(rest) >= _SHORTEST_REST and lexicon(language).get(_listed(rest, language), 0) >= enough


def _knows(word: str, language: str) -> bool:
    return _listed(word.casefold(), language) in lexicon(language)


def _listed(word: str, language: str) -> str:
    """The word as the list spells it: British spellings under their American ones."""
    known = lexicon(language)
    if word in known:
        return word
    variants = (word.replace(british, american) for british, american in lang.of(language).translation.spellings)
    return next((variant for variant in variants if variant in known), word)


def _foreign_words(article: Article, language: str) -> Iterator[Sign]:
    """Words of another language that this one has not, outside quotation marks and names; in brackets also inside."""
    text = article.text
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    bracketed = [match.span() for match in _BRACKETED.finditer(text)]
    before = ""
    for match in _TOKEN.finditer(text):
        token = match.group()
        source = _foreign(token, language) or _foreign_noun(token, before, language)
        before = token
        if source is None or _in_name(text, match):
            continue
        if _within(match.start(), bracketed) or not _within(match.start(), quoted):
            yield _sign(article, "residual_foreign", Span(*match.span()), source)


def _within(position: int, ranges: list[tuple[int, int]]) -> bool:
    return any(begin <= position < end for begin, end in ranges)


def _foreign(token: str, language: str) -> str | None:
    """The language of a word in small letters that is none of the article's."""
    if len(token) < _SHORTEST_FOREIGN or not token.islower() or _knows(token, language):
        return None
    if all(_knows(part, language) for part in re.split("[-’']", token)):
        return None
    counts = {code: lexicon(code).get(token, 0) for code in LANGUAGES if code != language}
    best = max(sorted(counts), key=lambda code: counts[code])
    return best if counts[best] >= _COMMON[best] else None


def _foreign_noun(token: str, before: str, language: str) -> str | None:
    """German where a common noun with a capital stands behind a determiner: "the Passagierin"."""
    if language == "de" or len(token) < _SHORTEST_NOUN or not token[1:].islower() or token.islower():
        return None
    if before not in lang.of(language).translation.determiners or _knows(token, language):
        return None
    return "de" if _is_german_noun(token.casefold()) else None


def _is_german_noun(word: str) -> bool:
    """A word of the list, or a compound of two with a well-known second part."""
    german = lexicon("de")
    if word in german:
        return True
    cuts = range(_SHORTEST_PAIR - 2, len(word) - _SHORTEST_PAIR + 3)
    return any(
        german.get(word[cut:], 0) > 0 and (word[:cut] in german or word[:cut].removesuffix("s") in german)
        for cut in cuts
    )


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a neighbour is capitalised in the way of names: "Bank of England", "Musée du quai Branly"."""
    before = text[max(0, match.start() - 30) : match.start()].split()
    after = text[match.end() : match.end() + 30].split()
    follows = bool(before) and before[-1][:1].isupper() and not text[: match.start()].rstrip().endswith((".", ":"))
    return follows and bool(after) and after[0][:1].isupper()
