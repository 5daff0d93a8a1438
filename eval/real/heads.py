"""Title, authors and day of saved pages, against what a reader saw on top of them."""

import gzip
from collections import Counter
from collections.abc import Mapping

from eval.corpora import corpus
from eval.real.marks import Marks, RealPage, digest
from eval.real.texts import Source
from eval.score import Score
from stemma.extract import extract
from stemma.model import Article, Page

#: what the issue on real input asks
_TARGET = 0.95


def heads(gold: Mapping[str, Marks], sources: Mapping[str, Source]) -> tuple[Score, ...]:
    """Shares of pages whose title, authors and day are right; both halves together, they are few."""
    counts: Counter[str] = Counter()
    for key, marks in sorted(gold.items()):
        source = sources.get(key)
        if marks.page is not None and source is not None and source.page is not None:
            counts["pages"] += 1
            counts.update(_right(marks.page, _extracted(source.page)))
    over = f"{counts['pages']} pages"
    return tuple(
        Score(
            key=f"real.heads.{name}",
            value=counts[name] / counts["pages"] if counts["pages"] else None,
            over=over,
            target=_TARGET,
        )
        for name in ("title", "authors", "day")
    )


def _extracted(name: str) -> Article | None:
    content = gzip.decompress(corpus(name).read_bytes())
    made = extract(Page(uri=name, content=content, media_type="text/html"), id="a1")
    return made if isinstance(made, Article) else None


def _right(page: RealPage, found: Article | None) -> list[str]:
    """The parts that are right; a page that tells no author or no day is right where none is found."""
    if found is None:
        return []
    title = digest(" ".join((found.title or "").split()))
    authors = {digest(" ".join(name.split())) for name in found.byline}
    day = (found.published.value or "")[:10] or None
    checks = {
        "title": title in page.title,
        "authors": authors == set(page.authors),
        "day": day == page.published,
    }
    return [name for name, right in checks.items() if right]
