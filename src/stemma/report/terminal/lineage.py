"""The stemma of a story as a tree."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from stemma.model import Change, Descent, Passage, Story
from stemma.report.view import View, one_line

#: changes named under an edge; the rest are counted
NAMED_CHANGES = 4
#: sureness of the direction from which a print counts as the earlier one
TOLD = 0.5
#: code points shown of a passage, and of a sentence shown in its place
PASSAGE, SENTENCE = 60, 120


def change_lines(changes: Iterable[Change], view: View) -> list[str]:
    """Changes, those of the same words in one line: dropped attribution, dropped hedge: “…” → “…”.

    Words too few to be read alone ("that") come with their sentence.
    """
    kinds: dict[str, dict[str, None]] = {}
    for change in _outermost(changes):
        words = [f"“{_shown(passage, change, view)}”" for passage in (change.exemplar, change.copy) if passage]
        kinds.setdefault(" → ".join(words), {})[change.kind.replace("_", " ")] = None
    return [f"{', '.join(told)}: {words}" if words else ", ".join(told) for words, told in kinds.items()]


def _outermost(changes: Iterable[Change]) -> list[Change]:
    """Without what is dropped or added inside of what the same kind of change drops or adds whole."""
    given = list(changes)
    return [one for one in given if not any(_within(one, other) for other in given if other is not one)]


def _within(inner: Change, outer: Change) -> bool:
    if inner.kind != outer.kind or inner == outer:
        return False
    pairs = ((inner.exemplar, outer.exemplar), (inner.copy, outer.copy))
    return all(a is b is None or (a is not None and b is not None and a != b and a.text in b.text) for a, b in pairs)


def _shown(passage: Passage, change: Change, view: View) -> str:
    if change.kind == "changed_number":
        return one_line(passage.text, PASSAGE)
    shown = view.readable(passage)
    return one_line(shown, PASSAGE if shown == passage.text else SENTENCE)


def edge_words(descent: Descent) -> str:
    """An edge: translation, cut (confidence 0.97)."""
    parts = [descent.kind, "cut"] if descent.cut and descent.kind != "cut" else [descent.kind]
    return f"{', '.join(parts)} (confidence {descent.confidence:.2f})"


def _add(branch: Tree, view: View, exemplar: str, children: dict[str, list[Descent]], *, full: bool) -> None:
    for descent in children.get(exemplar, ()):
        others = [d.exemplar for d in view.descents_of[descent.copy] if d.exemplar != exemplar]
        also = f"; also from {', '.join(others)}" if others else ""
        label = Text(f"{descent.copy}  {view.name(descent.copy)}  ", style="bold")
        label.append(edge_words(descent) + also, style="not bold")
        twig = branch.add(label)
        lines = change_lines(descent.changes, view)
        # a line that counts one more takes the room of that one
        named = lines if full or len(lines) == NAMED_CHANGES + 1 else lines[:NAMED_CHANGES]
        for line in named:
            twig.add(Text(line, style="dim"))
        if len(named) < len(lines):
            twig.add(Text(f"and {len(lines) - len(named)} more changes; --full shows all", style="dim"))
        _add(twig, view, descent.copy, children, full=full)


def _standing(children: Sequence[Descent]) -> str:
    """What an article is whose own exemplar is not known, by the copies made of it."""
    if not children:
        return "independent text"
    told = sum(descent.direction >= TOLD for descent in children)
    return "original" if 2 * told >= len(children) else "one text; which print came first can't be told"


def lineage_tree(view: View, story: Story, *, full: bool) -> Tree:
    """Independent texts and lost exemplars at the top, copies below what they were made from; all changes with `full`."""
    children: dict[str, list[Descent]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            children.setdefault(descent.exemplar, []).append(descent)
    lost = sorted(e for e in children if e.startswith("lost:"))
    tree = Tree("", hide_root=True)
    for root in [*lost, *(a for a in story.articles if a not in view.descents_of)]:
        own = "lost exemplar" if root.startswith("lost:") else _standing(children.get(root, []))
        label = Text(f"{root}  ", style="bold")
        label.append(f"{'' if root.startswith('lost:') else view.name(root) + '  '}[{own}]", style="not bold")
        _add(tree.add(label), view, root, children, full=full)
    return tree
