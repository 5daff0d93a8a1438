"""Extraction from web pages: body, title, captions, picture credits, date, authors.

pages/scrapinghub is scored as the corpus' own script does (article-extraction-benchmark, `evaluate.py`): shingles of four
tokens, precision and recall averaged over pages; the bootstrap gives the spread. pages/fundus has news pages from forty
countries with title, authors, day and pictures.
"""

import gzip
import json
import re
from collections.abc import Callable
from typing import Any

from eval import gold_pages
from eval.corpora import corpus, rows
from eval.score import Counts, Score, total
from eval.shingles import mean, shingle_f1, shingle_shares, spread
from stemma.extract import extract
from stemma.model import Article, Page
from stemma.text.normalise import clean

#: every nth page in a quick run
_QUICK_STEP = 4
_TOKEN = re.compile(r"\w+")


def run(*, quick: bool) -> tuple[Score, ...]:
    """Scores on both page corpora."""
    step = _QUICK_STEP if quick else 1
    return (*_scrapinghub(step), *_fundus(step), *gold_pages.scores())


def _scrapinghub(step: int) -> tuple[Score, ...]:
    truth = json.loads((corpus("pages/scrapinghub") / "ground-truth.json").read_text("utf-8"))
    shares = []
    for name in sorted(truth)[::step]:
        content = gzip.decompress((corpus("pages/scrapinghub") / "html" / f"{name}.html.gz").read_bytes())
        article = _article(content)
        shares.append(shingle_shares(truth[name]["articleBody"], article.text if article else ""))
    over = f"{len(shares)} pages, ±{spread(shares):.3f}"
    return (
        Score(
            key="pages.scrapinghub.body_f1",
            value=shingle_f1(shares),
            over=over,
            beat=0.960,
            whose="trafilatura",
            target=0.960,
        ),
    )


def _article(content: bytes) -> Article | None:
    found = extract(Page(uri="page", content=content, media_type="text/html"), id="a1")
    return found if isinstance(found, Article) else None


def _fundus(step: int) -> tuple[Score, ...]:
    gold = list(rows("pages/fundus/gold.jsonl.gz"))[::step]
    pairs = [(page, _article(_fundus_page(page["file"]))) for page in gold]
    scores: list[Score] = [_lost(pairs)]
    for name, group in _by_language(pairs).items():
        scores.extend(_fundus_scores(name, group))
    return tuple(scores)


def _lost(pairs: "Pairs") -> Score:
    """Gold paragraphs that stand neither in the body nor in what was dropped: prose that disappeared without a word."""
    lost = sum(len(lost_prose(page, article)) for page, article in pairs)
    return Score(
        key="pages.fundus.all.prose_lost", value=lost, over=f"{len(pairs)} pages", higher_is_better=False, target=0
    )


#: words; a shorter line may be a heading
_SENTENCE = 8


def lost_prose(page: dict[str, Any], article: Article | None) -> list[str]:
    """The sentences of a gold body of which no word-by-word trace is left."""
    if article is None:
        return []  # a rejection says so
    told = _words(" ".join([article.text, article.title or "", *(dropped.text for dropped in article.dropped),
                            *(f"{caption.text} {caption.credit or ''}" for caption in article.captions)]))  # fmt: skip
    lines = (line.strip() for line in clean(page["body"]).split("\n"))
    return [line for line in lines if len(line.split()) >= _SENTENCE and _words(line) not in told and _gone(line, told)]


def _gone(line: str, told: str) -> bool:
    """Whether no run of words of the line is told: extractors of the gold join paragraphs and drop marks."""
    words = line.split()
    runs = (words[i : i + _SENTENCE] for i in range(max(1, len(words) - _SENTENCE + 1)))
    return not any(_words(" ".join(run)) in told for run in runs)


def _fundus_page(file: str) -> bytes:
    return gzip.decompress((corpus("pages/fundus") / "html" / file).read_bytes())


