"""What ties two articles to one event besides their meaning: names and figures that survive translation."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.exact import log_of
from stemma.model import Article
from stemma.text.fold import folded

#: code points of headline and body that are read: what an article is about stands at its top
READ = 1000
#: letters of a name that are compared: endings change between languages and cases (Ukraine, ukrainisch)
STEM = 6
#: a figure below this is too common to tie two articles together
SMALLEST_FIGURE = 10
#: imagined articles without any of a batch's anchors: in a batch of eight a name in all eight is still telling
BACKGROUND = 1000

# A capital inside a sentence. In German that takes in all nouns, which weigh less by being frequent.
_NAME = re.compile(r"(?<=[^\W\d_.!?:»“”\"„][ '’(-])[^\W\d_a-zà-ÿ][^\W\d_]{2,}|(?<=[,;] )[^\W\d_a-zà-ÿ][^\W\d_]{2,}")
_FIGURE = re.compile(r"(?<![\w.,:])\d{1,3}(?:[., \u00a0\u202f'’]\d{3}(?!\d))+|(?<![\w.,:])\d{2,9}(?![\w:])")
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """How many of the articles at hand hold each anchor."""

    articles: int
    holding: Counter[str]

    def weight(self, anchor: str) -> float:
        """Inverse document frequency, in nats."""
        return log_of((self.articles + BACKGROUND) / (self.holding[anchor] + 0.5))


def background_of(anchors: Iterable[frozenset[str]]) -> Background:
    """The frequencies in one batch."""
    each = list(anchors)
    return Background(articles=len(each), holding=Counter(anchor for one in each for anchor in one))


def stem(word: str) -> str:
    """A name as it is compared: small letters, no accents, cut to `STEM`."""
    return folded(word)[:STEM]


def opening(article: Article) -> str:
    """Headline and first sentences, which stand for the article."""
    title = article.title or ""
    body = article.text if not title or not article.text.startswith(title) else article.text[len(title) :]
    return f"{title}\n\n{body}"[:READ].strip()


def _figures(text: str) -> set[str]:
    found = {int(re.sub(r"\D", "", match.group())) for match in _FIGURE.finditer(text)}
    return {f"#{value}" for value in found if value >= SMALLEST_FIGURE and value not in _YEAR}


def anchors_of(article: Article) -> frozenset[str]:
    """Stems of names, and figures as "#8000"."""
    text = opening(article)
    return frozenset({stem(match.group()) for match in _NAME.finditer(text)} | _figures(text))


def overlap(a: frozenset[str], b: frozenset[str], background: Background) -> float:
    """0 to 1: square root of the weighted cosine of two anchor sets; the root spreads the many small values."""
    if not a or not b:
        return 0.0
    shared = _mass(sorted(a & b), background)
    return math.sqrt(shared / math.sqrt(_mass(sorted(a), background) * _mass(sorted(b), background)))


def _mass(anchors: Sequence[str], background: Background) -> float:
    return math.fsum(background.weight(anchor) ** 2 for anchor in anchors)
