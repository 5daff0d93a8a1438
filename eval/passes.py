"""What each pass over the statements is worth: gold dev without it, beside gold dev with all."""

from collections.abc import Sequence

import numpy as np

from eval.annotated import shipped_tagger
from eval.gold import GoldStory, stories
from eval.score import Score
from eval.statements import gold_tallies
from stemma.annotate.statements.passes import PASSES, Pass
from stemma.ports import Tagger

#: stories of a quick run
_QUICK = 4


def _values(tagger: Tagger | None, chosen: Sequence[GoldStory], passes: tuple[Pass, ...]) -> dict[str, float]:
    """Mean over the languages of contents' F1 and of the shares of right speakers and hedges."""
    tallies = gold_tallies(tagger, chosen, passes).values()
    return {
        "content": float(np.mean([one.content.f1 for one in tallies])),
        "speaker": float(np.mean([np.mean(one.speaker) for one in tallies])),
        "denial": float(np.mean([one.denial.f1 for one in tallies])),
    }


def run(*, quick: bool) -> tuple[Score, ...]:
    """For each pass the three values that are left without it."""
    tagger, chosen = shipped_tagger(), stories("dev")[: _QUICK if quick else None]
    lists: dict[str, tuple[Pass, ...]] = {"all": PASSES}
    lists |= {f"without_{one.__name__}": tuple(other for other in PASSES if other is not one) for one in PASSES}
    return tuple(
        Score(key=f"passes.{name}.{measure}", value=value, over=f"{len(chosen)} stories")
        for name, passes in lists.items()
        for measure, value in _values(tagger, chosen, passes).items()
    )
