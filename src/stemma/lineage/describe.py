"""Tells how a copy was made of its exemplar: the kind, the reasons, the passages that show it."""

from collections.abc import Mapping, Sequence

from stemma.lineage.changes import changes_of
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import Candidate
from stemma.lineage.lost import Lost
from stemma.lineage.outlets import one_agency, same_outlet, same_outlet_later
from stemma.lineage.provenance import one_page
from stemma.lineage.stemma import Edge, Family
from stemma.lineage.weigh import weights
from stemma.lineage.witness import Witness
from stemma.model import Change, Descent, DescentKind, Evidence, Findings
from stemma.ports import Encoder

#: share of each text in common runs from which it is the same text, give or take a line of contact details
SAME_TEXT = 0.93
#: share of a copy in common runs from which what it lacks is the difference
CONTAINED = 0.8
#: share of the exemplar that a translation or revision passed over, from which it is also cut
CUT = 0.2
#: share of the copy's words in common runs below which it was put in other words
REWORDED = 0.3
#: likeness of the sentences below which a text in another language was not translated but told anew
TOLD_ANEW = 0.8
#: words of a sentence without counterpart from which it was added; shorter ones are furniture of the page
ADDED_WORDS = 8
_STOPS = ".!?…\"'”“»«’)"


def kind_of(collation: Collation) -> tuple[DescentKind, bool]:
    """The kind of a descent, the collation's left being the copy, and whether it is also cut."""
    copy, exemplar = collation.left, collation.right
    cut = 1 - collation.right_shared >= CUT
    if copy.article.language != exemplar.article.language:
        return ("rewrite" if _told_anew(collation) else "translation"), cut
    adds = bool(additions(collation))
    same = min(collation.left_copied, collation.right_copied) >= SAME_TEXT and not adds
    if same and not _corrected(collation):
        return "verbatim", False
    if _revised(collation, adds=adds):
        return "revision", cut
    if collation.left_copied < REWORDED:
        return "rewrite", cut
    if adds and collation.left_copied < CONTAINED:
        return "extended", cut
    return ("extended", False) if adds and not cut else ("cut", False)


def _corrected(collation: Collation) -> bool:
    """Whether an outlet put its own text out again later with a sentence in other words: it has corrected something."""
    left, right = collation.left.provenance, collation.right.provenance
    reworded = any(match.kind == "edited" for match in collation.matches)
    return reworded and same_outlet_later(collation) > 0 and not (left.dressed or right.dressed)


def _revised(collation: Collation, *, adds: bool) -> bool:
    """Whether an outlet put its own text out anew; a page for the printer is no new text."""
    if one_page(collation.left.provenance, collation.right.provenance) and collation.left.provenance.dressed:
        return False
    return same_outlet(collation) or (adds and one_agency(collation))


def additions(collation: Collation) -> tuple[int, ...]:
    """Numbers of the copy's sentences that nothing in the exemplar stands for and that are no page furniture."""
    copy = collation.left
    matched = {i for m in collation.matches for i in m.left}
    return tuple(
        i
        for i, span in enumerate(copy.sentences)
        if i not in matched and copy.lengths[i] >= ADDED_WORDS and copy.words_of(span)[-1:] in _STOPS
    )


def _told_anew(collation: Collation) -> bool:
    return not collation.left.provenance.translated and collation.likeness < TOLD_ANEW


#: log-odds from which a sign is worth naming
WORTH = 0.4
#: signs named at most
MOST = 5


def reasons_of(candidate: Candidate) -> tuple[str, ...]:
    """The names of the signs that spoke most for this exemplar."""
    fitted = weights().descent
    spoke = {name: fitted.get(name, 0.0) * value for name, value in candidate.signs.items()}
    ranked = sorted((-share, name) for name, share in spoke.items() if share >= WORTH)
    return tuple(name for _, name in ranked[:MOST])


def descent_of(edge: Edge) -> Descent:
    """Who was made from whom and how, with reasons, without evidence and changes."""
    collation = edge.candidate.collation
    kind, cut = kind_of(collation)
    return Descent(
        copy=collation.left.id,
        exemplar=collation.right.id,
        kind="merged" if edge.merged else kind,
        cut=cut and not edge.merged,
        confidence=round(float(edge.confidence), 3),
        direction=round(float(edge.direction), 3),
        reasons=reasons_of(edge.candidate),
    )


