import gzip
from pathlib import Path

import pytest

from stemma.errors import NotFoundError
from stemma.intake import read_paths
from stemma.intake.paths import find_files, media_type
from stemma.model import Facts, Page, Rejection


def read(*paths: Path, **options: object) -> list[Page | Rejection]:
    return list(read_paths(paths, **{"given": {}, "language": None, "largest": 1000} | options))


def test_media_type_is_told_by_the_name_and_sees_through_gz():
    assert media_type(Path("a.HTML.gz")) == "text/html"
    assert media_type(Path("a.md")) == "text/plain"
    assert media_type(Path("a.pdf")) is None
    assert media_type(Path("README")) is None


def test_files_are_read_in_the_order_of_their_names_whatever_the_call_says(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    forward = read(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "sub")
    backward = read(tmp_path / "sub", tmp_path / "b.txt", tmp_path / "a.txt")
    assert forward == backward
    assert [Path(p.uri).name for p in forward] == ["a.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert len(read(tmp_path, tmp_path / "a.txt")) == 1


def test_hidden_files_and_sidecars_are_passed_over(tmp_path):
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "a.meta.toml").write_text("")
    assert find_files([tmp_path]) == []


def test_a_missing_path_raises_and_names_it(tmp_path):
    with pytest.raises(NotFoundError, match=r"gone\.txt"):
        read(tmp_path / "gone.txt")


def test_gz_is_unpacked(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words"))
    assert read(tmp_path)[0].content == b"words"


def test_a_broken_gz_is_a_rejection(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words" * 100)[:-12])
    assert read(tmp_path)[0].reason == "unreadable"


def test_a_gz_that_unpacks_past_the_limit_is_a_rejection(tmp_path):
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 100_000))
    assert read(tmp_path)[0].reason == "too_large"


def test_a_file_past_the_limit_is_a_rejection(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 1001)
    assert read(tmp_path)[0].reason == "too_large"


def test_the_same_bytes_twice_is_a_duplicate_that_names_the_first(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    first, second = read(tmp_path)
    assert isinstance(first, Page)
    assert second.reason == "duplicate"
    assert "a.txt" in second.cause


def test_an_unknown_kind_of_file_is_a_rejection_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    (tmp_path / "b.txt").write_text("y")
    assert [type(x) for x in read(tmp_path)] == [Rejection, Page]


def test_an_unreadable_file_is_a_rejection_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.txt").write_text("y")
    broken, page = read(tmp_path)
    assert broken.reason == "unreadable"
    assert isinstance(page, Page)


def test_a_sidecar_speaks_for_its_file_and_an_option_wins_over_it(tmp_path):
    file = tmp_path / "a.html"
    file.write_text("x")
    (tmp_path / "a.html.meta.toml").write_text('published = 2031-05-05\npublisher = "Talbote"\n')
    assert read(file)[0].given.published == "2031-05-05"
    page = read(file, given={file.resolve(): Facts(published="2031-05-06", origin="option")})[0]
    assert (page.given.published, page.given.publisher) == ("2031-05-06", "Talbote")


@pytest.mark.parametrize("words", ["published = 'soon'", "colour = 'red'", "published = ", "\x00"])
def test_a_bad_sidecar_is_a_rejection_that_says_what_to_do(tmp_path, words):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.meta.toml").write_text(words)
    (rejection,) = read(tmp_path)
    assert rejection.reason == "bad_sidecar"
    assert "a.meta.toml" in rejection.cause


def test_reading_writes_nothing_where_the_input_lies(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    read(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text("x")
    # the tests may run as root, who may read everything
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != closed)
    page, rejection = read(tmp_path)
    assert isinstance(page, Page)
    assert isinstance(rejection, Rejection)
    assert (Path(rejection.uri).name, rejection.reason) == ("closed", "unreadable")


def test_a_closed_folder_stays_when_what_was_found_is_read(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != closed)
    found = find_files([tmp_path])
    assert find_files(found) == found == [closed]
