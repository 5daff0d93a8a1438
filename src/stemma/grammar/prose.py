"""One text of one language, cut once and handed on: its sentences with their words, its tokens, its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma import lang
from stemma.grammar.datelines import report_begin
from stemma.grammar.dependencies import Parsed
from stemma.grammar.sentence import Sentence
from stemma.lang import Language
from stemma.model import Span, Tree
from stemma.text.quotation import Quotation, quotations
from stemma.text.segment import paragraphs, sentences
from stemma.text.tokens import Token, tokens

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prose:
    """A text as every reader of it needs it; all spans point into `text`."""

    text: str
    language: Language
    #: without the datelines before them
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    #: the outermost quotations
    quotes: tuple[Quotation, ...]
    paragraphs: tuple[Span, ...]

    def slice(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.begin : span.end]

    def words(self, spans: Sequence[Span]) -> str:
        """The words of several spans, a space between two."""
        return " ".join(self.slice(span) for span in spans)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place."""
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence.span.begin) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].span.end else None

    def sentence_of(self, span: Span) -> Span | None:
        """The first sentence that shares something with a span."""
        at = bisect_right(self.sentences, span.begin, key=lambda sentence: sentence.span.end)
        found = self.sentences[at].span if at < len(self.sentences) else None
        return found if found is not None and found.overlaps(span) else None

    def paragraph_of(self, at: int) -> int:
        """The number of the paragraph that a place stands in, or of the last one before it."""
        return bisect_right(self.paragraphs, at, key=lambda paragraph: paragraph.begin) - 1

    def sentence_before(self, span: Span) -> Span | None:
        """The sentence before the one that a span begins in; None at a paragraph's begin."""
        at = bisect_right(self.sentences, span.begin, key=lambda sentence: sentence.span.begin) - 1
        if at <= 0:
            return None
        before, here = self.sentences[at - 1].span, self.sentences[at].span
        return None if "\n" in self.text[before.end : here.begin] else before


def prose(text: str, code: str | None, trees: Sequence[Tree] = ()) -> Prose:
    """A text cut into what its language (ISO 639-1) makes of it; `trees` are a parser's, of any of its sentences."""
    language, quotes = lang.of(code), quotations(text)
    grown = {tree.nodes[0].span.begin: tree for tree in trees if tree.nodes}
    begins = sorted(grown)
    return Prose(
        text=text,
        language=language,
        sentences=tuple(
            _sentence(text, span, quotes, language, _tree(grown, begins, span)) for span in sentences(text, code)
        ),
        tokens=tokens(text),
        quotes=quotes,
        paragraphs=paragraphs(text),
    )


def _tree(grown: Mapping[int, Tree], begins: Sequence[int], sentence: Span) -> Tree | None:
    """The tree whose first word stands in a sentence."""
    at = bisect_left(begins, sentence.begin)
    return grown[begins[at]] if at < len(begins) and begins[at] < sentence.end else None


def _sentence(text: str, whole: Span, quotes: Sequence[Quotation], language: Language, tree: Tree | None) -> Sentence:
    span = Span(report_begin(text, whole), whole.end)
    return Sentence(
        text=text,
        span=span,
        words=tuple(Span(*match.span()) for match in _WORD.finditer(text, span.begin, span.end)),
        quotes=tuple(quote for quote in quotes if quote.outer.overlaps(span)),
        language=language,
        parsed=Parsed(text=text, tree=tree, language=language) if tree is not None else None,
    )
