"""Formats that are files and not text: a database for Datasette, and Parquet."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.errors import MissingExtraError, SettingsError
from stemma.export.tables import COLUMNS, TABLES, columns_of, rows_of
from stemma.model import Trace

if TYPE_CHECKING:
    import pyarrow as pa

#: columns that refer to another table, and to which
_REFERS = {
    "article": "articles",
    "story": "stories",
    "statement": "statements",
    "source_entity": "entities",
    "copy": "articles",
}
#: columns that a reader wants to search in
_SEARCHED = {"articles": ("title", "text"), "statements": ("text", "source"), "claims": ("text",)}


def _fresh(to: Path) -> None:
    if to.exists():
        raise SettingsError(f"{to}: there is such a file; name a new one")


def to_sqlite(trace: Trace, to: Path) -> None:
    """All tables in a new file of SQLite, with keys and full-text indexes: `datasette FILE` opens it.

    Raises:
        SettingsError: there is such a file, or it can't be written.
    """
    _fresh(to)
    try:
        with closing(sqlite3.connect(to)) as db, db:
            db.execute("CREATE TABLE about (name TEXT PRIMARY KEY, holds TEXT)")
            for name, what in TABLES.items():
                db.execute("INSERT INTO about VALUES (?, ?)", (name, what))
                _table(db, name, trace)
    except sqlite3.Error as error:
        raise SettingsError(f"{to}: {error}; name a file that you may write") from None


def _table(db: sqlite3.Connection, name: str, trace: Trace) -> None:
    rows = rows_of(trace, name)
    columns = [_column(column, name) for column in COLUMNS[name]]
    db.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    marks = ", ".join("?" * len(columns))
    db.executemany(f'INSERT INTO "{name}" VALUES ({marks})', [tuple(row.values()) for row in rows])  # noqa: S608 names of our own
    if searched := _SEARCHED.get(name):
        held = ", ".join(searched)
        db.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({held}, content="{name}")')
        db.execute(f'INSERT INTO "{name}_fts"("{name}_fts") VALUES (\'rebuild\')')  # noqa: S608 names of our own


def _column(column: str, table: str) -> str:
    key = " PRIMARY KEY" if column == "id" else ""
    refers = f' REFERENCES "{_REFERS[column]}"(id)' if column in _REFERS else ""
    kind = {
        "begin": " INTEGER",
        "end": " INTEGER",
        "confidence": " REAL",
        "value": " NUMERIC" if table == "quantities" else " TEXT",
    }
    return f'"{column}"{kind.get(column, "")}{key}{refers}'


#: types of columns; all others are text
_KINDS = {
    "begin": "int32", "end": "int32", "upper": "float64", "confidence": "float64", "cut": "bool_", "independent_sources": "int32",
    "independent_articles": "int32", "articles": "int32",
}  # fmt: skip


def arrow_of(trace: Trace, table: str) -> "pa.Table":
    """One table in columns of Arrow.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("writing Parquet", "parquet") from None
    kinds = {**_KINDS, "value": "float64"} if table == "quantities" else _KINDS
    columns = columns_of(table, rows_of(trace, table))
    return pa.table(
        {name: pa.array(values, getattr(pa, kinds.get(name, "string"))()) for name, values in columns.items()}
    )


def to_parquet(trace: Trace, table: str, to: Path) -> None:
    """One table in a new file of Parquet.

    Raises:
        MissingExtraError: pyarrow is not installed.
        SettingsError: there is such a file, or it can't be written.
    """
    made = arrow_of(trace, table)
    import pyarrow.parquet as pq

    _fresh(to)
    try:
        pq.write_table(made, to)
    except OSError as error:
        raise SettingsError(f"{to}: {error.strerror or error}; name a file that you may write") from None
