import subprocess
import sys

import pytest
from sqlalchemy import text

from stemma.errors import NotFoundError, StoreBusyError, StoreError, StoreVersionError
from stemma.store import open_store
from stemma.store.engine import journal_of
from stemma.store.migrate import newest
from stemma.store.store import shown


def test_a_writer_makes_a_store_of_the_newest_version(where):
    with open_store(where, write=True) as store:
        assert store.version() == newest(store.engine.dialect.name)


def test_a_reader_finds_no_store(tmp_path):
    with pytest.raises(NotFoundError, match="no store here"):
        open_store(tmp_path / "none.db")


def test_a_store_newer_than_the_program_is_refused(where):
    with open_store(where, write=True) as store, store.writing() as db:
        db.execute(text("INSERT INTO migrations VALUES (9999, 'later', '2031-01-01')"))
    for write in (False, True):
        with pytest.raises(StoreVersionError, match=r"9999.*newer stemma-news"):
            open_store(where, write=write, migrating=write)


def test_a_foreign_database_is_refused(tmp_path):
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(StoreVersionError, match="no store of Stemma"):
        open_store(path, write=True)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "s.db").write_bytes(b"not a database, but long enough to be looked at " * 50)
    with pytest.raises(StoreError, match="no store of Stemma, or a broken one"):
        open_store(tmp_path / "s.db", write=True)


def test_there_is_one_writer_and_many_readers(where):
    with open_store(where, write=True):
        with pytest.raises(StoreBusyError, match="writing it"):
            open_store(where, write=True)
        with open_store(where) as one, open_store(where) as other:
            assert one.version() == other.version()
    with open_store(where, write=True) as again:
        assert again.version()


def test_another_process_is_told_who_writes(tmp_path):
    path = tmp_path / "s.db"
    code = f"from stemma.store import open_store; open_store({str(path)!r}, write=True)"
    with open_store(path, write=True):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    import os

    assert f"process {os.getpid()} is writing it" in done.stderr


def test_a_reader_cannot_write(tmp_path):
    with open_store(tmp_path / "s.db", write=True):
        pass
    with open_store(tmp_path / "s.db") as store, pytest.raises(StoreError), store.writing() as db:
        db.execute(text("DELETE FROM notes"))


def test_a_transaction_that_fails_leaves_nothing(store):
    def broken():
        with store.writing() as db:
            db.execute(text("INSERT INTO pages VALUES ('d', 1, :b)"), {"b": b"x"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    with store.reading() as db:
        assert db.scalar(text("SELECT count(*) FROM pages")) == 0


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 7, 0), "truncate"),
        ((3, 40, 1), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_is_safe(version, journal):
    assert journal_of(version) == journal


def test_a_full_disk_is_said_and_what_was_written_stays(tmp_path):
    from stemma.errors import StoreFullError

    with open_store(tmp_path / "s.db", write=True) as store:
        with store.writing() as db:
            db.execute(text("INSERT INTO pages VALUES ('kept', 1, :b)"), {"b": b"x"})
            used = db.scalar(text("PRAGMA page_count"))
        with store.engine.connect() as db:
            db.execute(text(f"PRAGMA max_page_count = {used + 4}"))
        with pytest.raises(StoreFullError, match="no room left"), store.writing() as db:
            db.execute(text("INSERT INTO pages VALUES ('lost', 1, :b)"), {"b": bytes(1_000_000)})
    with open_store(tmp_path / "s.db") as store, store.reading() as db:
        assert list(db.scalars(text("SELECT digest FROM pages"))) == ["kept"]


def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path):
    path = tmp_path / "s.db"
    code = """
import resource, signal, sys
from sqlalchemy import text
from stemma.errors import StoreFullError
from stemma.store import open_store
with open_store(sys.argv[1], write=True) as store:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        with store.writing() as db:
            db.execute(text("INSERT INTO pages VALUES ('lost', 1, :b)"), {"b": bytes(3_000_000)})
    except StoreFullError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert "no room left on the disk" in done.stdout, done.stderr


def test_a_password_is_not_shown():
    assert shown("postgresql://me:secret@host/db") == "postgresql://me@host/db"