#: changes that a sister proves; of two figures nobody can say which is the lost one's
_LOST_KINDS = frozenset({"dropped_attribution", "dropped_hedge", "dropped_denial", "added"})
#: other copies of a lost exemplar that a copy is compared with
SISTERS = 8
#: passages shown
SHOWN = 3
#: share of a copy that no sister has, from which it was extended, and share of a sister that it lacks, from which it was cut
ADDED, LACKING = 0.1, 0.2


def lost_descents(family: Family, findings: Mapping[str, Findings], encoder: Encoder | None) -> list[Descent]:
    """One descent for each copy of each lost exemplar of a family; without an encoder, no changes."""
    by_id = {one.id: one for one in family.witnesses}
    return [_descent(by_id[copy], lost, family, (findings, encoder)) for lost in family.lost for copy in lost.copies]


def _sisters(copy: Witness, lost: Lost, family: Family) -> list[Collation]:
    """The copy beside the others of its lost exemplar: those that hold most of it, of very many."""
    beside = family.beside.get(copy.id, {})
    found = [collation for other, collation in beside.items() if other in lost.copies]
    nearest = sorted(found, key=lambda c: (-c.left_shared, c.right.key))[:SISTERS]
    return sorted(nearest, key=lambda c: c.right.id)


def _descent(
    copy: Witness, lost: Lost, family: Family, compare: tuple[Mapping[str, Findings], Encoder | None]
) -> Descent:
    sisters = _sisters(copy, lost, family)
    kind, cut = _kind(copy, sisters)
    findings, encoder = compare
    return Descent(
        copy=copy.id,
        exemplar=lost.name,
        kind=kind,
        cut=cut,
        confidence=round(min(0.9, 0.5 + 0.15 * len(sisters)), 3),
        reasons=("common_agency", "shared_text") if not lost.name.startswith("lost:?") else ("parallel",),
        evidence=_evidence(copy, sisters),
        changes=_changes(sisters, findings, encoder, kind) if encoder is not None else (),
    )


def _kind(copy: Witness, sisters: Sequence[Collation]) -> tuple[DescentKind, bool]:
    matched = {i for c in sisters for m in c.matches for i in m.left}
    total = max(sum(copy.weights), 1.0)
    alone = sum(w for i, w in enumerate(copy.weights) if i not in matched) / total
    missing = max((1 - c.right_shared for c in sisters), default=0.0)
    if copy.provenance.translated:
        return "translation", missing >= LACKING
    own = copy.provenance.mixed or copy.provenance.own_reporting
    return ("extended" if alone >= ADDED and own else "cut"), False


def _evidence(copy: Witness, sisters: Sequence[Collation]) -> tuple[Evidence, ...]:
    """Passages that the copy shares with its first sister: what both have from the lost exemplar."""
    return tuple(
        Evidence(
            copy=copy.article.passage(copy.span_of(m.left)),
            exemplar=c.right.article.passage(c.right.span_of(m.right)),
            match=m.kind,
        )
        for c in sisters[:1]
        for m in c.matches[:SHOWN]
    )


def _changes(
    sisters: Sequence[Collation], findings: Mapping[str, Findings], encoder: Encoder, kind: DescentKind
) -> tuple[Change, ...]:
    """What sisters still credit, hedge or deny, the copy has lost; what no sister has, an extended copy added."""
    found: dict[tuple[str, int, int], Change] = {}
    for number, sister in enumerate(sisters):
        others = [c for n, c in enumerate(sisters) if n != number]
        for change in changes_of(sister, findings, encoder, kind=kind, others=others):
            if change.kind in _LOST_KINDS and (change.copy is not None or change.kind == "dropped_denial"):
                place = change.copy if change.copy is not None else change.exemplar
                key = (change.kind, place.begin if place is not None else -1, int(change.copy is None))
                # what the copy lacks is shown by the sister that has it
                shown = change.exemplar if change.copy is None else None
                found.setdefault(key, Change(kind=change.kind, copy=change.copy, exemplar=shown))
    return tuple(found[key] for key in sorted(found))
