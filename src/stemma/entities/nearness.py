"""Whether two articles can be about one event: what "the police" of one and of another share before anything is compared."""

import re
from collections.abc import Mapping, Sequence

from stemma.grammar.names.spelling import sound
from stemma.model import Article
from stemma.text.segment import sentences

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: letters of a telling word
_LONGEST_SMALL = 3
#: share of the smaller article's names that both must hold, and how many at least. Measured on the gold stories (train, dev):
#: 95 of 100 pairs of one story lie above both in every pair of languages, 99 of 100 pairs of two stories below (en-en: 95)
_SHARE, _COUNT = 0.15, 2


def names_in(article: Article) -> frozenset[str]:
    """Keys of the capitalised words inside sentences: names, and in German nouns as well, which other texts seldom share."""
    begins = {sentence.begin for sentence in sentences(article.text, article.language)}
    words = (
        _POSSESSIVE.sub("", match.group())
        for match in _WORD.finditer(article.text)
        if match.group()[0].isupper() and match.start() not in begins
    )
    return frozenset(sound(word) for word in words if len(word) > _LONGEST_SMALL)


def nearness(articles: Sequence[Article]) -> Mapping[str, frozenset[str]]:
    """For each article the ids of those that share enough names with it."""
    keys = {article.id: names_in(article) for article in articles}
    return {one: frozenset(other for other in keys if other != one and _close(keys[one], keys[other])) for one in keys}


def _close(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _COUNT and shared >= _SHARE * min(len(one), len(other))
