"""Edges of the stemma in words: what kind of copy it is, and what it dropped or changed."""

from collections.abc import Iterable, Sequence

from stemma.model import Change, Descent, Passage
from stemma.report.view import View, one_line
from stemma.report.wording import Wording

#: sureness of the direction from which a print counts as the earlier one
TOLD = 0.5
#: code points shown of a passage, and of a sentence shown in its place
PASSAGE, SENTENCE = 60, 120


def kind_words(descent: Descent, wording: Wording) -> str:
    """An edge's kind: "translation, cut"."""
    kinds = [descent.kind, "cut"] if descent.cut and descent.kind != "cut" else [descent.kind]
    return ", ".join(wording(f"descent.{kind}") for kind in kinds)


def edge_words(descent: Descent, wording: Wording) -> str:
    """An edge: translation, cut (confidence 0.97)."""
    number = f"{descent.confidence:.2f}".replace(".", wording("number.decimal"))
    sure = wording("descent.confidence", confidence=number)
    return f"{kind_words(descent, wording)} ({sure})"


def root_words(children: Sequence[Descent], wording: Wording) -> str:
    """What an article is whose own exemplar is not known, by the copies made of it."""
    if not children:
        return wording("descent.independent")
    told = sum(descent.direction >= TOLD for descent in children)
    return wording("descent.original" if 2 * told >= len(children) else "descent.untold")


def change_lines(changes: Iterable[Change], view: View) -> list[str]:
    """Changes, those of the same words in one line: dropped attribution, dropped hedge: “…” → “…”.

    Words too few to be read alone ("that") come with their sentence.
    """
    kinds: dict[str, dict[str, None]] = {}
    for change in outermost(changes):
        sides = (passage for passage in (change.exemplar, change.copy) if passage)
        words = [view.wording("quote.words", words=shown(passage, change, view)) for passage in sides]
        kinds.setdefault(" → ".join(words), {})[view.wording(f"change.{change.kind}")] = None
    return [f"{', '.join(told)}: {words}" if words else ", ".join(told) for words, told in kinds.items()]


def outermost(changes: Iterable[Change]) -> list[Change]:
    """Without what is dropped or added inside of what the same kind of change drops or adds whole."""
    given = list(changes)
    return [one for one in given if not any(_within(one, other) for other in given if other is not one)]


def _within(inner: Change, outer: Change) -> bool:
    if inner.kind != outer.kind or inner == outer:
        return False
    pairs = ((inner.exemplar, outer.exemplar), (inner.copy, outer.copy))
    return all(a is b is None or (a is not None and b is not None and a != b and a.text in b.text) for a, b in pairs)


def shown(passage: Passage, change: Change, view: View) -> str:
    """The words of one side of a change, in their sentence where they can't be read alone; a number stands alone."""
    if change.kind == "changed_number":
        return one_line(passage.text, PASSAGE)
    words = view.readable(passage)
    return one_line(words, PASSAGE if words == passage.text else SENTENCE)
