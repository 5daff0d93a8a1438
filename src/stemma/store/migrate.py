"""Brings a store to the version of the program, step by step, each step whole or not at all."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, inspect, select

from stemma.errors import StoreVersionError
from stemma.store import tables
from stemma.store.migrations import migrations_of


def newest(dialect: str) -> int:
    """The version that this program reads and writes."""
    return migrations_of(dialect)[-1].number


def version_of(connection: Connection) -> int:
    """The version a store is at; 0 for an empty one.

    Raises:
        StoreVersionError: it holds tables, but none of ours.
    """
    names = set(inspect(connection).get_table_names())
    if tables.migrations.name not in names:
        if names:
            raise StoreVersionError(f"this database is no store of Stemma: it holds {min(names)}; name another")
        return 0
    return connection.scalar(select(func.max(tables.migrations.c.number))) or 0


def check_version(connection: Connection) -> None:
    """Refuse a store that this program does not know.

    Raises:
        StoreVersionError: it is newer or older than the program, or no store.
    """
    found, wanted = version_of(connection), newest(connection.dialect.name)
    if found > wanted:
        raise StoreVersionError(
            f"the store is of version {found}, this program knows up to {wanted}: install a newer stemma-news"
        )
    if found < wanted:
        raise StoreVersionError(f"the store is of version {found}, this program's is {wanted}: run `stemma db migrate`")


def migrate(engine: Engine, *, upto: int | None = None, at: str | None = None) -> list[int]:
    """Take all steps that a store lacks, each in its own transaction; the numbers of those taken.

    Args:
        engine: of the store.
        upto: stop after this number; the newest when None.
        at: ISO 8601 moment to note; now when None.

    Raises:
        StoreVersionError: the store is newer than the program, or none of ours.
    """
    steps = migrations_of(engine.dialect.name)
    taken = []
    with engine.begin() as connection:
        found = version_of(connection)
        if found > steps[-1].number:
            check_version(connection)
        tables.migrations.create(connection, checkfirst=True)
    for step in steps:
        if found < step.number <= (upto or steps[-1].number):
            with engine.begin() as connection:
                for statement in step.statements:
                    connection.exec_driver_sql(statement)
                connection.execute(
                    tables.migrations.insert().values(
                        number=step.number, name=step.name, applied_at=at or datetime.now(UTC).isoformat()
                    )
                )
            taken.append(step.number)
    return taken
