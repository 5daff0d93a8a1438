"""The stemma of a story as a tree."""

from rich.text import Text
from rich.tree import Tree

from stemma.model import Change, Descent, Passage, Story
from stemma.report.view import View, one_line

#: changes named under an edge; the rest are counted
NAMED_CHANGES = 4
#: words from which a passage can be read without its sentence
READABLE = 4
#: code points shown of a passage, and of a sentence shown in its place
PASSAGE, SENTENCE = 60, 120


def change_line(change: Change, view: View) -> str:
    """A change: changed number: “14” → “41”. Words too few to be read alone ("that") come with their sentence."""
    before, after = (_shown(passage, change, view) for passage in (change.exemplar, change.copy))
    words = change.kind.replace("_", " ")
    if before and after:
        return f"{words}: “{before}” → “{after}”"
    return f"{words}: “{before or after}”"


def _shown(passage: Passage | None, change: Change, view: View) -> str:
    if passage is None:
        return ""
    if change.kind == "changed_number" or len(passage.text.split()) >= READABLE:
        return one_line(passage.text, PASSAGE)
    return one_line(view.sentence(passage), SENTENCE)


def edge_words(descent: Descent) -> str:
    """An edge: translation, cut (confidence 0.97)."""
    parts = [descent.kind, "cut"] if descent.cut and descent.kind != "cut" else [descent.kind]
    return f"{', '.join(parts)} (confidence {descent.confidence:.2f})"


def _add(branch: Tree, view: View, exemplar: str, children: dict[str, list[Descent]]) -> None:
    for descent in children.get(exemplar, ()):
        others = [d.exemplar for d in view.descents_of[descent.copy] if d.exemplar != exemplar]
        also = f"; also from {', '.join(others)}" if others else ""
        label = Text(f"{descent.copy}  {view.name(descent.copy)}  ", style="bold")
        label.append(edge_words(descent) + also, style="not bold")
        twig = branch.add(label)
        for change in descent.changes[:NAMED_CHANGES]:
            twig.add(Text(change_line(change, view), style="dim"))
        if len(descent.changes) > NAMED_CHANGES:
            twig.add(Text(f"and {len(descent.changes) - NAMED_CHANGES} more changes", style="dim"))
        _add(twig, view, descent.copy, children)


def lineage_tree(view: View, story: Story) -> Tree:
    """Independent texts and lost exemplars at the top, copies below what they were made from."""
    children: dict[str, list[Descent]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            children.setdefault(descent.exemplar, []).append(descent)
    lost = sorted(e for e in children if e.startswith("lost:"))
    tree = Tree("", hide_root=True)
    for root in [*lost, *(a for a in story.articles if a not in view.descents_of)]:
        own = "lost exemplar" if root.startswith("lost:") else "original" if root in children else "independent text"
        label = Text(f"{root}  ", style="bold")
        label.append(f"{'' if root.startswith('lost:') else view.name(root) + '  '}[{own}]", style="not bold")
        _add(tree.add(label), view, root, children)
    return tree
