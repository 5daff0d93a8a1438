"""Stories by windows of time: a year is too much to compare at once, and news stories seldom rest longer than three weeks.

Windows are two rests long and each begins in the middle of the one before, so whatever lies within one rest of each other stands in
one window together. An article's story is that of the window in whose middle it stands; stories of two windows are one where each
holds more than half of what the other has in the time that both see.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from stemma.clusters.sets import Sets
from stemma.stories.neighbours import WINDOW

Days = npt.NDArray[np.float64]
#: the window of articles without any date, where there are several
UNDATED = -(1 << 40)
#: a story within a window: the window, and its place there
_Seen = tuple[int, int]


def windows_of(days: Days) -> dict[int, list[int]]:
    """The numbers of the articles in each window, by the window's number; all in one where they lie within one."""
    blocks = np.floor(days / WINDOW)
    there = sorted(int(block) for block in np.unique(blocks[~np.isnan(blocks)]))
    if not there or there[-1] - there[0] < 2:
        return {there[0] if there else UNDATED: list(range(len(days)))} if len(days) else {}
    # one that begins empty holds nothing that the next does not
    begins = {min(block, there[-1] - 1) for block in there}
    found = {k: np.flatnonzero((blocks == k) | (blocks == k + 1)).tolist() for k in sorted(begins)}
    undated = np.flatnonzero(np.isnan(days)).tolist()
    return {**({UNDATED: undated} if undated else {}), **found}


def joined(groups: Mapping[int, Sequence[Sequence[int]]], days: Days) -> list[list[int]]:
    """The stories over all windows: numbers of articles, each once.

    Args:
        groups: by window, the articles of each story in it.
        days: of publication, NaN where unknown.
    """
    blocks = np.floor(days / WINDOW)
    sets: Sets[_Seen] = Sets((k, n) for k in sorted(groups) for n in range(len(groups[k])))
    at = {k: {article: n for n, group in enumerate(found) for article in group} for k, found in groups.items()}
    for k in sorted(groups):
        if k + 1 in groups and k != UNDATED:
            for one, other in _same(at[k], at[k + 1], blocks, k + 1):
                sets.join((k, one), (k + 1, other))
    stories: dict[_Seen, list[int]] = {}
    for article in sorted({article for found in at.values() for article in found}):
        home = _home(article, days, at)
        stories.setdefault(sets.find((home, at[home][article])), []).append(article)
    return list(stories.values())


def _home(article: int, days: Days, at: Mapping[int, Mapping[int, int]]) -> int:
    """The window in whose middle an article stands, of those that hold it."""
    there = [k for k in _beside(float(days[article]), at) if article in at[k]]
    return there[0] if len(there) == 1 else min(there, key=lambda k: (abs(days[article] - (k + 1) * WINDOW), k))


def _beside(day: float, at: Iterable[int]) -> list[int]:
    """The windows that may hold an article of a day."""
    windows = set(at)
    if np.isnan(day) or len(windows) == 1:
        return sorted(windows)
    block = int(day // WINDOW)
    return [k for k in (block - 1, block) if k in windows]


def _same(here: Mapping[int, int], there: Mapping[int, int], blocks: Days, block: int) -> list[tuple[int, int]]:
    """Stories of two windows that are mostly one in the block that both see."""
    seen = [article for article in here if blocks[article] == block and article in there]
    one, other = Counter(here[a] for a in seen), Counter(there[a] for a in seen)
    both = Counter((here[a], there[a]) for a in seen)
    return sorted((a, b) for (a, b), count in both.items() if 2 * count > max(one[a], other[b]))
