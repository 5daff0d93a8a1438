"""Whether confidence says what it should, of statements, sources, links and figures: shares of right ones by confidence."""

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


#: how sure a system was of something, and whether it is right
Judgement = tuple[float, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Findings of about one confidence."""

    #: where the bin begins
    least: float
    number: int
    #: mean confidence
    sure: float
    #: share that is right
    right: float


def judgements(verdicts: Iterable[Verdict]) -> list[Judgement]:
    """Of statements; doubtful ones count neither way."""
    told = [(one.statement.confidence, one.verdict) for one in verdicts if one.verdict != "optional"]
    return [(sure, verdict == "right") for sure, verdict in told if sure is not None]


def bins(told: Iterable[Judgement]) -> list[Bin]:
    """The bins that hold something, the least sure first."""
    held: dict[int, list[Judgement]] = {}
    for one in told:
        held.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    return [_bin(at / BINS, held[at]) for at in sorted(held)]


def _bin(least: float, held: Sequence[Judgement]) -> Bin:
    return Bin(
        least=least,
        number=len(held),
        sure=sum(sure for sure, _ in held) / len(held),
        right=sum(right for _, right in held) / len(held),
    )


def calibration_error(table: Sequence[Bin]) -> float | None:
    """The expected calibration error (Naeini et al. 2015): the mean distance of confidence and share, by findings."""
    total = sum(one.number for one in table)
    return sum(one.number * abs(one.sure - one.right) for one in table) / total if total else None


def reliability(prefix: str, told: Iterable[Judgement], what: str = "statements") -> Iterator[Score]:
    """The table of one half, language and layer, and its error."""
    table = bins(told)
    yield Score(
        key=f"{prefix}.calibration_error",
        value=calibration_error(table),
        over=f"{sum(one.number for one in table)} {what}",
        target=_TARGET,
        higher_is_better=False,
    )
    for one in table:
        yield Score(
            key=f"{prefix}.reliability.from_{one.least:.1f}",
            value=one.right,
            over=f"{one.number} {what}, mean confidence {one.sure:.2f}",
        )
