"""Signs of machine translation, on the gold stories: verdict, language, signs by kind, and verdicts on clean texts.

Gold articles with `translated_from` at their root carry artefacts of a translating machine; all others, human
translations among them, carry none. Scored on the gold article as an extractor should give it, and on the article as our
extractor gives it from the page and from the saved text that the gold stands for.
"""

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from eval.corpora import GOLD, rows
from eval.gold import GoldArticle, stories
from eval.render import as_page, as_text
from eval.score import Counts, Score, total
from stemma.extract import extract
from stemma.model import Article, Page, Translation
from stemma.origin.translation import translation

#: code points; articles of the clean corpus shorter than this say little
_CLEAN_SAMPLE = 150


def run(*, quick: bool) -> tuple[Score, ...]:
    """Scores on the training and development stories, and false verdicts on clean German news."""
    judged = [(gold, translation(gold.article)) for gold in _articles()]
    extracted = [(gold, translation(article)) for gold in _articles() for article in _extracted(gold)]
    return (*_verdicts("gold", judged), *_kinds(judged), *_verdicts("extracted", extracted), _clean(quick=quick))


def _extracted(gold: GoldArticle) -> Iterator[Article]:
    """The article as it comes out of a rendered page, and out of saved text."""
    story, _, sigil = gold.article.id.partition("/")
    (path,) = GOLD.glob(f"*/{story}/{sigil}.xml")
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 our own files
    for media_type, rendered in (("text/html", as_page), ("text/plain", as_text)):
        found = extract(
            Page(uri=gold.article.id, content=rendered(root).encode(), media_type=media_type), id=gold.article.id
        )
        if isinstance(found, Article):
            yield found


def _articles() -> Iterator[GoldArticle]:
    for split in ("train", "dev"):
        for story in stories(split):
            yield from story.articles.values()


Judged = list[tuple[GoldArticle, Translation]]


def _verdicts(name: str, judged: Judged) -> Iterator[Score]:
    counts = total(_verdict_counts(gold, found) for gold, found in judged)
    over = f"{len(judged)} articles, {int(counts.tp + counts.fn)} machine-translated"
    worst = tuple(
        f"{gold.article.id}: {_shown(found)}"
        for gold, found in judged
        if (gold.translated_from is not None) != found.translated
    )
    yield Score(key=f"translation.{name}.precision", value=counts.precision, over=over, worst=worst[:10])
    yield Score(key=f"translation.{name}.recall", value=counts.recall, over=over)
    right = [gold.translated_from == found.from_ for gold, found in judged if gold.translated_from and found.translated]
    yield Score(
        key=f"translation.{name}.language",
        value=sum(right) / len(right) if right else None,
        over=f"{len(right)} verdicts",
    )
    clean = [found.translated for gold, found in judged if gold.translated_from is None]
    yield Score(
        key=f"translation.{name}.false_verdicts",
        value=sum(clean) / len(clean) if clean else None,
        over=f"{len(clean)} clean articles",
        higher_is_better=False,
    )


def _shown(found: Translation) -> str:
    return "; ".join(f"{sign.kind} {sign.text!r}" for sign in found.evidence[:6]) or "no sign"


def _verdict_counts(gold: GoldArticle, found: Translation) -> Counts:
    truly = gold.translated_from is not None
    return Counts(tp=truly and found.translated, fp=found.translated and not truly, fn=truly and not found.translated)


def _kinds(judged: Judged) -> Iterator[Score]:
    """Recall by kind of artefact: a sign of any kind overlaps it; and precision of all signs with a passage."""
    hits: dict[str, list[bool]] = defaultdict(list)
    placed: list[bool] = []
    for gold, found in judged:
        spans = [sign.passage.span for sign in found.evidence if sign.passage]
        for noise in gold.noises:
            hits[noise.attributes["kind"]].append(any(noise.span.overlaps(span) for span in spans))
        placed.extend(any(span.overlaps(noise.span) for noise in gold.noises) for span in spans)
    for kind in sorted(hits):
        yield Score(
            key=f"translation.gold.{kind}_recall",
            value=sum(hits[kind]) / len(hits[kind]),
            over=f"{len(hits[kind])} artefacts",
        )
    yield Score(
        key="translation.gold.sign_precision",
        value=sum(placed) / len(placed) if placed else None,
        over=f"{len(placed)} signs",
    )


def _clean(*, quick: bool) -> Score:
    """German Wikinews is written by people, in German."""
    texts = [row["text"] for row in rows("quotes/de_wikinews_dev.jsonl.gz")][
        : _CLEAN_SAMPLE // 3 if quick else _CLEAN_SAMPLE
    ]
    verdicts = [translation(Article(id="a1", uri="a1", language="de", text=text)).translated for text in texts]
    return Score(
        key="translation.wikinews.false_verdicts",
        value=sum(verdicts) / len(verdicts),
        over=f"{len(verdicts)} articles",
        higher_is_better=False,
    )
