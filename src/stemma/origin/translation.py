"""Whether an article is a machine translation, from which language, and what shows it.

Signs are what the machine left behind: words of the other language, acronyms translated as words, words run together, days
that nobody writes so, buttons of another language, or the outlet's own notice. No sign, no verdict; one weak sign is shown
and decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import prod

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.model import Article, Sign, SignKind, Translation
from stemma.origin.labels import interface_signs
from stemma.origin.signs import signs_in

#: 0 to 1, how far one sign alone makes a translation likely; guided by the training stories
WEIGHTS: dict[SignKind, float] = {
    "notice": 0.97,
    "broken_date": 0.5,
    "mangled_acronym": 0.4,
    "glued_words": 0.4,
    "residual_foreign": 0.3,
    "ui_language": 0.3,
}
#: English buttons stand on pages of every language, and own ones only show a careless copy
WEAK_BUTTON = 0.1
#: 0 to 1; two middling signs, or one notice, reach it
VERDICT = 0.5
#: signs; more of one kind add nothing
_MOST_OF_A_KIND = 4
#: signs of one kind that decide without another kind
_MANY = 3


def translation(article: Article) -> Translation:
    """The verdict on an article, with every sign; `from_` is the language that most signs point to."""
    if article.language not in LANGUAGES:
        return Translation(translated=False, from_=None, confidence=0.0, evidence=())
    signs = tuple(_signs(article, article.language))
    confidence = round(1 - prod(1 - _weight(sign) for sign in _counted(signs)), 3)
    told = any(sign.kind == "notice" for sign in signs)
    translated = confidence >= VERDICT and (told or _differ(_counted(signs)))
    source = _source(signs) if translated else None
    return Translation(translated=translated, from_=source, confidence=confidence if signs else 0.0, evidence=signs)


def _signs(article: Article, language: str) -> Iterator[Sign]:
    yield from _notices(article)
    yield from signs_in(article, language)
    yield from interface_signs(article, language)


def _notices(article: Article) -> Iterator[Sign]:
    for notice in article.notices:
        if notice.kind == "translated":
            yield Sign(kind="notice", text=notice.text, language=_named_language(notice.text, article.language))


def _named_language(text: str, host: str | None) -> str | None:
    lowered = text.casefold()
    for language in LANGUAGES:
        for code, stems in lang.of(language).translation.source_names.items():
            if code != host and any(stem in lowered for stem in stems):
                return code
    return None


def _weight(sign: Sign) -> float:
    if sign.kind == "ui_language" and (sign.language is None or (sign.language == "en" and sign.passage is None)):
        return WEAK_BUTTON
    return WEIGHTS[sign.kind]


def _counted(signs: Sequence[Sign]) -> list[Sign]:
    """Each text once, and no more than a few of a kind."""
    by_kind: dict[str, dict[str, Sign]] = defaultdict(dict)
    for sign in signs:
        by_kind[sign.kind].setdefault(sign.text.casefold(), sign)
    return [sign for kind in sorted(by_kind) for sign in list(by_kind[kind].values())[:_MOST_OF_A_KIND]]


def _differ(signs: Sequence[Sign]) -> bool:
    """Whether the signs are of two kinds, or many: two foreign words may be one loanword and its plural."""
    return len({sign.kind for sign in signs}) > 1 or len(signs) >= _MANY


def _source(signs: Sequence[Sign]) -> str | None:
    votes: dict[str, float] = defaultdict(float)
    for sign in _counted(signs):
        if sign.language:
            votes[sign.language] += _weight(sign)
    return max(sorted(votes), key=lambda code: votes[code], default=None)