Pairs = list[tuple[dict[str, Any], Article | None]]


def _by_language(pairs: Pairs) -> dict[str, Pairs]:
    groups: dict[str, Pairs] = {"all": pairs}
    for page, article in pairs:
        language = article.language if article and article.language in {"de", "en", "fr"} else "other"
        groups.setdefault(language or "other", []).append((page, article))
    return dict(sorted(groups.items()))


def _fundus_scores(name: str, pairs: Pairs) -> list[Score]:
    over = f"{len(pairs)} pages"
    key = f"pages.fundus.{name}"
    shares = [shingle_shares(page["body"], article.text if article else "") for page, article in pairs]
    return [
        Score(key=f"{key}.body_f1", value=shingle_f1(shares), over=over, beat=0.948, whose="trafilatura"),
        Score(
            key=f"{key}.title", value=_share(pairs, same_title), over=over, beat=0.686, whose="trafilatura", target=0.85
        ),
        Score(key=f"{key}.date", value=_share(pairs, same_day), over=over, beat=0.965, whose="htmldate", target=0.965),
        Score(
            key=f"{key}.authors",
            value=_share(pairs, same_authors),
            over=over,
            beat=0.778,
            whose="trafilatura",
            target=0.80,
        ),
        _pictures(f"{key}.captions", pairs, "caption", 0.75),
        _pictures(f"{key}.photo_credits", pairs, "credit", 0.75),
        _picture_precision(f"{key}.caption_precision", pairs),
    ]


def _share(pairs: Pairs, same: Callable[[dict[str, Any], Article], bool]) -> float:
    return mean(float(article is not None and same(page, article)) for page, article in pairs)


def same_title(page: dict[str, Any], article: Article) -> bool:
    """Equal but for white space and the shape of quotation marks and dashes."""
    return plain(page["title"]) == plain(article.title or "")


def plain(text: str) -> str:
    """Text with one kind of quotation mark, apostrophe, dash and space."""
    text = re.sub("[\u2018\u2019\u201a\u201b\u2032`´]", "'", text.replace("\u200b", "").replace("\xad", ""))
    text = re.sub("[\u201c\u201d\u201e\u201f\u00ab\u00bb]", '"', text)
    return " ".join(re.sub("[\u2010-\u2015]", "-", text).split())


def same_day(page: dict[str, Any], article: Article) -> bool:
    """The same calendar day, or the same moment in another zone."""
    return (article.published.value or "")[:10] == page["published"][:10]


def same_authors(page: dict[str, Any], article: Article) -> bool:
    """The same set of names."""
    return {plain(name).casefold() for name in page["authors"]} == {plain(name).casefold() for name in article.byline}


def _words(text: str | None) -> str:
    return "".join(_TOKEN.findall((text or "").casefold()))


def _pictures(key: str, pairs: Pairs, field: str, target: float) -> Score:
    """Share of gold captions or credits that were found, letters and digits compared."""
    counts = total(_picture_counts(page, article, field) for page, article in pairs)
    whole = int(counts.tp + counts.fn)
    return Score(
        key=key,
        value=counts.recall if whole else None,
        over=f"{whole} {field}s",
        beat=0.0,
        whose="no extractor returns them",
        target=target,
    )


def _picture_counts(page: dict[str, Any], article: Article | None, field: str) -> Counts:
    gold = [words for picture in page["images"] if (words := _words(picture[field]))]
    captions = article.captions if article else ()
    found = {words for caption in captions if (words := _words(caption.text if field == "caption" else caption.credit))}
    tp = sum(words in found for words in gold)
    return Counts(tp=tp, fp=len(found - set(gold)), fn=len(gold) - tp)


def _picture_precision(key: str, pairs: Pairs) -> Score:
    counts = total(_picture_counts(page, article, "caption") for page, article in pairs)
    return Score(key=key, value=counts.precision, over=f"{int(counts.tp + counts.fp)} captions found")
