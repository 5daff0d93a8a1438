"""Ranges of text: the evidence that every finding carries."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[begin, end)` in code points."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin <= self.end:
            raise ValueError(f"a span needs 0 <= begin <= end, not [{self.begin}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.begin

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """A range in a named article, with its words.

    `text` is exactly the slice `[begin, end)` of the article's `text`.
    """

    #: id of the article
    article: str
    #: code points into `Article.text`, half-open
    begin: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The range without its article."""
        return Span(self.begin, self.end)
