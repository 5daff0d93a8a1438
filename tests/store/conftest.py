"""Stores to test: a file, and a PostgreSQL that is started here for itself where one is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from stemma.store import open_store


def binaries() -> Path | None:
    """The folder of a PostgreSQL server, None where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None


def as_its_user() -> list[str]:
    """The server refuses to run as root; Debian's package brings a user for it."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


@pytest.fixture(scope="session")
def server():
    """The address of a server that lives as long as the tests, spoken to through a socket file."""
    bin_ = binaries()
    if bin_ is None:
        pytest.skip("no PostgreSQL installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    # a socket's path may have 107 characters
    home = Path(tempfile.mkdtemp(prefix="stemma-pg."))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    run = as_its_user()
    data = home / "data"
    subprocess.run(
        [*run, bin_ / "initdb", "-D", data, "-U", "stemma", "-A", "trust", "--no-sync", "-E", "UTF8"],
        check=True, capture_output=True, cwd=home,
    )  # fmt: skip
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
    control = [*run, bin_ / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options]
    subprocess.run([*control, "start"], check=True, capture_output=True, cwd=home)
    yield f"postgresql://stemma@/postgres?host={home}"
    subprocess.run(
        [*run, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=home
    )
    shutil.rmtree(home)


@pytest.fixture
def database(server):
    """The address of an empty database."""
    import psycopg

    name = f"t{os.urandom(6).hex()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """Where a store can be made, one for each database."""
    return str(tmp_path / "s.db") if request.param == "sqlite" else request.getfixturevalue("database")


@pytest.fixture
def store(where):
    """An empty store, open for writing."""
    with open_store(where, write=True) as opened:
        yield opened
