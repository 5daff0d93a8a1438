"""Lineage of very many articles of one language each: grouped by common runs of words, each group traced by itself.

No vectors and no changes: what costs minutes for a story would cost days for an archive. A group's evidence and changes come
from `trace_lineage` on the group when somebody looks at it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stemma.clusters.sets import Sets
from stemma.lineage.candidates import FINGERPRINT_WORDS, ONE_IN, Index, candidate_pairs
from stemma.lineage.collate import Collation, collate
from stemma.lineage.describe import descent_of, lost_descents
from stemma.lineage.stemma import both_ways, drawn, kin_groups
from stemma.lineage.witness import Witness, witness
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

#: a text, its language and its dateline: articles with the same are one text
Text = tuple[str, str | None, str]
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
    fingerprints = [sampled(shingles(word_hashes(a.text), FINGERPRINT_WORDS), ONE_IN) for a in articles]
    owners = np.repeat(np.arange(len(articles), dtype=np.int32), [len(f) for f in fingerprints])
    runs = np.concatenate(fingerprints) if fingerprints else np.zeros(0, np.uint64)
    sets = Sets(range(len(articles)))
    for left, right in _links(runs, owners, len(articles)):
        sets.join(left, right)
    return [[articles[n] for n in group] for group in sets.groups() if len(group) > 1]


def _links(runs: npt.NDArray[np.uint64], owners: npt.NDArray[np.int32], count: int) -> list[tuple[int, int]]:
    """Pairs of articles with enough runs in common."""
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order].astype(np.int64)
    _, held = np.unique(runs, return_counts=True)
    common = np.repeat((held >= 2) & (held < STANDING), held)
    runs, owners = runs[common], owners[common]
    keys = [
        (owners[:-gap] * count + owners[gap:])[runs[:-gap] == runs[gap:]] for gap in range(1, min(WINDOW, len(runs)))
    ]
    pairs, shared = np.unique(np.concatenate(keys) if keys else np.zeros(0, np.int64), return_counts=True)
    return [divmod(int(pair), count) for pair in pairs[shared >= FEWEST]]


def trace_groups(groups: Groups) -> list[Descent]:
    """The descents within each of some groups."""
    return [descent for group in groups for descent in _trace_group(group)]


def _trace_group(group: Sequence[Article]) -> list[Descent]:
    witnesses = _read(group)
    pairs = candidate_pairs(witnesses, Index(by_anchor=None, fewest_runs=FEWEST))
    collations = _collated(pairs)
    families = drawn(kin_groups(witnesses, collations), both_ways(collations))
    found = [descent_of(edge) for family in families for edge in family.edges]
    found += [descent for family in families for descent in lost_descents(family, {}, None)]
    return sorted(found, key=lambda d: (d.copy, d.exemplar))


def _read(group: Sequence[Article]) -> list[Witness]:
    """The articles as witnesses; a text that stands in several is read once."""
    known: dict[Text, Witness] = {}
    return [
        replace(known[text], article=article)
        if (text := _text_of(article)) in known
        else known.setdefault(text, witness(article))
        for article in group
    ]


def _text_of(article: Article) -> Text:
    return (article.text, article.language, article.dateline.text if article.dateline is not None else "")


def _collated(pairs: Sequence[tuple[Witness, Witness]]) -> dict[tuple[str, str], Collation]:
    """The pairs side by side; the same two texts are compared once."""
    known: dict[tuple[Text, Text], Collation] = {}
    found: dict[tuple[str, str], Collation] = {}
    for left, right in pairs:
        texts = _text_of(left.article), _text_of(right.article)
        if texts in known:
            found[left.id, right.id] = replace(known[texts], left=left, right=right, answers={})
        else:
            found[left.id, right.id] = known[texts] = collate(left, right, {})
    return found
