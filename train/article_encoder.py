"""Makes `article_encoder.onnx` and `article_encoder.npz`: e5 as it is, and how its vectors are centred and turned.

`python -m train.article_encoder ENCODER_DIR [OUT_DIR]`, a minute on one core; ENCODER_DIR is what `e5_weights.py` wrote, OUT_DIR holds the
tagger's tokenizer and embeddings. Nothing of e5 is trained. Centre: the mean over gold/train and the written prose. Turn: within-class
covariance normalisation (Hatch et al. 2006, Interspeech) over the reports of each story of gold/train and the blurbs of each event of Wikipedia's
In the News, one half each; half of it is shrunk to the identity, since 106 reports say little about 384 dimensions.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path

import numpy as np

from eval.corpora import ROOT, rows
from eval.gold import read_article, stories
from stemma.adapters.article_encoder import Pooled
from stemma.adapters.tagger import FOLDER
from stemma.model import Article
from stemma.ports import Vectors
from stemma.stories.anchors import opening
from train.exact_graph import Bert, Graph, encoded, mean
from train.export import arrays_of

PROSE = ROOT / "train" / "prose"
#: how far the turn is shrunk to the identity
SHRINKAGE = 0.5
#: reports of a group from which on it weighs no more
_MOST = 8
#: share of ASCII from which on a blurb is in a script whose words the vocabulary holds
_LATIN = 0.7


def export(encoder: Path, file: Path) -> None:
    """All layers and the mean over pieces, weights in eight bits."""
    from transformers import BertModel

    bert = BertModel.from_pretrained(encoder).eval()
    graph = Graph()
    rows = encoded(graph, Bert.of(arrays_of(bert), bert.config.layer_norm_eps))
    graph.save({"mean": (mean(graph, rows), 1)}, {"embeddings": ["pieces", bert.config.hidden_size]}, file)


def spread(groups: Iterable[Sequence[int]], vectors: Vectors) -> Vectors:
    """How the members of a group differ, over all groups: a covariance whose mean variance is 1."""
    total = np.zeros((vectors.shape[1],) * 2)
    for members in groups:
        if len(members) > 1:
            total += min(len(members), _MOST) * np.cov(vectors[list(members)].T)
    return np.asarray(total * len(total) / np.trace(total))


def turn_of(covariance: Vectors) -> Vectors:
    """The symmetric root of the shrunk covariance's inverse."""
    values, axes = np.linalg.eigh(covariance)
    roots = ((1 - SHRINKAGE) * np.maximum(values, 0) + SHRINKAGE) ** -0.5
    return np.asarray((axes * roots) @ axes.T)


def _grouped(names: Sequence[str]) -> Mapping[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        groups[name].append(number)
    return groups


def _openings(articles: Iterable[Article]) -> list[str]:
    return [opening(article) for article in articles]


def _blurbs() -> tuple[list[str], list[str]]:
    texts, events = [], []
    for row in rows("stories/wikipedia_itn.jsonl.gz"):
        text = unescape(re.sub(r"<[^>]+>", "", row["blurb"])).strip()
        if sum(c.isascii() for c in text) > _LATIN * len(text):
            texts.append(text)
            events.append(row["event"])
    return texts, events


def fit(pooled: Pooled) -> tuple[Vectors, Vectors]:
    """Centre and turn."""
    told = [(article.article, story.slug) for story in stories("train") for article in story.articles.values()]
    reports = pooled.rows(_openings(article for article, _ in told))
    prose = pooled.rows(_openings(read_article(file, "prose").article for file in sorted(PROSE.glob("*/*.xml"))))
    texts, events = _blurbs()
    halves = (
        spread(_grouped([slug for _, slug in told]).values(), reports),
        spread(_grouped(events).values(), pooled.rows(texts)),
    )
    return np.concatenate([prose, reports]).mean(axis=0), turn_of(sum(halves) / len(halves))


def main(words: Sequence[str]) -> None:
    """Write both files."""
    encoder, folder = Path(words[0]), Path(words[1]) if len(words) > 1 else FOLDER
    export(encoder, folder / "article_encoder.onnx")
    centre, turn = fit(Pooled.load(folder, threads=1))
    np.savez(folder / "article_encoder.npz", centre=centre.astype(np.float32), turn=turn.astype(np.float16))


if __name__ == "__main__":
    main(sys.argv[1:])
