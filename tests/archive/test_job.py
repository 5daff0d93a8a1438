"""Archives to tables: resumable, whole or not at all, and the same whatever the order and the cuts."""

import json

import pyarrow.parquet as pq
import pytest

from stemma.adapters.engines.local import LocalEngine
from stemma.archive import archived
from stemma.archive.reading import article_of
from stemma.archive.run import Run
from stemma.errors import EngineError, SettingsError
from stemma.settings import Settings
from tests.archive.archives import report, reports, warc

WORK = "tests.archive.answering:answer"


class Watched(LocalEngine):
    """Says what it was asked."""

    def __init__(self, *, fails_after=None):
        super().__init__(0)
        self.asked = []
        self._fails_after = fails_after

    def each(self, work, tasks):
        for number, made in enumerate(super().each(work, tasks)):
            if self._fails_after is not None and len(self.asked) >= self._fails_after:
                raise EngineError("the power went")
            self.asked.append(tasks[number])
            yield made


def run(folder, files, *, size=3, engine=None, made_by="tests", **settings):
    folder.mkdir(exist_ok=True)
    return archived(
        files,
        Run(folder=folder, engine=engine or LocalEngine(0), work=WORK, settings=Settings(**settings)),
        made_by=made_by,
        size=size,
    )


def content(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def rows(folder, table):
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


@pytest.fixture
def files(tmp_path):
    (tmp_path / "in").mkdir()
    return [warc(reports()[:5], tmp_path / "in/b.warc.gz"), warc(reports()[5:], tmp_path / "in/a.warc", packed=False)]


def test_an_archive_becomes_articles_findings_vectors_copies_and_stories(tmp_path, files):
    made = run(tmp_path / "out", files)
    assert (made.parts, made.read, made.articles, made.rejections) == (3, 3, 8, 0)
    parts = sorted((tmp_path / "out/parts").iterdir())
    names = {"articles", "statements", "quantities", "times", "findings", "vectors", "fingerprints", "rejections"}
    assert {file.stem for file in parts[0].iterdir()} == names
    assert made.copies == len(rows(tmp_path / "out", "copies")) == 4
    assert {row["kind"] for row in rows(tmp_path / "out", "copies")} == {"cut"}
    members = rows(tmp_path / "out", "members")
    assert len(members) == 8
    assert {row["story"] for row in members} == {row["id"] for row in rows(tmp_path / "out", "stories")}


def test_a_copy_stands_in_the_story_of_its_exemplar_and_points_to_it(tmp_path, files):
    run(tmp_path / "out", files)
    home = {row["article"]: row["story"] for row in rows(tmp_path / "out", "members")}
    articles = [row for part in (tmp_path / "out/parts").iterdir() for row in rows(part, "articles")]
    publisher = {row["id"]: row["publisher"] for row in articles}
    for row in rows(tmp_path / "out", "copies"):
        assert home[row["copy"]] == home[row["exemplar"]]
        assert publisher[row["copy"]].removesuffix("Copy") == publisher[row["exemplar"]].removesuffix("Post")


def test_articles_are_kept_whole(tmp_path, files):
    run(tmp_path / "out", files, size=100)
    for part in (tmp_path / "out/parts").iterdir():
        for row in rows(part, "articles"):
            article = article_of(row["rest"], row["text"])
            assert (article.id, article.text, article.title) == (row["id"], row["text"], row["title"])


def test_a_second_run_does_nothing(tmp_path, files):
    run(tmp_path / "out", files)
    before, engine = content(tmp_path / "out"), Watched()
    again = run(tmp_path / "out", files, engine=engine)
    assert (again.read, engine.asked) == (0, [])
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize("after", [0, 2, 4, 6])
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path, files, after):
    run(tmp_path / "whole", files)
    stopped = Watched(fails_after=after)
    with pytest.raises(EngineError):
        run(tmp_path / "out", files, engine=stopped)
    engine = Watched()
    run(tmp_path / "out", files, engine=engine)
    # one task was done and not acknowledged; of two files the counts are noted together
    assert len(engine.asked) <= 9 - max(0, after - 2)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_what_a_stopped_worker_left_half_written_is_no_part(tmp_path, files):
    run(tmp_path / "whole", files)
    half = tmp_path / "out/parts/.0123-0000000.77.part"
    half.mkdir(parents=True)
    (half / "articles.parquet").write_bytes(b"PAR1")
    run(tmp_path / "out", files)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_more_files_add_to_the_archive(tmp_path, files):
    run(tmp_path / "whole", files)
    run(tmp_path / "out", files[:1])
    made = run(tmp_path / "out", files[1:])
    assert (made.read, made.articles) == (1, 8)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_the_order_of_files_and_where_they_lie_change_nothing(tmp_path, files):
    run(tmp_path / "one", files)
    run(tmp_path / "other", files[::-1])
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_ids_and_copies_do_not_depend_on_how_files_are_cut(tmp_path, files):
    run(tmp_path / "one", files, size=2)
    run(tmp_path / "other", files, size=100)
    for table in ("copies", "stories", "members"):
        assert rows(tmp_path / "one", table) == rows(tmp_path / "other", table)


def test_results_of_other_settings_are_not_mixed(tmp_path, files):
    run(tmp_path / "out", files)
    with pytest.raises(SettingsError, match="name another folder"):
        run(tmp_path / "out", files, made_by="others")


def test_a_folder_of_something_else_is_told(tmp_path, files):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/archive.json").write_text("[]")
    with pytest.raises(SettingsError, match=r"archive\.json"):
        run(tmp_path / "out", files)


def test_what_cannot_be_read_is_a_row_and_no_end(tmp_path):
    broken = tmp_path / "broken.warc"
    broken.write_bytes(warc(reports()[:1], tmp_path / "a.warc", packed=False).read_bytes()[:-300])
    made = run(tmp_path / "out", [broken])
    assert made.rejections >= 1
    told = [row for part in (tmp_path / "out/parts").iterdir() for row in rows(part, "rejections")]
    assert {row["stage"] for row in told} == {"read"}


def test_an_archive_without_articles_has_empty_tables(tmp_path):
    empty = tmp_path / "empty.warc"
    empty.write_bytes(b"WARC/1.1\r\n")
    made = run(tmp_path / "out", [empty])
    assert (made.articles, made.copies, made.stories) == (0, 0, 0)
    assert rows(tmp_path / "out", "members") == []


def test_undated_articles_stand_where_their_text_does(tmp_path):
    articles = [report(n, day=1 + n, month=m) for m in (1, 4, 8) for n in range(2)]
    made = run(tmp_path / "out", [warc(articles, tmp_path / "a.warc.gz")])
    assert made.articles == 6
    assert len(rows(tmp_path / "out", "members")) == 6


def test_the_state_is_read_by_people(tmp_path, files):
    run(tmp_path / "out", files)
    state = json.loads((tmp_path / "out/archive.json").read_text())
    assert state["made_by"] == "tests, 3 items a part"
    assert sorted(state["items"].values()) == [3, 5]
