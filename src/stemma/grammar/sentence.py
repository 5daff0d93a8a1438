"""A sentence with its words and what of it is quoted."""

from dataclasses import dataclass

from stemma.grammar.dependencies import Parsed
from stemma.lang import Language
from stemma.lang.cues import Cues
from stemma.lang.phrases import Phrases
from stemma.model import Span
from stemma.text.quotation import Quotation

#: what may stand at the edges of a clause and belongs to none
EDGE = " ,;:–—-\t\n\xa0\u202f"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence; all spans point into `text`, the whole text that it stands in."""

    text: str
    span: Span
    words: tuple[Span, ...]
    quotes: tuple[Quotation, ...]
    language: Language
    #: its grammar, where a parser read it
    parsed: Parsed | None = None

    @property
    def cues(self) -> Cues:
        """What its language frames speech with."""
        return self.language.cues

    @property
    def phrases(self) -> Phrases:
        """The closed classes of its language."""
        return self.language.phrases

    def word(self, at: int) -> str:
        """The word at a place among the words."""
        return self.text[self.words[at].begin : self.words[at].end]

    def low(self, at: int) -> str:
        """The word at a place, in lower case."""
        return self.word(at).lower()

    def slice(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.begin : span.end]

    def quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks, or is quoted whole."""
        return any(quote.outer.covers(span) for quote in self.quotes)


def trimmed(sentence: Sentence, begin: int) -> Span:
    """The rest of a sentence from a place on, without marks at its edges and without its stop."""
    return without_edges(sentence.text, Span(begin, max(begin, without_edges(sentence.text, sentence.span).end)))


def without_edges(text: str, span: Span) -> Span:
    """A span without spaces, commas, dashes at its edges and without its stop."""
    begin, end = span.begin, span.end
    while begin < end and text[begin] in EDGE:
        begin += 1
    while end > begin and text[end - 1] in EDGE + ".":
        end -= 1
    return Span(begin, end)
