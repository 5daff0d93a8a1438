"""Runs the annotators over texts as the pipeline does, for the evals of statements and names."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from eval.gold import GoldStory
from stemma.adapters.parser import OnnxParser
from stemma.adapters.parser import shipped as parser_shipped
from stemma.adapters.tagger import OnnxTagger, shipped
from stemma.annotate.findings import annotate
from stemma.annotate.statements.passes import PASSES, Pass
from stemma.entities.resolve import resolve
from stemma.model import Article, Entity, Findings, Tagging, Tree
from stemma.pipeline import Known, Tools, find
from stemma.ports import Parser, Tagger
from stemma.testing import FakeEncoder

#: articles tagged at once
_BATCH = 32


@cache
def shipped_tagger() -> OnnxTagger | None:
    """The tagger that ships, or one in the folder `STEMMA_EVAL_TAGGER`; None where files are missing, and rules are measured."""
    if folder := os.environ.get("STEMMA_EVAL_TAGGER"):
        return OnnxTagger(folder=Path(folder), remembers=_BATCH)
    return OnnxTagger(remembers=_BATCH) if shipped() else None


@cache
def shipped_parser() -> Parser | None:
    """The parser that ships, on the tagger's encoder; None beside another tagger than the one that ships."""
    tagger = None if os.environ.get("STEMMA_EVAL_TAGGER") else shipped_tagger()
    return OnnxParser(tagger) if tagger is not None and parser_shipped() else None


def readings(articles: Sequence[Article], tagger: Tagger | None) -> list[tuple[Tagging | None, tuple[Tree, ...]]]:
    """What the models read in each article; nothing without a tagger."""
    parser = shipped_parser()
    if tagger is None:
        return [(None, ())] * len(articles)
    found: list[tuple[Tagging | None, tuple[Tree, ...]]] = []
    for begin in range(0, len(articles), _BATCH):
        group = articles[begin : begin + _BATCH]
        texts = [article.text for article in group]
        taggings = tagger.tag(texts)
        trees = parser.parse(texts, [article.language for article in group]) if parser else [()] * len(texts)
        found.extend(zip(taggings, trees, strict=True))
    return found


def findings(
    articles: Sequence[Article], tagger: Tagger | None, passes: tuple[Pass, ...] = PASSES
) -> dict[str, Findings]:
    """All that is found in each article, entities unresolved, with the `passes` over statements that are measured."""
    read = zip(articles, readings(articles, tagger), strict=True)
    return {article.id: annotate(article, tagging, trees, passes) for article, (tagging, trees) in read}


def read(articles: Sequence[Article], tagger: Tagger | None) -> dict[str, Findings]:
    """All that the pipeline finds in each article, entities unresolved; a stage that breaks is raised."""
    tools = Tools(
        encoder=FakeEncoder(), articles=FakeEncoder(), tagger=tagger, parser=shipped_parser() if tagger else None
    )
    return {one.id: one.findings for one in find(articles, tools, strict=True) if isinstance(one, Known)}


def resolved(story: GoldStory, found: dict[str, Findings]) -> tuple[dict[str, Entity], dict[str, Findings]]:
    """The entities of one story by id, and its findings pointing to them."""
    articles = [gold.article for gold in story.articles.values()]
    entities, linked = resolve(articles, {article.id: found[article.id] for article in articles})
    return {entity.id: entity for entity in entities}, linked
