"""What is found inside one article: times, quantities, mentions, statements."""

from dataclasses import dataclass
from typing import Literal

from stemma.model.passage import Passage

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exactly", "about", "at_least", "more_than", "at_most", "less_than"]
EntityType = Literal["person", "organisation", "place", "group", "document", "unnamed"]
StatementKind = Literal["direct", "indirect", "mixed", "free_indirect", "reported"]
Hedge = Literal["alleged", "expected", "unconfirmed", "denied"]
Polarity = Literal["asserts", "denies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3 time expression (ISO-TimeML, ISO 24617-1), resolved as far as the text allows."""

    article: str
    passage: Passage
    type: TimeType
    #: TIMEX3 value: 2024-10-18, 2024-W42, P2D, 2024-10-08/2024-10-13, XXXX-WXX-1, PAST_REF
    value: str
    #: the expression as TIMEX3 delimits it, without the preposition that `passage` has
    timex: Passage | None = None
    #: first and last day or moment that `value` can mean (ISO 8601), None where it stays partial
    begin: str | None = None
    end: str | None = None
    #: the rule that read it
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: a value with its bound, what it counts, and as of when it holds."""

    id: str
    article: str
    #: id of the innermost statement it stands in
    statement: str | None = None
    value: int | float
    #: the end of a range
    upper: int | float | None = None
    bound: Bound = "exactly"
    #: UCUM or ISO 4217 code, "percent", "percentage_point", else None
    unit: str | None = None
    #: head noun with what restricts it, in the article's words
    counted: str | None = None
    #: TIMEX3 value
    as_of: str | None = None
    passage: Passage
    #: the rule that read it
    rule: str
    #: 0 to 1: how likely value, bound and unit are right
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something, and the entity it names once resolved."""

    passage: Passage
    type: EntityType
    #: name, nominal ("the minister") or pronoun
    form: Literal["name", "nominal", "pronoun"]
    entity: str | None = None
    #: 0 to 1: how likely it is that entity, as far as its article tells
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whoever or whatever mentions name, over all articles of a trace."""

    id: str
    type: EntityType
    name: str
    #: the forms seen, by language
    names: dict[str, tuple[str, ...]]
    #: title or office, as last seen with the name
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When something was said: TIMEX3 value and the words that tell."""

    value: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One source in an attribution chain."""

    #: id of the entity, None when nobody is named
    entity: str | None
    name: str | None
    mention: Passage | None
    cue: tuple[Passage, ...] = ()
    #: 0 to 1: how likely the statement comes from this source
    confidence: float = 1.0
    #: 0 to 1: how likely the mention is that entity
    link_confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom the words were said to."""

    entity: str | None
    mention: Passage
    #: 0 to 1: how likely the mention is that entity
    link_confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who a statement is credited to.

    `chain` runs from the one who reports (outermost) to the root, the first-hand source, which is last.
    """

    chain: tuple[Hop, ...]
    addressee: Addressee | None = None
    #: press conference, statement, post, report, interview: the passage's words
    medium: Passage | None = None

    @property
    def root(self) -> Hop:
        """The first-hand source, as far as the text names it."""
        return self.chain[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Reported words. Nobody is credited where `attribution` is None (hearsay)."""

    id: str
    article: str
    #: one or more passages in reading order; quotation marks, cue and speaker stay outside
    content: tuple[Passage, ...]
    kind: StatementKind
    hedge: Hedge | None = None
    polarity: Polarity = "asserts"
    #: the content itself is negated ("there were no victims"); no denial of anybody's claim
    negated: bool = False
    said: Said | None = None
    attribution: Attribution | None = None
    #: 0 to 1: how likely content and source are right, as far as the tagger and the ground in the text tell
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one article."""

    article: str
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    #: what was left out because there is too much of it, a sentence each
    cut: tuple[str, ...] = ()
