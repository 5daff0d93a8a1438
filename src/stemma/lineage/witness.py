"""An article read as a witness: a carrier of a text that others may carry too."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from stemma.grammar.frames import frames
from stemma.lineage.provenance import Provenance, folded, provenance
from stemma.model import Article, Span
from stemma.text.ordered import Ordered
from stemma.text.quotation import quotations
from stemma.text.segment import sentences
from stemma.text.shingles import Words, shingles, words

#: a text, its language and its dateline, and how many of its words count: articles with the same are one text
Text = tuple[str, str | None, str, int]

#: words a run that counts as shared: three let through an edited sentence, chance shares few within one pair
RUN = 3

_FIGURE = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"[^\W\d_]{3,}")
_GROUP = re.compile(r"[.,'’\u00a0\u202f ](?=\d{3}(?!\d))")
#: a leading dateline may stand this far into the text
_DATELINE_LIMIT = 120


@dataclass(frozen=True, kw_only=True, eq=False)
class Witness:
    """A text with what comparing needs, computed once."""

    article: Article
    #: sentences in reading order
    sentences: tuple[Span, ...]
    words: Words
    #: number of the sentence each word stands in
    sentence_of: npt.NDArray[np.int32]
    #: words that count: outside quotation marks and the dateline
    free: npt.NDArray[np.bool_]
    #: words inside quotation marks
    quoted: npt.NDArray[np.bool_]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @cached_property
    def text(self) -> Text:
        """What it is as a text, whoever printed it."""
        return (*_text_of(self.article), int(self.free.sum()))

    @cached_property
    def runs(self) -> list[int]:
        """All runs of words, in reading order."""
        return shingles(self.words.hashes, RUN).tolist()  # type: ignore[no-any-return]

    @cached_property
    def sentence_of_run(self) -> dict[int, int]:
        """The sentence in which each run begins first."""
        places = self.sentence_of[: len(self.runs)].tolist()
        return dict(zip(reversed(self.runs), reversed(places), strict=True))

    @cached_property
    def weight(self) -> float:
        """Words that count, all in all; 1 at least, so that shares are defined."""
        return max(float(self.free.sum()), 1.0)

    @cached_property
    def title(self) -> str:
        """The headline, folded; empty where there is none."""
        return folded(self.article.title or "")

    def inside(self, sentences: Iterable[int]) -> npt.NDArray[np.bool_]:
        """Which words stand in some sentences."""
        mask = np.zeros(len(self.words), np.bool_)
        for number in sentences:
            begin, end = self.borders[number]
            mask[begin:end] = True
        return mask

    @cached_property
    def borders(self) -> list[tuple[int, int]]:
        """Numbers of each sentence's words, half-open."""
        ends = np.searchsorted(self.sentence_of, np.arange(len(self.sentences) + 1)).tolist()
        return list(pairwise(ends))

    @cached_property
    def lengths(self) -> list[int]:
        """Words of each sentence."""
        return [end - begin for begin, end in self.borders]

    @cached_property
    def weights(self) -> list[float]:
        """Words of each sentence that count."""
        return np.bincount(self.sentence_of, weights=self.free, minlength=len(self.sentences)).tolist()  # type: ignore[no-any-return]

    @cached_property
    def numbers(self) -> tuple[frozenset[str], ...]:
        """The figures of each sentence, as plain numbers."""
        found: list[set[str]] = [set() for _ in self.sentences]
        for match in _FIGURE.finditer(self.article.text):
            found[max(0, bisect_right(self.begins, match.start()) - 1)].add(_plain(match.group()))
        return tuple(map(frozenset, found))

    @cached_property
    def begins(self) -> list[int]:
        """Where each sentence begins."""
        return [span.begin for span in self.sentences]

    @cached_property
    def cut(self) -> Ordered:
        """The sentences, asked by place."""
        return Ordered(self.sentences)

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """The capitalised words of each sentence, folded."""
        return tuple(
            frozenset(folded(m.group()) for m in _NAME.finditer(self.words_of(s)) if m.group()[0].isupper())
            for s in self.sentences
        )

    @cached_property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """Figures and names of each sentence: what translation and rewriting leave as it is."""
        return tuple(a | b for a, b in zip(self.numbers, self.names, strict=True))

    def anchors_of(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """The figures and names of some sentences."""
        return self.anchors[numbers[0]] if len(numbers) == 1 else frozenset().union(*(self.anchors[n] for n in numbers))

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the headline, folded."""
        return frozenset(self.title.split())

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Names that it speaks of more than once, headline included: what it may be about."""
        told = Counter(name for names in self.names for name in names)
        return frozenset(name for name, often in told.items() if often > 1 or name in self.title_words)

    @cached_property
    def first_at(self) -> dict[str, int]:
        """The sentence in which each figure and name stands first."""
        return {anchor: n for n in reversed(range(len(self.anchors))) for anchor in self.anchors[n]}

    @cached_property
    def figures(self) -> int:
        """How many different figures it has."""
        return len(frozenset().union(*self.numbers))

    def attributed(self, numbers: tuple[int, ...]) -> bool:
        """Whether one of some sentences has a word that says whose words it gives."""
        return any(self._attributed(number) for number in numbers)

    def _attributed(self, number: int) -> bool:
        if number not in self._cued:
            cue = frames(self.article.language).attributed
            self._cued[number] = bool(cue.search(self.words_of(self.sentences[number]).casefold()))
        return self._cued[number]

    @cached_property
    def _cued(self) -> dict[int, bool]:
        """Answers of `attributed`: few sentences are ever asked for."""
        return {}

    @cached_property
    def moment(self) -> datetime | None:
        """When it was published; None when not known."""
        return self.article.published_on()

    @cached_property
    def day(self) -> str | None:
        """The day that the dateline names, else that of publication."""
        if self.article.dateline is not None and self.article.dateline.date is not None:
            return self.article.dateline.date
        return self.moment.date().isoformat() if self.moment is not None else None

    @cached_property
    def provenance(self) -> Provenance:
        """What the article says of its origin."""
        return provenance(self.article)

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """Orders witnesses by what they are, never by the order they came in."""
        return (self.article.uri, self.article.text, self.article.id)

    def words_of(self, span: Span) -> str:
        """The slice of the text."""
        return self.article.text[span.begin : span.end]

    def digest_of(self, numbers: tuple[int, ...]) -> bytes:
        """The words from the first to the last of some sentences: equal for equal words."""
        if len(numbers) == 1:
            return self._digests[numbers[0]]
        return b"".join(self._digests[min(numbers) : max(numbers) + 1])

    def figures_of(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """The figures of some sentences."""
        if len(numbers) == 1:
            return self.numbers[numbers[0]]
        return frozenset().union(*(self.numbers[n] for n in numbers))

    @cached_property
    def _digests(self) -> list[bytes]:
        """The words of each sentence."""
        return [self.words.hashes[begin:end].tobytes() for begin, end in self.borders]

    def span_of(self, numbers: tuple[int, ...]) -> Span:
        """From the first to the last of some sentences."""
        return Span(self.sentences[min(numbers)].begin, self.sentences[max(numbers)].end)


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, folded, and its figures as plain numbers."""
    return frozenset(plain_figures(text) | {word for word in folded(text).split() if not word[0].isdigit()})


def plain_figures(text: str) -> frozenset[str]:
    """The figures of a text, as plain numbers."""
    return frozenset(_plain(m.group()) for m in _FIGURE.finditer(text))


def _plain(figure: str) -> str:
    """1 840, 1.840 and 1,840 are 1840; 2,5 is 2.5; 6.10 and 6:10 are one time of day."""
    return _GROUP.sub("", figure).replace(",", ".").replace(":", ".")


def _dateline_end(article: Article) -> int:
    if article.dateline is None or not article.dateline.text:
        return 0
    at = article.text.find(article.dateline.text, 0, _DATELINE_LIMIT + len(article.dateline.text))
    return at + len(article.dateline.text) if at >= 0 else 0


def _inside(begins: npt.NDArray[np.int32], spans: tuple[Span, ...]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(begins), np.bool_)
    for span in spans:
        mask[np.searchsorted(begins, span.begin) : np.searchsorted(begins, span.end)] = True
    return mask


def witness(article: Article) -> Witness:
    """Read an article as a witness."""
    spans = sentences(article.text, article.language)
    found = words(article.text)
    starts = np.array([span.begin for span in spans], np.int32)
    quoted = _inside(found.begins, tuple(one.outer for one in quotations(article.text) if one.closed))
    return Witness(
        article=article,
        sentences=spans,
        words=found,
        sentence_of=np.maximum(np.searchsorted(starts, found.begins, side="right") - 1, 0).astype(np.int32),
        free=~quoted & (found.begins >= _dateline_end(article)),
        quoted=quoted,
    )


def _text_of(article: Article) -> tuple[str, str | None, str]:
    return (article.text, article.language, article.dateline.text if article.dateline is not None else "")


def witnesses(articles: Iterable[Article]) -> list[Witness]:
    """The articles as witnesses; a text that stands in several is read once."""
    known: dict[tuple[str, str | None, str], Witness] = {}
    return [
        replace(known[text], article=article)
        if (text := _text_of(article)) in known
        else known.setdefault(text, witness(article))
        for article in articles
    ]
