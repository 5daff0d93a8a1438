"""Stories, the claims in them, how their figures differ, and when it all happened."""

from dataclasses import dataclass
from typing import Literal

from stemma.model.passage import Passage

ClaimState = Literal["single_source", "corroborated", "contradicted", "denied", "corrected", "undecided"]
DifferenceKind = Literal[
    "same", "revision", "other_scope", "bound", "rounding", "translation_error", "conflict", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles on one event chain (TDT: a topic)."""

    id: str
    title: str
    #: article ids, sorted
    articles: tuple[str, ...]
    #: first and last day of publication known, ISO 8601
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Why two figures of one claim differ; `unknown` when the texts do not settle it."""

    #: ids of two quantities
    figures: tuple[str, str]
    kind: DifferenceKind
    why: str
    #: 0 to 1, how sure it is that the two count one thing
    confidence: float = 1.0


#: confidence from which on a state is said by its name
SURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition that statements or the narrator's text assert, vary or deny."""

    id: str
    story: str
    text: str
    #: ids of statements
    asserts: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    #: unattributed sentences that assert it
    narrated: tuple[Passage, ...] = ()
    #: ids of quantities
    figures: tuple[str, ...] = ()
    #: ids of the entities that the attribution chains end in
    roots: tuple[str, ...] = ()
    independent_sources: int = 0
    independent_articles: int = 0
    #: "undecided" where more than one source may tell it and it is not sure that they are two, or that they tell one thing
    state: ClaimState
    #: 0 to 1, how sure the state is
    confidence: float = 1.0
    differences: tuple[Difference, ...] = ()

    @property
    def told_state(self) -> ClaimState:
        """The state as it may be said: a strong word only where it is sure."""
        return self.state if self.confidence >= SURE else "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """One event with its clocks; uncertain dates stay partial."""

    story: str
    #: TIMEX3 value or interval
    happened: str
    #: the first day it was reported or said
    reported: str | None = None
    #: id of the article that reported it first, as far as known
    first_reporter: str | None = None
    text: str
    passages: tuple[Passage, ...] = ()
