"""How many letters in a row two texts share: names, cognates and compounds that vectors of meaning blur.

Cosine of letter n-grams weighted by how few texts of the story have them (Spärck Jones 1972); accents folded away, so that
"Élisabeth" meets "Elisabeth".
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.exact import cosines, log_of
from stemma.text.fold import folded

#: letters of a run; shorter ones are endings, longer ones miss what three languages write differently
RUN = 4


def runs(text: str) -> list[str]:
    """Runs of letters inside words, with a mark where a word begins and ends."""
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    marked = [f"^{word}$" for word in words if len(word) >= RUN]
    return [word[at : at + RUN] for word in marked for at in range(len(word) - RUN + 1)]


def shared_runs(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Cosine of each pair of texts, 0 to 1; a text without words resembles none."""
    counted = [Counter(runs(text)) for text in texts]
    spread = Counter(run for counts in counted for run in counts)
    column = {run: at for at, run in enumerate(sorted(spread))}
    rare = {many: log_of(1 + len(texts) / many) for many in set(spread.values())}
    stressed = {often: 1 + log_of(often) for counts in counted for often in set(counts.values())}
    table = np.zeros((len(texts), max(1, len(column))))
    for row, counts in enumerate(counted):
        for run, often in counts.items():
            table[row, column[run]] = stressed[often] * rare[spread[run]]
    return cosines(table)
