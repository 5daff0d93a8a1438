"""Whether work grows in step with its input, measured so that a busy machine does not matter.

Processor time of this thread, the least of what several runs took. Where it looks as if it grew faster it is measured again, several
times: what else the machine did passes, a square stays.
"""

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

#: how often it is measured again before it counts as faster than the input
ATTEMPTS = 6
#: four times the input may take so many times as long: far from sixteen, which a square takes
FACTOR = 9
#: and as many times as twice the input: between two and four
DOUBLED = 2.8
#: seconds; what takes less is not told apart from the noise
LEAST = 0.015
#: what remembers; whatever else a module holds may answer to any name
KEEPS = type(lru_cache(lambda: None))

#: what is to be measured: given a size, seconds by name
Measured = Callable[[int], Mapping[str, float]]


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time of one run. The collector rests, and nothing is remembered of the same input before."""
    for forget in _memories():
        forget()
    gc.collect()
    gc.disable()
    try:
        began = time.thread_time()
        work()
        return time.thread_time() - began
    finally:
        gc.enable()


def faster_than_input(measured: Measured, size: int) -> dict[str, tuple[float, float, float]]:
    """What grows faster than its input: by name, the least seconds at the size, at twice, and at four times of it."""
    least: dict[int, dict[str, float]] = defaultdict(dict)
    found: dict[str, tuple[float, float, float]] = {}
    for _ in range(ATTEMPTS):
        for times in (1, 2, 4):
            for name, seconds in measured(size * times).items():
                least[times][name] = min(seconds, least[times].get(name, seconds))
        found = {
            name: (least[1][name], least[2][name], most)
            for name, most in least[4].items()
            if most > FACTOR * max(least[1][name], LEAST) and most > DOUBLED * max(least[2][name], LEAST)
        }
        if not found:
            break
    return found


@cache
def _memories() -> list[Callable[[], None]]:
    """What empties the memories of texts that stages keep; tables of languages, kept without bound, stay."""
    found = {
        id(value): value.cache_clear
        for name, module in list(sys.modules.items())
        if name.startswith("stemma.")
        for value in list(vars(module).values())
        if isinstance(value, KEEPS) and value.cache_parameters()["maxsize"] is not None
    }
    return list(found.values())
