"""Number words that are something else where they stand: "un vélo neuf" is new, "die Elf" a team."""

from stemma.grammar.numerals.reader import Numeral, Reader

#: a number this great is no name
_LEAST_SCALE = 100
#: marks after which a sentence or a title begins
_OPENING = frozenset(".!?:;\"„“”»«›‹‚‘'’(–—-•*|/")
#: endings of French plurals
_PLURAL = ("s", "x")


def reads_otherwise(reader: Reader, numeral: Numeral) -> bool:
    """Whether a numeral of one word is a noun or an adjective there."""
    if numeral.digits or numeral.end != numeral.begin + 1 or numeral.kind not in ("cardinal", "fraction"):
        return False
    if reader.words[numeral.begin] in reader.data.adjectives:
        return not _counts(reader, numeral.begin)
    return reader.data.noun_capitals and numeral.value < _LEAST_SCALE and _is_noun(reader, numeral.begin)


def _is_noun(reader: Reader, at: int) -> bool:
    """A capital inside a sentence, with nothing after it that could be counted: die Elf, in der Acht."""
    if not reader.tokens[at].text[0].isupper() or reader.words[at] in reader.data.collectives or not at:
        return False
    before = reader.tokens[at - 1]
    if before.text in _OPENING or not before.text.islower():
        return False
    after = reader.tokens[at + 1] if at + 1 < len(reader.tokens) else None
    return after is None or not (after.text == "-" or (after.kind == "word" and after.text[0].isupper()))


def _counts(reader: Reader, at: int) -> bool:
    """Whether a word that is an adjective as well is a number: before a plural or a scale, or where only a number fits."""
    before, after, data = reader.words[at - 1] if at else "", reader.word(at + 1), reader.data
    ranged = after in data.range_words and (reader.word(at + 2) in data.cardinals or reader.word(at + 2).isdecimal())
    plural = after[:1].isalpha() and after.endswith(_PLURAL) and after not in data.no_plurals
    if after in data.months and before in data.before_days:
        return True
    if plural or ranged or after in data.scales or after == "%":
        return before not in data.before_adjectives
    return before in data.before_bare
