"""Seconds a page: our extraction against trafilatura alone, on the same pages in the same run.

    python -m bench.extract

Prints the ratio and both medians, for pages/fundus (every eighth page) and for gold stories rendered as web pages and text.
"""

import gzip
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from eval.corpora import GOLD, CorpusAbsentError, corpus
from eval.render import as_page, as_text
from stemma.extract import extract
from stemma.model import Page

#: every eighth page of the corpus: enough for a stable median, under a minute
_STEP = 8
#: runs over each page; the fastest counts, since other work on the machine only slows
_RUNS = 2


def main() -> int:
    """Print one line a set of pages."""
    for name, pages in (("news pages", _news()), ("gold pages", _gold(as_page)), ("gold texts", _gold(as_text))):
        if not pages:
            print(f"{name}: corpus absent")
            continue
        ours = [_seconds(lambda page=page: extract(page, id="a1")) for page in pages]
        theirs = [_seconds(lambda page=page: _trafilatura(page)) for page in pages]
        ratio = sum(ours) / sum(theirs)
        print(
            f"{name}: {len(pages)} pages, {1000 * statistics.median(ours):.1f} ms a page (median), "
            f"trafilatura {1000 * statistics.median(theirs):.1f} ms, ratio of sums {ratio:.2f}"
        )
    return 0


def _trafilatura(page: Page) -> None:
    from trafilatura import extract as extract_text

    extract_text(page.content.decode("utf-8", "replace"), include_comments=False)


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def _news() -> Sequence[Page]:
    try:
        files = sorted((corpus("pages/fundus") / "html").glob("*.gz"))[::_STEP]
    except CorpusAbsentError:
        return ()
    return [Page(uri=file.name, content=gzip.decompress(file.read_bytes()), media_type="text/html") for file in files]


def _gold(rendered: Callable[[ET.Element], str]) -> Sequence[Page]:
    files = sorted(GOLD.glob("dev/*/*.xml"))
    media_type = "text/html" if rendered is as_page else "text/plain"
    return [
        Page(uri=file.name, content=rendered(ET.fromstring(file.read_text("utf-8"))).encode(), media_type=media_type)  # noqa: S314 our own files
        for file in files
    ]


if __name__ == "__main__":
    sys.exit(main())
