"""Scores as tables: in the terminal, and in RESULTS.md with date, commit and corpus fingerprints."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eval.corpora import DATA, GOLD, ROOT, fingerprint
from eval.score import Score

FILE = Path(__file__).with_name("RESULTS.md")
#: what each task measured last, so that one task can be run alone without losing the others' rows
LAST = Path(__file__).with_name("last.json")
#: hand-written: what was tried, what falls short and why
NOTES = Path(__file__).with_name("NOTES.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one task."""

    task: str
    scores: tuple[Score, ...]
    absent: str = ""
    failed: str = ""
    seconds: float = 0.0


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _met(score: Score) -> str:
    if score.target is None or score.value is None:
        return ""
    return "yes" if (score.value >= score.target) == score.higher_is_better or score.value == score.target else "no"


def row(score: Score) -> str:
    """One Markdown row."""
    beat = f"{_cell(score.beat)} {score.whose}".strip() if score.beat is not None else ""
    target = "" if score.target is None else f"{'≥' if score.higher_is_better else '≤'} {score.target:g}"
    return f"| {score.key} | {_cell(score.value)} | {beat} | {target} | {_met(score)} | {score.over} |"


def table(outcome: Outcome) -> str:
    """One task as a Markdown table, or the reason why there is none."""
    if outcome.absent or outcome.failed:
        return f"### {outcome.task}\n\n{outcome.absent or 'failed: ' + outcome.failed}\n"
    head = "| score | ours | to beat | target | met | over |\n| --- | ---: | --- | --- | --- | --- |"
    worst = [w for score in outcome.scores for w in score.worst]
    cases = "\n\nWorst cases (gold):\n\n" + "\n".join(f"- {w}" for w in worst) if worst else ""
    rows = "\n".join(row(score) for score in outcome.scores)
    return f"### {outcome.task} ({outcome.seconds:.0f} s)\n\n{head}\n{rows}{cases}\n"


def _commit() -> str:
    found = subprocess.run(  # noqa: S603 our own git
        ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"],  # noqa: S607
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.strip() or "unknown"


def _corpora() -> str:
    parts = [f"gold {fingerprint(GOLD)}"]
    parts += [f"{p.name} {fingerprint(p)}" for p in sorted(DATA.iterdir()) if p.is_dir()] if DATA.exists() else []
    return ", ".join(parts)


def write(outcomes: Sequence[Outcome], *, quick: bool) -> None:
    """RESULTS.md: the tables of the tasks just run and the last tables of the others."""
    if quick:
        return
    last: dict[str, str] = json.loads(LAST.read_text("utf-8")) if LAST.exists() else {}
    stamp = f"Measured {datetime.now(UTC):%Y-%m-%d} at commit {_commit()}."
    last |= {o.task: table(o).replace("\n\n", f"\n\n{stamp}\n\n", 1) for o in outcomes if not o.absent}
    LAST.write_text(json.dumps(last, indent=1, ensure_ascii=False) + "\n", "utf-8")
    notes = NOTES.read_text("utf-8") if NOTES.exists() else ""
    head = f"# Results\n\nWritten by `make eval`; do not edit. Corpus fingerprints: {_corpora()}.\n"
    from eval.tasks import TASKS

    FILE.write_text("\n".join([head, *(last[t] for t in TASKS if t in last), notes]), "utf-8")
