"""What stages found, kept under the article's digest and the stage, with the version that found it.

One result a stage: what a later version finds takes the place of what an earlier one found, and until then that is used and shown.
"""

from functools import cache
from typing import cast

import numpy as np
from sqlalchemy import Connection, Executable, Table, and_, bindparam, delete, exists, select

from stemma.model import Findings
from stemma.ports import Vectors
from stemma.store.codec import decode, encode
from stemma.store.pages import inserting
from stemma.store.tables import articles, findings, vectors

_KEY = ("digest", "stage", "version")
#: little-endian float32, whatever the machine
NUMBERS = np.dtype("<f4")


@cache
def _putting(dialect: str, table: Table) -> Executable:
    """The statement that puts a result, made once: it is run some times for every article."""
    made = inserting(dialect)(table)
    fresh = {c.name: made.excluded[c.name] for c in table.columns if not c.primary_key}
    return cast("Executable", made.on_conflict_do_update(index_elements=[*_KEY], set_=fresh))


@cache
def _dropping(table: Table) -> Executable:
    """The statement that drops what other versions than one found."""
    mine = and_(table.c.digest == bindparam("of"), table.c.stage == bindparam("by"))
    return delete(table).where(mine, table.c.version != bindparam("now"))


def _put(connection: Connection, table: Table, row: dict[str, object]) -> None:
    connection.execute(_dropping(table), {"of": row["digest"], "by": row["stage"], "now": row["version"]})
    connection.execute(_putting(connection.dialect.name, table), row)


def put_findings(
    connection: Connection, digest: str, found: Findings, *, version: str, stage: str = "findings"
) -> None:
    """Keep what a stage found in an article; what it found before goes."""
    _put(connection, findings, {"digest": digest, "stage": stage, "version": version, "value": encode(found)})


def findings_of(connection: Connection, digest: str, *, stage: str = "findings") -> Findings | None:
    """What a stage found in an article when it last looked; None where it has not."""
    value = connection.scalar(select(findings.c.value).where(findings.c.digest == digest, findings.c.stage == stage))
    return None if value is None else decode(value, Findings)


def put_vectors(connection: Connection, digest: str, made: Vectors, *, stage: str, version: str) -> None:
    """Keep rows of numbers for an article; those from before go."""
    rows = np.ascontiguousarray(made, dtype=NUMBERS)
    row: dict[str, object] = {
        "digest": digest,
        "stage": stage,
        "version": version,
        "rows": rows.shape[0],
        "width": rows.shape[1],
        "value": rows.tobytes(),
    }
    _put(connection, vectors, row)


def vectors_of(connection: Connection, digest: str, *, stage: str, version: str) -> Vectors | None:
    """The rows kept for an article; None where there are none."""
    asked = select(vectors.c.rows, vectors.c.width, vectors.c.value).where(
        vectors.c.digest == digest, vectors.c.stage == stage, vectors.c.version == version
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return np.frombuffer(row.value, dtype=NUMBERS).reshape(row.rows, row.width).astype(np.float32, copy=False)


def stale(connection: Connection, *, stage: str, version: str, table: Table = findings) -> list[str]:
    """Ids of the articles that a version of a stage has not looked at, in the order in which they came.

    Args:
        connection: of a reader.
        stage: by which results are kept.
        version: of the program.
        table: where the stage keeps its results: `findings` or `vectors`.
    """
    seen = exists().where(and_(table.c.digest == articles.c.digest, table.c.stage == stage, table.c.version == version))
    return list(connection.scalars(select(articles.c.id).where(~seen).order_by(articles.c.seq)))


def outdated_articles(connection: Connection, version: str) -> list[str]:
    """Ids of the articles that another version of extraction made."""
    return list(connection.scalars(select(articles.c.id).where(articles.c.version != version).order_by(articles.c.seq)))


def drop_orphans(connection: Connection) -> int:
    """Remove results of articles that are no more as they were; how many."""
    removed = 0
    for table in (findings, vectors):
        orphan = ~exists().where(articles.c.digest == table.c.digest)
        removed += connection.execute(delete(table).where(orphan)).rowcount
    return removed
