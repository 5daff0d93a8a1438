"""`python -m eval [TASK...] [--quick] [--write] [--lower REASON]`: measure, compare with floors, write RESULTS.md.

Exit codes: 0 all floors held, 1 a score fell below its floor, 2 wrong call, 3 a corpus is absent.
"""

import argparse
import importlib
import os
import sys
import time
import traceback
from pathlib import Path

from eval import floors, results
from eval.corpora import CorpusAbsentError
from eval.results import Outcome
from eval.tasks import ON_DEMAND, TASKS


def measure(task: str, *, quick: bool) -> Outcome:
    """Run one task; an absent corpus or a crash is an outcome, and the others go on."""
    started = time.perf_counter()
    try:
        scores = importlib.import_module(f"eval.{task}").run(quick=quick)
    except CorpusAbsentError as absent:
        return Outcome(task=task, scores=(), absent=str(absent))
    except Exception as error:  # noqa: BLE001 one broken task must not hide the others' numbers
        traceback.print_exc()
        return Outcome(task=task, scores=(), failed=f"{type(error).__name__}: {error}")
    return Outcome(task=task, scores=tuple(scores), seconds=time.perf_counter() - started)


def arguments(words: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument(
        "tasks",
        nargs="*",
        metavar="TASK",
        help=f"default: all of {', '.join(TASKS)}; on demand: {', '.join(ON_DEMAND)}",
    )
    parser.add_argument("--quick", action="store_true", help="fixed samples; all tasks in under three minutes")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md and raise the floors")
    parser.add_argument("--lower", metavar="REASON", help="with --write: also lower floors, noting why")
    asked = parser.parse_args(words)
    known = (*TASKS, *ON_DEMAND)
    unknown = set(asked.tasks) - set(known)
    if unknown:
        parser.error(f"no task {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return asked


def main(words: list[str]) -> int:
    """Measure the asked tasks, print the table, hold the floors."""
    asked = arguments(words)
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    outcomes = []
    for task in asked.tasks or TASKS:
        outcomes.append(measure(task, quick=asked.quick))
        print(results.table(outcomes[-1]), flush=True)
    measured = [score for outcome in outcomes for score in outcome.scores]
    below = floors.below(measured, quick=asked.quick)
    for line in below:
        print(f"below its floor: {line}")
    if asked.write:
        results.write(outcomes, quick=asked.quick)
        floors.save(measured, quick=asked.quick, lower=asked.lower)
    failed = [outcome for outcome in outcomes if outcome.failed]
    absent = [outcome for outcome in outcomes if outcome.absent]
    return 1 if below or failed else 3 if absent else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    sys.exit(main(sys.argv[1:]))
