import pytest
from sqlalchemy import text

from stemma.errors import SettingsError
from stemma.model import Article
from stemma.store import articles, open_store, search, upkeep


def keep(store, article):
    with store.writing() as db:
        seq, _ = articles.put_article(db, article, address=article.uri, version="1", at="2031-05-05")
        search.index(db, seq, article, None)


def test_a_status_counts_and_names(store):
    keep(store, Article(id="a-1", uri="a", text="words"))
    found = upkeep.status(store)
    assert found.rows["articles"] == 1
    assert found.rows["notes"] == 0
    assert found.version == found.newest
    assert found.database.startswith(store.engine.dialect.name)
    assert found.size > 0


def test_a_whole_store_has_no_troubles_and_a_broken_one_tells_them(store):
    keep(store, Article(id="a-1", uri="a", text="words"))
    assert upkeep.troubles(store) == []
    with store.writing() as db:
        db.execute(text("UPDATE articles SET digest = 'other'"))
        db.execute(text("DELETE FROM search"))
    said = "\n".join(upkeep.troubles(store))
    assert "article a-1: its bytes are not those that its digest names" in said
    assert "article a-1: not in the full-text index" in said
    with store.writing() as db:
        db.execute(text("UPDATE articles SET value = :v"), {"v": b"rubbish"})
    assert "can't be read" in "\n".join(upkeep.troubles(store))


def test_a_backup_is_a_store(tmp_path):
    with open_store(tmp_path / "s.db", write=True) as store:
        keep(store, Article(id="a-1", uri="a", text="words"))
        assert upkeep.backup(store, tmp_path / "copy.db") > 0
        with pytest.raises(SettingsError, match="there is such a file"):
            upkeep.backup(store, tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy, copy.reading() as db:
        assert articles.article(db, "a-1").text == "words"
    assert not list(tmp_path.glob("*.part"))


def test_a_server_is_backed_up_by_its_own_tools(database, tmp_path):
    with open_store(database, write=True) as store, pytest.raises(SettingsError, match="pg_dump"):
        upkeep.backup(store, tmp_path / "copy.db")
