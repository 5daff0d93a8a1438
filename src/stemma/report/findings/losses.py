"""What copies dropped, changed or added, by the words concerned: one loss for all the copies that share it."""

from dataclasses import dataclass

from stemma.model import Change, ChangeKind, Descent, Passage, Story
from stemma.report.descents import TOLD, outermost, shown
from stemma.report.findings.finding import Cited
from stemma.report.view import View

#: what weighs most with a reader comes first
ORDER: tuple[ChangeKind, ...] = (
    "dropped_denial", "changed_negation", "changed_number", "dropped_attribution", "dropped_hedge", "added",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Words that copies dropped or changed, or that they added."""

    kind: ChangeKind
    #: the exemplar's words; None for what is added
    exemplar: Passage | None
    #: the same as a reader sees them: a word or two in their sentence
    words: Cited | None
    #: each copy that did so, with its own words where it has some
    copies: tuple[Cited, ...]


def losses(view: View, story: Story) -> tuple[Loss, ...]:
    """What the copies of a story did to what they were made from, the gravest first, then the most frequent.

    Only of copies that are surely copies, and surely of this exemplar.
    """
    groups: dict[tuple[ChangeKind, str, int], list[tuple[Descent, Change]]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            if min(descent.confidence, descent.direction) >= TOLD:
                for change in outermost(descent.changes):
                    groups.setdefault(_same(change), []).append((descent, change))
    found = [_loss(view, changes) for changes in groups.values()]
    return tuple(sorted(found, key=lambda loss: (ORDER.index(loss.kind), -len(loss.copies))))


def _same(change: Change) -> tuple[ChangeKind, str, int]:
    """Changes of one kind to words that begin at one place are one; each addition is its own."""
    side = change.exemplar or change.copy
    return (change.kind, side.article, side.begin) if side else (change.kind, "", 0)


def _loss(view: View, changes: list[tuple[Descent, Change]]) -> Loss:
    change = changes[0][1]
    exemplar = change.exemplar
    return Loss(
        kind=change.kind,
        exemplar=exemplar,
        words=Cited(words=shown(exemplar, change, view), passages=(exemplar,)) if exemplar else None,
        copies=tuple(_copy(view, descent, one) for descent, one in changes),
    )


def _copy(view: View, descent: Descent, change: Change) -> Cited:
    """A copy by its name, leading to its own words."""
    passages = (change.copy,) if change.copy else ()
    return Cited(words=view.name(descent.copy), passages=passages, article=descent.copy)
