"""What a trace can't tell, said in the report rather than filled in."""

from collections.abc import Iterable, Sequence

from stemma.lang import LANGUAGES
from stemma.model import Article, Coverage


def _without_rules(articles: Iterable[Article]) -> dict[str | None, list[str]]:
    lacking: dict[str | None, list[str]] = {}
    for article in articles:
        if article.language not in LANGUAGES:
            lacking.setdefault(article.language, []).append(article.id)
    return lacking


def coverage(articles: Sequence[Article], *, tagger: bool) -> tuple[Coverage, ...]:
    """One entry for each thing that a stage lacks on this input."""
    found = [
        Coverage(
            stage="annotate",
            lacks=f"no rules for {language or 'an unknown language'}: no statements, figures or chrome; lineage only",
            articles=tuple(sorted(ids)),
        )
        for language, ids in sorted(_without_rules(articles).items(), key=lambda item: item[0] or "")
    ]
    if not tagger:
        found.append(
            Coverage(stage="statements", lacks="no tagger model: rules alone, which find about half of what is said")
        )
    undated = tuple(a.id for a in articles if a.published.certainty == "unknown")
    if undated:
        found.append(
            Coverage(
                stage="times",
                lacks="publication date unknown: relative dates stay partial; give it with --published",
                articles=undated,
            )
        )
    return tuple(found)
