"""The main job as a composition of stages; it decides nothing.

pages → extract → annotate → resolve → lineage → stories → dates from the story → claims → Trace
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from stemma.annotate.findings import annotate
from stemma.annotate.redated import redated
from stemma.annotate.times import times
from stemma.claims import claims_of, timeline_of
from stemma.coverage import coverage
from stemma.entities.resolve import resolve
from stemma.extract import extract
from stemma.lineage import trace_lineage
from stemma.model import Article, Findings, Page, Rejection, Tagging, Trace
from stemma.origin.dating import dated, dated_in_stories
from stemma.origin.translation import translation
from stemma.ports import Encoder, Tagger
from stemma.stories import cluster

#: articles tagged at a time: bounds memory, and tells of progress
GROUP = 8

#: told (stage, done, of) while work goes on
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the stages need from outside."""

    #: of sentences
    encoder: Encoder
    #: of headline and first sentences
    gist: Encoder
    tagger: Tagger | None
    progress: Progress
    story_threshold: float


def read_articles(
    inputs: Iterable[Page | Rejection], progress: Progress, total: int
) -> tuple[list[Article], list[Rejection]]:
    """Extract every page; articles are numbered a1, a2, ... in the order given."""
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for number, item in enumerate(inputs, start=1):
        made = extract(item, id=f"a{len(articles) + 1}") if isinstance(item, Page) else item
        if isinstance(made, Rejection):
            rejections.append(made)
        else:
            articles.append(dated(replace(made, translation=translation(made)), times(made)))
        progress("reading", number, total)
    return articles, rejections


def find(articles: Sequence[Article], parts: Parts) -> dict[str, Findings]:
    """Findings by article id."""
    found: dict[str, Findings] = {}
    for article, tagging in _tagged(articles, parts.tagger):
        found[article.id] = annotate(article, tagging)
        parts.progress("annotating", len(found), len(articles))
    return found


def _tagged(articles: Sequence[Article], tagger: Tagger | None) -> Iterator[tuple[Article, Tagging | None]]:
    """Articles with their taggings. One group is tagged while the one before it is worked on."""
    if tagger is None:
        yield from ((article, None) for article in articles)
        return
    with ThreadPoolExecutor(1) as ahead:
        groups = [articles[begin : begin + GROUP] for begin in range(0, len(articles), GROUP)]
        waiting = [ahead.submit(tagger.tag, [article.text for article in group]) for group in groups]
        for group, future in zip(groups, waiting, strict=True):
            yield from zip(group, future.result(), strict=True)


def trace(inputs: Iterable[Page | Rejection], total: int, parts: Parts) -> Trace:
    """Everything Stemma can tell about a set of pages."""
    articles, rejections = read_articles(inputs, parts.progress, total)
    entities, findings = resolve(articles, find(articles, parts))
    parts.progress("comparing", 0, 1)
    descents = trace_lineage(articles, findings, parts.encoder)
    stories = cluster(articles, findings, descents, parts.gist, threshold=parts.story_threshold)
    by_id = {article.id: article for article in articles}
    placed = dated_in_stories(articles, {one: findings[one].times for one in by_id}, stories)
    for identity, published in placed.items():
        by_id[identity] = replace(by_id[identity], published=published)
        findings[identity] = redated(by_id[identity], findings[identity])
    articles = list(by_id.values())
    claims = tuple(
        claim
        for story in stories
        for claim in claims_of(story, by_id, findings, entities=entities, descents=descents, encoder=parts.encoder)
    )
    timeline = tuple(
        event
        for story in stories
        for event in timeline_of(story, by_id, findings, claims=claims, descents=descents, encoder=parts.encoder)
    )
    return Trace(
        articles=tuple(articles),
        rejections=tuple(rejections),
        entities=entities,
        statements=tuple(s for a in articles for s in findings[a.id].statements),
        times=tuple(t for a in articles for t in findings[a.id].times),
        quantities=tuple(q for a in articles for q in findings[a.id].quantities),
        stories=stories,
        descents=descents,
        claims=claims,
        timeline=timeline,
        coverage=coverage(articles, tagger=parts.tagger is not None),
    )
