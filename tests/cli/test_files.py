"""What a command writes is whole or not there, and what stood there before survives a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stemma.cli.files import write_whole
from stemma.errors import SettingsError


def test_a_file_is_written_whole(tmp_path):
    write_whole(tmp_path / "page.html", b"new", "--html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert (tmp_path / "page.html").read_bytes() == b"new"


def test_what_stood_there_survives_a_failure(tmp_path, monkeypatch):
    page = tmp_path / "page.html"
    page.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        write_whole(page, b"new", "--html")
    assert page.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_stop_leaves_nothing_half(tmp_path, monkeypatch):
    def stopped(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "page.html", b"new", "--html")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SettingsError, match="--html"):
        write_whole(tmp_path / "none" / "page.html", b"new", "--html")


def test_the_mode_of_a_file_stays(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    page.chmod(0o600)
    write_whole(page, b"new", "--html")
    assert page.stat().st_mode & 0o777 == 0o600


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no device here that is always full")
def test_a_full_disk_is_one_line():
    with FULL.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "stemma", "schema"], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("stemma: can't write: ")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_pipe_ends_without_a_word():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "stemma", "schema"], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (141, b"")
