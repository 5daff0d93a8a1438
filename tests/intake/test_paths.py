import gzip
import os
from pathlib import Path

import pytest

from stemma.errors import NotFoundError
from stemma.model import Facts, Link, Page, Rejection


def test_files_are_read_in_the_order_of_their_names_whatever_the_call_says(tmp_path, read):
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    forward = read(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "sub")
    backward = read(tmp_path / "sub", tmp_path / "b.txt", tmp_path / "a.txt")
    assert forward == backward
    assert [Path(p.uri).name for p in forward] == ["a.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path, read):
    (tmp_path / "a.txt").write_text("x")
    assert len(read(tmp_path, tmp_path / "a.txt")) == 1


def test_hidden_files_and_sidecars_are_passed_over(tmp_path, found):
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "a.meta.toml").write_text("")
    assert found([tmp_path]) == []


def test_a_missing_path_raises_and_names_it(tmp_path, read):
    with pytest.raises(NotFoundError, match=r"gone\.txt"):
        read(tmp_path / "gone.txt")


def test_a_name_longer_than_any_files_is_a_missing_path(tmp_path, read):
    with pytest.raises(NotFoundError):
        read(tmp_path / ("x" * 5000))


def test_gz_is_unpacked(tmp_path, read):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words"))
    assert read(tmp_path)[0].content == b"words"


def test_a_broken_gz_is_a_rejection(tmp_path, read):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words" * 100)[:-12])
    assert read(tmp_path)[0].reason == "unreadable"


def test_a_gz_that_unpacks_past_the_limit_is_a_rejection(tmp_path, read):
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 100_000))
    assert read(tmp_path, largest_file=1000)[0].reason == "too_large"


def test_a_gz_that_unpacks_to_hundreds_of_times_its_size_is_a_bomb(tmp_path, read):
    (tmp_path / "bomb").write_bytes(gzip.compress(b"0" * 5_000_000))
    assert read(tmp_path)[0].reason == "too_large"


def test_a_file_past_the_limit_is_a_rejection(tmp_path, read):
    (tmp_path / "a.txt").write_text("x" * 1001)
    assert read(tmp_path, largest_file=1000)[0].reason == "too_large"


def test_the_same_bytes_twice_is_a_duplicate_that_names_the_first(tmp_path, read):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    first, second = read(tmp_path)
    assert isinstance(first, Page)
    assert second.reason == "duplicate"
    assert "a.txt" in second.cause


def test_an_unknown_kind_of_file_is_a_rejection_and_the_rest_goes_on(tmp_path, read):
    (tmp_path / "a.bin").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "b.txt").write_text("y")
    assert [type(x) for x in read(tmp_path)] == [Rejection, Page]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOCX"),
        ("a", b"filedesc://x.arc 0.0.0.0 20310505 text/plain 77\n1 0 A\n", "WARC"),
        ("a", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "XML of a kind"),
        ("a.css", b"body { color: red }", ".css"),
        ("a", b'{"colour": "red"}', "JSON without articles"),
        ("a.csv", b"colour;size\nred;1\n", "a table without columns"),
        ("a", b"   ", "holds nothing"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_the_way_out(tmp_path, read, name, content, words):
    (tmp_path / name).write_bytes(content)
    (rejection,) = read(tmp_path)
    assert words in rejection.cause
    assert "\n" not in rejection.cause


def test_an_unreadable_file_is_a_rejection_and_the_rest_goes_on(tmp_path, read):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.txt").write_text("y")
    broken, page = read(tmp_path)
    assert broken.reason == "unreadable"
    assert isinstance(page, Page)


def test_a_link_to_itself_is_a_rejection_and_a_loop_of_folders_ends(tmp_path, read):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "b.txt").write_text("y")
    broken, page = read(tmp_path)
    assert broken.reason == "unreadable"
    assert Path(page.uri).name == "b.txt"
    assert read(tmp_path / "a.txt")[0].reason == "unreadable"


def test_a_name_that_is_not_utf_8_is_made_visible(tmp_path, read):
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"))).write_text("words")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (page,) = read(tmp_path)
    assert page.uri.endswith("caf\\xe9\\x1b[2J.txt")
    page.uri.encode("utf-8")


def test_a_name_of_255_bytes_is_a_name(tmp_path, read):
    (tmp_path / ("n" * 255)).write_text("words")
    assert isinstance(read(tmp_path)[0], Page)


def test_a_sidecar_speaks_for_its_file_and_an_option_wins_over_it(tmp_path, read):
    file = tmp_path / "a.html"
    file.write_text("x")
    (tmp_path / "a.html.meta.toml").write_text('published = 2031-05-05\npublisher = "Talbote"\n')
    assert read(file)[0].given.published == "2031-05-05"
    page = read(file, given={file.resolve(): Facts(published="2031-05-06", origin="option")})[0]
    assert (page.given.published, page.given.publisher) == ("2031-05-06", "Talbote")


def test_of_many_pages_in_a_file_a_sidecar_says_only_what_holds_for_all(tmp_path, read):
    (tmp_path / "a.csv").write_text("url,title,text\nhttps://x.example/1,One," + "word " * 20 + "\n")
    (tmp_path / "a.csv.meta.toml").write_text(
        'published = 2031-05-05\npublisher = "Talbote"\nurl = "https://x.example/all"'
    )
    (page,) = read(tmp_path)
    assert page.given == Facts(publisher="Talbote")
    assert page.stated.url == "https://x.example/1"


def test_reading_writes_nothing_where_the_input_lies(tmp_path, read):
    (tmp_path / "a.txt").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    read(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_may_not_be_read_is_told(tmp_path, monkeypatch, read):
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text("x")
    # the tests may run as root, who may read everything
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != closed)
    page, rejection = read(tmp_path)
    assert isinstance(page, Page)
    assert isinstance(rejection, Rejection)
    assert (Path(rejection.uri).name, rejection.reason) == ("closed", "unreadable")


def test_a_closed_folder_stays_when_what_was_found_is_read(tmp_path, monkeypatch, found):
    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != closed)
    first = found([tmp_path])
    assert found(first) == first == [closed]


def test_an_address_is_a_link_and_comes_after_the_files(tmp_path, read):
    (tmp_path / "a.txt").write_text("x")
    page, link = read("https://www.quaypost.example/crane", tmp_path)
    assert isinstance(page, Page)
    assert link == Link(
        uri="https://www.quaypost.example/crane",
        url="https://www.quaypost.example/crane",
        stated=Facts(url="https://www.quaypost.example/crane"),
    )


def test_standard_input_is_read_in_any_format(monkeypatch, read, tmp_path):
    (tmp_path / "x").write_text("https://a.example/1\n\n# a remark\nhttps://a.example/2\nhttps://a.example/1\n")
    with (tmp_path / "x").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert [item.url for item in read("-")] == ["https://a.example/1", "https://a.example/2"]
