"""Pages to articles with their findings, each by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from stemma.annotate.bounds import part_of
from stemma.model import Article, Findings, Page, Rejection
from stemma.pipeline.apart import Annotation, Extraction, Reading, named
from stemma.pipeline.bulkhead import Bulkhead
from stemma.pipeline.parts import Known, Tools
from stemma.ports import Progress, silent
from stemma.processes.crew import in_order
from stemma.stories.features import vectors_of

#: articles tagged at a time: bounds memory, and tells of progress
GROUP = 8

#: gives the id of the next article that extraction accepts
Naming = Callable[[Page], str]
_Extracted = Article | Rejection


def numbered() -> Naming:
    """Ids a1, a2, … in the order in which articles are accepted."""
    taken = 0

    def name(page: Page) -> str:  # noqa: ARG001 a counter needs no page
        nonlocal taken
        taken += 1
        return f"a{taken}"

    return name


def read(  # noqa: PLR0913 two of them are for tests and for who watches
    inputs: Iterable[Page | Rejection],
    tools: Tools,
    *,
    name: Naming | None = None,
    strict: bool = False,
    progress: Progress = silent,
    total: int = 0,
) -> Iterator[Known | Rejection]:
    """Every input as an article with its findings, or the reason why not, in the order given.

    Args:
        inputs: pages, and what was rejected before.
        tools: encoders and tagger.
        name: gives each accepted article its id; `numbered` when None. An id never depends on what else is read.
        strict: raise where a stage breaks on an article, instead of rejecting it.
        progress: told ("reading", done, total).
        total: how many inputs there are, as far as known.

    Raises:
        ArticleError: strict, and a stage broke.
    """
    made = extracted(inputs, tools, name=name or numbered(), strict=strict)
    for done, one in enumerate(find(made, tools, strict=strict), start=1):
        progress("reading", done, max(total, done))
        yield one


def extracted(
    inputs: Iterable[Page | Rejection], tools: Tools, *, name: Naming, strict: bool = False
) -> Iterator[Article | Rejection]:
    """The first half of `read`: what each input is as an article, before anything is found in it.

    Raises:
        ArticleError: strict, and a stage broke.
    """
    work = Extraction(Bulkhead(strict=strict, limits=tools.limits))
    for item, made in in_order(work, inputs, tools.crew):
        yield named(made, name(item)) if isinstance(made, Article) and isinstance(item, Page) else made


def find(articles: Iterable[Article | Rejection], tools: Tools, *, strict: bool = False) -> Iterator[Known | Rejection]:
    """The second half of `read`, for articles that are there already: what is found in each.

    Raises:
        ArticleError: strict, and a stage broke.
    """
    walls = Bulkhead(strict=strict, limits=tools.limits)
    read_in = (
        known if isinstance(known, Rejection) else (one, known) if isinstance(one, Article) else one
        for group, readings in _grouped(iter(articles), tools, walls)
        for one, known in zip(group, readings, strict=True)
    )
    for item, made in in_order(Annotation(walls), read_in, tools.crew):
        if isinstance(made, Rejection):
            yield made
        elif not isinstance(item, Rejection):
            yield _known(item[0], made, tools, walls)


def _grouped(
    made: Iterator[_Extracted], tools: Tools, walls: Bulkhead
) -> Iterator[tuple[Sequence[_Extracted], Sequence[Reading | Rejection]]]:
    """Groups with what the models read in them; they read a group while the one before it is worked on."""
    with ThreadPoolExecutor(1) as ahead:
        waiting = None
        while group := list(islice(made, GROUP)):
            following = group, ahead.submit(_readings, group, tools, walls)
            if waiting is not None:
                yield waiting[0], waiting[1].result()
            waiting = following
        if waiting is not None:
            yield waiting[0], waiting[1].result()


def _readings(group: Sequence[_Extracted], tools: Tools, walls: Bulkhead) -> list[Reading | Rejection]:
    """What the models read in each; where all together break them, each is read by itself."""
    articles = [part_of(one, tools.limits) for one in group if isinstance(one, Article)]
    try:
        together: Sequence[Reading | Rejection] = _read_in(articles, tools)
    except Exception:  # noqa: BLE001 the one at fault is found below
        together = [walls.one(one.uri, "tag", lambda one=one: _read_in([one], tools)[0]) for one in articles]  # type: ignore[misc]
    found = iter(together)
    return [next(found) if isinstance(one, Article) else one for one in group]


def _read_in(articles: Sequence[Article], tools: Tools) -> list[Reading]:
    """Taggings first: the parser stands on what the tagger's encoder gave for the same texts."""
    texts = [one.text for one in articles]
    taggings = tools.tagger.tag(texts) if tools.tagger else [None] * len(texts)
    trees = tools.parser.parse(texts, [one.language for one in articles]) if tools.parser else [()] * len(texts)
    return [Reading(tagging=tagging, trees=tuple(grown)) for tagging, grown in zip(taggings, trees, strict=True)]


def _known(article: Article, findings: Findings, tools: Tools, walls: Bulkhead) -> Known | Rejection:
    return walls.one(
        article.uri,
        "annotate",
        lambda: Known(article=article, findings=findings, vector=vectors_of([article], tools.articles)[0]),
    )
