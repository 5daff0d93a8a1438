"""What a tagger reads in one text: sayings with their parts, and names. Spans index the text it was given."""

from dataclasses import dataclass
from typing import Literal

from stemma.model.finding import Hedge, Polarity, StatementKind
from stemma.model.passage import Span

NameType = Literal["person", "organisation", "place"]
#: what in the text says who speaks: the subject of a verb of saying or of another verb that frames a quotation; what words such as
#: "according to" govern; whoever accuses by way of a passive; a quotation that goes on from a framed one, in its paragraph or in the
#: next; reported mood that goes on; words that name who said what stands before or behind
Ground = Literal["subject", "frame", "governed", "agent", "goes_on", "next", "mood", "pointer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A span that names a person, an organisation or a place."""

    span: Span
    type: NameType
    #: 0 to 1
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that somebody is said to have said, written or thought, before anybody is resolved."""

    #: one or more ranges in reading order, without quotation marks
    content: tuple[Span, ...]
    kind: StatementKind = "indirect"
    hedge: Hedge | None = None
    polarity: Polarity = "asserts"
    #: who speaks; may stand sentences away; None when nobody is named
    speaker: Span | None = None
    #: the words that say that something is said, in reading order
    cues: tuple[Span, ...] = ()
    addressee: Span | None = None
    medium: Span | None = None
    #: 0 to 1: how sure the tagger is of the content
    score: float = 1.0
    #: None where nothing in the text says who speaks
    ground: Ground | None = None


Sayings = tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """All that a tagger reads in one text, in reading order; sayings may nest."""

    sayings: Sayings = ()
    names: tuple[Name, ...] = ()
    #: who made it: "model" or "rules"; coverage tells users which
    origin: Literal["model", "rules"] = "model"
