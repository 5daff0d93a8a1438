"""Lineage at scale against a plain MinHash-LSH pipeline (datasketch): time, memory, and F1 of the same directed edges.

The peer does what such pipelines do: 128 permutations over 4-grams of words, candidates at Jaccard .5, and the likest earlier
article is the exemplar. `STEMMA_BENCH_ARTICLES` sets the size of the large run.
"""

import gc
import os
import re
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from eval.corpora import CorpusAbsentError
from eval.families import compare
from eval.generate.bases import Base, gold_reports, recombined, wires
from eval.generate.families import Generated, families
from stemma.lineage.batch import trace_batch
from stemma.lineage.candidates import Index
from stemma.model import Article

#: articles of the comparison with the peer, and of the large run
COMPARED = 4000
LARGE = int(os.environ.get("STEMMA_BENCH_ARTICLES", "100000"))
#: articles a base yields, roughly; bases are made accordingly
A_BASE = 4
PROCESSES = 2
SEED = 99
#: articles over which the cost of adding one is averaged
STRETCH = 1000
PERMUTATIONS, JACCARD, NGRAM = 128, 0.5, 4
MIB = 1024.0
_WORD = re.compile(r"\w+")


def sources() -> tuple[Base, ...]:
    """Gold reports, and wires where the corpus is there: the more sentences, the less bases have in common."""
    try:
        return gold_reports() + wires()
    except CorpusAbsentError:
        return gold_reports()


def generated(count: int) -> Generated:
    """Families of recombined reports."""
    return families(recombined(sources(), count // A_BASE, SEED), count, SEED)


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> tuple[float, object]:
    """Seconds that work takes by a clock, and what it gives."""
    gc.collect()
    begun = clock()
    result = work()
    return clock() - begun, result


def peer_edges(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Directed edges as a plain MinHash-LSH pipeline finds them."""
    from datasketch import MinHash, MinHashLSH

    lsh, sketches = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS), {}
    for article in articles:
        words = _WORD.findall(article.text.lower())
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(words[n : n + NGRAM]).encode() for n in range(max(1, len(words) - NGRAM + 1))])
        lsh.insert(article.id, sketch)
        sketches[article.id] = sketch
    when = {a.id: a.published.value or "" for a in articles}
    edges = set()
    for article in articles:
        near = [k for k in lsh.query(sketches[article.id]) if when[k] < when[article.id]]
        if near:
            likest = max(near, key=lambda k: (sketches[k].jaccard(sketches[article.id]), k))
            edges.add((article.id, likest))
    return edges


def f1(gold: set[tuple[str, str]], found: set[tuple[str, str]]) -> float:
    """Of directed edges."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 0.0


def against_the_peer() -> None:
    """The same articles through both, on one processor each; processor time, since other work may share the machine."""
    from datasketch import MinHash, MinHashLSH

    MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS).insert("warm", MinHash(num_perm=PERMUTATIONS))  # imports done
    made = generated(COMPARED)
    gold = {(link.copy, link.exemplar) for link in made.links}
    ours, descents = timed(lambda: list(trace_batch(made.articles)), time.process_time)
    theirs, edges = timed(lambda: peer_edges(made.articles), time.process_time)
    found = compare(made, descents).edges  # type: ignore[arg-type]
    print(f"lineage of {len(made.articles)} articles, one process")
    print(f"  stemma      {ours:7.1f} s  F1 {found.f1:.3f}  (lost exemplars, kinds and merged texts included)")
    print(f"  datasketch  {theirs:7.1f} s  F1 {f1(gold, edges):.3f}  ours takes {ours / theirs:.1f} times as long")  # type: ignore[arg-type]


def memory() -> float:
    """Most memory held so far, this process and its children together, in MiB."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / MIB


def processors() -> float:
    """Seconds that processors worked so far, for this process and its ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def large() -> None:
    """Group and direct very many articles; then the cost of one more."""
    made = generated(LARGE)
    begun = processors()
    with ProcessPoolExecutor(PROCESSES) as pool:
        seconds, descents = timed(lambda: list(trace_batch(made.articles, pool.map)))
    outcome = compare(made, descents).edges  # type: ignore[arg-type]
    busy = processors() - begun
    print(f"batch of {len(made.articles)} articles, {PROCESSES} processes: {seconds:.0f} s, F1 {outcome.f1:.3f}")
    print(f"  {busy:.0f} s of processor time: {busy / PROCESSES:.0f} s on {PROCESSES} processors that do nothing else")
    print(f"  most memory {memory():.0f} MiB, the articles and their generator included")
    adding(made.articles)


def adding(articles: Sequence[Article]) -> None:
    """Milliseconds of processor time to add one article to an index of a tenth, and of all."""
    index, cost = Index(), {}
    marks = {len(articles) // 10, len(articles)}
    begun = time.process_time()
    for number, article in enumerate(articles, start=1):
        if number + STRETCH in {m + 1 for m in marks}:
            begun = time.process_time()
        index.add(article)
        if number in marks:
            cost[number] = (time.process_time() - begun) / STRETCH * 1000
    few, many = sorted(cost)
    print(
        f"  adding one: {cost[few]:.2f} ms at {few}, {cost[many]:.2f} ms at {many}, ratio {cost[many] / cost[few]:.2f}"
    )
    print(f"  most memory with the index {memory():.0f} MiB")


def main() -> None:
    """Both parts; without a large run where its size is set to nought."""
    against_the_peer()
    if LARGE:
        large()


if __name__ == "__main__":
    main()
