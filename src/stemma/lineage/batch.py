"""Lineage of very many articles of one language each: grouped by common runs of words, each group traced by itself.

No vectors and no changes: what costs minutes for a story would cost days for an archive. A group's evidence and changes come
from `trace_lineage` on the group when somebody looks at it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from stemma.clusters.sets import Sets
from stemma.lineage.candidates import FINGERPRINT_WORDS, ONE_IN, Index, candidate_pairs
from stemma.lineage.collate import collated
from stemma.lineage.describe import descent_of, lost_descents
from stemma.lineage.stemma import both_ways, drawn, kin_groups
from stemma.lineage.witness import witnesses
from stemma.model import Article, Descent
from stemma.text.shingles import sampled, shingles, word_hashes

#: shared fingerprints that make a pair: two sentences leave as many, a common turn of phrase leaves one or two
FEWEST = 4
#: articles behind one another in the list of a run that are linked: enough to join a family, however large
WINDOW = 16
#: articles that hold one run, from which it is a standing phrase and links nobody
STANDING = 400
#: groups handed over at once: few enough to keep all processors busy to the end
CHUNK = 64

Runs = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.int64]
Groups = Sequence[Sequence[Article]]
Trace = Callable[[Groups], list[Descent]]
#: applies a function to each item, in order: `map`, or `imap` of a pool of processes
Spread = Callable[[Trace, Iterable[Groups]], Iterable[list[Descent]]]


def trace_batch(articles: Sequence[Article], spread: Spread = map) -> Iterator[Descent]:
    """Who copied whom within each language, without evidence and changes.

    Args:
        articles: any number; some 5 kB of memory each beside their texts.
        spread: how to apply a function to many groups; a pool's `imap` uses more processors.
    """
    groups = candidate_groups(articles)
    chunks = [groups[at : at + CHUNK] for at in range(0, len(groups), CHUNK)]
    for found in spread(trace_groups, chunks):
        yield from found


def candidate_groups(articles: Sequence[Article]) -> list[list[Article]]:
    """Groups of articles linked by common runs of words, singles left out, in the order of their first members."""
    found = [fingerprints(a.text) for a in articles]
    owners = np.repeat(np.arange(len(articles), dtype=np.int32), [len(f) for f in found])
    runs = np.concatenate(found) if found else np.zeros(0, np.uint64)
    return [[articles[n] for n in group] for group in linked(*shared_runs(runs, owners, len(articles)), len(articles))]


def fingerprints(text: str) -> Runs:
    """The runs of words of a text that it may share with others, as numbers."""
    return sampled(shingles(word_hashes(text), FINGERPRINT_WORDS), ONE_IN)


def shared_runs(runs: Runs, owners: npt.NDArray[np.int32], count: int) -> tuple[Pairs, Pairs]:
    """Pairs of articles and how many runs each has in common; of disjoint ranges of runs, the numbers add up.

    Args:
        runs: fingerprints.
        owners: the number of the article that each is of, from 0.
        count: of articles.

    Returns:
        A number a pair, `first * count + second`, rising; and how many runs it shares.
    """
    order = np.lexsort((owners, runs))
    runs, held_by = runs[order], owners[order].astype(np.int64)
    _, held = np.unique(runs, return_counts=True)
    common = np.repeat((held >= 2) & (held < STANDING), held)
    runs, held_by = runs[common], held_by[common]
    keys = [
        (held_by[:-gap] * count + held_by[gap:])[runs[:-gap] == runs[gap:]] for gap in range(1, min(WINDOW, len(runs)))
    ]
    return np.unique(np.concatenate(keys) if keys else np.zeros(0, np.int64), return_counts=True)


def linked(pairs: Pairs, shared: Pairs, count: int) -> list[list[int]]:
    """Numbers of articles that hang together by enough common runs, singles left out, in the order of the first."""
    sets = Sets(range(count))
    for pair in pairs[shared >= FEWEST]:
        sets.join(*divmod(int(pair), count))
    return [group for group in sets.groups() if len(group) > 1]


def trace_groups(groups: Groups) -> list[Descent]:
    """The descents within each of some groups."""
    return [descent for group in groups for descent in trace_group(group)]


def trace_group(group: Sequence[Article]) -> list[Descent]:
    """The descents within one group, sorted by copy and exemplar."""
    read = witnesses(group)
    collations = collated(candidate_pairs(read, Index(by_anchor=None, fewest_runs=FEWEST)))
    families = drawn(kin_groups(read, collations), both_ways(collations))
    found = [descent_of(edge) for family in families for edge in family.edges]
    found += [descent for family in families for descent in lost_descents(family, {}, None)]
    return sorted(found, key=lambda d: (d.copy, d.exemplar))
