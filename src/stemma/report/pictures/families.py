"""The texts of a story in the order in which a stemma is drawn: families one below the other, copies under their exemplar."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import Descent, Story
from stemma.report.pictures.spans import Span, span_of
from stemma.report.view import View

#: texts of a story from which copies that differ in nothing drawn are folded
MANY = 24
#: of one exemplar and kind, from which they are
ALIKE = 3
#: rows from which all that was made of a copy is drawn as one
DEEP = 60
#: texts without copies that are drawn one by one in a story of many
ALONE = 8
#: times that nobody knows come last
_NEVER = Span(float("inf"), float("inf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a story, printed or lost, or several that are drawn as one."""

    #: ids of articles, or of a lost text; several where they are folded
    keys: tuple[str, ...]
    #: how it was made, from the exemplar it stands under first; of folded texts those of the first
    descents: tuple[Descent, ...]
    #: number of its family
    family: int
    #: exemplars between it and its root
    depth: int

    @property
    def key(self) -> str:
        """The first of its ids."""
        return self.keys[0]

    @property
    def lost(self) -> bool:
        """Whether nobody has it."""
        return self.key.startswith("lost:")


def published(view: View, key: str) -> Span | None:
    """When a text was put out; None where nobody knows, and for a lost one."""
    article = view.articles.get(key)
    return span_of(article.published.value) if article else None


def drawn_descents(view: View, story: Story) -> dict[str, tuple[Descent, ...]]:
    """Each copy's descents, that from the latest exemplar first: it stands under the last of those that it had to wait for."""

    def order(descent: Descent) -> tuple[float, float, str]:
        span = published(view, descent.exemplar)
        return (-span.begin if span else float("inf"), -descent.confidence, descent.exemplar)

    ranked = {key: sorted(view.descents_of.get(key, ()), key=order) for key in story.articles}
    return {key: tuple(found) for key, found in ranked.items() if found}


class _Forest:
    """The tree that a stemma is drawn as: a copy of several exemplars stands under the latest."""

    def __init__(self, view: View, story: Story) -> None:
        self.descents = drawn_descents(view, story)
        exemplars = [d.exemplar for found in self.descents.values() for d in found]
        self.keys = tuple(dict.fromkeys([*story.articles, *sorted(exemplars)]))
        order = {key: n for n, key in enumerate(view.articles)}
        self.children: dict[str, list[str]] = {}
        for copy in sorted(self.descents, key=lambda key: (published(view, key) or _NEVER, order.get(key, 0))):
            self.children.setdefault(self.descents[copy][0].exemplar, []).append(copy)
        self.rank = {key: (published(view, key) or _NEVER, order.get(key, 0), key) for key in self.keys}

    def first(self, key: str) -> tuple[Span, int, str]:
        """What orders families: the earliest of a root and its copies."""
        return min([self.rank[key], *(self.rank[one] for one in self.children.get(key, ()))])

    def roots(self) -> list[str]:
        """Texts that were made from none of the others, the earliest family first."""
        return sorted((key for key in self.keys if key not in self.descents), key=self.first)


def texts(view: View, story: Story) -> tuple[Text, ...]:
    """All texts of a story as they are drawn, from above; folded where there are many."""
    forest = _Forest(view, story)
    many = len(forest.keys) > MANY
    roots = forest.roots()
    alone = [key for key in roots if not forest.children.get(key)]
    folded = alone[ALONE:] if many and len(alone) > ALONE + ALIKE else []
    made: list[Text] = []
    shown = [key for key in roots if key not in folded]
    for family, root in enumerate(shown):
        made += _under(forest, root, family, fold=many)
    if len(made) > DEEP:
        made = [text for family, root in enumerate(shown) for text in _shallow(forest, root, family)]
    if folded:
        made.append(Text(keys=tuple(folded), descents=(), family=len(roots), depth=0))
    return tuple(made)


def _under(forest: _Forest, root: str, family: int, *, fold: bool) -> list[Text]:
    """A root and all that was made of it, depth first; no recursion, since a chain may be long."""
    made: list[Text] = []
    seen: set[str] = set()
    stack: list[tuple[tuple[str, ...], int]] = [((root,), 0)]
    while stack:
        keys, depth = stack.pop()
        if keys[0] in seen:
            continue
        seen.update(keys)
        made.append(Text(keys=keys, descents=forest.descents.get(keys[0], ()), family=family, depth=depth))
        if len(keys) == 1:
            stack += [(group, depth + 1) for group in reversed(_groups(forest, keys[0], fold=fold))]
    return made


def _groups(forest: _Forest, exemplar: str, *, fold: bool) -> Sequence[tuple[str, ...]]:
    """Copies of a text, one by one, or those together that were made the same way and were not copied on."""
    children = forest.children.get(exemplar, [])
    if not fold:
        return [(key,) for key in children]
    groups: dict[object, list[str]] = {}
    for key in children:
        plain = not forest.children.get(key) and len(forest.descents[key]) == 1
        groups.setdefault((forest.descents[key][0].kind, forest.descents[key][0].cut) if plain else key, []).append(key)
    made: list[tuple[str, ...]] = []
    for keys in groups.values():
        made += [tuple(keys)] if len(keys) >= ALIKE else [(key,) for key in keys]
    return made


def _shallow(forest: _Forest, root: str, family: int) -> list[Text]:
    """A root, the copies made of it, and below each of these in one all that was made of that copy."""
    made = [Text(keys=(root,), descents=(), family=family, depth=0)]
    seen = {root}
    for keys in _groups(forest, root, fold=True):
        seen.update(keys)
        made.append(Text(keys=keys, descents=forest.descents[keys[0]], family=family, depth=1))
        if below := _below(forest, keys[0], seen) if len(keys) == 1 else ():
            direct = [d for child in below for d in forest.descents[child] if d.exemplar == keys[0]]
            made.append(Text(keys=below, descents=tuple(direct[:1]), family=family, depth=2))
    return made


def _below(forest: _Forest, key: str, seen: set[str]) -> tuple[str, ...]:
    """All that was made of a text, directly or not, the earliest first."""
    found: list[str] = []
    left = [key]
    while left:
        new = [child for child in forest.children.get(left.pop(), ()) if child not in seen]
        seen.update(new)
        found += new
        left += new
    return tuple(sorted(found, key=lambda one: forest.rank[one]))
