"""The stemma of a story as a tree."""

from rich.text import Text
from rich.tree import Tree

from stemma.model import Descent, Story
from stemma.report.descents import change_lines, edge_words, root_words
from stemma.report.view import View

#: changes named under an edge; the rest are counted
NAMED_CHANGES = 4


def _add(branch: Tree, view: View, exemplar: str, children: dict[str, list[Descent]], *, full: bool) -> None:
    for descent in children.get(exemplar, ()):
        others = [d.exemplar for d in view.descents_of[descent.copy] if d.exemplar != exemplar]
        also = f"; also from {', '.join(others)}" if others else ""
        label = Text(f"{descent.copy}  {view.name(descent.copy)}  ", style="bold")
        label.append(edge_words(descent, view.wording) + also, style="not bold")
        twig = branch.add(label)
        lines = change_lines(descent.changes, view)
        # a line that counts one more takes the room of that one
        named = lines if full or len(lines) == NAMED_CHANGES + 1 else lines[:NAMED_CHANGES]
        for line in named:
            twig.add(Text(line, style="dim"))
        if len(named) < len(lines):
            twig.add(Text(f"and {len(lines) - len(named)} more changes; --full shows all", style="dim"))
        _add(twig, view, descent.copy, children, full=full)


def lineage_tree(view: View, story: Story, *, full: bool) -> Tree:
    """Independent texts and lost exemplars at the top, copies below what they were made from; all changes with `full`."""
    children: dict[str, list[Descent]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            children.setdefault(descent.exemplar, []).append(descent)
    lost = sorted(e for e in children if e.startswith("lost:"))
    tree = Tree("", hide_root=True)
    for root in [*lost, *(a for a in story.articles if a not in view.descents_of)]:
        below = children.get(root, [])
        own = view.wording("descent.lost") if root.startswith("lost:") else root_words(below, view.wording)
        label = Text(f"{root}  ", style="bold")
        label.append(f"{'' if root.startswith('lost:') else view.name(root) + '  '}[{own}]", style="not bold")
        _add(tree.add(label), view, root, children, full=full)
    return tree
