"""The stemma of a story as a tree."""

from rich.text import Text
from rich.tree import Tree

from stemma.model import Story
from stemma.report.descents import change_lines, edge_words
from stemma.report.lineage import Branch, branches, own_words
from stemma.report.view import View

#: changes named under an edge; the rest are counted
NAMED_CHANGES = 4


def _add(tree: Tree, view: View, branch: Branch, *, full: bool) -> None:
    for one in branch.below:
        also = f"; {view.wording('page.also_from')} {', '.join(one.also)}" if one.also else ""
        label = Text(f"{one.key}  {view.name(one.key)}  ", style="bold")
        if one.descent:
            label.append(edge_words(one.descent, view.wording) + also, style="not bold")
        twig = tree.add(label)
        lines = change_lines(one.descent.changes, view) if one.descent else []
        # a line that counts one more takes the room of that one
        named = lines if full or len(lines) == NAMED_CHANGES + 1 else lines[:NAMED_CHANGES]
        for line in named:
            twig.add(Text(line, style="dim"))
        if len(named) < len(lines):
            twig.add(Text(view.wording("terminal.more_changes", n=len(lines) - len(named)), style="dim"))
        _add(twig, view, one, full=full)


def lineage_tree(view: View, story: Story, *, full: bool) -> Tree:
    """Independent texts and lost exemplars at the top, copies below what they were made from; all changes with `full`."""
    tree = Tree("", hide_root=True)
    for branch in branches(view, story):
        label = Text(f"{branch.key}  ", style="bold")
        name = "" if branch.key.startswith("lost:") else view.name(branch.key) + "  "
        label.append(f"{name}[{own_words(view, branch)}]", style="not bold")
        _add(tree.add(label), view, branch, full=full)
    return tree
