"""What is put comes back, in both databases."""

from dataclasses import replace

import numpy as np
import pytest

from stemma.errors import NotFoundError, SettingsError
from stemma.model import Article, Coverage, Facts, Findings, Page, Published, Rejection, Story
from stemma.store import articles, journal, notes, pages, results, search, tables, told
from stemma.store.codec import decode, digest_of, encode
from tests.conftest import COPY, WIRE

AT = "2031-05-05T10:00:00+00:00"
LATER = "2031-05-06T10:00:00+00:00"


def page(content=b"<p>Hello", uri="a.html", **fields):
    return Page(uri=uri, content=content, media_type="text/html", **fields)


def made(db, address, text, at=AT, **fields):
    article = Article(id=articles.next_id(db, address), uri=address, text=text, **fields)
    seq, outcome = articles.put_article(db, article, address=address, version="1", at=at)
    return seq, article, outcome


def test_a_page_comes_back_byte_for_byte(store):
    raw = bytes(range(256)) * 9
    with store.writing() as db:
        digest = pages.put_page(db, page(raw, given=Facts(published="2031-05-05")), article="x-1", at=AT)
        assert pages.put_page(db, page(raw, given=Facts(published="2031-05-05")), article="x-1", at=LATER) == digest
    with store.reading() as db:
        assert pages.page_of(db, "x-1") == page(raw, given=Facts(published="2031-05-05"))
        assert pages.article_of(db, page(raw)) == "x-1"
        assert pages.is_known(db, page(raw))
        assert not pages.is_known(db, page(raw + b"!"))
        assert pages.page_of(db, "y-1") is None


def test_a_place_that_changes_back_is_met_a_third_time(store):
    with store.writing() as db:
        for content, key in ((b"one", "x-1"), (b"two", "x-2"), (b"one", "x-3")):
            assert not pages.is_known(db, page(content))
            pages.put_page(db, page(content), article=key, at=AT)
        assert [pages.page_of(db, f"x-{n}").content for n in (1, 2, 3)] == [b"one", b"two", b"one"]


def test_a_page_that_was_declined_can_be_read_later(store):
    with store.writing() as db:
        pages.put_page(db, page(), article=None, at=AT)
        assert (pages.is_known(db, page()), pages.article_of(db, page())) == (True, None)
        pages.put_page(db, page(), article="x-1", at=LATER)
        assert pages.article_of(db, page()) == "x-1"


def test_an_edit_is_a_revision_and_the_same_words_are_none(store):
    with store.writing() as db:
        _, first, outcome = made(db, "https://n.example/1", WIRE)
        assert outcome == "new"
        assert articles.is_unchanged(db, "https://n.example/1", replace(first, text=WIRE.replace(". ", ".\n\n")))
        assert articles.is_unchanged(db, "https://n.example/1", replace(first, text=COPY)) is None
        _, second, outcome = made(db, "https://n.example/1", COPY, at=LATER)
        assert outcome == "revision"
        # and back to the first words: a third revision, not the first again
        _, third, outcome = made(db, "https://n.example/1", WIRE, at=LATER)
        assert outcome == "revision"
    with store.reading() as db:
        assert [one.revision for one in articles.revisions(db, "https://n.example/1")] == [1, 2, 3]
        assert articles.article(db, second.id) == second
        assert articles.articles_of(db, [first.id, third.id, "none"]) == {first.id: first, third.id: third}
        assert first.id.rpartition("-")[0] == second.id.rpartition("-")[0]
        with pytest.raises(NotFoundError, match="no article none"):
            articles.article(db, "none")


def test_an_article_read_again_keeps_its_place(store):
    with store.writing() as db:
        seq, article, _ = made(db, "a.txt", WIRE)
        better = replace(article, title="Cows")
        assert articles.put_article(db, better, address="a.txt", version="2", at=LATER) == (seq, "reread")
        assert articles.put_article(db, better, address="a.txt", version="2", at=LATER) == (seq, "known")
        assert articles.article(db, article.id) == better
        assert results.outdated_articles(db, "2") == []
        assert results.outdated_articles(db, "3") == [article.id]


def test_articles_are_listed_newest_first_and_since(store):
    with store.writing() as db:
        made(db, "a.txt", "one", title="A", language="de", published=Published(value="2031-05-05", certainty="given"))
        made(db, "b.txt", "two", at=LATER)
    with store.reading() as db:
        assert [one.address for one in articles.list_articles(db)] == ["b.txt", "a.txt"]
        assert [one.address for one in articles.list_articles(db, since=LATER)] == ["b.txt"]
        assert [one.address for one in articles.list_articles(db, limit=1)] == ["b.txt"]
        assert articles.list_articles(db)[1].published == "2031-05-05"
        assert [text.text for _, text in articles.every_article(db, number=1)] == ["one", "two"]


