"""What new articles do to the stories of a store: only those near them are told anew.

`relate_new` decides among the articles near the new ones and so costs the same however many are kept; `relate_all` decides from
all the evidence, as a trace of all articles would.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

import numpy as np
from sqlalchemy import Connection, func, select

from stemma.keeping import stages
from stemma.keeping.again import renew_vectors
from stemma.keeping.changes import Telling, changes_of
from stemma.keeping.known import basis_of, every_known, known_of, sketches
from stemma.model import Article, Story
from stemma.pipeline import Desk, Known, Progress, Told, Tools, silent
from stemma.settings import Settings
from stemma.store import Store, articles, journal, told
from stemma.store.tables import articles as article_table
from stemma.store.tables import members, stories
from stemma.store.told import Detail, StoryTold
from stemma.stories.neighbours import WINDOW, nearest, sketch

#: a store with so few articles is decided as a whole
FEW = 300
#: articles near a new one whose stories are decided again with it
NEAREST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """How to relate and when."""

    store: Store
    tools: Tools
    settings: Settings
    at: str
    progress: Progress


def relate_new(  # noqa: PLR0913 the last is for who watches
    store: Store, fresh: Collection[str], tools: Tools, *, settings: Settings, at: str, progress: Progress = silent
) -> list[journal.ToldChange]:
    """Find the stories of new articles and tell those that they touch; what has changed and was not told before.

    Args:
        store: open for writing.
        fresh: ids of articles that were added.
        tools: encoders.
        settings: of the run.
        at: ISO 8601 moment in UTC.
        progress: told of each stage.
    """
    if not fresh:
        return []
    task = _Task(store=store, tools=tools, settings=settings, at=at, progress=progress)
    with store.reading() as db:
        few = (db.scalar(select(func.count()).select_from(article_table)) or 0) <= FEW + len(fresh)
    return _settle(task, _all(task) if few else _around(task, fresh))


def relate_all(
    store: Store, tools: Tools, *, settings: Settings, at: str, progress: Progress = silent
) -> list[journal.ToldChange]:
    """Decide everything anew from all articles; what has changed and was not told before."""
    task = _Task(store=store, tools=tools, settings=settings, at=at, progress=progress)
    return _settle(task, _all(task))


def _all(task: _Task) -> list[Known]:
    """All articles of the store."""
    renew_vectors(task.store, task.tools)
    with task.store.reading() as db:
        return list(every_known(db))


def _around(task: _Task, fresh: Collection[str]) -> list[Known]:
    """New articles with those near them."""
    renew_vectors(task.store, task.tools, keys=fresh)
    with task.store.reading() as db:
        new = known_of(db, sorted(fresh))
    renew_vectors(task.store, task.tools, days=_days(new))
    with task.store.reading() as db:
        wanted = _near(db, new) | {one.id for one in new}
    # a story lasts longer than what is near
    renew_vectors(task.store, task.tools, keys=wanted)
    with task.store.reading() as db:
        return known_of(db, sorted(wanted))


def unrelated(connection: Connection) -> list[str]:
    """Ids of articles that stand in no story yet: a run was broken off before it told of them."""
    asked = (
        select(article_table.c.id)
        .join(members, members.c.article == article_table.c.id, isouter=True)
        .where(members.c.story.is_(None))
    )
    return sorted(connection.scalars(asked))


def _days(known: Iterable[Known]) -> tuple[str, str] | None:
    """The days within which an article can be near; None where one of the new ones has no day."""
    days = []
    for one in known:
        moment = one.article.published_on()
        if moment is None:
            return None
        days.append(moment.date())
    window = timedelta(days=WINDOW + 1)
    return _day(min(days), -window), _day(max(days), window)


def _day(day: date, shift: timedelta) -> str:
    try:
        return (day + shift).isoformat()
    except OverflowError:
        return day.isoformat()


def _near(connection: Connection, new: Sequence[Known]) -> set[str]:
    """Ids of the articles near the new ones, with all that stand in a story with one of those."""
    if not new:
        return set()
    keys, rows = sketches(connection, _days(new))
    found: set[str] = set()
    if keys:
        for row in sketch(np.stack([one.vector for one in new])):
            found |= {keys[int(n)] for n in nearest(rows @ row, NEAREST)}
    addresses = [articles.listed(connection, one.id).address for one in new]
    for address in addresses:
        found |= {one.id for one in articles.revisions(connection, address)}
    return found | _beside(connection, found)


def _beside(connection: Connection, keys: Collection[str]) -> set[str]:
    """All articles of the stories of some."""
    homes = select(members.c.story).where(members.c.article.in_(list(keys)))
    return set(connection.scalars(select(members.c.article).where(members.c.story.in_(homes))))


def _settle(task: _Task, known: Sequence[Known]) -> list[journal.ToldChange]:
    """Decide among some articles and keep what is told of the stories that are not as they were."""
    ids = {one.id for one in known}
    with task.store.reading() as db:
        before = _stories_of(db, ids)
        highest = _highest(db)
        basis = basis_of(db, sorted(ids))
    desk, touched = Desk.of(
        known,
        task.tools,
        threshold=task.settings.story_threshold,
        before={**({highest: ()} if highest else {}), **before},
        strict=task.settings.strict,
        progress=task.progress,
    )
    fresh: list[journal.ToldChange] = []
    versions = {story.id: _version(basis[key] for key in story.articles) for story in desk.stories}
    asked = [story for story in desk.stories if _is_stale(task, story, before, versions[story.id])]
    for number, story in enumerate(asked, 1):
        fresh += _keep_told(task, desk.tell(story.id), known, versions[story.id])
        task.progress("telling", number, len(asked))
    heirs = dict(touched.merged)
    with task.store.writing() as db:
        for gone in sorted(before.keys() - {story.id for story in desk.stories}):
            told.end_story(db, gone, heir=heirs.get(gone), at=task.at)
        for rejection in touched.rejections:
            journal.put_rejection(db, rejection, at=task.at)
    return fresh


def _stories_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    wanted = sorted(ids)
    for begin in range(0, len(wanted), 500):
        asked = select(members.c.story, members.c.article).where(members.c.article.in_(wanted[begin : begin + 500]))
        for row in connection.execute(asked):
            found.setdefault(row.story, []).append(row.article)
    return {story: tuple(sorted(held)) for story, held in sorted(found.items())}


def _highest(connection: Connection) -> str | None:
    """The story with the highest number: new ones are numbered on, and no number is given twice."""
    asked = select(stories.c.id).order_by(func.length(stories.c.id).desc(), stories.c.id.desc()).limit(1)
    return connection.scalar(asked)


def _is_stale(task: _Task, story: Story, before: dict[str, tuple[str, ...]], version: str) -> bool:
    """Whether a story is not as it was told: other articles, other findings, or told by another version."""
    if before.get(story.id) != tuple(sorted(story.articles)):
        return True
    with task.store.reading() as db:
        return told.story_told(db, story.id).detail.version != version


def _version(basis: Iterable[str]) -> str:
    """What a story is told from, and by which versions of the stages."""
    return f"{stages.TOLD}/{stages.VECTOR}/{sha256(' '.join(sorted(basis)).encode()).hexdigest()[:16]}"


def kept_form(told: Told, before: Mapping[str, Article], version: str) -> StoryTold:
    """What was told, as it is kept: of an article only what the story adds to it.

    Args:
        told: by the desk.
        before: the articles as each is by itself.
        version: what it was told from, and by which stages.
    """
    return StoryTold(
        story=told.story,
        descents=told.descents,
        entities=told.entities,
        claims=told.claims,
        timeline=told.timeline,
        detail=Detail(
            dates={a.id: a.published for a in told.articles if a.published != before[a.id].published},
            findings=dict(told.findings),
            lacks=told.lacks,
            version=version,
        ),
    )


def _keep_told(task: _Task, made: Told, known: Sequence[Known], version: str) -> list[journal.ToldChange]:
    """Keep what was told of one story, and what has changed in it, in one transaction."""
    single: dict[str, Article] = {one.id: one.article for one in known}
    kept = kept_form(made, single, version)
    with task.store.writing() as db:
        old = told.find_story(db, made.story.id)
        earlier = articles.earlier_revisions(db, made.story.articles)
        telling = Telling(
            now=kept,
            before=old,
            articles=articles.articles_of(db, list(earlier.values())) | {one.id: one for one in made.articles},
            earlier=earlier,
        )
        told.put_story(db, kept, at=task.at)
        return journal.put_changes(db, changes_of(telling, at=task.at))
