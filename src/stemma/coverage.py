"""What a trace can't tell, said in the report rather than filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from stemma import lang
from stemma.lang import Topic
from stemma.model import Article, Coverage, Findings

#: (stage, what it lacks, for which articles)
_LACKS: tuple[tuple[str, str, Callable[[Article], bool]], ...] = (
    (
        "times",
        "publication date unknown: relative dates stay partial; give it with --published",
        lambda article: article.published.certainty == "unknown",
    ),
    (
        "times",
        "publication date inferred from the texts: every relative date rests on it",
        lambda article: article.published.certainty == "inferred",
    ),
)

#: tables without which an article is not annotated
_NEEDED: tuple[Topic, ...] = ("cues", "counting", "times")


def _without_rules(articles: Iterable[Article]) -> dict[str | None, list[str]]:
    lacking: dict[str | None, list[str]] = {}
    for article in articles:
        if not all(map(lang.of(article.language).knows, _NEEDED)):
            lacking.setdefault(article.language, []).append(article.id)
    return lacking


def _cut(stage: str, cuts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Coverage]:
    """What was left out of articles, by id, because there was too much of it."""
    concerned: dict[str, list[str]] = {}
    for key, what in cuts:
        for one in what:
            concerned.setdefault(one, []).append(key)
    return (Coverage(stage=stage, lacks=what, articles=tuple(ids)) for what, ids in concerned.items())


def coverage(
    articles: Sequence[Article], *, tagger: bool, findings: Mapping[str, Findings] = MappingProxyType({})
) -> tuple[Coverage, ...]:
    """One entry for each thing that a stage lacks on this input."""
    found = [
        Coverage(
            stage="annotate",
            lacks=f"no rules for {language or 'an unknown language'}: lineage and stories only",
            articles=tuple(ids),
        )
        for language, ids in sorted(_without_rules(articles).items(), key=lambda item: item[0] or "")
    ]
    if not tagger:
        found.append(
            Coverage(stage="statements", lacks="no tagger model: rules alone, which find about half of what is said")
        )
    for stage, lacks, concerns in _LACKS:
        if concerned := tuple(article.id for article in articles if concerns(article)):
            found.append(Coverage(stage=stage, lacks=lacks, articles=concerned))
    found += _cut("extract", ((article.id, article.cut) for article in articles))
    found += _cut("annotate", ((key, one.cut) for key, one in findings.items()))
    return tuple(found)
