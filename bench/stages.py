"""Processor time by stage: what each part of a trace takes a page, on gold stories and on real pages, beside trafilatura.

A run is a whole trace whose stages run in one thread each; the functions that a stage begins with are watched, and each stage's time
is without that of the stages it calls. Models are loaded before. Trafilatura with its metadata on the same pages in the same run is
the measure: a busy machine stretches both. `STEMMA_BENCH_PAGES` sets how many pages of each set.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import wraps
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

from bench.pages import SETS
from eval.corpora import CorpusAbsentError
from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.adapters.tagger import OnnxTagger
from stemma.model import Page
from stemma.pipeline import Known, Tools, read, relate

#: pages of each set
PAGES = int(os.environ.get("STEMMA_BENCH_PAGES", "30"))
#: stage -> where the function that it begins with is looked up
STAGES = {
    "extraction": "stemma.pipeline.apart.extract",
    "origin and date": "stemma.pipeline.apart._placed",
    "tagging": "stemma.adapters.tagger.OnnxTagger.tag",
    "annotating": "stemma.pipeline.apart.annotate",
    "article vectors": "stemma.pipeline.reading.vectors_of",
    "lineage": "stemma.pipeline.desk.trace_lineage",
    "clustering": "stemma.pipeline.desk.clustering_of",
    "who is who": "stemma.pipeline.telling.resolve",
    "claims": "stemma.pipeline.telling.claims_of",
    "timeline": "stemma.pipeline.telling.timeline_of",
}
#: what no stage takes, and all together
REST, WHOLE = "the rest", "whole trace"
#: the peer
PEER = "trafilatura with metadata"


class Watch:
    """Processor seconds of each stage, without those of the stages that it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stacks = threading.local()

    def around(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, watched."""

        @wraps(work)
        def watched(*given: Any, **named: Any) -> Any:  # noqa: ANN401 of any function
            inner = self._stacks.__dict__.setdefault("inner", [0.0])
            inner.append(0.0)
            begun = time.thread_time()
            try:
                return work(*given, **named)
            finally:
                spent = time.thread_time() - begun
                self.seconds[stage] = self.seconds.get(stage, 0.0) + spent - inner.pop()
                inner[-1] += spent

        return watched


def traced(pages: Sequence[Page], tools: Tools) -> None:
    """What `trace` does, without presenting it."""
    relate([one for one in read(pages, tools) if isinstance(one, Known)], tools)


def stages_of(pages: Sequence[Page], tools: Tools) -> dict[str, float]:
    """Processor seconds of each stage of one trace, in the order of `STAGES`, and of the whole."""
    watch = Watch()
    with ExitStack() as watched:
        for stage, place in STAGES.items():
            watched.enter_context(patch(place, watch.around(stage, resolve_name(place))))
        begun = time.process_time()
        traced(pages, tools)
        whole = time.process_time() - begun
    found = {stage: watch.seconds.get(stage, 0.0) for stage in STAGES}
    return {**found, REST: whole - sum(found.values()), WHOLE: whole}


def alone(pages: Sequence[Page]) -> float:
    """Processor seconds of trafilatura with metadata."""
    import trafilatura

    begun = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page.content.decode("utf-8", "replace"), with_metadata=True)
    return time.process_time() - begun


def main() -> None:
    """Print a table a set."""
    tools = tools_of_one_thread()
    for name, pages_of in SETS.items():
        try:
            pages = pages_of(PAGES)
        except CorpusAbsentError as absent:
            print(f"{name}: {absent}")
            continue
        traced(pages[:1], tools), alone(pages[:1])
        found = {PEER: alone(pages), **stages_of(pages, tools)}
        print(f"\n{name}, {len(pages)}\n| stage | ms a page | x trafilatura |\n| --- | ---: | ---: |")
        for stage, seconds in found.items():
            print(f"| {stage} | {1000 * seconds / len(pages):.0f} | {seconds / found[PEER]:.2f} |")


def tools_of_one_thread() -> Tools:
    """The shipped models, each in one thread."""
    sentences = SentenceEncoder()
    return Tools(encoder=sentences, articles=ArticleEncoder(sentences, threads=1), tagger=OnnxTagger(threads=1))


if __name__ == "__main__":
    main()
