"""Grammar: PUD, parallel sentences of news and encyclopaedia in Universal Dependencies, from raw text (CoNLL 2018's measure).

F1 of words whose span, and head (UAS), and relation without subtype (LAS) are right. A contraction counts as one word. PUD is for measuring
only: nothing was learned from it, nothing chosen by it.
"""

import os
from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path

from eval.score import Score
from eval.treebanks import Annotated, sentences
from stemma.adapters import parser as adapter
from stemma.adapters.tagger import FOLDER, OnnxTagger
from stemma.model import Node, Span, Tree
from stemma.ports import Parser

#: the project's targets for LAS
TARGETS = {"de": 0.80, "en": 0.85, "fr": 0.85}
#: sentences read in the quick run
_QUICK = 200
_BATCH = 100
_Arc = tuple[Span, Span | None]


@cache
def shipped_parser() -> Parser | None:
    """The parser that ships, or one in the folder `STEMMA_EVAL_TAGGER`; None where files are missing."""
    folder = Path(os.environ.get("STEMMA_EVAL_TAGGER", FOLDER))
    if not all((folder / name).exists() for name in adapter.FILES):
        return None
    return adapter.OnnxParser(OnnxTagger(folder=folder), folder=folder)


def _arcs(trees: tuple[Tree, ...]) -> dict[_Arc, Node]:
    return {
        (node.span, None if node.head is None else tree.nodes[node.head].span): node
        for tree in trees
        for node in tree.nodes
    }


def compared(gold: Tree, found: tuple[Tree, ...]) -> Counter[str]:
    """How many words of one sentence are in gold, found, and right in each respect."""
    right, mine = _arcs((gold,)), _arcs(found)
    parts = {node.span: node.part for node in mine.values()}
    shared = right.keys() & mine.keys()
    return Counter(
        gold=len(right),
        found=len(mine),
        words=sum(node.span in parts for node in gold.nodes),
        upos=sum(parts.get(node.span) == node.part for node in gold.nodes),
        uas=len(shared),
        las=sum(_universal(right[arc]) == _universal(mine[arc]) for arc in shared),
    )


def _universal(node: Node) -> str:
    return node.relation.partition(":")[0]


def measure(parser: Parser, gold: list[Annotated], language: str) -> Counter[str]:
    """The counts of all sentences, each read as a text of its own."""
    counts: Counter[str] = Counter()
    for begin in range(0, len(gold), _BATCH):
        batch = gold[begin : begin + _BATCH]
        found = parser.parse([one.text for one in batch], [language] * len(batch))
        for one, trees in zip(batch, found, strict=True):
            counts += compared(one.tree, trees)
    return counts


def run(*, quick: bool) -> tuple[Score, ...]:
    """LAS, UAS and parts of speech by language; without the parser's files there is nothing to measure."""
    parser = shipped_parser()
    scores = []
    for language, target in TARGETS.items():
        gold = list(islice(sentences(f"{language}_pud"), _QUICK if quick else None))
        counts = measure(parser, gold, language) if parser else Counter(gold=1)
        both = counts["gold"] + counts["found"]
        for key in ("las", "uas", "upos", "words"):
            value = 2 * counts[key] / both if parser else None
            over = f"{counts['gold']} words" if parser else "no model files"
            scores.append(
                Score(key=f"parse.{language}.{key}", value=value, over=over, target=target if key == "las" else None)
            )
    return tuple(scores)
