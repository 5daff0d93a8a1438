"""Names of people, organisations and places in German: GermEval 2014, outer names, the sentences kept out of training."""

import gzip
from collections import defaultdict
from collections.abc import Iterator

from eval.annotated import shipped_tagger
from eval.corpora import corpus
from eval.score import Counts, Score
from stemma.ports import Tagger

_FILE = "names/de_germeval2014_dev.tsv.gz"
_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
#: the shipped tagger learned from four of five sentences (train/corpora.py); every fifth is measured
HELD_OUT = 5
Found = set[tuple[int, int, str]]


def _sentence(rows: list[tuple[str, str]]) -> tuple[str, Found]:
    text, names = "", []
    for token, label in rows:
        kind = _TYPES.get(label[2:])
        if kind and label.startswith("B-"):
            names.append((len(text), len(text) + len(token), kind))
        elif kind and names and label.startswith("I-"):
            names[-1] = (names[-1][0], len(text) + len(token), names[-1][2])
        text += token + " "
    return text.rstrip(), set(names)


def sentences() -> Iterator[tuple[str, Found]]:
    """The sentences kept back, with their outer names."""
    rows: list[tuple[str, str]] = []
    number = 0
    with gzip.open(corpus(_FILE), "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append((cells[1], cells[2]))
            elif rows:
                if number % HELD_OUT == 0:
                    yield _sentence(rows)
                number, rows = number + 1, []


def measure(tagger: Tagger) -> dict[str, Counts]:
    """Exact spans with their type: counts by type and "all"."""
    gold = list(sentences())
    counts: dict[str, Counts] = defaultdict(Counts)
    for (_, right), tagging in zip(gold, tagger.tag([text for text, _ in gold]), strict=True):
        mine = {(n.span.begin, n.span.end, str(n.type)) for n in tagging.names}
        for kind in (*_TYPES.values(), "all"):
            a, b = ({n for n in names if kind in {"all", n[2]}} for names in (mine, right))
            counts[kind] += Counts(len(a & b), len(a - b), len(b - a))
    return dict(counts)


def run(*, quick: bool) -> tuple[Score, ...]:
    """F1 of names; without the tagger's files there are none to measure."""
    del quick  # a few seconds at most
    tagger = shipped_tagger()
    if tagger is None:
        return (Score(key="names.germeval.all", value=None, over="no model files", target=0.78),)
    return tuple(
        Score(
            key=f"names.germeval.{kind}",
            value=counts.f1,
            over=f"{int(counts.tp + counts.fn)} names",
            target=0.78 if kind == "all" else None,
        )
        for kind, counts in measure(tagger).items()
    )
