"""The folder of what was read."""

import stat

from stemma.keeping.cache import Cache, program

KEY, OTHER = "ab" * 32, "cd" * 32


def test_what_was_put_is_there_for_its_owner_only(tmp_path):
    folder = tmp_path / "read"
    Cache(folder, limit=10_000).put(KEY, b"words")
    assert Cache(folder, limit=10_000).get(KEY) == b"words"
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *folder.rglob("*"))}
    assert modes == {0}


def test_what_was_not_put_is_nothing(tmp_path):
    assert Cache(tmp_path, limit=10_000).get(KEY) is None


def test_a_broken_entry_is_none(tmp_path):
    cache = Cache(tmp_path, limit=10_000)
    cache.put(KEY, b"words" * 100)
    file = next(path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-3])
    assert cache.get(KEY) is None


def test_what_was_longest_not_asked_for_goes_first(tmp_path):
    import os

    cache = Cache(tmp_path, limit=150)
    for n, key in enumerate((KEY, OTHER)):
        cache.put(key, os.urandom(100))
        os.utime(tmp_path / key[:2] / key, (n, n))
    cache.get(KEY)
    cache.trim()
    assert cache.get(OTHER) is None
    assert cache.get(KEY) is not None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "read", limit=10_000)
    cache.put(KEY, b"words")
    assert cache.get(KEY) is None


def test_the_program_has_a_digest():
    assert len(program()) == 64
