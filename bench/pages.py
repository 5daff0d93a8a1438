"""The sets of pages that speed is measured on: real ones that are about nothing in common, stories of real pages, gold stories."""

import gzip
import json
import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import py3langid

from eval.corpora import GOLD, corpus
from eval.render import as_page
from stemma.model import Page

#: how many pages of each language a hundred has; the corpus has few French ones
SHARES = {"de": 45, "en": 40, "fr": 15}
#: pages in a story
A_STORY = 5
#: share of its paragraphs that a cut copy keeps
KEPT = 0.6
_PARAGRAPH = re.compile(rb"<p[\s>].*?</p>", re.DOTALL)


def _real() -> dict[str, list[Path]]:
    """The pages of news sites by language."""
    found: dict[str, list[Path]] = {language: [] for language in SHARES}
    folder = corpus("pages/fundus")
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            language = py3langid.classify(str(row["body"]))[0]
            if language in found:
                found[language].append(folder / "html" / row["file"])
    for path in corpus("pages/reading").glob("*.html.gz"):
        found[path.name[:2]].append(path)
    return {language: sorted(paths) for language, paths in found.items()}


def _page(path: Path) -> Page:
    return Page(uri=path.name.removesuffix(".gz"), content=gzip.decompress(path.read_bytes()), media_type="text/html")


def _spread(paths: Sequence[Path], count: int) -> list[Path]:
    return [paths[n * len(paths) // count] for n in range(min(count, len(paths)))]


def unrelated(count: int) -> list[Page]:
    """So many pages of as many sites and days as the corpus has, in three languages."""
    shares = {language: round(count * share / 100) for language, share in SHARES.items()}
    return [_page(path) for language, paths in _real().items() for path in _spread(paths, shares[language])]


def copied(count: int) -> list[Page]:
    """Stories of real pages: each as it is, and copies of it that keep other parts of its paragraphs."""
    return [
        copy for page in unrelated(-(-count // A_STORY)) for copy in (page, *(_cut(page, n) for n in range(1, A_STORY)))
    ]


def _cut(page: Page, number: int) -> Page:
    """The page without some of its paragraphs: others for each number."""
    seen = 0

    def kept(match: re.Match[bytes]) -> bytes:
        nonlocal seen
        seen += 1
        return match[0] if (seen * number) % A_STORY < KEPT * A_STORY else b""

    return Page(uri=f"{number}-{page.uri}", content=_PARAGRAPH.sub(kept, page.content), media_type=page.media_type)


def gold(count: int) -> list[Page]:
    """Gold stories rendered as pages, the first few articles of each."""
    stories = sorted(path for path in GOLD.glob("*/*") if path.is_dir())
    files = [file for story in stories for file in sorted(story.glob("*.xml"))[:A_STORY]]
    return [
        Page(
            uri=f"{file.parent.name}-{file.stem}.html",
            content=as_page(ET.fromstring(file.read_text("utf-8"))).encode(),  # noqa: S314 our own files
            media_type="text/html",
        )
        for file in islice(files, count)
    ]


#: name -> so many pages of the set
SETS: dict[str, Callable[[int], list[Page]]] = {
    "unrelated real pages": unrelated,
    "stories of real pages": copied,
    "gold stories": gold,
}
