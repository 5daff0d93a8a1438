"""What of a story is compared where it holds more than can be: as much of every article, from its beginning.

Each pair of wordings is compared in thirty ways, so that time and memory grow as the square of their number. Where that is bounded,
each article has the same share: no article, however long, takes the place of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims.propositions import Unit
from stemma.claims.wordings import Wordings, wordings_of
from stemma.model import Coverage, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Units of a story that are compared."""

    wordings: Wordings
    #: the numbers of the units kept, in order
    kept: Sequence[int]
    #: how many of each article are kept at most; None where all are
    each: int | None = None


def share_of(units: Sequence[Unit], most: int | None, besides: Sequence[object] = ()) -> Share:
    """As many units of each article, from its beginning, as give no more than so many wordings.

    Args:
        units: article by article, in reading order.
        most: wordings; all where None.
        besides: what must be equal as well in one wording, unit by unit.
    """
    everything = range(len(units))
    wordings = wordings_of(units, besides)
    if most is None or len(wordings.firsts) <= most:
        return Share(wordings=wordings, kept=everything)
    places = _places(units)
    fits, beyond = 0, max(places) + 1
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        here = [n for n in everything if places[n] < middle]
        fits, beyond = (middle, beyond) if _count(wordings, here) <= most else (fits, middle)
    kept = [n for n in everything if places[n] < fits] or [n for n in everything if places[n] == 0][:most]
    also = [besides[n] for n in kept] if besides else ()
    return Share(wordings=wordings_of([units[n] for n in kept], also), kept=kept, each=max(1, fits))


def _places(units: Sequence[Unit]) -> list[int]:
    """The place of each unit among those of its article."""
    met: dict[str, int] = {}
    places = []
    for unit in units:
        places.append(met.get(unit.article, 0))
        met[unit.article] = places[-1] + 1
    return places


def _count(wordings: Wordings, units: Sequence[int]) -> int:
    return len({wordings.of[n] for n in units})


def cut_told(story: Story, share: Share, *, kind: str, stage: str) -> tuple[Coverage, ...]:
    """That only a part was compared, for the report."""
    if share.each is None:
        return ()
    told = f"only the first {share.each:,} {kind} of each article are compared (the setting most_units)"
    return (Coverage(stage=stage, lacks=told, articles=story.articles),)
