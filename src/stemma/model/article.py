"""Articles, and what an article says about its own origin."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from stemma.model.passage import Passage, Span

Certainty = Literal["given", "metadata", "inferred", "unknown"]
CreditKind = Literal["agency", "person", "outlet"]
#: another form of a page than the one that the outlet calls its address: for phones in a frame of its own, for the printer
Dress = Literal["amp", "print"]
NoticeKind = Literal["syndicated", "auto_generated", "unedited", "translated", "press_release", "paywall", "correction"]
SignKind = Literal[
    "residual_foreign", "mangled_acronym", "glued_words", "broken_date", "ui_language", "notice"
]  # fmt: skip
DropReason = Literal[
    "comments", "related", "share", "interface", "advert", "navigation", "newsletter", "cookies", "headline",
    "dateline", "byline", "caption", "credit", "notice", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was put out, and how we know."""

    #: ISO 8601 day or moment; an interval `a/b` when inferred; None when unknown
    value: str | None = None
    certainty: Certainty = "unknown"
    #: what told us: "option", "sidecar", "json-ld", "meta", "url", "visible", "text", "story", or a format: "feed", "newsml-g2", ...
    origin: str | None = None
    evidence: tuple[Passage, ...] = ()


#: years in which news may have been put out; the first newspaper is of 1605
YEARS = range(1605, 2200)


def is_year_of_news(value: str) -> bool:
    """Whether an ISO 8601 day or moment lies in a year in which news was or may be put out."""
    return value[:4].isdigit() and int(value[:4]) in YEARS


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place (and day) that opens an agency report: SEOUL (Reuters) –."""

    place: str
    date: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whose material an article uses. Photo credits stand with their `Caption`."""

    kind: CreditKind
    name: str
    #: the agency's short name (AFP, dpa) where the kind is agency
    agency: str | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words under a picture and the picture's credit."""

    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What an outlet says about how the article was made."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text of the page that is no part of the clean body, and why."""

    reason: DropReason
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign that a text is a machine translation."""

    kind: SignKind
    text: str
    #: where it stands in the body; None for a sign in dropped text (interface words)
    passage: Passage | None = None
    #: the language it points to, where it points to one
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Whether a text is a translation, from which language, and the signs. No sign, no verdict."""

    translated: bool
    from_: str | None
    #: 0 to 1
    confidence: float
    evidence: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One cleaned text. Every span anywhere indexes `text`, half-open, in code points."""

    id: str
    uri: str
    title: str | None = None
    #: ISO 639-1 code, None if it can't be told
    language: str | None = None
    publisher: str | None = None
    published: Published = Published()
    dateline: Dateline | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    captions: tuple[Caption, ...] = ()
    notices: tuple[Notice, ...] = ()
    translation: Translation | None = None
    #: the clean body: paragraphs joined by blank lines
    text: str
    #: where tables stand in `text`, a row a paragraph, the cells parted by a dot: no sentences, and no claims across rows
    tables: tuple[Span, ...] = ()
    #: what the page says its own address is (rel=canonical): AMP and print editions share it
    canonical: str | None = None
    dropped: tuple[Dropped, ...] = ()
    #: None for the page itself
    dress: Dress | None = None
    #: what of the page was left out because it is too large, a sentence each
    cut: tuple[str, ...] = ()

    def passage(self, span: Span) -> Passage:
        """The passage that `span` names in this article.

        Raises:
            ValueError: the span runs past the end of the text.
        """
        if span.end > len(self.text):
            raise ValueError(f"span [{span.begin}, {span.end}) runs past the {len(self.text)} code points of {self.id}")
        return Passage(article=self.id, begin=span.begin, end=span.end, text=self.text[span.begin : span.end])

    def published_on(self) -> datetime | None:
        """The moment of publication, a bare day being its midnight; None when unknown or an interval."""
        if self.published.value is None or "/" in self.published.value:
            return None
        return datetime.fromisoformat(self.published.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that a stage declined: a value, not an exception."""

    uri: str
    #: "read", "decode", "extract", ...
    stage: str
    #: a short fixed word: "empty", "binary", "too_large", "no_article", "duplicate", "unreadable", "unsupported", "own_report"
    reason: str
    #: a sentence that says what happened and what to do next
    cause: str
