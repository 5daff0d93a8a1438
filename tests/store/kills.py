"""Kills a process that writes a store at random moments and looks whether anything acknowledged is lost, or half.

`python -m tests.store.kills 200` does it two hundred times; the tests do it a few times.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from stemma.errors import StoreVersionError
from stemma.model import Article, Findings, Page
from stemma.store import articles, open_store, pages, results, search, upkeep
from stemma.store.codec import digest_of
from stemma.store.engine import sqlite_engine
from stemma.store.migrate import migrate
from stemma.store.migrations import migrations_of

AT = "2031-05-05T10:00:00+00:00"
#: seconds after a process's start of work within which a kill falls
LONGEST = 0.5


def say(word: object) -> None:
    """A line that is out before anything else is done."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def adding(path: str, begin: int) -> None:
    """Add articles without end, each with all that belongs to it; say its number once it is kept."""
    say("ready")
    with open_store(path, write=True, migrating=True) as store:
        number = begin
        while True:
            body = f"Report {number} " + f"of the harbour master, line {number % 7}. " * 200
            with store.writing() as db:
                page = Page(uri=f"{number}.txt", content=body.encode(), media_type="text/plain")
                key = articles.next_id(db, page.uri)
                article = Article(id=key, uri=page.uri, text=body)
                seq, _ = articles.put_article(db, article, address=page.uri, version="1", at=AT)
                pages.put_page(db, page, article=key, at=AT)
                results.put_findings(db, digest_of(article), Findings(article=key), version="1")
                search.index(db, seq, article, None)
            say(number)
            number += 1


def old_store(path: Path) -> None:
    """A store of the first version with rows in it."""
    engine = sqlite_engine(path, write=True)
    migrate(engine, upto=1)
    with engine.begin() as db:
        db.execute(text("INSERT INTO pages VALUES ('kept', 1, :b)"), {"b": b"x"})
    engine.dispose()


def migrating(path: str) -> None:
    """Bring an old store to the newest version, over and over, on copies; say each that is done."""
    import shutil

    say("ready")
    number = 0
    while True:
        copy = Path(f"{path}.{number}")
        shutil.copy(path, copy)
        say(number)
        with open_store(copy, write=True, migrating=True):
            pass
        number += 1


def killed(role: str, path: Path, *more: str, after: float) -> list[int]:
    """The numbers that a process acknowledged before it was killed."""
    command = [sys.executable, "-m", "tests.store.kills", role, str(path), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(after)
        process.kill()
        said = process.stdout.read()
    # the last line may be half: it was not acknowledged
    return [int(line) for line in said.split("\n")[:-1]]


def is_made(path: Path) -> bool:
    """Whether the store's first steps were done before the kill."""
    try:
        with open_store(path):
            return True
    except StoreVersionError:
        return False


def whole(path: Path) -> set[int]:
    """The numbers of the articles kept; each has its page, its findings and its place in the index."""
    with open_store(path) as store:
        assert upkeep.troubles(store) == []
        with store.reading() as db:
            for key, digest in db.execute(text("SELECT id, digest FROM articles")).all():
                assert pages.page_of(db, key) is not None
                assert results.findings_of(db, digest) is not None
            return {int(uri.removesuffix(".txt")) for uri in db.scalars(text("SELECT address FROM articles"))}


def kill_adders(folder: Path, times: int, chance: random.Random) -> tuple[int, int]:
    """(articles acknowledged, kills that hit a running writer); raises where something is lost or half."""
    path = folder / "s.db"
    acknowledged: set[int] = set()
    hits = 0
    for _ in range(times):
        said = killed("add", path, str(max(acknowledged, default=-1) + 2), after=chance.uniform(0, LONGEST))
        acknowledged.update(said)
        hits += bool(said)
        if path.exists():
            there = whole(path) if is_made(path) else set()
            assert acknowledged <= there, f"lost: {sorted(acknowledged - there)}"
            # at most one more than acknowledged a kill: the one whose answer did not come through
            acknowledged |= there
    return len(acknowledged), hits


def kill_migrations(folder: Path, times: int, chance: random.Random) -> int:
    """How many stores were hit while they were brought up; raises where one is no longer of either version."""
    old = folder / "old.db"
    old_store(old)
    hits = 0
    for _ in range(times):
        said = killed("migrate", old, after=chance.uniform(0, LONGEST))
        for number in said[-1:]:
            path = Path(f"{old}.{number}")
            engine = sqlite_engine(path, write=True)
            with engine.connect() as db:
                version = db.scalar(text("SELECT max(number) FROM migrations"))
                assert 1 <= version <= migrations_of("sqlite")[-1].number
            engine.dispose()
            with open_store(path, write=True, migrating=True) as store, store.reading() as db:
                assert list(db.scalars(text("SELECT digest FROM pages"))) == ["kept"]
            hits += 1
        for copy in folder.glob("old.db.*"):
            copy.unlink()
    return hits


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["add", where, first]:
            adding(where, int(first))
        case ["migrate", where]:
            migrating(where)
        case [number]:
            chance = random.Random(16)
            with tempfile.TemporaryDirectory() as made:
                count, running = kill_adders(Path(made), int(number), chance)
                say(f"{number} kills, {running} of a writer at work: {count} articles, none lost, none half")
                say(f"{kill_migrations(Path(made), int(number) // 4, chance)} migrations killed: none half")
