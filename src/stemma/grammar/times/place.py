"""Where a rule matched, with the words around it: what guards ask about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.grammar.times.lexicon import Lexeme
from stemma.lang.times import Value


@dataclass(frozen=True, slots=True)
class Place:
    """Lexemes `[begin, end)` of a text that a rule matched, and the values of its slots."""

    begin: int
    end: int
    slots: Mapping[str, Value]
    text: str
    lexemes: Sequence[Lexeme]

    @property
    def words(self) -> str:
        """The matched text."""
        return self.text[self.lexemes[self.begin].begin : self.lexemes[self.end - 1].end]

    @property
    def before(self) -> str:
        """The character right before the match, empty at the start of the text."""
        at = self.lexemes[self.begin].begin
        return self.text[at - 1 : at]

    def after(self, length: int = 1) -> str:
        """So many characters right after the match."""
        at = self.lexemes[self.end - 1].end
        return self.text[at : at + length]

    def previous(self) -> Mapping[str, Value]:
        """The classes of the lexeme before."""
        return self.lexemes[self.begin - 1].values if self.begin else {}

    def following(self) -> Mapping[str, Value]:
        """The classes of the lexeme after."""
        return self.lexemes[self.end].values if self.end < len(self.lexemes) else {}

    def previous_word(self) -> str:
        """The text of the lexeme before, in lower case."""
        if not self.begin:
            return ""
        lexeme = self.lexemes[self.begin - 1]
        return self.text[lexeme.begin : lexeme.end].lower()

    def next_is_word_with_capital(self) -> bool:
        """Whether a noun or a name follows."""
        return self.next_is_word() and self.text[self.lexemes[self.end].begin].isupper()

    def next_is_word(self) -> bool:
        """Whether a word that no table knows follows: likely a noun that a number would count."""
        if self.end >= len(self.lexemes):
            return False
        lexeme = self.lexemes[self.end]
        return not lexeme.values and self.text[lexeme.begin].isalpha()
