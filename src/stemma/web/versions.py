"""Names that change when an answer would: what caches and ETags go by."""

from hashlib import sha256

from sqlalchemy import Connection, func, select

from stemma.store import told
from stemma.store.articles import listed, revisions
from stemma.store.tables import articles, changes, notes, rejections, stories
from stemma.store.tables import feeds as feed_table


def _digest(*parts: object) -> str:
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]


def story_version(db: Connection, key: str) -> str:
    """What is told of a story.

    Raises:
        NotFoundError: there is none.
    """
    row = told.living_row(db, key)
    # two tellings within a second have one moment, but not the same bytes
    return _digest(row.id, row.changed_at, sha256(row.value).hexdigest(), sha256(row.detail).hexdigest())


def article_version(db: Connection, key: str) -> str:
    """What the page of an article shows: its text, its revisions, its story, its notes.

    Raises:
        NotFoundError: there is none.
    """
    one = listed(db, key)
    number = db.scalar(select(func.count()).select_from(notes).where(notes.c.article == key))
    texts = [each.digest for each in revisions(db, one.address)]
    return _digest(one.digest, *texts, number, story_version(db, one.story) if one.story else "")


def list_version(db: Connection) -> str:
    """What any list shows: the last article, story, change, rejection, note and feed."""
    told_last = select(func.max(stories.c.changed_at), func.count(), func.sum(stories.c.size)).select_from(stories)
    met_last = select(func.max(rejections.c.last_at), func.count(), func.sum(rejections.c.times)).select_from(
        rejections
    )
    highest = [db.scalar(select(func.max(column))) for column in (articles.c.seq, changes.c.id, notes.c.id)]
    followed = db.execute(select(feed_table.c.number, feed_table.c.value).order_by(feed_table.c.number))
    remembered = [f"{row.number} {sha256(row.value).hexdigest()}" for row in followed]
    return _digest(*db.execute(told_last).one(), *db.execute(met_last).one(), *highest, *remembered)
