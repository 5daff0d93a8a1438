"""An engine of this machine alone: processes of our own, nothing to install."""

from collections.abc import Iterator, Sequence

from stemma.errors import EngineError
from stemma.processes.crew import LIGHT, Crew

#: two days, beyond what any task takes (and what the system takes for a wait): stages have limits of their own
_SECONDS = 2e5
_MEMORY = 1 << 44


class LocalEngine:
    """Processes that each do a task at a time.

    Args:
        processes: how many; 0 does all in this one.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def each(self, work: str, tasks: Sequence[bytes]) -> Iterator[bytes]:
        """As `Engine.each`."""
        with Crew(work, processes=min(self._processes, len(tasks)), seconds=_SECONDS, memory=_MEMORY) as crew:
            for _, made in crew.made_of(_Handed(work), tasks):
                if made is None:
                    raise EngineError("a worker died of its task: too little memory, or broken; run again to go on")
                yield made


class _Handed:
    """A task, always handed on where there is a process for it."""

    def __init__(self, work: str) -> None:
        self._work = work

    def here(self, item: bytes) -> bytes | None:
        """Do it in this process."""
        from pkgutil import resolve_name

        made: bytes = resolve_name(self._work)(item)
        return made

    def weight(self, item: bytes) -> int:
        """Never light."""
        del item
        return LIGHT + 1

    def question(self, item: bytes) -> bytes | None:
        """The task as it is."""
        return item

    def answered(self, item: bytes, answer: bytes) -> bytes | None:
        """The answer as it is."""
        del item
        return answer

    def overrun(self, item: bytes) -> bytes | None:
        """Nothing came of it."""
        del item
        return None
