"""Scores changes along edges: a change is found when its kind is right and its passages touch those marked in gold."""

from collections.abc import Mapping
from typing import Any

from eval.gold import GoldArticle, GoldStory
from eval.score import Counts
from stemma.model import Change, Descent, Passage, Span


def marked(article: GoldArticle, mark: str) -> tuple[Span, ...]:
    """The spans of a statement, number or time of gold."""
    if mark in article.statements:
        statement = article.statements[mark]
        return tuple(part.span for part in (*statement.content, *statement.cues, *statement.speakers))
    table = article.numbers | article.times
    return (table[mark].span,) if mark in table else ()


def _side(story: GoldStory, name: str | None) -> tuple[Span, ...]:
    if name is None:
        return ()
    sigil, _, mark = name.partition(".")
    return marked(story.articles[sigil], mark) if sigil in story.articles else ()


def _touches(passage: Passage | None, spans: tuple[Span, ...]) -> bool:
    return passage is not None and any(passage.span.overlaps(span) for span in spans)


def is_found(story: GoldStory, gold: Mapping[str, Any], change: Change) -> bool:
    """Whether a change is the one of gold: the exemplar's side decides where gold marks it, else the copy's."""
    if change.kind != gold["kind"]:
        return False
    exemplar, copy = _side(story, gold.get("exemplar")), _side(story, gold.get("copy"))
    if exemplar:
        return _touches(change.exemplar, exemplar)
    return _touches(change.copy, copy) if copy else True


def changes_of_edge(story: GoldStory, gold: Mapping[str, Any] | None, descent: Descent | None) -> dict[str, Counts]:
    """Counts by kind of change for one edge; the edge itself may be missing on either side."""
    wanted = list(gold.get("changes", ())) if gold is not None else []
    found = list(descent.changes) if descent is not None else []
    counts: dict[str, Counts] = {}
    for row in wanted:
        hit = next((change for change in found if is_found(story, row, change)), None)
        if hit is not None:
            found.remove(hit)
        counts[row["kind"]] = counts.get(row["kind"], Counts()) + Counts(tp=hit is not None, fn=hit is None)
    for change in found:
        counts[change.kind] = counts.get(change.kind, Counts()) + Counts(fp=1)
    return counts
