"""The tables as they are now. How they came to be stands in `stemma.store.migrations`; a test keeps both alike.

Columns are what is searched and listed by; the value itself is one packed column. Times are ISO 8601 in UTC, given by the caller.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: one row a version the store has been brought to
migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

#: bytes as fetched or read, once each
pages = Table(
    "pages",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

#: where and when a page was met, and what was said about it; a place that changes back has a third row
captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", Text, ForeignKey("pages.digest"), nullable=False),
    Column("uri", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    #: id of the article that was made of it; None where it was declined
    Column("article", Text),
    #: the `Page` without its content
    Column("value", LargeBinary, nullable=False),
    Index("captures_by_uri", "uri"),
    Index("captures_by_article", "article"),
)

#: one row a revision of an article
articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    #: title and text alone: two captures with the same are one revision
    Column("substance", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("title", Text),
    Column("language", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("added_at", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    UniqueConstraint("address", "revision", name="articles_once"),
    Index("articles_by_digest", "digest"),
    Index("articles_by_added", "added_at"),
)

#: what a stage found, by the article's digest, the stage and its version
findings = Table(
    "findings",
    metadata,
    Column("digest", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("digest", "stage", "version"),
)

#: float32, little-endian, row by row
vectors = Table(
    "vectors",
    metadata,
    Column("digest", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("digest", "stage", "version"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("size", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    #: id of the story that this one was merged into; None while it lives
    Column("heir", Text),
    #: what the story tells of its articles: dates, findings with entities resolved, what it lacks
    Column("detail", LargeBinary, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("stories_by_changed", "changed_at"),
)

members = Table(
    "members",
    metadata,
    Column("article", Text, primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Index("members_by_story", "story"),
)

descents = Table(
    "descents",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("copy", Text, nullable=False),
    Column("exemplar", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story", "number"),
    Index("descents_by_copy", "copy"),
)

entities = Table(
    "entities",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story", "id"),
    Index("entities_by_name", "name"),
)

claims = Table(
    "claims",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story", "id"),
)

timeline = Table(
    "timeline",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("happened", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story", "number"),
)

#: what changed and was told; `subject` says what it is about, so that nothing is told twice
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("story", Text),
    Column("article", Text),
    Column("text", Text, nullable=False),
    Index("changes_by_time", "at"),
)

rejections = Table(
    "rejections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("first_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("uri", "stage", "reason", name="rejections_once"),
)

#: feeds that are followed; `number` stays when a feed moves
feeds = Table(
    "feeds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("due_at", Text),
    Column("value", LargeBinary, nullable=False),
)

#: entries of a feed, by every key they ever had
aliases = Table(
    "aliases",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("feed", "name"),
    Index("aliases_by_entry", "feed", "entry"),
)

#: pages that are looked at again, for edits that nobody announces
visits = Table(
    "visits",
    metadata,
    Column("address", Text, primary_key=True),
    #: None: no more
    Column("due_at", Text),
    Column("times", Integer, nullable=False),
    #: the `Link` that named it
    Column("value", LargeBinary, nullable=False),
    Index("visits_by_due", "due_at"),
)

#: who is told of changes, and the last that each was told of
alerts = Table(
    "alerts",
    metadata,
    Column("target", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

#: append-only: no command changes or removes a row
notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("notes_by_article", "article"),
)
