"""Each version of the store leads to the newest, with all that was in it."""

import re

import pytest
from sqlalchemy import MetaData, inspect, select, text

from stemma.errors import StoreVersionError
from stemma.store import open_store, tables
from stemma.store.engine import errors_of, is_server, server_engine, sqlite_engine
from stemma.store.migrate import migrate, newest
from stemma.store.migrations import migrations_of

VERSIONS = range(1, newest("sqlite") + 1)


def engine_of(where):
    from pathlib import Path

    return server_engine(where) if is_server(where) else sqlite_engine(Path(where), write=True)


def fill(connection):
    """A row in each table that the connection's version has, foreign keys kept."""
    there = set(inspect(connection).get_table_names())
    found = MetaData()
    found.reflect(connection, only=[name for name in there if name in tables.metadata.tables])
    for table in found.sorted_tables:
        if table.name == "migrations":
            continue
        values = {
            c.name: b"x" if "B" in str(c.type)[:1] else 1 if re.match("INT|FLOAT|DOUBLE", str(c.type)) else "x"
            for c in table.columns
        }
        connection.execute(table.insert().values(values))


def content(connection):
    there = sorted(set(inspect(connection).get_table_names()) & set(tables.metadata.tables) - {"migrations"})
    return {
        name: [dict(r) for r in connection.execute(select(tables.metadata.tables[name])).mappings()] for name in there
    }


def shape(engine):
    """Columns, keys and indexes of all tables, by name."""
    look = inspect(engine)
    return {
        name: (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in look.get_columns(name)},
            look.get_pk_constraint(name)["constrained_columns"],
            sorted((i["name"], tuple(i["column_names"])) for i in look.get_indexes(name) if not i["unique"]),
            sorted(tuple(u["column_names"]) for u in look.get_unique_constraints(name)),
            sorted((tuple(f["constrained_columns"]), f["referred_table"]) for f in look.get_foreign_keys(name)),
        )
        for name in look.get_table_names()
        if name in tables.metadata.tables
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_leads_to_the_newest_with_all_its_rows(where, version):
    engine = engine_of(where)
    migrate(engine, upto=version)
    with engine.begin() as connection:
        fill(connection)
        before = content(connection)
    engine.dispose()
    if version < newest(engine.dialect.name):
        with pytest.raises(StoreVersionError, match="stemma db migrate"):
            open_store(where, write=True)
    with open_store(where, write=True, migrating=True) as store, store.reading() as connection:
        after = content(connection)
        assert store.version() == newest(store.engine.dialect.name)
    for name, rows in before.items():
        assert [{key: row[key] for key in old} for row, old in zip(after[name], rows, strict=True)] == rows


def test_the_migrations_make_the_tables_that_the_program_uses(where):
    migrated = engine_of(where)
    migrate(migrated)
    declared = sqlite_engine_in_memory()
    tables.metadata.create_all(declared)
    made, wanted = shape(migrated), shape(declared)
    assert made.keys() == wanted.keys()
    for name in wanted:
        assert [*made[name][0]] == [*wanted[name][0]]
        # a reflected primary key of SQLite passes for nullable
        free = [
            {c for c, (_, nullable) in side[name][0].items() if nullable} - {*side[name][1]} for side in (made, wanted)
        ]
        assert free[0] == free[1]
        assert made[name][1:] == wanted[name][1:], name
    migrated.dispose()


def sqlite_engine_in_memory():
    from sqlalchemy import create_engine

    return create_engine("sqlite://")


def test_a_step_that_breaks_off_leaves_the_version_before(tmp_path, monkeypatch):
    engine = sqlite_engine(tmp_path / "s.db", write=True)
    migrate(engine, upto=1)
    steps = migrations_of("sqlite")
    from dataclasses import replace

    broken = replace(steps[1], statements=("CREATE TABLE half (x)", "NO SUCH WORD"))
    monkeypatch.setattr("stemma.store.migrate.migrations_of", lambda _: (steps[0], broken))
    with pytest.raises(Exception, match="NO"), errors_of("s"):
        migrate(engine)
    with engine.connect() as connection:
        assert "half" not in inspect(connection).get_table_names()
        assert connection.scalar(text("SELECT max(number) FROM migrations")) == 1
    engine.dispose()


def test_both_dialects_have_the_same_steps():
    names = [[(m.number, m.name) for m in migrations_of(dialect)] for dialect in ("sqlite", "postgresql")]
    assert names[0] == names[1]
    assert [n for n, _ in names[0]] == list(range(1, len(names[0]) + 1))
