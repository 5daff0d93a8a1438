"""Speed as ratios to a peer in the same run; absolute times say more about the machine than about the code."""

from bench import trace
from eval.score import Score


def run(*, quick: bool) -> tuple[Score, ...]:  # noqa: ARG001 the sample is small either way
    """Extraction and the whole trace as multiples of trafilatura alone."""
    found = trace.measure()
    over = f"{found.pages} rendered gold pages"
    return tuple(
        Score(
            key=f"speed.{name}.times_trafilatura",
            value=getattr(found, name) / found.trafilatura,
            over=over,
            higher_is_better=False,
        )
        for name in ("extract", "trace")
    )
