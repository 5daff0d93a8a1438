"""What each stage costs at n, 2n and 4n: near-copies, one outlet's reports, one story, one long article.

Processor milliseconds an article (a thousand code points of the long article), and the exponent with which a stage's whole cost grows
from n to 4n: 1 is in step with the input, 2 its square. `STEMMA_BENCH_GROWTH` sets n.
"""

import os
import random
from collections.abc import Callable, Sequence
from functools import cache
from math import log2

from bench.archive import page_of
from bench.stages import STAGES, WHOLE, stages_of, tools_of_one_thread, traced
from eval.generate.bases import Base, gold_reports, recombined
from eval.generate.prints import START, Look, prints
from stemma.model import Article, Page, Published

#: articles of each kind; sixty of them are read as one long article
COUNT = int(os.environ.get("STEMMA_BENCH_GROWTH", "25"))
SIZES = (1, 2, 4)
#: sentences of a report on the one event
SENTENCES = 8
SEED = 11
#: milliseconds an article; less is not worth an exponent
LEAST = 0.5


def near_copies(count: int) -> list[Page]:
    """Prints of one report with own headlines, cuts and other words."""
    return [_served(article) for article in prints(count, "en", Look(dates="hourly"), seed=SEED)]


def one_outlet(count: int) -> list[Page]:
    """As many reports of one outlet on one day, each on something else."""
    return [_report("Daily", base.language, base.paragraphs, base.id) for base in _bases(count)]


def one_story(count: int) -> list[Page]:
    """Reports of as many outlets on one event: each draws its sentences from all that was written about it."""
    draw = random.Random(SEED)  # noqa: S311 no secret
    drawn = (draw.sample(_sentences(), SENTENCES) for _ in range(count))
    return [_report(f"Paper {n}", "en", [(line,) for line in lines], f"s{n}") for n, lines in enumerate(drawn)]


def one_article(count: int) -> list[Page]:
    """One article of as many reports on end."""
    return [_report("Daily", "en", [block for base in _bases(count) for block in base.paragraphs], "long")]


KINDS: dict[str, Callable[[int], list[Page]]] = {
    "near-copies": near_copies,
    "one outlet's reports": one_outlet,
    "one story": one_story,
    "one article": one_article,
}


def exponent(seconds: Sequence[float]) -> float:
    """With which a cost grows from the first size to the last, four times it."""
    return log2(max(seconds[-1], 1e-9) / max(seconds[0], 1e-9)) / log2(SIZES[-1])


def main() -> None:
    """Print a table a kind."""
    tools = tools_of_one_thread()
    traced(near_copies(2), tools)
    for name, pages_of in KINDS.items():
        found = [stages_of(pages_of(COUNT * size), tools) for size in SIZES]
        print(f"\n{name}, ms an input\n| stage |{''.join(f' {COUNT * s} |' for s in SIZES)} exponent |")
        print(f"| --- |{' ---: |' * (len(SIZES) + 1)}")
        for stage in (*STAGES, WHOLE):
            each = [1000 * one[stage] / (COUNT * size) for one, size in zip(found, SIZES, strict=True)]
            if max(each) >= LEAST:
                cells = "".join(f" {ms:.1f} |" for ms in each)
                print(f"| {stage} |{cells} {exponent([one[stage] for one in found]):.2f} |", flush=True)


def _bases(count: int) -> tuple[Base, ...]:
    return recombined(gold_reports(), count, SEED)


def _report(publisher: str, language: str, blocks: Sequence[Sequence[str]], key: str) -> Page:
    article = Article(
        id=key,
        uri=f"https://{key}.example/",
        title=blocks[0][0],
        publisher=publisher,
        language=language,
        published=Published(value=START.isoformat(timespec="minutes"), certainty="given", origin="option"),
        text="\n\n".join(" ".join(block) for block in blocks),
    )
    return _served(article)


def _served(article: Article) -> Page:
    return Page(uri=article.uri, content=page_of(article).encode(), media_type="text/html")


@cache
def _sentences() -> list[str]:
    """All English sentences of the training story with the most of them."""
    told: dict[str, set[str]] = {}
    for base in gold_reports():
        if base.language == "en":
            told.setdefault(base.id.split("/")[0], set()).update(base.sentences)
    return sorted(max(told.values(), key=lambda lines: (len(lines), min(lines))))


if __name__ == "__main__":
    main()
