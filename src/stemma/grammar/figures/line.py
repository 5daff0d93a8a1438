"""The tokens of a text as the reading of figures sees them."""

from collections.abc import Mapping, Sequence

from stemma import lang
from stemma.lang.counting import Counting
from stemma.text.tokens import Token, tokens


class Line:
    """The tokens of a text with their lower-case words."""

    def __init__(self, text: str, code: str) -> None:
        self.text = text
        self.code = code
        self.tokens = tokens(text)
        self.words = [token.text.lower().replace("’", "'") for token in self.tokens]
        self.counting: Counting = lang.of(code).counting
        self.inches = _inches(self.tokens, text)

    def word(self, i: int) -> str:
        """The word at token `i` in lower case, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` stands right after the one before."""
        return 0 < i < len(self.tokens) and self.tokens[i].begin == self.tokens[i - 1].end

    def starts(self, i: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
        """The number of tokens of the longest phrase that begins at token `i`, 0 for none."""
        for phrase in phrases.get(self.word(i), ()):
            if tuple(self.words[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def is_word(self, i: int) -> bool:
        """Whether token `i` is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def breaks(self, i: int) -> bool:
        """Whether a paragraph ends before token `i`."""
        return 0 < i < len(self.tokens) and "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].begin]

    def is_name(self, i: int) -> bool:
        """Whether token `i` is a word with a capital."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word" and self.tokens[i].text[0].isupper()


def _inches(parts: Sequence[Token], text: str) -> frozenset[int]:
    """The tokens `"` that measure: right after a figure, where no quotation is open in the paragraph that they could close."""
    found: set[int] = set()
    opened = False
    for i, token in enumerate(parts):
        if i and "\n" in text[parts[i - 1].end : token.begin]:
            opened = False
        if token.text != '"':
            continue
        touches = i + 1 < len(parts) and parts[i + 1].begin == token.end and parts[i + 1].kind != "mark"
        if not opened and i and parts[i - 1].kind == "number" and not touches:
            found.add(i)
        else:
            opened = not opened
    return frozenset(found)


def phrase_index(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(token.text for token in tokens(phrase))
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in index.items()}
