"""Extraction and the whole trace, as multiples of trafilatura alone on the same pages."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.corpora import GOLD
from eval.render import render
from stemma.app import trace_paths
from stemma.extract import extract
from stemma.intake import read_inputs
from stemma.model import Page
from stemma.settings import Limits

#: gold stories rendered as pages: some fifteen articles in three languages
STORIES = ("harbour-crane", "vaccine-batch")
#: a run is repeated and the fastest counts: what the machine does besides only ever adds
REPEATS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Seconds a page."""

    pages: int
    trafilatura: float
    extract: float
    trace: float


def fastest(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of the fastest of some runs, after one that warms caches and loads models."""
    work()
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _alone(pages: Sequence[Page]) -> None:
    import trafilatura

    for page in pages:
        trafilatura.bare_extraction(page.content.decode("utf-8", "replace"), with_metadata=True)


def measure() -> Measured:
    """All three on the same pages in one run."""
    with TemporaryDirectory() as folder:
        target = Path(folder)
        for slug in STORIES:
            render(GOLD / "train" / slug, target / slug)
        pages = [
            page
            for page in read_inputs([target], given={}, language=None, limits=Limits())
            if isinstance(page, Page) and page.media_type == "text/html"
        ]
        for path in target.rglob("*.txt"):
            path.unlink()
        seconds = {
            "trafilatura": fastest(lambda: _alone(pages)),
            "extract": fastest(lambda: [extract(page, id=f"a{n}") for n, page in enumerate(pages)]),
            "trace": fastest(lambda: trace_paths([target]), repeats=1),
        }
    return Measured(pages=len(pages), **{name: value / len(pages) for name, value in seconds.items()})


def main() -> None:
    """Print the ratios."""
    found = measure()
    print(f"trace: {found.pages} pages, seconds a page, and as a multiple of trafilatura alone")
    for name in ("trafilatura", "extract", "trace"):
        seconds = getattr(found, name)
        print(f"  {name:12} {seconds:8.4f} s  {seconds / found.trafilatura:6.1f} x")
