"""`Known` into the store and out of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from sqlalchemy import ColumnElement, Connection, exists, select

from stemma.keeping import stages
from stemma.model import Article, Findings
from stemma.pipeline import Known
from stemma.ports import Vectors
from stemma.store import articles, results, search
from stemma.store.codec import decode, digest_of
from stemma.store.results import NUMBERS
from stemma.store.tables import articles as article_table
from stemma.store.tables import findings as findings_table
from stemma.store.tables import vectors as vector_table
from stemma.stories.neighbours import sketch

#: the stages under which numbers are kept: what an article is about, and a short form of it to look for neighbours
ABOUT, SKETCH = "articles", "sketches"
#: articles read at once
GROUP = 500


def put_known(connection: Connection, known: Known, *, address: str, version: str, at: str) -> articles.Outcome:
    """Keep an article with all that was found in it, and list it in the full-text index."""
    article = known.article
    seq, outcome = articles.put_article(connection, article, address=address, version=stages.EXTRACT, at=at)
    digest = digest_of(article)
    results.put_findings(connection, digest, known.findings, version=version)
    put_vector(connection, digest, known.vector)
    search.index(connection, seq, article, known.findings, fresh=outcome in {"new", "revision"})
    return outcome


def put_vector(connection: Connection, digest: str, vector: Vectors) -> None:
    """Keep the row of numbers that says what an article is about, and its short form."""
    row = vector.reshape(1, -1)
    results.put_vectors(connection, digest, row, stage=ABOUT, version=stages.VECTOR)
    results.put_vectors(connection, digest, sketch(row), stage=SKETCH, version=stages.VECTOR)


def known_of(connection: Connection, keys: Sequence[str]) -> list[Known]:
    """Some articles with what was found in them last, in the order of their ids; numbers must be of the present version."""
    found: list[Known] = []
    for begin in range(0, len(keys), GROUP):
        found += _rows(connection, article_table.c.id.in_(keys[begin : begin + GROUP]))
    return sorted(found, key=lambda one: one.id)


def every_known(connection: Connection) -> Iterator[Known]:
    """All articles with what was found in them last; numbers must be of the present version."""
    yield from _rows(connection, article_table.c.seq > 0)


def basis_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What tells whether an article and what was found in it are as they were, by the article's id."""
    found: dict[str, str] = {}
    for begin in range(0, len(keys), GROUP):
        asked = (
            select(article_table.c.id, article_table.c.digest, findings_table.c.version)
            .join(findings_table, findings_table.c.digest == article_table.c.digest)
            .where(findings_table.c.stage == "findings", article_table.c.id.in_(keys[begin : begin + GROUP]))
        )
        found |= {row.id: f"{row.digest} {row.version}" for row in connection.execute(asked)}
    return found


def _rows(connection: Connection, wanted) -> Iterable[Known]:  # type: ignore[no-untyped-def] # noqa: ANN001 SQLAlchemy's expression
    asked = (
        select(article_table.c.value, findings_table.c.value.label("found"), vector_table.c.value.label("about"))
        .join(findings_table, findings_table.c.digest == article_table.c.digest)
        .join(vector_table, vector_table.c.digest == article_table.c.digest)
        .where(findings_table.c.stage == "findings")
        .where(vector_table.c.stage == ABOUT, vector_table.c.version == stages.VECTOR)
        .where(wanted)
        .order_by(article_table.c.seq)
    )
    for row in connection.execute(asked, execution_options={"yield_per": GROUP}):
        yield Known(
            article=decode(row.value, Article),
            findings=decode(row.found, Findings),
            vector=np.frombuffer(row.about, dtype=NUMBERS).astype(np.float32, copy=False),
        )


def sketches(connection: Connection, days: tuple[str, str] | None) -> tuple[list[str], Vectors]:
    """Ids and sketches of articles that may lie near in time.

    Args:
        connection: of a reader.
        days: first and last day of publication, ISO 8601; articles without a day are always among them. All when None.
    """
    asked = (
        select(article_table.c.id, vector_table.c.value)
        .join(vector_table, vector_table.c.digest == article_table.c.digest)
        .where(vector_table.c.stage == SKETCH, vector_table.c.version == stages.VECTOR)
        .order_by(article_table.c.seq)
    )
    if days:
        asked = asked.where(_within(days))
    rows = connection.execute(asked).all()
    if not rows:
        return [], np.zeros((0, 1), dtype=np.float32)
    made = np.frombuffer(b"".join(row.value for row in rows), dtype=NUMBERS).reshape(len(rows), -1)
    return [row.id for row in rows], made


def _within(days: tuple[str, str]) -> ColumnElement[bool]:
    when = article_table.c.published
    return when.is_(None) | when.contains("/") | when.between(*days)


def outdated(
    connection: Connection, *, keys: Collection[str] | None = None, days: tuple[str, str] | None = None
) -> list[str]:
    """Ids of the articles whose numbers are of another version than the program's.

    Args:
        connection: of a reader.
        keys: only of these articles.
        days: only of articles published within these, as `sketches` has them.
    """
    now = exists().where(
        vector_table.c.digest == article_table.c.digest,
        vector_table.c.stage == SKETCH,
        vector_table.c.version == stages.VECTOR,
    )
    asked = select(article_table.c.id).where(~now).order_by(article_table.c.seq)
    if days:
        asked = asked.where(_within(days))
    found = connection.scalars(asked)
    return [key for key in found if keys is None or key in keys]
