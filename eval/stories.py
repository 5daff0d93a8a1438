"""Stories: do the scores follow human judgement (SemEval 2022 task 8), and are mixed stories parted without a wrong merge?

Clusters are scored by BCubed (Bagga & Baldwin 1998) over all articles of the stream, singletons included. The distractors are
agency wires of other years; each is its own story but for those that the corpus puts into one event chain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np

from eval.corpora import rows
from eval.gold import Split, stories
from eval.score import Score
from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.model import Article, Published
from stemma.ports import Encoder, Vectors
from stemma.settings import Settings
from stemma.stories import clustering
from stemma.stories.anchors import background_of
from stemma.stories.evidence import Scale, weigh
from stemma.stories.features import features_of, vectors_of

#: languages with full rules; the issue's targets are over their pairs
LANGUAGES = {"de", "en", "fr"}
PAIR_TARGET = 0.80
LANGUAGE_TARGET = 0.72
#: bare sentence vectors of the first 1,000 characters
BARE = {"all": 0.75, "de-de": 0.65, "en-en": 0.84, "de-en": 0.63, "fr-fr": 0.72}
#: pairs of a quick run: every fourth
QUICK_PAIRS = 4
DISTRACTORS = 1000
QUICK_DISTRACTORS = 100


class Remembering:
    """An encoder that reads each text once: the wires are mixed with one split after the other."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the encoder does."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if fresh:
            self._rows |= dict(zip(fresh, self._encoder.encode(fresh), strict=True))
        return np.stack([self._rows[text] for text in texts])


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's correlation."""
    return float(np.corrcoef(first, second)[0, 1])


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of BCubed, averaged over the items of `gold`; whatever else a group holds costs precision."""
    both = Counter((found[key], gold[key]) for key in gold)
    of_found, of_gold = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / of_found[f] for (f, _), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (_, g), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise_f1(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """F1 over the pairs that share a cluster."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    both = pairs(Counter((found[key], gold[key]) for key in gold).values())
    return 2 * both / (pairs(Counter(found[k] for k in gold).values()) + pairs(Counter(gold.values()).values()))


def _pairs(*, quick: bool) -> list[dict[str, Any]]:
    wanted = [row for row in rows("stories/semeval2022_task8_a.jsonl.gz") if set(row["lang"]) <= LANGUAGES]
    return wanted[::QUICK_PAIRS] if quick else wanted


def similarity_scores(encoder: Encoder, *, quick: bool) -> tuple[Score, ...]:
    """Pearson with the human overall score, its sign turned: all pairs, and by pair of languages."""
    pairs = _pairs(quick=quick)
    texts = {text: lang for row in pairs for text, lang in zip(row["text"], row["lang"], strict=True)}
    articles = {
        text: Article(id=f"p{n}", uri="", text=text, language=texts[text]) for n, text in enumerate(sorted(texts))
    }
    features = {text: features_of(article) for text, article in articles.items()}
    vectors = dict(zip(articles, vectors_of(list(articles.values()), encoder), strict=True))
    scale = Scale(background=background_of(f.anchors for f in features.values()))
    ours: dict[str, list[float]] = defaultdict(list)
    human: dict[str, list[float]] = defaultdict(list)
    for row in pairs:
        a, b = row["text"]
        score = weigh(features[a], features[b], float(vectors[a] @ vectors[b]), scale).probability
        for group in ("all", "-".join(sorted(row["lang"]))):
            ours[group].append(score)
            human[group].append(-float(row["overall"]))
    return tuple(
        Score(
            key=f"stories.semeval.{group}",
            value=pearson(ours[group], human[group]),
            over=f"{len(ours[group])} pairs",
            beat=BARE.get(group),
            whose="bare sentence vectors",
            target=PAIR_TARGET if group == "all" else LANGUAGE_TARGET,
        )
        for group in ("all", "de-de", "en-en", "de-en", "fr-fr")
    )


def _wires(count: int) -> list[Article]:
    """Agency wires as distractors."""
    return [
        Article(id=f"wire{n}", uri="", text=row["text"], language="en", published=Published(value=row["published"]))
        for n, row in enumerate(rows("wires/agency_wires_a.jsonl.gz"))
        if n < count
    ]


def _shifted(article: Article, day: datetime) -> Article:
    """The article on another day, so that time alone can't part the stories."""
    published = article.published_on()
    assert published is not None
    moved = published.replace(year=day.year, month=day.month, day=day.day)
    return replace(article, published=Published(value=moved.isoformat(), certainty="given"))


def mixed_scores(encoder: Encoder, splits: Sequence[Split], *, quick: bool) -> tuple[Score, ...]:
    """Gold stories of some splits mixed with each other and with wires, all moved into the wires' weeks."""
    wires = _wires(QUICK_DISTRACTORS if quick else DISTRACTORS)
    start = datetime.fromisoformat(wires[len(wires) // 2].published.value or "")
    gold, articles = {}, list(wires)
    for story in stories(*splits):
        first = min(a.article.published.value or "" for a in story.articles.values())
        for told in story.articles.values():
            late = (told.article.published_on() or start).date() - datetime.fromisoformat(first).date()
            articles.append(_shifted(told.article, start + late))
            gold[told.article.id] = story.slug
    made = clustering(articles, (), encoder)
    found = {key: st.id for st in made.stories(Settings().story_threshold) for key in st.articles}
    return _cluster_scores(found, gold, "-".join(splits), len(wires))


def _cluster_scores(found: Mapping[str, str], gold: Mapping[str, str], name: str, wires: int) -> tuple[Score, ...]:
    members: dict[str, set[str]] = defaultdict(set)
    for key, story in found.items():
        if key in gold or story in {found[k] for k in gold}:
            members[story].add(gold.get(key, "wire"))
    precision, recall, f1 = bcubed(found, gold)
    over = f"{len(gold)} articles of {len(set(gold.values()))} stories, {wires} wires"
    wrong = sorted(story for story, slugs in members.items() if len(slugs) > 1)
    parts = {slug: len({found[k] for k in gold if gold[k] == slug}) for slug in sorted(set(gold.values()))}
    worst = tuple(f"{slug}: told as {n} stories" for slug, n in parts.items() if n > 2)
    return (
        Score(key=f"stories.{name}.bcubed", value=f1, over=over, target=0.93, worst=worst),
        Score(key=f"stories.{name}.bcubed_precision", value=precision, over=over),
        Score(key=f"stories.{name}.bcubed_recall", value=recall, over=over),
        Score(key=f"stories.{name}.pairwise_f1", value=pairwise_f1(found, gold), over=over),
        Score(key=f"stories.{name}.mixed", value=len(wrong), over=over, target=0, higher_is_better=False),
    )


def run(*, quick: bool) -> tuple[Score, ...]:
    """All scores of this task."""
    encoder = Remembering(ArticleEncoder(SentenceEncoder()))
    return (
        *similarity_scores(encoder, quick=quick),
        *mixed_scores(encoder, ("dev",), quick=quick),
        *(() if quick else mixed_scores(encoder, ("test",), quick=quick)),
    )
