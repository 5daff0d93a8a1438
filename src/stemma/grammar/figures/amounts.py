"""Numbers with their units, and ranges of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stemma import lang
from stemma.grammar.figures.line import Line
from stemma.grammar.numerals.find import Numeral, numerals, signed
from stemma.grammar.numerals.words import tidy
from stemma.text.tokens import tokens

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

#: letters before a currency that multiply (250 k€, 12 M€, 1,2 Md€)
_SCALED_MONEY = {
    "k": 1e3,
    "K": 1e3,
    "T": 1e3,
    "Tsd": 1e3,
    "M": 1e6,
    "Mio": 1e6,
    "Md": 1e9,
    "Mds": 1e9,
    "Mrd": 1e9,
    "G": 1e9,
}
#: letters that multiply an amount of money when they touch it ($5m, €10B)
_MONEY_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}
_SIGNS = frozenset("$£€")
_DASHES = frozenset("-–—")
_APOSTROPHES = frozenset("'’")
_THOUSAND = 1000
#: letters of a currency's code
_ISO_4217 = 3
#: letters; a name of a unit in so few capitals is an acronym
_LONGEST_ACRONYM = 4
#: tokens between the ends of a range ("- bis zu")
_LONGEST_LINK = 3
#: kinds of numbers that ends of a range are
_SPANNING = frozenset({"cardinal", "fraction"})
#: goals, points and votes stay below this
_RESULTS = 1000
#: from here on "pounds" are money
_MONEY = 1_000_000
#: how many of the second unit make one of the first
_SMALLER = {("[ft_i]", "[in_i]"): 12, ("USD", "cent"): 100, ("EUR", "cent"): 100, ("EUR", "EUR-cent"): 100,
            ("h", "min"): 60, ("min", "s"): 60, ("USD", "EUR-cent"): 100, ("GBP", "GBP-penny"): 100, ("EUR", "centime"): 100}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number or range over tokens `[begin, end)`, unit and currency sign included."""

    begin: int
    end: int
    #: tokens of the number itself
    number: tuple[int, int]
    value: int | float
    upper: int | float | None = None
    unit: str | None = None
    kind: str = "cardinal"
    rough: bool = False
    digits: bool = False
    #: the token where the upper end of a range begins
    upper_at: int | None = None


def _indexed(table: Mapping[str, str]) -> Phrases:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in table.items():
        words = tuple(token.text for token in tokens(name))
        index.setdefault(words[0], []).append((words, code))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in index.items()}


@dataclass(frozen=True, slots=True)
class _Index:
    names: Phrases
    symbols: Phrases
    before: Mapping[tuple[str, ...], str]


@cache
def _index(code: str) -> _Index:
    known = lang.of(code).units
    before = {tuple(token.text for token in tokens(name)): unit for name, unit in known.before.items()}
    return _Index(_indexed(known.names), _indexed(known.symbols), before)


def _lookup(line: Line, i: int, index: _Index) -> tuple[str, int] | None:  # noqa: PLR0911 one return a kind
    """The unit that begins at token `i` and its number of tokens."""
    if i >= len(line.tokens):
        return None
    if line.words[i] in _SIGNS and i + 1 < len(line.tokens) and line.tokens[i + 1].kind == "number":
        return None  # the sign belongs to the number after it
    exact = line.tokens[i].text
    if exact == '"' and i not in line.inches:
        return None
    if len(exact) == 1 and line.word(i + 1) in _APOSTROPHES and line.touches(i + 1):
        return None  # le bus 17 s'arrête
    for phrase, code in index.names.get(line.words[i], ()):
        if len(phrase) > 1 and tuple(line.words[i : i + len(phrase)]) == phrase:
            return code, len(phrase)  # km an hour
    for phrase, code in index.symbols.get(exact, ()):
        found = tuple(token.text for token in line.tokens[i : i + len(phrase)])
        if found == phrase and all(line.touches(j) for j in range(i + 1, i + len(phrase))):
            return code, len(phrase)
    if len(exact) <= _LONGEST_ACRONYM and exact.isupper() and line.is_word(i):
        return None  # SEC is no second
    return next(((code, 1) for phrase, code in index.names.get(line.words[i], ()) if len(phrase) == 1), None)


