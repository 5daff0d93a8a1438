"""Disjoint sets that grow together (union-find; Galler and Fischer 1964), with a leader that the caller can choose."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Sets(Generic[Item]):
    """Every item is alone until it is joined with another; items not seen before are alone as well.

    Args:
        items: in the order in which `groups` lists them.
        first: a key; the item with the least leads its set. Without it the earlier one in the order of `items` leads.
    """

    def __init__(self, items: Iterable[Item] = (), *, first: Callable[[Item], Any] | None = None) -> None:
        self._leader: dict[Item, Item] = {}
        self._rank: dict[Item, int] = {}
        self._first = first if first is not None else self._rank.__getitem__
        for item in items:
            self._add(item)

    def _add(self, item: Item) -> None:
        if item not in self._leader:
            self._leader[item] = item
            self._rank[item] = len(self._rank)

    def find(self, item: Item) -> Item:
        """The leader of the item's set."""
        self._add(item)
        leader = item
        while self._leader[leader] != leader:
            leader = self._leader[leader]
        while self._leader[item] != leader:  # shorten the way for the next who asks
            self._leader[item], item = leader, self._leader[item]
        return leader

    def join(self, one: Item, other: Item) -> None:
        """Make one set of two."""
        a, b = self.find(one), self.find(other)
        if a != b:
            low, high = (a, b) if self._first(a) <= self._first(b) else (b, a)
            self._leader[high] = low

    def groups(self) -> list[list[Item]]:
        """The sets, each in the order of its items, in the order of their first items."""
        found: dict[Item, list[Item]] = {}
        for item in self._leader:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