def test_results_are_kept_by_digest_stage_and_version(store, small_trace):
    article = small_trace.articles[0]
    found = Findings(article="a1", statements=small_trace.statements, times=small_trace.times)
    rows = np.arange(12, dtype=np.float32).reshape(3, 4)
    digest = digest_of(article)
    with store.writing() as db:
        articles.put_article(db, article, address="a1.txt", version="1", at=AT)
        assert results.stale(db, stage="findings", version="1") == ["a1"]
        results.put_findings(db, digest, found, version="1")
        results.put_findings(db, digest, found, version="1")
        results.put_vectors(db, digest, rows, stage="sentences", version="1")
        results.put_vectors(db, digest, rows + 1, stage="sentences", version="1")
    with store.writing() as db:
        assert results.findings_of(db, digest) == found
        assert results.stale(db, stage="findings", version="1") == []
        assert results.stale(db, stage="findings", version="2") == ["a1"]
        assert results.stale(db, stage="sentences", version="1", table=tables.vectors) == []
        assert results.stale(db, stage="sentences", version="2", table=tables.vectors) == ["a1"]
        kept = results.vectors_of(db, digest, stage="sentences", version="1")
        assert np.array_equal(kept, rows + 1)
        assert kept.dtype == np.float32
        assert results.vectors_of(db, digest, stage="sentences", version="2") is None


def test_what_a_later_version_finds_takes_the_place_of_what_was_found(store, small_trace):
    article = small_trace.articles[0]
    found, less = Findings(article="a1", statements=small_trace.statements), Findings(article="a1")
    digest = digest_of(article)
    with store.writing() as db:
        articles.put_article(db, article, address="a1.txt", version="1", at=AT)
        results.put_findings(db, digest, found, version="2")
        results.put_findings(db, digest, less, version="10")
        assert results.findings_of(db, digest) == less
        assert results.stale(db, stage="findings", version="10") == []
        assert results.drop_orphans(db) == 0
        results.put_findings(db, "gone", found, version="10")
        assert results.drop_orphans(db) == 1
        assert results.findings_of(db, digest) == less
        assert results.findings_of(db, "gone") is None


def told_of(trace):
    return told.StoryTold(
        story=trace.stories[0], descents=trace.descents, entities=trace.entities, claims=trace.claims,
        timeline=trace.timeline,
        detail=told.Detail(
            dates={"a2": Published(value="2031-05-05/2031-05-06", certainty="inferred")},
            findings={"a1": Findings(article="a1", statements=trace.statements)},
            lacks=(Coverage(stage="claims", lacks="nothing"),),
        ),
    )  # fmt: skip


def test_a_story_is_told_anew_as_a_whole(store, small_trace):
    whole = told_of(small_trace)
    with store.writing() as db:
        for article in small_trace.articles:
            articles.put_article(db, article, address=article.uri, version="1", at=AT)
        told.put_story(db, whole, at=AT)
        told.put_story(db, whole, at=LATER)
    with store.reading() as db:
        assert told.story_told(db, "st1") == whole
        assert told.story_of(db, "a2") == "st1"
        assert told.list_stories(db) == [whole.story]
        assert told.list_stories(db, since="2032-01-01") == []
        assert told.list_claims(db) == list(whole.claims)
        assert told.list_claims(db, state="denied") == []
        assert [one.id for one in articles.list_articles(db, story="st1")] == ["a2", "a1"]
        assert articles.listed(db, "a1").story == "st1"


def test_a_merged_story_is_found_by_its_old_name(store, small_trace):
    whole = told_of(small_trace)
    heir = Story(id="st2", title="Both", articles=("a1", "a2"))
    with store.writing() as db:
        told.put_story(db, whole, at=AT)
        told.put_story(db, told.StoryTold(story=heir), at=LATER)
        told.end_story(db, "st1", heir="st2", at=LATER)
    with store.reading() as db:
        assert told.story_told(db, "st1").story == heir
        assert told.list_stories(db) == [heir]
        with pytest.raises(NotFoundError, match="no story st9"):
            told.story_told(db, "st9")


def test_a_change_is_told_once(store):
    one = journal.ToldChange(subject="st1 new", at=AT, kind="new_story", text="A new story", story="st1")
    again = replace(one, at=LATER)
    other = replace(one, subject="st2 new", at=LATER, story="st2")
    with store.writing() as db:
        assert journal.put_changes(db, [one, again]) == [one]
        assert journal.put_changes(db, [again, other]) == [other]
    with store.reading() as db:
        assert journal.list_changes(db) == [other, one]
        assert journal.list_changes(db, since=LATER) == [other]
        assert journal.list_changes(db, story="st1") == [one]


