"""Spans in reading order, none of which overlaps another, and what lies where among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stemma.model import Span


class Ordered:
    """The sentences or paragraphs of a text, asked by place. Asking costs the same, however many there are.

    Args:
        spans: sorted, none empty, none overlapping another.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._begins = [span.begin for span in spans]
        self._ends = [span.end for span in spans]

    def number(self, where: Span) -> int | None:
        """The number of the span that holds `where`; None where none holds all of it."""
        at = bisect_right(self._begins, where.begin) - 1
        return at if at >= 0 and self.spans[at].covers(where) else None

    def holding(self, where: Span) -> Span | None:
        """The span that holds `where`; None where none holds all of it."""
        at = self.number(where)
        return None if at is None else self.spans[at]

    def touching(self, where: Span) -> range:
        """The numbers of the spans that share a code point with `where`."""
        return range(bisect_right(self._ends, where.begin), bisect_left(self._begins, where.end))
