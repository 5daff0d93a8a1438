"""Documents as numbers: windows of pieces, labels of words, links between spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from stemma.adapters.windows import Layout, Window, layout
from train.documents import CHANNELS, HEDGES, KINDS, POLARITIES, ROLES, Document, Marked, Range, depths

OUT, BEGIN, INSIDE = range(3)
#: the label of what is not known
UNKNOWN = -1


@dataclass(slots=True, kw_only=True)
class Example:
    """One window. Spans are half-open ranges of its words."""

    #: ids of pieces, with those of beginning and end
    pieces: list[int]
    #: for each word the position in `pieces` of the piece it begins in
    first: list[int]
    sentence: list[int]
    paragraph: list[int]
    #: words x channels: OUT, BEGIN, INSIDE; UNKNOWN where the channel is not marked
    labels: npt.NDArray[np.int64]
    contents: list[Range]
    #: for each content: number of its kind, hedge, polarity; UNKNOWN where not told
    classes: list[tuple[int, int, int]]
    #: for each role the candidate spans, and for each content which of them it goes with;
    #: None where the right one lies outside the window
    candidates: dict[str, list[Range]]
    links: dict[str, list[set[int] | None]]


class Reader:
    """Turns documents into examples.

    Args:
        tokenizer: a tokenizer.json of the encoder.
    """

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def examples(self, documents: Iterable[Document]) -> Iterator[Example]:
        """The windows of all documents."""
        for document in documents:
            encoding = self._tokenizer.encode(document.text, add_special_tokens=False)
            plan = layout(document.text, encoding.offsets)
            for window in plan.windows:
                yield _Window(document, plan, window).example(encoding.ids)


class _Window:
    """One window of a document while its example is made."""

    def __init__(self, document: Document, plan: Layout, window: Window) -> None:
        self.document, self.plan, self.window = document, plan, window
        self.words = [i for i, piece in enumerate(plan.piece) if window.begin <= piece < window.end]
        self.offset = self.words[0] if self.words else 0

    def example(self, ids: list[int]) -> Example:
        candidates = {role: self._spans(role) for role in ROLES}
        contents, classes, links = self._contents(candidates)
        return Example(
            pieces=[0, *ids[self.window.begin : self.window.end], 2],
            first=[self.plan.piece[i] - self.window.begin + 1 for i in self.words],
            sentence=[self.plan.sentence[i] for i in self.words],
            paragraph=[self.plan.paragraph[i] for i in self.words],
            labels=self._labels(),
            contents=contents,
            classes=classes,
            candidates=candidates,
            links=links,
        )

    def _range(self, span: Range) -> Range | None:
        """The window's words in a span of code points; None where the window does not hold the span's first word."""
        inside = [
            i - self.offset
            for i in self.words
            if self.plan.words[i].begin < span[1] and span[0] < self.plan.words[i].end
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def _spans(self, role: str) -> list[Range]:
        spans = {self._range(r) for s in self.document.statements for r in s.parts.get(role, ())}
        return sorted(s for s in spans if s)

    def _contents(
        self, candidates: dict[str, list[Range]]
    ) -> tuple[list[Range], list[tuple[int, int, int]], dict[str, list[set[int] | None]]]:
        contents, classes = [], []
        links: dict[str, list[set[int] | None]] = {role: [] for role in ROLES}
        for statement in self.document.statements:
            for fragment in statement.content:
                span = self._range(fragment)
                if span is None:
                    continue
                contents.append(span)
                classes.append(_classes(statement))
                for role in ROLES:
                    links[role].append(self._links(statement, role, candidates[role]))
        return contents, classes, links

    def _links(self, statement: Marked, role: str, candidates: list[Range]) -> set[int] | None:
        if role not in self.document.marks:
            return None
        right = [self._range(r) for r in statement.parts.get(role, ())]
        if right and None in right:
            return None
        return {candidates.index(r) for r in right if r is not None}

    def _labels(self) -> npt.NDArray[np.int64]:
        labels = np.full((len(self.words), len(CHANNELS)), UNKNOWN, dtype=np.int64)
        for channel in self.document.marks:
            labels[:, CHANNELS.index(channel)] = OUT
        for statement, depth in zip(self.document.statements, depths(self.document.statements), strict=True):
            for fragment in statement.content:
                self._mark(labels, "inner" if depth else "content", fragment)
            for role, spans in statement.parts.items():
                for span in spans:
                    self._mark(labels, role, span)
        for begin, end, name in self.document.names:
            self._mark(labels, name, (begin, end))
        return labels

    def _mark(self, labels: npt.NDArray[np.int64], channel: str, span: Range) -> None:
        column = CHANNELS.index(channel)
        words = self._range(span)
        if words is None or channel not in self.document.marks:
            return
        labels[words[0] : words[1], column] = INSIDE
        if span[0] <= self.plan.words[self.offset + words[0]].begin:
            labels[words[0], column] = BEGIN


def _classes(statement: Marked) -> tuple[int, int, int]:
    return (
        KINDS.index(statement.kind) if statement.kind else UNKNOWN,
        HEDGES.index(statement.hedge) if statement.hedge else UNKNOWN,
        POLARITIES.index(statement.polarity) if statement.polarity else UNKNOWN,
    )
