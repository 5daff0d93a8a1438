"""Wikipedia's In the News: one-sentence blurbs in many languages, clustered by the event they tell of."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape

from eval.corpora import rows
from eval.score import Score
from eval.stories import bcubed, pairwise_f1
from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.model import Article, Published
from stemma.stories import cluster

#: blurbs of a quick run: the first ones, which keep events together because the corpus is sorted by event
QUICK = 300
_TAG = re.compile(r"<[^>]+>")


def _articles(*, quick: bool) -> tuple[list[Article], Mapping[str, str]]:
    found, gold = [], {}
    for number, row in enumerate(rows("stories/wikipedia_itn.jsonl.gz")):
        if quick and number >= QUICK:
            break
        key = f"b{number:05d}"
        day = datetime.fromtimestamp(float(row["time"]), UTC).date().isoformat()
        published = Published(value=day, certainty="given")
        text = unescape(_TAG.sub("", row["blurb"])).strip()
        found.append(Article(id=key, uri=key, text=text, language=row["lang"], published=published))
        gold[key] = row["event"]
    return found, gold


def run(*, quick: bool) -> tuple[Score, ...]:
    """BCubed and pairwise F1 over the whole stream, singletons included."""
    articles, gold = _articles(quick=quick)
    stories = cluster(articles, (), ArticleEncoder(SentenceEncoder(), threads=1), threshold=0.5)
    found = {key: story.id for story in stories for key in story.articles}
    precision, recall, f1 = bcubed(found, gold)
    over = f"{len(gold)} blurbs of {len(set(gold.values()))} events, {len({a.language for a in articles})} languages"
    return (
        Score(key="blurbs.bcubed_precision", value=precision, over=over),
        Score(key="blurbs.bcubed_recall", value=recall, over=over),
        Score(key="blurbs.bcubed", value=f1, over=over),
        Score(key="blurbs.pairwise_f1", value=pairwise_f1(found, gold), over=over),
    )
