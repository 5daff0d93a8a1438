"""How commands end where nobody reads on, the disk is full, or somebody ends them: as documented, without a traceback."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.kills import COMMAND
from tests.hostile.made import page

FULL = Path("/dev/full")
#: command lines; {pages} is a folder of pages, {db} a store of the same, {traced} their trace
CALLS = {
    "trace": ["trace", "{pages}", "--quiet", "--full"],
    "trace --json": ["trace", "{pages}", "--quiet", "--json"],
    "report": ["report", "{traced}"],
    "brief": ["brief", "{traced}"],
    "add": ["add", "{pages}", "--db", "{db}", "--json", "--quiet"],
    "list": ["list", "articles", "--db", "{db}"],
    "list --jsonl": ["list", "articles", "--db", "{db}", "--jsonl"],
    "export": ["export", "jsonl", "--db", "{db}"],
}
#: each command in a fork of one interpreter, so that modules are loaded once: exit codes and what was said, in order
FORKS = """
import json, os, sys, tempfile
import stemma.app, stemma.app.desk
from stemma.__main__ import main
from tests.hostile.running import fakes
stemma.app.tools_of = stemma.app.desk.tools_of = fakes
done = []
for call in json.loads(sys.argv[1]):
    said = tempfile.TemporaryFile()
    child = os.fork()
    if not child:
        os.dup2(int(sys.argv[2]), 1)
        os.dup2(said.fileno(), 2)
        sys.argv[1:] = call
        main()
        break
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said.seek(0)
    done.append([code, said.read().decode()])
else:
    print(json.dumps(done))
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Pages, a store of them, and their trace as JSON."""
    folder = tmp_path_factory.mktemp("ends")
    (folder / "pages").mkdir()
    for number in range(3):
        (folder / "pages" / f"{number}.html").write_bytes(page(f"<p>Page {number} has more to say.</p>"))
    found = {"pages": str(folder / "pages"), "db": str(folder / "s.db"), "traced": str(folder / "t.json")}
    with Path(found["traced"]).open("wb") as out:
        _forked(["trace --json"], found, out.fileno())
    _forked(["add"], found, None)
    return found


def _call(name, places):
    return [part.format(**places) for part in CALLS[name]]


def _forked(names, places, out):
    """What becomes of each command that writes to a handle: exit code and words."""
    given = json.dumps([_call(name, places) for name in names])
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 a handle
        handle = nowhere.fileno() if out is None else out
        done = subprocess.run(
            [sys.executable, "-c", FORKS, given, str(handle)], pass_fds=[handle], stdout=subprocess.PIPE, check=True
        )
    return dict(zip(names, map(tuple, json.loads(done.stdout)), strict=True))


def test_where_nobody_reads_on_commands_end_without_a_word(places):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        assert _forked(CALLS, places, out.fileno()) == dict.fromkeys(CALLS, (141, ""))


@pytest.mark.skipif(not FULL.exists(), reason="no device here that is always full")
def test_a_full_disk_is_one_line(places):
    with FULL.open("wb") as out:
        done = _forked(["trace", "report", "list", "export"], places, out.fileno())
    assert {code for code, _ in done.values()} == {3}
    assert all(said.startswith("stemma: can't write: ") and said.count("\n") == 1 for _, said in done.values())


def test_where_only_the_first_line_is_read_a_command_ends_without_a_word(places):
    call = [sys.executable, "-c", COMMAND, *_call("trace", places)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    # what is short was written before the pipe was closed
    assert (process.returncode in (0, 141), said) == (True, b"")


#: ends itself when a module is loaded for the first time
EARLY = """
import os, signal, sys

# where the tests run in the background, interrupts are ignored from the start
signal.signal(signal.SIGINT, signal.default_int_handler)

class Ending:
    def find_spec(self, name, path=None, target=None):
        if name == name_of_module:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), sent)

sent, name_of_module = int(sys.argv[1]), sys.argv[2]
del sys.argv[1:3]
from stemma.__main__ import main
sys.meta_path.insert(0, Ending())
main()
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("module", ["stemma.cli", "stemma.app"])
def test_an_end_that_comes_early_is_an_end_like_any_other(sent, code, module, places):
    call = [sys.executable, "-c", EARLY, str(int(sent)), module, *_call("trace", places)]
    done = subprocess.run(call, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
