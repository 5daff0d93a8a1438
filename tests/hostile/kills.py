"""Ends commands at random moments and looks whether anything half is left, or anything at work.

`python -m tests.hostile.kills 100` does it a hundred times; the tests do it a few times.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.made import page

#: seconds after its start within which a command is ended
LONGEST = 2.5
#: the command line, without the time that models take to load
COMMAND = """
import stemma.app, stemma.app.desk
from stemma.__main__ import main
from tests.hostile.running import fakes
stemma.app.tools_of = stemma.app.desk.tools_of = fakes
main()
"""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGPIPE)
OLD = b"what stood there before"


def prepared(folder: Path) -> None:
    """Pages, a store of some of them, and files of an earlier run."""
    (folder / "pages").mkdir()
    for number in range(24):
        # large ones go to a process beside
        more = f"<p>Page {number} has more to say.</p>" * (1_000 if number % 5 == 0 else 3)
        (folder / "pages" / f"{number}.html").write_bytes(page(more))
    (folder / "some").mkdir()
    (folder / "some" / "a.html").write_bytes(page("<p>Some.</p>"))
    subprocess.run(
        [sys.executable, "-c", COMMAND, "add", str(folder / "some"), "--db", str(folder / "s.db")],
        check=True,
        capture_output=True,
    )


def calls(folder: Path) -> dict[str, tuple[list[str], list[Path]]]:
    """Commands by name, with the files that each writes."""
    return {
        "trace": (["trace", str(folder / "pages"), "--html", str(folder / "out.html")], [folder / "out.html"]),
        "add": (["add", str(folder / "pages"), "--db", str(folder / "s.db")], []),
        "export": (["export", "jsonl", "-o", str(folder / "out.jsonl"), "--db", str(folder / "s.db")], [folder / "out.jsonl"]),
    }  # fmt: skip


def ended(folder: Path, name: str, sent: signal.Signals, after: float) -> int:
    """End one command; its exit code. Raises where something half is left, or something at work."""
    arguments, files = calls(folder)[name]
    for file in files:
        file.write_bytes(OLD)
    before = {path.name for path in folder.iterdir()}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments, "--quiet"] if name != "export" else [sys.executable, "-c", COMMAND, *arguments],
            stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        time.sleep(after)
        process.send_signal(sent)
        code = process.wait(timeout=60)
    assert not at_work(process.pid), f"{name} left a process"
    for file in files:
        content = file.read_bytes()
        assert content == OLD or whole(file, content), f"{name} left half a file: {file.name}"
    left = {path.name for path in folder.iterdir()} - before - {"said", "s.db-wal", "s.db-shm", "s.db.lock"}
    # nobody can tidy up after a kill; then the half file has another name
    assert not left or (sent is signal.SIGKILL and all(one.endswith(".part") for one in left)), f"{name} left {left}"
    return code


def whole(file: Path, content: bytes) -> bool:
    """Whether a file that was written is all there."""
    return content.rstrip().endswith(b"</html>") if file.suffix == ".html" else content.endswith(b"\n")


def at_work(group: int) -> bool:
    """Whether any process of a group is still there after a moment."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return False
        time.sleep(0.05)
    return True


def kill(folder: Path, times: int, chance: random.Random) -> list[tuple[str, str, int]]:
    """Commands ended so many times: name, signal, exit code."""
    prepared(folder)
    done = []
    for number in range(times):
        name, sent = list(calls(folder))[number % 3], SIGNALS[number % 4]
        done.append((name, sent.name, ended(folder, name, sent, chance.uniform(0.1, LONGEST))))
    return done


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for one in kill(Path(made), int(sys.argv[1]), random.Random(14)):
            sys.stdout.write(f"{one}\n")
