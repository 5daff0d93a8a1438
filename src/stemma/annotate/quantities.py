"""Figures of an article: value, bound, unit, what is counted, as of when, and in which statement."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from stemma import lang
from stemma.annotate.figure_confidence import figure_confidence
from stemma.grammar.figures.amounts import Amount, amounts
from stemma.grammar.figures.context import bound_after, bound_before, is_code, names_only
from stemma.grammar.figures.line import Line, phrase_index
from stemma.grammar.figures.phrase import Phrase, phrase, text_of
from stemma.grammar.times.read import LONGEST, supported
from stemma.model import Article, Bound, Quantity, Span, Statement, TimeExpression
from stemma.text.ordered import Ordered
from stemma.text.segment import sentences
from stemma.text.tokens import tokens

#: figures that a pronoun can point back to
REMEMBERED = 40
#: tokens to each side in which somebody is hurt
_HARM_NEAR = 8
#: code points in which the word before a date stands
_NEAR_WORD = 20
#: figures from here on are runs of number words
_UNCOUNTABLE = 1e21
#: ages of people end here
OLDEST = 120
#: a bare number between commas after a name is an age from here on
YOUNGEST = 5
#: a pronoun or a bare number points back to a counted noun at most this far away, in code points
NEAR = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """An amount with its words: tokens `[begin, end)` and the counted phrase."""

    amount: Amount
    begin: int
    end: int
    bound: Bound
    counted: str | None
    head: str | None
    rule: str


class _Reader:
    def __init__(self, article: Article, times: Sequence[TimeExpression]) -> None:
        self.article = article
        self.line = Line(article.text[:LONGEST], article.language or "")
        self.times = times
        table = self.line.counting
        self.back = phrase_index(table.back)
        self.partitive = phrase_index(table.partitive)
        self.temporal = frozenset(table.temporal)
        self.aged = tuple(tuple(token.text for token in tokens(phrase_)) for phrase_ in table.aged)
        #: figures read so far, for pronouns
        self.read: list[_Figure] = []

    def span(self, begin: int, end: int) -> Span:
        return Span(self.line.tokens[begin].begin, self.line.tokens[end - 1].end)

    def in_time(self, amount: Amount, taken: Sequence[tuple[int, int, TimeExpression]]) -> bool:
        """Whether the number is part of a date, a time of day, a frequency, or a length that only dates."""
        where = self.span(*amount.number)
        for begin, end, time in taken:
            if begin <= where.begin and where.end <= end:
                return time.type != "DURATION" or self.dates(amount, time)
        return False

    def dates(self, amount: Amount, time: TimeExpression) -> bool:
        """Whether a length says when (since three years) rather than how long."""
        lead = self.article.text[time.passage.begin : self.line.tokens[amount.begin].begin].lower().split()
        return bool(self.temporal & set(lead)) or amount.kind == "article" or time.rule.startswith("ago")

    def qualifies(self, time: TimeExpression) -> bool:
        """Whether a year stands before a noun like an adjective (an 1898 deed): the sentence is not of that year."""
        before = self.article.text[max(0, time.passage.begin - _NEAR_WORD) : time.passage.begin].split()[-1:]
        after = self.article.text[time.passage.end : time.passage.end + 2]
        article = [word.lower() for word in before if word.lower() in self.line.counting.determiners]
        return bool(article) and time.passage.text.isdecimal() and after[:1] == " " and after[1:].isalpha()

    def counted(self, amount: Amount) -> tuple[Phrase | None, str | None, str]:
        """The phrase after the amount, the noun a pronoun stands for, and the rule that found it."""
        line, at = self.line, amount.end
        if (after := bound_after(line, at)) is not None:
            at = after[1]
        length = line.starts(at, self.back)
        if length:
            return Phrase(begin=at, head=at + length, end=at + length), self.antecedent(amount), "pronoun"
        length = line.starts(at, self.partitive)
        if length and (amount.unit is None or amount.unit == "percent"):
            inner = phrase(line, at + length)
            if inner is not None and line.tokens[at + length].kind != "number":
                return inner, None, "partitive"
        if amount.unit is not None:
            return None, None, "unit"
        glued = line.word(at) == "-" and line.touches(at) and line.is_word(at + 1)
        if glued and (line.counting.head == "plural" or (line.counting.head == "capital" and line.is_name(at + 1))):
            return (
                Phrase(begin=at + 1, head=at + 2, end=at + 2),
                None,
                "noun",
            )  # a 91-page will, eine 300-Einwohner-Stadt
        return phrase(line, at), None, "noun"

    def antecedent(self, amount: Amount) -> str | None:
        """What "of them" counts: the counted noun last named before, of a figure that is not smaller."""
        line, here = self.line, self.line.tokens[amount.begin].begin
        best: tuple[int, str] | None = None
        for figure in self.read[-REMEMBERED:]:
            if figure.head is None or figure.counted is None or figure.amount.unit is not None:
                continue
            at = line.text.rfind(figure.head, 0, here)
            larger = (figure.amount.upper or figure.amount.value) >= amount.value
            if at >= 0 and here - at <= NEAR and (larger or at > line.tokens[figure.end - 1].end):
                best = max(best or (-1, ""), (at, figure.counted))
        return best[1] if best else None

    def figure(self, amount: Amount) -> _Figure | None:
        line = self.line
        if is_code(line, amount):
            return None
        found, pronoun, rule = self.counted(amount)
        if names_only(line, amount, counts=found is not None) or (found is None and _is_mark(line, amount)):
            return None
        begin, end = amount.begin, amount.end
        aged = self.age(amount) if amount.unit in (None, "a") else None
        if aged is not None:
            amount, begin, end = replace(amount, unit="a"), *aged
            bound, begin, end, _ = self.bound(amount, begin, end)
            return _Figure(amount=amount, begin=begin, end=end, bound=bound, counted=None, head=None, rule="age")
        bound, begin, end, open_ = self.bound(amount, begin, end)
        counted = pronoun
        head = None
        if found is not None and rule != "unit":
            if amount.unit is None:
                end = max(end, found.head)
            if rule != "pronoun":
                counted = text_of(line, found.begin, found.end)
                head = text_of(line, found.head - 1, found.head)
        if open_ and (behind := bound_after(line, end)) is not None:
            bound, end = behind  # 300 personnes environ
        return _Figure(amount=amount, begin=begin, end=end, bound=bound, counted=counted, head=head, rule=rule)

    def bound(self, amount: Amount, begin: int, end: int) -> tuple[Bound, int, int, bool]:
        """The bound around the number, the tokens with it, and whether none was said."""
        line, bound = self.line, _own_bound(amount)
        if (before := bound_before(line, begin)) is not None:
            bound, begin = before
        elif amount.upper is not None and line.word(begin - 1) in line.counting.between:
            begin -= 1
        after = bound_after(line, end)
        if after is not None and bound == "exactly":
            bound, end = after
        return bound, begin, end, bound == "exactly" and after is None

    def age(self, amount: Amount) -> tuple[int, int] | None:
        """The tokens of an age: aged 31, Ms Name, 31, or 31-jährig; None when the number is no age."""
        line, begin, end = self.line, amount.begin, amount.end
        if not (amount.digits and 0 < amount.value < OLDEST):
            return None
        for phrase_ in self.aged:
            start = begin - len(phrase_)
            if start >= 0 and tuple(line.words[start:begin]) == phrase_:
                return start, end
        if (
            line.word(end) == "-"
            and line.word(end + 1).startswith(tuple(line.counting.age_stems))
            and line.touches(end)
        ):
            return begin, end + 2
        if amount.unit == "a" and line.word(end) == "-" and line.word(end + 1) in line.counting.age_stems:
            return begin, end + 2
        between = line.word(begin - 1) == "," and line.word(end) in (",", ".") and line.is_name(begin - 2)
        return (begin, end) if between and amount.unit is None and amount.value >= YOUNGEST else None

    def one(self, amount: Amount) -> bool:
        """Whether an indefinite article or "one" counts a person hurt or killed."""
        following = [self.line.word(amount.end + step) for step in (0, 1)]
        table = self.line.counting
        if any(word in table.casualties for word in following):
            return True
        near = range(max(0, amount.begin - _HARM_NEAR), amount.end + _HARM_NEAR)
        # who misses out is not hurt
        harmed = any(self.line.word(i) in table.harms and self.line.word(i + 1) not in table.unharming for i in near)
        return any(word in table.persons for word in following) and harmed

    def figures(self) -> Iterable[_Figure]:
        taken = deque((t.passage.begin, t.passage.end, t) for t in self.times)
        for amount in amounts(self.line, articles=True):
            while taken and taken[0][1] <= self.line.tokens[amount.begin].begin:
                taken.popleft()  # in reading order, so what lies behind is done with
            near = list(islice(taken, 2))
            if self._hardly_counts(amount) and not self.one(amount):
                continue
            if amount.kind == "fraction" and amount.unit is None and not amount.digits and self._bare_half(amount):
                continue
            if amount.upper_at is not None and self.in_time(
                replace(amount, number=(amount.number[0], amount.upper_at - 1)), near
            ):
                amount = _upper_end(amount)  # noqa: PLW2901  in 2012-13 to 279 t
            if self.in_time(amount, near):
                continue
            figure = self.figure(amount)
            if figure is not None:
                self.read.append(figure)
                yield figure

    def _hardly_counts(self, amount: Amount) -> bool:
        """Articles, "one of ..." and "both": numbers by their form; only with a bound ("more than a metre") they count."""
        word = self.line.word(amount.number[0])
        single = amount.number[1] - amount.number[0] == 1 and not amount.digits
        if single and word in self.line.counting.both:
            return True
        weak = amount.kind == "article" or (single and amount.value == 1 and amount.kind == "cardinal")
        return weak and (bound_before(self.line, amount.begin) is None or amount.unit is None)

    @staticmethod
    def _bare_half(amount: Amount) -> bool:
        return amount.number[1] - amount.number[0] == 1 and amount.value == 0.5


#: digits without a mark between thousands; whoever counts so far writes one
_UNGROUPED = 6


def _is_mark(line: Line, amount: Amount) -> bool:
    """Whether a long row of digits that counts nothing is a number of a file, a case or a ticket."""
    row = line.tokens[amount.number[0]].text
    bare = amount.unit is None and amount.upper is None and amount.number[1] - amount.number[0] == 1
    return bare and row.isdecimal() and len(row) >= _UNGROUPED and bound_before(line, amount.begin) is None


def _upper_end(amount: Amount) -> Amount:
    """What is left of a range whose first end turned out to be a date."""
    at = amount.upper_at or amount.begin
    return replace(
        amount, begin=at, number=(at, amount.number[1]), value=amount.upper or amount.value, upper=None, upper_at=None
    )


def _own_bound(amount: Amount) -> Bound:
    """What the number itself says: dozens are more than twelve, tens of millions of dollars begin at ten."""
    if amount.rough:
        return "about"
    if amount.kind == "vague":
        return "more_than" if amount.unit is None else "at_least"
    return "exactly"


def _dates_by_sentence(
    times: Sequence[TimeExpression], bounds: Ordered, qualifies: Callable[[TimeExpression], bool]
) -> dict[int, list[TimeExpression]]:
    found: dict[int, list[TimeExpression]] = {}
    for time in times:
        index = bounds.number(time.passage.span)
        if index is not None and time.type in ("DATE", "TIME") and time.begin is not None and not qualifies(time):
            found.setdefault(index, []).append(time)
    return found


def _as_of(where: Span, dates: Sequence[TimeExpression]) -> str | None:
    """The date or time in the same sentence that is nearest to a figure."""
    near = [
        (min(abs(date.passage.begin - where.end), abs(where.begin - date.passage.end)), date.passage.begin, date.value)
        for date in dates[:REMEMBERED]
    ]
    return min(near)[2] if near else None


def _inherit(found: Sequence[Quantity], bounds: Ordered, article: Article) -> tuple[Quantity, ...]:
    """A bare number in the sentence of a counted one, or in the next, counts the same.

    Not in the next where it is an end of a change: whose price "went from three to four" is said in that sentence.
    """
    table = lang.of(article.language).counting
    changing = {*table.range_openers, *table.changing, *table.range_words}
    done: list[Quantity] = []
    last: tuple[int, str] | None = None
    for quantity in found:
        index = bounds.number(quantity.passage.span)
        if quantity.unit is None and index is not None:
            if quantity.counted is not None:
                last = (index, quantity.counted)
            elif last is not None and (
                index == last[0] or (index - last[0] == 1 and _before(article, quantity) not in changing)
            ):
                quantity = replace(quantity, counted=last[1], rule="ellipsis")  # noqa: PLW2901
        done.append(quantity)
    return tuple(done)


def _before(article: Article, quantity: Quantity) -> str:
    """The word before a figure, in small letters."""
    begin = quantity.passage.begin
    return "".join(article.text[max(0, begin - _NEAR_WORD) : begin].lower().split()[-1:])


def quantities(article: Article, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """All figures in reading order, ids `<article>.q1`, `.q2`, ...; languages without a table give none.

    The span is bound, number, and unit or head noun. What dates, times of day, scores, names, codes, addresses and phone
    numbers have of numbers are no figures.
    """
    code = article.language or ""
    if not supported(code):
        return ()
    reader = _Reader(article, times)
    bounds = Ordered(sentences(article.text[:LONGEST], article.language))
    dates = _dates_by_sentence(times, bounds, reader.qualifies)
    found = []
    for number, figure in enumerate(filter(_is_countable, reader.figures()), 1):
        where = reader.span(figure.begin, figure.end)
        found.append(
            Quantity(
                id=f"{article.id}.q{number}",
                article=article.id,
                value=figure.amount.value,
                upper=figure.amount.upper,
                bound=figure.bound,
                unit=figure.amount.unit,
                counted=figure.counted,
                as_of=_as_of(where, dates.get(index, ())) if (index := bounds.number(where)) is not None else None,
                passage=article.passage(where),
                rule=figure.rule,
            )
        )
    return tuple(replace(one, confidence=figure_confidence(one)) for one in _inherit(found, bounds, article))


def _is_countable(figure: _Figure) -> bool:
    """Whether anybody counts so far; more is a run of number words, and no JSON holds it."""
    values = (figure.amount.value, figure.amount.upper or 0)
    return all(abs(value) < _UNCOUNTABLE for value in values)


def link_statements(quantities: Sequence[Quantity], statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """Each figure with the id of the innermost statement whose content holds it, and the day that was said."""
    contents = [
        (content.end - content.begin, statement.id, content.begin, content.end, statement)
        for statement in statements
        for content in statement.content
    ]
    linked = []
    for quantity in quantities:
        first, last = quantity.passage.begin, quantity.passage.end
        holding = [one for one in contents if one[2] <= first and last <= one[3] and one[4].article == quantity.article]
        if holding:
            inner = min(holding, key=lambda one: one[:2])[4]
            as_of = quantity.as_of or (inner.said.value if inner.said is not None else None)
            quantity = replace(quantity, statement=inner.id, as_of=as_of)  # noqa: PLW2901
        linked.append(quantity)
    return tuple(linked)
