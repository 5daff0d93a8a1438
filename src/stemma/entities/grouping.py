"""Which local entities of many articles are one. What tells the same in a hundred copies is compared once."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.entities.identity import Local, keys, may_be_body, one_body, one_label, one_person
from stemma.grammar.names.spelling import sounds
from stemma.lang.roles import posts_abroad


@dataclass(slots=True)
class _Kind:
    """Locals of one group that tell the same: one of them, and the articles they stand in."""

    one: Local
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Group:
    """Locals taken for one entity."""

    members: list[Local] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    kinds: dict[Hashable, _Kind] = field(default_factory=dict)

    def take(self, local: Local) -> None:
        self.members.append(local)
        self.articles.add(local.article)
        self.kinds.setdefault(_telling(local), _Kind(local)).articles.add(local.article)

    def fits(self, local: Local, near: frozenset[str]) -> bool:
        """Names decide wherever they stand; offices and plain words only between articles that share names."""
        if local.article in self.articles or any(_are_apart(local, kind.one) for kind in self.kinds.values()):
            return False
        named = [kind.one for kind in self.kinds.values() if kind.one.name and (local.name or local.label)]
        if named:
            return any(_one(local, other) or one_label(local, other) for other in named)
        close = [kind.one for kind in self.kinds.values() if not near.isdisjoint(kind.articles)]
        return any(_one(local, other) or set(local.names) & set(other.names) for other in close)


def groups_of(locals_: Sequence[Local], near: Mapping[str, frozenset[str]]) -> list[list[Local]]:
    """Locals of one entity together; groups in the order of their first local.

    Args:
        locals_: in reading order.
        near: for each article those that share names with it.
    """
    groups: list[_Group] = []
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for local in sorted(locals_, key=_certainty):
        own = keys(local)
        candidates = sorted({place for key in own for place in by_key[key]})
        fitting = [place for place in candidates if groups[place].fits(local, near[local.article])]
        place = _best(local, fitting, groups)
        if place == len(groups):
            groups.append(_Group())
        groups[place].take(local)
        for key in own:
            if place not in by_key[key]:
                by_key[key].append(place)
    order = {id(local): place for place, local in enumerate(locals_)}
    for group in groups:
        group.members.sort(key=lambda local: order[id(local)])
    return sorted((group.members for group in groups), key=lambda members: order[id(members[0])])


def _best(local: Local, fitting: Sequence[int], groups: Sequence[_Group]) -> int:
    """The group of the same name, else the largest; a new one where none fits."""
    exact = [p for p in fitting if local.name and sounds(groups[p].members[0].name) == sounds(local.name)]
    if exact:
        return exact[0]
    return max(fitting, key=lambda place: len(groups[place].members), default=len(groups))


def _certainty(local: Local) -> tuple[int, int, str, int, int]:
    """Full names first, then short ones, then offices, so that what tells most founds the groups."""
    telling = -len(local.concepts) - len(local.modifiers)
    return (-len(local.name), telling, " ".join(local.name), local.rank, local.mentions[0].begin)


def _telling(local: Local) -> Hashable:
    """All of a local that a comparison looks at, but for its article."""
    lists = tuple(tuple(words) for words in (local.name, local.concepts, local.modifiers, local.owners))
    sets = tuple(frozenset(words) for words in (local.nouns, local.marks, local.countries, local.aliases, local.names))
    return (local.language, local.type, local.certain, local.gender, local.unknown, local.owned, lists, sets)


def _one(first: Local, second: Local) -> bool:
    people = first.type in {"person", "unnamed", "group"}
    body = not people or may_be_body(first)
    return (people and one_person(first, second)) or (body and one_body(first, second))


def _are_apart(one: Local, other: Local) -> bool:
    """Whether what is told of two rules them out, whatever else agrees.

    Somebody unknown is nobody with a name, one's own services are no country's, a country's minister is nobody's without one, and
    its ambassador is the one of another text only where both tell the same post.
    """
    unknown = (one.unknown and bool(other.name)) or (other.unknown and bool(one.name))
    owned = (one.owned and bool(other.label or other.countries)) or (other.owned and bool(one.label or one.countries))
    countries = bool(one.countries and other.countries and not one.countries & other.countries)
    stateless = (
        one.type == "person" and bool(one.countries) != bool(other.countries) and bool(one.name) != bool(other.name)
    )
    return unknown or owned or (countries and not (one.name and other.name)) or stateless or _of_two_posts(one, other)


def _of_two_posts(one: Local, other: Local) -> bool:
    """Whether both stand for a country abroad, and it is not told that they do so in one place."""
    abroad = posts_abroad() & set(one.concepts) & set(other.concepts)
    posts = {*one.modifiers, *one.owners} & {*other.modifiers, *other.owners} or len(
        one.countries & other.countries
    ) > 1
    return bool(abroad) and not (one.name and other.name) and not posts