def unit_at(line: Line, i: int) -> tuple[str, int] | None:
    """The unit after a number that ends at token `i`: its code and the token after it."""
    index, at = _index(line.code), i
    found = _lookup(line, at, index)
    if found is None and line.word(at) in _DASHES:
        at += 1
        found = _lookup(line, at, index)
    if found is None and at == i and line.word(at) in lang.of(line.code).units.links:
        at += 1 + (line.word(at + 1) == "'")
        found = _lookup(line, at, index)
    if found is None and line.word(i) == "d" and line.word(i + 1) == "'":
        at = i + 2
        found = _lookup(line, at, index)
    return _per(line, found[0], at + found[1]) if found else None


def _per(line: Line, unit: str, end: int) -> tuple[str, int]:
    """`unit` with what it is divided by: 6 l/km, 20 J/m^2."""
    if line.word(end) != "/" or not (line.touches(end) and line.touches(end + 1)):
        return unit, end
    below = _lookup(line, end + 1, _index(line.code))
    if below is None:
        return unit, end
    at, power = end + 1 + below[1], ""
    if line.word(at) == "^" and line.touches(at) and line.touches(at + 1) and line.word(at + 1).isdecimal():
        at, power = at + 2, line.word(at + 1)
    return f"{unit}/{below[0]}{power}", at


def _currency_before(line: Line, i: int) -> tuple[str, int] | None:
    """The currency sign that ends before token `i`: its code and its first token."""
    known = _index(line.code).before
    for length in (3, 2, 1):
        if i - length >= 0 and (code := known.get(tuple(line.words[i - length : i]))):
            if length > 1 and len(line.words[i - length]) == 1 and not line.touches(i - length + 1):
                continue  # a $250 million plant is no Australian one
            # in "10 USD 20" the first number has it already
            taken = i > length and line.tokens[i - length - 1].kind == "number" and not line.touches(i)
            return None if taken else (code, i - length)
    return None


def _after_scale(line: Line, numeral: Numeral) -> int:
    """The token after a number and the full stop of its abbreviated scale: 1,5 Mio. Euro; a stop that ends the sentence stays out."""
    end = numeral.end
    if (
        line.word(end - 1) not in lang.of(line.code).numbers.abbreviated
        or line.word(end) != "."
        or not line.touches(end)
    ):
        return end
    goes_on = unit_at(line, end + 1) is not None or (
        line.is_word(end + 1) and line.word(end + 1) not in line.counting.stops and not line.breaks(end + 1)
    )
    return end + 1 if goes_on else end


def _scaled_money(line: Line, i: int) -> tuple[float, str, int] | None:
    """The scale, the currency and the end of "k€" and "M€" at token `i`."""
    scale = _SCALED_MONEY.get(line.tokens[i].text) if i + 1 < len(line.tokens) else None
    if scale is None or not line.touches(i + 1):
        return None
    money = _lookup(line, i + 1, _index(line.code))
    return (scale, money[0], i + 1 + money[1]) if money and money[0].isupper() and len(money[0]) == _ISO_4217 else None


def _names_a_thing(line: Line, numeral: Numeral, unit: str, end: int) -> bool:
    """Whether a unit that ends at token `end` is the first part of what is counted: two day trippers, three second graders."""
    names = _index(line.code).names
    word = line.word(end - 1)
    if (
        line.counting.head != "plural"
        or numeral.value == 1
        or unit.isupper()
        or end - 1 != numeral.end
        or f"{word}s" not in names
    ):
        return False
    after = end + (line.word(end) == "-" and line.touches(end))
    led = line.word(numeral.begin - 1) in line.counting.determiners
    plural = line.is_word(after) and line.word(after).endswith("s") and line.word(after) not in names
    return plural and not led and line.word(after) not in line.counting.stops


