"""Whether the confidence of statements says what it should: shares of right ones by confidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eval.real.compare import Verdict
from eval.real.marks import Marks
from eval.score import Score
from stemma.report.view import SHOWN

#: bins of a reliability table, equally wide
BINS = 10
#: mean distance of confidence and share of right ones that the issue asks for
_TARGET = 0.05


def by_default(found: Marks) -> Marks:
    """A system's marks with those statements only that a report shows unless more is asked for."""
    kept = tuple(one for one in found.statements if one.confidence is None or one.confidence >= SHOWN)
    return replace(found, statements=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Statements of about one confidence."""

    #: where the bin begins
    least: float
    statements: int
    #: mean confidence
    sure: float
    #: share that is wholly right
    right: float


def bins(verdicts: Iterable[Verdict]) -> list[Bin]:
    """The bins that hold something, the least sure first; doubtful statements count neither way."""
    held: dict[int, list[Verdict]] = {}
    for one in verdicts:
        sure = one.statement.confidence
        if sure is not None and one.verdict != "optional":
            held.setdefault(min(int(sure * BINS), BINS - 1), []).append(one)
    return [_bin(at / BINS, held[at]) for at in sorted(held)]


def _bin(least: float, held: Sequence[Verdict]) -> Bin:
    return Bin(
        least=least,
        statements=len(held),
        sure=sum(one.statement.confidence or 0.0 for one in held) / len(held),
        right=sum(one.verdict == "right" for one in held) / len(held),
    )


def calibration_error(table: Sequence[Bin]) -> float | None:
    """The expected calibration error (Naeini et al. 2015): the mean distance of confidence and share, by statements."""
    total = sum(one.statements for one in table)
    return sum(one.statements * abs(one.sure - one.right) for one in table) / total if total else None


def reliability(prefix: str, verdicts: Iterable[Verdict]) -> Iterator[Score]:
    """The table of one half and language, and its error."""
    table = bins(verdicts)
    over = f"{sum(one.statements for one in table)} statements"
    yield Score(
        key=f"{prefix}.calibration_error",
        value=calibration_error(table),
        over=over,
        target=_TARGET,
        higher_is_better=False,
    )
    for one in table:
        yield Score(
            key=f"{prefix}.reliability.from_{one.least:.1f}",
            value=one.right,
            over=f"{one.statements} statements, mean confidence {one.sure:.2f}",
        )
