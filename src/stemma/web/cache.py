"""Answers made once: kept by what they are of and its version, the least used go when room is short."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

#: bytes of answers kept: some thousand pages
ROOM = 64_000_000
#: an answer larger than this part of the room would drive out too many others
LARGEST = 8


class Cache:
    """Bytes by key, for many threads. Memory stays below its room, however much is asked for."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    @property
    def used(self) -> int:
        """Bytes that are kept."""
        return self._used

    def get(self, key: Hashable) -> bytes | None:
        """The answer of a key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, answer: bytes) -> None:
        """Keep an answer; one that is too large is not kept."""
        if len(answer) * LARGEST > self._room:
            return
        with self._lock:
            self._used += len(answer) - len(self._kept.pop(key, b""))
            self._kept[key] = answer
            while self._used > self._room:
                self._used -= len(self._kept.popitem(last=False)[1])
