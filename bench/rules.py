"""Dates, times and quantities: milliseconds for 500 words of gold, and the longest run on a megabyte of one thing."""

import time

from eval.gold import stories
from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published

#: a news article of usual length
WORDS = 500
#: the project's bound for an article of that length, in milliseconds of one core
BOUND = 8
#: the best of so many rounds, as other work on the machine only slows a round down
ROUNDS = 5
#: code points of the junk
MEGABYTE = 1_000_000
#: what the junk repeats
PIECES = ("7", " ", "a", "1 ", "a1", "1-", "1/2/", "einund", "5. Mai ", "two and ", "5 % ", "8 von ihnen ")


def _seconds(articles: list[Article]) -> float:
    begin = time.process_time()
    for article in articles:
        quantities(article, times(article))
    return time.process_time() - begin


def main() -> None:
    """Print both tables."""
    print("| language | articles | ms for 500 words | of the bound |\n| --- | ---: | ---: | ---: |")
    everything = [gold.article for story in stories("train", "dev") for gold in story.articles.values()]
    for language in ("de", "en", "fr"):
        articles = [article for article in everything if article.language == language]
        if not articles:
            continue
        words = sum(len(article.text.split()) for article in articles)
        best = min(_seconds(articles) for _ in range(ROUNDS)) / words * WORDS * 1000
        print(f"| {language} | {len(articles)} | {best:.1f} | {best / BOUND:.2f} |")
    published = Published(value="2031-03-05", certainty="given")
    print("\n| a megabyte of | seconds |\n| --- | ---: |")
    for piece in PIECES:
        text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
        worst = max(
            _seconds([Article(id="a", uri="a", language=language, text=text, published=published)])
            for language in ("de", "en", "fr")
        )
        print(f"| `{piece}` | {worst:.2f} |")


if __name__ == "__main__":
    main()
