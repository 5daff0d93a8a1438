"""What speaks for one witness having its text from another: every sign that a reader would weigh, as a number.

Signs run from -1 (speaks for the opposite direction) to 1, and 0 says nothing. Their names are the reasons that a descent gives.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.lineage.collate import Collation
from stemma.lineage.outlets import hours_between, same_outlet_later
from stemma.lineage.provenance import names, one_page
from stemma.lineage.witness import Witness

#: hours after which one more hour tells little more about who was first
LATER_HOURS = 3.0
#: figures compared from which their agreement counts in full
FIGURES_FULL = 6

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way a witness may have come about: from this exemplar, as these signs say."""

    #: left is the copy, right the exemplar
    collation: Collation
    signs: Signs
    #: the signs weighed, as log-odds
    odds: float = 0.0

    @property
    def copy(self) -> Witness:
        """The witness in question."""
        return self.collation.left

    @property
    def exemplar(self) -> Witness:
        """The witness it may come from."""
        return self.collation.right


def _later(copy: Witness, exemplar: Witness) -> float:
    hours = hours_between(exemplar, copy)
    return 0.0 if hours is None else math.tanh(hours / LATER_HOURS)


def _home(copy: Witness, exemplar: Witness) -> float:
    """Whose text it is at home: put out for others to print, even for agencies; else the agency that it names as its own."""
    mine, theirs = copy.provenance, exemplar.provenance
    if mine.publisher == theirs.publisher:
        return 0.0
    if mine.released != theirs.released:
        return 1.0 if theirs.released else -1.0
    return float(theirs.agency_itself) - float(mine.agency_itself)


def _source_language(copy: Witness, exemplar: Witness) -> float:
    told = copy.provenance.translated_from
    other = exemplar.provenance.translated_from
    forth = 0.0 if told is None else 1.0 if told == exemplar.article.language else -1.0
    back = 0.0 if other is None else 1.0 if other == copy.article.language else 0.0
    return forth - back


def _uncredited(copy: Witness, exemplar: Witness) -> float:
    """Copies lose the agency's name; they seldom gain one."""
    return float(bool(exemplar.provenance.agencies)) - float(bool(copy.provenance.agencies))


def _same_title(copy: Witness, exemplar: Witness) -> float:
    return float(bool(copy.title) and copy.title == exemplar.title)


def _attributions_lost(collation: Collation) -> float:
    """How much oftener the exemplar says whose words it gives than the copy, over the matched sentences; -1 to 1."""
    copy, exemplar = collation.left, collation.right
    edited = [m for m in collation.matches if m.kind != "verbatim"]
    gain = sum(exemplar.attributed(m.right) - copy.attributed(m.left) for m in edited)
    return gain / len(collation.matches) if edited else 0.0


def signs(collation: Collation) -> Signs:
    """All signs for the collation's left having its text from its right."""
    copy, exemplar = collation.left, collation.right
    mine, theirs = copy.provenance, exemplar.provenance
    crossing = copy.article.language != exemplar.article.language
    later = _later(copy, exemplar)
    after = same_outlet_later(collation)
    return {
        "shared_text": collation.left_shared * collation.likeness,
        "used_text": collation.right_shared * collation.likeness,
        "same_words": collation.left_copied,
        "containment": collation.left_shared - collation.right_shared,
        "figures": collation.figures_agree * min(1.0, collation.figures / FIGURES_FULL),
        "facts_in_order": told_in_order(collation),
        "outlet_credited": float(names(mine, theirs)) - float(names(theirs, mine)),
        "agency_itself": _home(copy, exemplar),
        "reprint_notice": float(mine.reprinted) - float(theirs.reprinted),
        "translation_signs": (float(mine.translated) - float(theirs.translated)) if crossing else 0.0,
        "both_translated": float(mine.translated and theirs.translated and not crossing),
        "source_language": _source_language(copy, exemplar),
        "later": later,
        "agency_lost": _uncredited(copy, exemplar),
        "attributions_lost": _attributions_lost(collation),
        "same_title": _same_title(copy, exemplar),
        "same_outlet_later": after,
        "taken_in": collation.right_shared * collation.likeness if after > 0 else 0.0,
        "crossing": float(crossing),
        "looks_back": float(mine.revising) - float(theirs.revising) if not crossing else 0.0,
        "plain_page": (float(mine.dressed) - float(theirs.dressed)) if one_page(mine, theirs) else 0.0,
    }


#: share of common runs from which the words speak for the figures
COPIED = 0.5


def told_in_order(collation: Collation) -> float:
    """How far two texts tell the same figures in one order, 0 to 1; who copies the words copies the figures with them."""
    copied = max(collation.left_copied, collation.right_copied)
    if copied >= COPIED:
        return copied
    known = collation.answers.get("told_in_order")
    if known is None:
        known = collation.answers["told_in_order"] = in_order(collation.left, collation.right)
    return known


def in_order(left: Witness, right: Witness) -> float:
    """Share of the figures of one text that the other has, times the share of common facts in one order; 0 to 1."""
    mine, theirs = left.first_at, right.first_at
    common = mine.keys() & theirs.keys()
    figures = sum(fact[0].isdigit() for fact in common)
    if not figures:
        return 0.0
    fewest = min(left.figures, right.figures)
    told = [there for _, there in sorted((mine[fact], theirs[fact]) for fact in common)]
    return figures / fewest * min(1.0, figures / FIGURES_FULL) * _longest_rise(told) / len(told)


def _longest_rise(numbers: Iterable[int]) -> int:
    """Length of the longest part that never falls (patience sorting, Aldous and Diaconis 1999)."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_right(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
