"""Several confined processes, and work handed to them so that it comes back in order.

What is small is done here: handing it on would cost more than it takes. What is large goes to a process that can be killed, and
once there is much to do, all of it goes to as many processes as there are cores. Which way a thing goes changes nothing in what
comes of it.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import Protocol, Self, TypeVar

from stemma.processes.confined import Confined, Overrun

Item = TypeVar("Item")
Made = TypeVar("Made")
Given_contra = TypeVar("Given_contra", contravariant=True)
Come_co = TypeVar("Come_co", covariant=True)

#: bytes or code points; work on less is done here
LIGHT = 30_000
#: pieces of work after which all that follows is handed on
FEW = 16
#: pieces of work handed on ahead of the one that is waited for, a process
_AHEAD = 3


class Work(Protocol[Given_contra, Come_co]):
    """One kind of work: how it is done here, and how it is handed on. An item becomes what is made of it, whatever happens."""

    def here(self, item: Given_contra) -> Come_co:
        """Do it in this process."""
        ...

    def weight(self, item: Given_contra) -> int:
        """Roughly how large it is: bytes or code points."""
        ...

    def question(self, item: Given_contra) -> bytes | None:
        """The item for another process; None for one that is done here."""
        ...

    def answered(self, item: Given_contra, answer: bytes) -> Come_co:
        """What the other process made of it."""
        ...

    def overrun(self, item: Given_contra) -> Come_co:
        """What stands for an item that took too much."""
        ...


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Processes that work. A context manager: leaving it ends them; they also end with this process.

    Args:
        answers: "module:function" that answers there, as for `Confined`.
        processes: how many at once; 0 does everything here.
        seconds: of processor time that one answer may take.
        memory: bytes that a process may take beyond what this one has.
        prepare: loads here, once, what each process needs; forks have it then without loading.
    """

    def __init__(
        self,
        answers: str,
        *,
        processes: int,
        seconds: float,
        memory: int,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._confined = [Confined(answers, seconds=seconds, memory=memory) for _ in range(processes)]
        self._free: SimpleQueue[Confined] = SimpleQueue()
        for one in reversed(self._confined):
            self._free.put(one)
        self._threads: ThreadPoolExecutor | None = None
        self._met = 0
        self._prepare: Callable[[], None] | None = prepare

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        threads, self._threads = self._threads, None
        for one in self._confined:
            one.stop()
        if threads is not None:
            threads.shutdown(cancel_futures=True)
        for one in self._confined:
            one.end()

    def made_of(self, work: Work[Item, Made], items: Iterable[Item]) -> Iterator[tuple[Item, Made]]:
        """Each item, in order, with what the work makes of it. Some items ahead are taken; never many."""
        begun: deque[tuple[Item, Callable[[], Made]]] = deque()
        for item in items:
            begun.append((item, self._begun(work, item)))
            if self._threads is None or len(begun) > _AHEAD * len(self._confined):
                first, made = begun.popleft()
                yield first, made()
        while begun:
            first, made = begun.popleft()
            yield first, made()

    def _begun(self, work: Work[Item, Made], item: Item) -> Callable[[], Made]:
        """The work on one item, begun elsewhere where that pays; called, it gives what came of it."""
        self._met += 1
        busy = self._met > FEW and len(self._confined) > 1
        question = work.question(item) if self._confined and (busy or work.weight(item) > LIGHT) else None
        if question is None:
            made = work.here(item)
            return lambda: made
        asked = self._asked(question)

        def wait() -> Made:
            try:
                return work.answered(item, asked.result())
            except Overrun:
                return work.overrun(item)

        return wait

    def _asked(self, question: bytes) -> "Future[bytes]":
        prepare, self._prepare = self._prepare, None
        if prepare is not None:
            prepare()
        if self._threads is None:
            self._threads = ThreadPoolExecutor(len(self._confined))

        def ask() -> bytes:
            one = self._free.get()
            try:
                return one.ask(question)
            finally:
                self._free.put(one)

        return self._threads.submit(ask)


def in_order(work: Work[Item, Made], items: Iterable[Item], crew: Crew | None) -> Iterator[tuple[Item, Made]]:
    """Each item with what the work makes of it, by a crew where there is one."""
    return crew.made_of(work, items) if crew is not None else ((item, work.here(item)) for item in items)
