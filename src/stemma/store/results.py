"""What stages found, kept under the article's digest, the stage and its version: the same is never computed twice."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import numpy as np
from sqlalchemy import Connection, Executable, Table, and_, exists, or_, select

from stemma.model import Findings
from stemma.ports import Vectors
from stemma.store.codec import decode, encode
from stemma.store.pages import inserting
from stemma.store.tables import articles, findings, vectors

#: little-endian float32, whatever the machine
_KEY = ("digest", "stage", "version")
NUMBERS = np.dtype("<f4")


@cache
def _putting(dialect: str, table: Table) -> Executable:
    """The statement that puts a result, made once: it is run some times for every article."""
    made = inserting(dialect)(table)
    fresh = {c.name: made.excluded[c.name] for c in table.columns if not c.primary_key}
    return cast("Executable", made.on_conflict_do_update(index_elements=[*_KEY], set_=fresh))


def put_findings(
    connection: Connection, digest: str, found: Findings, *, version: str, stage: str = "findings"
) -> None:
    """Keep what a stage found in an article; a second time it replaces the first."""
    row = {"digest": digest, "stage": stage, "version": version, "value": encode(found)}
    connection.execute(_putting(connection.dialect.name, findings), row)


def findings_of(connection: Connection, digest: str, *, version: str, stage: str = "findings") -> Findings | None:
    """What a version of a stage found in an article; None where it has not looked."""
    asked = select(findings.c.value).where(
        findings.c.digest == digest, findings.c.stage == stage, findings.c.version == version
    )
    value = connection.scalar(asked)
    return None if value is None else decode(value, Findings)


def put_vectors(connection: Connection, digest: str, made: Vectors, *, stage: str, version: str) -> None:
    """Keep rows of numbers for an article; a second time they replace the first."""
    rows = np.ascontiguousarray(made, dtype=NUMBERS)
    row = {
        "digest": digest,
        "stage": stage,
        "version": version,
        "rows": rows.shape[0],
        "width": rows.shape[1],
        "value": rows.tobytes(),
    }
    connection.execute(_putting(connection.dialect.name, vectors), row)


def vectors_of(connection: Connection, digest: str, *, stage: str, version: str) -> Vectors | None:
    """The rows kept for an article; None where there are none."""
    asked = select(vectors.c.rows, vectors.c.width, vectors.c.value).where(
        vectors.c.digest == digest, vectors.c.stage == stage, vectors.c.version == version
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return np.frombuffer(row.value, dtype=NUMBERS).reshape(row.rows, row.width).astype(np.float32, copy=False)


def stale(connection: Connection, *, stage: str, version: str) -> list[str]:
    """Ids of the articles that a version of a stage has not looked at, in the order in which they came."""
    seen = exists().where(
        and_(findings.c.digest == articles.c.digest, findings.c.stage == stage, findings.c.version == version)
    )
    return list(connection.scalars(select(articles.c.id).where(~seen).order_by(articles.c.seq)))


def outdated_articles(connection: Connection, version: str) -> list[str]:
    """Ids of the articles that another version of extraction made."""
    return list(connection.scalars(select(articles.c.id).where(articles.c.version != version).order_by(articles.c.seq)))


def prune(connection: Connection, *, keep: Sequence[tuple[str, str]]) -> int:
    """Remove results of versions other than those to keep, and of articles that are no more; how many.

    Args:
        connection: of a writer.
        keep: (stage, version) of what the program makes now.
    """
    removed = 0
    for table in (findings, vectors):
        mine = or_(*(and_(table.c.stage == stage, table.c.version == version) for stage, version in keep))
        orphan = ~exists().where(articles.c.digest == table.c.digest)
        old = orphan | (table.c.stage.in_([stage for stage, _ in keep]) & ~mine)
        removed += connection.execute(table.delete().where(old)).rowcount
    return removed


def every_vector(connection: Connection, *, stage: str, version: str) -> Iterator[tuple[str, Vectors]]:
    """(article id, its rows) of all articles that have such vectors, in the order in which they came."""
    asked = (
        select(articles.c.id, vectors.c.rows, vectors.c.width, vectors.c.value)
        .join(vectors, vectors.c.digest == articles.c.digest)
        .where(vectors.c.stage == stage, vectors.c.version == version)
        .order_by(articles.c.seq)
    )
    for row in connection.execute(asked, execution_options={"yield_per": 500}):
        yield row.id, np.frombuffer(row.value, dtype=NUMBERS).reshape(row.rows, row.width)
