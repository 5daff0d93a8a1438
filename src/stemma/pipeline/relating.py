"""Many articles to one trace: who copied whom, the stories, and what is told of each."""

from collections.abc import Sequence
from itertools import chain

from stemma.coverage import coverage
from stemma.model import Rejection, Trace
from stemma.pipeline.desk import Desk
from stemma.pipeline.parts import Known, Tools
from stemma.pipeline.telling import Told
from stemma.ports import Progress, silent


def relate(  # noqa: PLR0913 the last two are for who watches
    known: Sequence[Known],
    tools: Tools,
    *,
    threshold: float = 0.5,
    rejections: Sequence[Rejection] = (),
    strict: bool = False,
    progress: Progress = silent,
) -> Trace:
    """Everything that can be told about some articles. Their order changes nothing.

    Args:
        known: the articles as read.
        tools: encoders and tagger.
        threshold: 0 to 1, how sure story clustering must be; higher splits more.
        rejections: what was rejected before, to be told too.
        strict: raise where a stage breaks.
        progress: told of each stage.

    Raises:
        ArticleError: strict, and a stage broke.
    """
    desk, touched = Desk.of(known, tools, threshold=threshold, strict=strict, progress=progress)
    told: list[Told] = []
    for number, story in enumerate(desk.stories, 1):
        told.append(desk.tell(story.id))
        progress("telling", number, len(desk.stories))
    return _trace(desk, told, (*rejections, *touched.rejections), tagger=tools.tagger is not None)


def _trace(desk: Desk, told: Sequence[Told], rejections: Sequence[Rejection], *, tagger: bool) -> Trace:
    dated = {article.id: article for one in told for article in one.articles}
    found = {key: findings for one in told for key, findings in one.findings.items()}
    ids = [one.id for one in desk.known]
    articles = tuple(dated[key] for key in ids)
    lacks = (*desk.lacks, *chain.from_iterable(one.lacks for one in told))
    return Trace(
        articles=articles,
        rejections=tuple(rejections),
        entities=tuple(chain.from_iterable(one.entities for one in told)),
        statements=tuple(chain.from_iterable(found[key].statements for key in ids)),
        times=tuple(chain.from_iterable(found[key].times for key in ids)),
        quantities=tuple(chain.from_iterable(found[key].quantities for key in ids)),
        stories=tuple(one.story for one in told),
        descents=desk.descents,
        claims=tuple(chain.from_iterable(one.claims for one in told)),
        timeline=tuple(chain.from_iterable(one.timeline for one in told)),
        coverage=(*coverage(articles, tagger=tagger, findings={key: found[key] for key in ids}), *lacks),
    )
