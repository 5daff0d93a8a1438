"""Engines that are Daft: on this machine, or on Ray over as many as it spans (extra `scale`).

A task is a row of a data frame and a worker a class of user-defined functions, one instance a process with its own models. Both
programs tell their makers of each run unless two variables forbid it before they are imported: they are set here.
"""

import os
from collections.abc import Iterator, Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from stemma.errors import EngineError, MissingExtraError, StemmaError

if TYPE_CHECKING:
    from collections.abc import Callable

#: before either is imported: nobody is told what runs here, and no bar is drawn beside ours
_QUIET = {
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    # the workers' environment is made by Ray from this one
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
#: where a Ray that runs already is found
_ADDRESS = "RAY_ADDRESS"


class DaftEngine:
    """Daft on this machine.

    Args:
        processes: workers at once.
    """

    def __init__(self, processes: int) -> None:
        self._processes = max(1, processes)

    def each(self, work: str, tasks: Sequence[bytes]) -> Iterator[bytes]:
        """As `Engine.each`."""
        yield from _each(_daft(ray=False), work, tasks, processes=self._processes, parts=1)


class RayEngine:
    """Daft on Ray: on the cluster that RAY_ADDRESS names, else on a Ray of its own on this machine, which ends with it.

    Args:
        processes: workers at once; files and folder must be the same for all of them.
    """

    def __init__(self, processes: int) -> None:
        self._processes = max(1, processes)

    def each(self, work: str, tasks: Sequence[bytes]) -> Iterator[bytes]:
        """As `Engine.each`."""
        daft = _daft(ray=True)
        self._begin(daft)
        yield from _each(daft, work, tasks, processes=self._processes, parts=self._processes)

    def _begin(self, daft: Any) -> None:  # noqa: ANN401 no types where it is not installed
        import ray

        if not ray.is_initialized():
            own = {} if _ADDRESS in os.environ else {"num_cpus": self._processes, "include_dashboard": False}
            ray.init(log_to_driver=False, logging_level="ERROR", **own)
        daft.set_runner_ray(noop_if_initialized=True)
        if daft.get_or_infer_runner_type() != "ray":
            raise EngineError("Daft runs on this machine alone already, in this process; use Ray in a fresh one")


def _daft(*, ray: bool) -> Any:  # noqa: ANN401 as above
    for name, value in _QUIET.items():
        os.environ[name] = value
    try:
        import daft

        if ray:
            import ray as _  # noqa: F401 is it there?
    except ImportError:
        raise MissingExtraError(f"--engine {'ray' if ray else 'daft'}", "scale") from None
    return daft


def _each(daft: Any, work: str, tasks: Sequence[bytes], *, processes: int, parts: int) -> Iterator[bytes]:  # noqa: ANN401 as above
    """Answers in the tasks' order, as soon as all before them are there."""
    if not tasks:
        return
    worker = _worker(daft, min(processes, len(tasks)))(work)
    frame = daft.from_pydict({"number": list(range(len(tasks))), "task": list(tasks)})
    if parts > 1:
        # a partition is what a machine gets at once
        frame = frame.into_partitions(min(parts, len(tasks)))
    asked = frame.select(frame["number"], worker.answers(frame["task"]).alias("answer"))
    ahead: dict[int, bytes] = {}
    due = 0
    try:
        for row in asked.iter_rows():
            ahead[row["number"]] = row["answer"]
            while due in ahead:
                yield ahead.pop(due)
                due += 1
    except StemmaError:
        raise
    except Exception as fault:
        words = " ".join(str(fault).split())[-300:]
        raise EngineError(f"a worker broke ({type(fault).__name__}: {words}); run again to go on") from fault
    if due < len(tasks):
        raise EngineError(f"{len(tasks) - due} of {len(tasks)} tasks were lost; run again to go on")


def _worker(daft: Any, processes: int) -> Any:  # noqa: ANN401 as above
    class Worker:
        """Loads the work when the first task comes."""

        def __init__(self, work: str) -> None:
            self._answer: Callable[[bytes], bytes] = resolve_name(work)

        @daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=1)  # type: ignore[untyped-decorator]
        def answers(self, tasks: Any) -> list[bytes]:  # noqa: ANN401 a series
            return [self._answer(task) for task in tasks.to_pylist()]

    # not `limit` behind it, nor a pool of threads: both have hung where there were fewer cores than workers
    return daft.cls(Worker, use_process=True, max_concurrency=processes)
