"""Floors: scores that later work must hold. They rise by themselves and fall only with a reason."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from eval.score import Score

FILE = Path(__file__).with_name("floors.json")
#: two runs of the same code differ by less than this: int8 kernels round otherwise on another processor
NOISE = 0.015
#: share by which a speed may drift before it counts as worse. The peer runs on one core and our encoder on two, so on a machine
#: that does other work besides the ratio was seen to double
SPEED_NOISE = 2.0


def _read() -> dict[str, dict[str, float | str]]:
    return json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}


def _key(score: Score, *, quick: bool) -> str:
    return f"{score.key}@quick" if quick else score.key


def worse(score: Score, floor: float) -> bool:
    """Whether a score misses its floor by more than noise."""
    if score.value is None:
        return False
    if score.higher_is_better:
        return score.value < floor - NOISE
    return score.value > floor + max(NOISE, SPEED_NOISE * floor if score.key.startswith("speed.") else 0)


def below(scores: Iterable[Score], *, quick: bool) -> list[str]:
    """One line for each score that misses its floor."""
    known = _read()
    found = []
    for score in scores:
        entry = known.get(_key(score, quick=quick))
        if entry is not None and worse(score, float(entry["floor"])):
            found.append(f"{score.key}: {score.value:.4f}, floor {entry['floor']}")
    return found


def save(scores: Iterable[Score], *, quick: bool, lower: str | None = None) -> None:
    """Raise floors to what was measured; lower one only where `lower` says why."""
    known = _read()
    for score in scores:
        if score.value is None:
            continue
        key, value = _key(score, quick=quick), round(score.value, 4)
        entry = known.get(key)
        better = entry is None or (value > entry["floor"]) == score.higher_is_better  # type: ignore[operator]
        if better and (entry is None or value != entry["floor"]):
            known[key] = {"floor": value, "date": f"{datetime.now(UTC):%Y-%m-%d}"}
        elif entry is not None and lower and worse(score, float(entry["floor"])):
            known[key] = {"floor": value, "date": f"{datetime.now(UTC):%Y-%m-%d}", "lowered": lower}
    FILE.write_text(json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False) + "\n", "utf-8")
