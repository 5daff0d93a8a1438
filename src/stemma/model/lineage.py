"""Who copied whom: descents between witnesses, with their evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stemma.model.passage import Passage

DescentKind = Literal["verbatim", "cut", "extended", "merged", "revision", "translation", "rewrite"]
ChangeKind = Literal[
    "dropped_attribution", "dropped_hedge", "dropped_denial", "changed_number", "changed_negation", "added"
]
MatchKind = Literal["verbatim", "edited", "translated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Two passages that carry the same text, and how they match."""

    copy: Passage
    exemplar: Passage
    match: MatchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a copy did to its exemplar. One side is None where there is nothing to show (dropped, added).

    A lost exemplar's words are shown by a copy that still has them.
    """

    kind: ChangeKind
    copy: Passage | None = None
    exemplar: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One edge of a stemma: `copy` was made from `exemplar`.

    `exemplar` is an article id, or `lost:AFP` for a hyparchetype: a text that nobody has but that the copies prove; another
    lost text of the same agency is `lost:AFP#2`, in the order in which they were first printed.
    """

    copy: str
    exemplar: str
    kind: DescentKind
    #: a translation or revision that also left parts out
    cut: bool = False
    #: how sure it is that the copy is one, 0 to 1, calibrated on the development stories
    confidence: float
    #: how sure it is that it was made from this exemplar: not the other way round, nor from another copy; 0 to 1. Of many like prints
    #: nobody may be able to tell which came first: then this is low, and all the same they are one text
    direction: float = 1.0
    #: what speaks for this direction, strongest first, in fixed words ("agency_dateline", "containment", ...)
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[Change, ...] = ()


def independent_texts(articles: Iterable[str], descents: Iterable[Descent]) -> int:
    """How many texts stand behind some articles: those that are no copies, and the lost ones that others were made from."""
    found = set(articles)
    own = [descent for descent in descents if descent.copy in found]
    lost = {descent.exemplar for descent in own if descent.exemplar.startswith("lost:")}
    return len(found - {descent.copy for descent in own}) + len(lost)