def test_rejections_count_and_go_when_the_input_is_read(store):
    no = Rejection(uri="x.bin", stage="read", reason="binary", cause="the bytes are no text\x00")
    with store.writing() as db:
        journal.put_rejection(db, no, at=AT)
        journal.put_rejection(db, no, at=LATER)
        [kept] = journal.list_rejections(db)
        assert (kept.times, kept.first_at, kept.last_at) == (2, AT, LATER)
        assert kept.rejection.cause == "the bytes are no text"
        assert journal.list_rejections(db, since="2032") == []
        journal.drop_rejections(db, "x.bin")
        assert journal.list_rejections(db) == []


def test_a_note_whose_words_have_gone_is_an_orphan(store, small_trace):
    article = small_trace.articles[0]
    note = notes.note_on(article, "Rund 40 Helfer", text="14, say the firemen", author="me", kind="correction", at=AT)
    assert article.text[note.begin : note.end] == "Rund 40 Helfer"
    with store.writing() as db:
        number = notes.add_note(db, note)
    with store.reading() as db:
        assert notes.list_notes(db, article="a1") == [(number, note)]
        assert notes.list_notes(db, article="a2") == notes.list_notes(db, since="2032") == []
    assert not notes.is_orphan(note, article)
    assert notes.is_orphan(note, replace(article, text=article.text.replace("40", "14")))
    assert notes.is_orphan(note, replace(article, text="Heute: " + article.text))
    assert notes.is_orphan(note, None)


@pytest.mark.parametrize(
    ("quote", "why"), [("no such words", "do not stand"), ("en", "more than once"), ("", "do not")]
)
def test_a_note_needs_words_that_stand_once(small_trace, quote, why):
    with pytest.raises(SettingsError, match=why):
        notes.note_on(small_trace.articles[0], quote, text="?", author="me", kind="note", at=AT)


def test_search_reads_text_statements_and_entities(store, small_trace):
    with store.writing() as db:
        for article in small_trace.articles:
            seq, _ = articles.put_article(db, article, address=article.uri, version="1", at=AT)
            mine = tuple(s for s in small_trace.statements if s.article == article.id)
            search.index(db, seq, article, Findings(article=article.id, statements=mine))
    with store.reading() as db:

        def hits(typed):
            return sorted(hit.article.id for hit in search.find(db, typed))

        assert hits("kuhe") == hits("KÜHE") == hits("kühe los") == ["a1", "a2"]
        assert hits("bürgerm*") == hits("burgermeisterin") == ["a1"]
        assert hits("burgerm") == []
        assert hits('"rund 14"') == ["a2"]
        assert hits('"14 rund"') == []
        assert hits("kuhe -holt") == ["a2"]
        assert hits("holt OR 14") == ["a1", "a2"]
        assert hits("statements:kuhe") == ["a1"]
        assert hits("statements:helfer") == []
        assert "Bürgermeisterin Ada Holt" in search.find(db, "holt")[0].excerpt
    with store.writing() as db:
        seq = articles.listed(db, "a1").seq
        search.index(db, seq, replace(small_trace.articles[0], text="Ziegen"), None)
        assert [h.article.id for h in search.find(db, "ziegen")] == ["a1"]
        assert [h.article.id for h in search.find(db, "holt")] == []


def test_what_one_has_typed_cannot_break_the_search(store):
    with store.reading() as db:
        for typed in [
            "a:b:c",
            "NOT",
            "a AND",
            "http://x.example/?q=1",
            "' OR 1=1 --",
            "*a",
            'x"y',
            "a\\",
            "№ ½",
            "a & !b",
        ]:
            assert search.find(db, typed) == []
        for typed in ("", "  ", "-a", "***", "-", '"', "((("):
            with pytest.raises(SettingsError, match="no word to look for"):
                search.find(db, typed)


def test_text_that_a_database_does_not_take_is_kept_whole_in_the_value(store):
    with store.writing() as db:
        _, article, _ = made(db, "a\x00b", "x\x00y", title="t\x00u")
        assert articles.article(db, article.id) == article
        assert articles.listed(db, article.id).title == "tu"


def test_a_value_without_a_new_field_has_its_default():
    old = encode({"id": "a", "uri": "u", "text": "t", "gone": 1})
    assert decode(old, Article) == Article(id="a", uri="u", text="t")