def _amount(line: Line, numeral: Numeral) -> Amount:
    begin, end, value = numeral.begin, _after_scale(line, numeral), numeral.value
    unit: str | None = None
    money = _currency_before(line, begin)
    if money is not None:
        unit, begin = money
        letter = line.word(end)
        if letter in _MONEY_LETTERS and line.touches(end):
            value, end = tidy(value * _MONEY_LETTERS[letter]), end + 1
        trailing = unit_at(line, end)
        if trailing and trailing[0][:3].isupper() and len(trailing[0]) == 3:
            end = trailing[1]
    elif (scaled := _scaled_money(line, end)) is not None:
        value, unit, end = tidy(value * scaled[0]), scaled[1], scaled[2]
    elif (found := unit_at(line, end)) is not None and not _names_a_thing(line, numeral, *found):
        unit, end = found
        if half := _half_after(line, end):
            value, end = tidy(value + 0.5), end + half
        if unit == "[lb_av]" and value >= _MONEY:
            unit = "GBP"  # nobody weighs millions of pounds
    return Amount(
        begin=begin, end=end, number=(numeral.begin, numeral.end), value=value, unit=unit, kind=numeral.kind,
        rough=numeral.rough, digits=numeral.digits,
    )  # fmt: skip


def _half_after(line: Line, i: int) -> int:
    """How many tokens from `i` on add half a unit to a length: deux heures et demie, two hours and a half."""
    words = (tuple(phrase.split()) for phrase in lang.of(line.code).units.halves)
    return next((len(one) for one in words if tuple(line.words[i : i + len(one)]) == one), 0)


