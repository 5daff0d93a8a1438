"""The stemma of a story as a tree of values: what every report draws or lists."""

from collections import Counter
from dataclasses import dataclass

from stemma.model import ChangeKind, Descent, Story
from stemma.report.descents import outermost, root_words
from stemma.report.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One text and those that were made from it."""

    #: id of the article, or of a lost text: `lost:AFP`
    key: str
    #: how it was made from the text above; None for a root
    descent: Descent | None
    #: other texts that it was made from as well
    also: tuple[str, ...]
    below: tuple["Branch", ...]

    @property
    def changes(self) -> tuple[tuple[ChangeKind, int], ...]:
        """What the copy did to its exemplar, counted."""
        return tuple(Counter(c.kind for c in outermost(self.descent.changes)).items()) if self.descent else ()

    @property
    def descents(self) -> list[Descent]:
        """How the texts below were made from this one."""
        return [one.descent for one in self.below if one.descent]


def branches(view: View, story: Story) -> tuple[Branch, ...]:
    """Lost and independent texts, each with what was made from it; those with most copies first."""
    children: dict[str, list[Descent]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            children.setdefault(descent.exemplar, []).append(descent)
    lost = sorted(key for key in children if key.startswith("lost:"))
    roots = [*lost, *(key for key in story.articles if key not in view.descents_of)]
    made = [_branch(view, key, None, children) for key in roots]
    return tuple(sorted(made, key=lambda one: -len(one.below)))


def _branch(view: View, key: str, descent: Descent | None, children: dict[str, list[Descent]]) -> Branch:
    also = tuple(d.exemplar for d in view.descents_of.get(key, ()) if descent and d.exemplar != descent.exemplar)
    below = tuple(_branch(view, one.copy, one, children) for one in children.get(key, ()))
    return Branch(key=key, descent=descent, also=also, below=below)


def own_words(view: View, branch: Branch) -> str:
    """What a text is that was made from none of the others: the original, an independent text, a lost one."""
    return view.wording("descent.lost") if branch.key.startswith("lost:") else root_words(branch.descents, view.wording)