def _range_end(line: Line, left: Amount, right: Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    table, gap = line.counting, line.words[left.end : right.begin]
    while len(gap) > 1 and gap[-1] in table.bounds["about"]:
        gap = gap[:-1]  # 300 bis etwa 420 Millionen
    if not gap or len(gap) > _LONGEST_LINK or right.value <= left.value or not {left.kind, right.kind} <= _SPANNING:
        return False
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        return False
    if left.unit is not None and right.unit is None and left.end > left.number[1]:
        return False  # up 0.4 percent to 3,310.20: a change and a level
    opener = line.word(left.begin - 1)
    if gap[0] in _DASHES and len(gap) == 1:
        return left.digits == right.digits
    # zehn- bis zwölftausend
    words = " ".join(gap[gap[0] in _DASHES and line.touches(left.end) :])
    if words in table.between_words:
        return opener in table.between
    scaled = right.number[1] - right.number[0] > 1 and left.number[1] - left.number[0] == 1
    # "from 4 to 5 percent" is a change, "from 60 to 80 million" hardly
    return words in table.range_words and (opener not in table.range_openers or scaled or table.head == "capital")


def _shared_scale(line: Line, left: Amount, right: Amount) -> int:
    """The scale of the second end of a range that its first end shares: one to three million, zwei bis dreihundert."""
    if (
        left.number[1] - left.number[0] > 1
        and not left.digits
        and line.word(left.number[1] - 1) in lang.of(line.code).numbers.scales
    ):
        return 1
    last = line.word(right.number[1] - 1 - (line.word(right.number[1] - 1) == "."))
    bare = right.number[1] - right.number[0] == 1
    scales = lang.of(line.code).numbers.scales
    for word, scale in sorted(scales.items(), key=lambda entry: -entry[1]):
        spoken = last == word if not bare else last != word and last.endswith(word) and lang.of(line.code).numbers.glued
        if spoken and scale <= right.value:
            return scale
    return 1


def _ranged(line: Line, left: Amount, right: Amount) -> Amount:
    """One amount of two; "1 to 3 million" multiplies both."""
    scale = _shared_scale(line, left, right) if left.value < _THOUSAND else 1
    first = tidy(left.value * scale) if left.value * scale < right.value else left.value
    return replace(
        right, begin=left.begin, number=(left.number[0], right.number[1]), value=first, upper=right.value,
        unit=right.unit or left.unit, upper_at=right.begin,
    )  # fmt: skip


def _score(line: Line, left: Amount, right: Amount) -> bool:
    """The result of a match or a vote: 3-1, 52-48; without a unit what is glued so is no two figures."""
    glued = right.begin - left.end == 1 and line.word(left.end) in _DASHES | {":"}
    bare = left.unit is None and right.unit is None and left.value < _RESULTS
    return glued and bare and left.digits and right.digits and left.value >= right.value


def _share(line: Line, last: Amount, amount: Amount) -> int | None:
    """How many of the second amount's units make one of the first's; a bare rest after money is in hundredths."""
    if amount.unit is not None:
        return _SMALLER.get((last.unit or "", amount.unit))
    rest = isinstance(amount.value, int) and 0 < amount.value < 100 and amount.kind == "cardinal"
    ends = amount.end >= len(line.tokens) or line.tokens[amount.end].kind == "mark"
    opened = line.word(last.begin - 1) in (*line.counting.between, *line.counting.range_openers)
    return 100 if last.unit in _COINED and rest and ends and not opened else None


#: money whose rest is said without its name (15 dollars 50)
_COINED = frozenset({"USD", "EUR", "GBP"})


def _compounded(line: Line, found: Sequence[Amount]) -> list[Amount]:
    """Five feet two inches, three dollars and fifty cents: one amount in the greater unit."""
    done: list[Amount] = []
    for amount in found:
        last = done[-1] if done else None
        if last is not None and amount.number[0] < last.end:
            continue  # the hundred of "31 pour cent"
        share = _share(line, last, amount) if last is not None else None
        gap = line.words[last.end : amount.begin] if last is not None else []
        if last is not None and share and (not gap or (len(gap) == 1 and gap[0] in ("and", "und", "et"))):
            value = tidy(last.value + amount.value / share)
            done[-1] = replace(last, end=amount.end, number=(last.number[0], amount.number[1]), value=value)
        else:
            done.append(amount)
    return done


def _in_code(line: Line, numeral: Numeral) -> bool:
    """Figures that touch a word before them are part of a code (A320), unless it is a currency (EUR5)."""
    before = numeral.begin - 1
    glued = numeral.digits and line.touches(numeral.begin) and line.tokens[before].kind == "word"
    return glued and (line.words[before],) not in _index(line.code).before


def _with_unit_of(line: Line, amount: Amount, follower: Amount | None) -> Amount:
    """The first of two bare ends with the unit that only the second names: from 5 to 4 percent, von 40 auf 45 Euro."""
    if follower is None or amount.unit is not None or follower.unit is None or amount.end != amount.number[1]:
        return amount
    gap = line.words[amount.end : follower.begin]
    opened = line.word(amount.begin - 1) in line.counting.range_openers
    links = (*line.counting.range_words, *line.counting.changing)
    return replace(amount, unit=follower.unit) if opened and len(gap) == 1 and gap[0] in links else amount


def amounts(line: Line, *, articles: bool = False) -> Iterator[Amount]:
    """All amounts in reading order; scores of matches are left out. Articles count as one only before a unit."""
    free = [n for n in numerals(line.tokens, line.code) if n.kind != "ordinal" and not _in_code(line, n)]
    found = [_amount(line, numeral) for numeral in signed(free, line.tokens, line.code)]
    found, i = _compounded(line, found), 0
    while i < len(found):
        follower = found[i + 1] if i + 1 < len(found) else None
        amount = _with_unit_of(line, found[i], follower)
        if follower is not None and _score(line, amount, follower):
            i += 2
            continue
        if follower is not None and _range_end(line, amount, follower):
            yield _ranged(line, amount, follower)
            i += 2
            continue
        if amount.kind != "article" or amount.unit is not None or articles:
            yield amount
        i += 1
