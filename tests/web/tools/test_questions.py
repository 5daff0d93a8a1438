import pytest

from stemma.errors import NotFoundError, SettingsError
from stemma.web.tools import Questions
from stemma.web.tools.answers import QUOTED
from stemma.web.tools.questions import CHARACTERS, GivenText


@pytest.fixture
def ask(full):
    return Questions(connect=full.store.reading)


def walked(question, **asked):
    """All pieces of a list, by its cursors."""
    cursor, found = None, []
    while True:
        found.append(question(cursor=cursor, limit=1, **asked))
        cursor = found[-1].next
        if cursor is None:
            return found


def test_a_list_is_walked_by_its_cursor_without_gap_or_repetition(ask):
    assert [one.stories[0].id for one in walked(ask.list_stories)] == [s.id for s in ask.list_stories().stories]
    assert len(walked(ask.list_changes)) == len(ask.list_changes().changes)


def test_a_story_is_told_with_its_articles_and_claims_piece_by_piece(ask):
    whole = ask.get_story("st2", limit=100)
    assert whole.brief.startswith(whole.articles[0].title or "")
    assert {article.publisher for article in whole.articles} == {"Talbote", "Bergblatt"}
    pieces = walked(ask.get_story, story="st2")
    assert [one.claims[0].id for one in pieces] == [claim.id for claim in whole.claims]
    assert whole.claims_in_all == len(whole.claims)


def test_passages_are_slices_of_the_article_they_name(ask):
    texts = {}
    with ask.connect() as db:
        from stemma.web import reading

        texts = {a.id: a.text for s in ask.list_stories().stories for a in reading.story(db, s.id).articles}
    found = [p for one in ask.find_statements(story="st2", min_confidence=0.0).statements for p in one.content]
    found += [hit.passage for hit in ask.search_text("Kühe").hits if hit.passage]
    first, _, second = (article.id for article in ask.get_story("st2").articles)
    compared = ask.compare_articles(first, second)
    found += [*compared.only_first, *compared.only_second]
    assert len(found) > 2
    for passage in found:
        assert texts[passage.article][passage.begin : passage.end] == passage.text


def test_statements_are_found_by_words_with_accents_and_case_aside(ask):
    held = ask.find_statements(story="st2", min_confidence=0.0).statements
    word = held[0].content[0].text.split()[0]
    found = ask.find_statements(story="st2", words=word.upper(), min_confidence=0.0).statements
    assert held[0] in found
    assert ask.find_statements(story="st2", words="zyzzyva").statements == ()
    assert ask.find_statements(story="st2", min_confidence=1.1).less_sure == len(held)


def test_a_claim_is_told_with_all_that_carries_it(ask):
    claim = ask.get_story("st2").claims[0]
    told = ask.get_claim(claim.id)
    assert told.claim == claim
    assert len(told.asserts) == claim.asserting


def test_given_texts_are_traced_and_not_kept(ask, monkeypatch):
    from stemma import app
    from stemma.testing import FakeEncoder

    monkeypatch.setattr(app, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(app, "shipped", lambda: False)
    monkeypatch.setattr(app, "Cache", None)  # whoever opens one fails
    before = ask.list_stories()
    text = "Two barges broke loose on Sunday night, the port authority of Hartsmouth said.\n\nNobody was on board, it said."
    traced = ask.trace_texts([GivenText(text=text, publisher="Echo", published="2031-05-05"), GivenText(text="")])
    assert [a.publisher for story in traced.stories for a in story.articles] == ["Echo"]
    assert [one.uri for one in traced.declined] == ["text-2"]
    assert ask.list_stories() == before


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("list_stories", {"limit": 0}),
        ("list_stories", {"limit": 101}),
        ("list_stories", {"cursor": "x"}),
        ("get_story", {"story": "st2", "cursor": "-1"}),
        ("get_story", {"story": "st2", "language": "xx"}),
        ("find_statements", {}),
        ("search_text", {"query": "a" * 401}),
        ("trace_texts", {"texts": []}),
        ("trace_texts", {"texts": [GivenText(text="a" * (CHARACTERS + 1))]}),
        ("trace_texts", {"texts": [GivenText(text="a", published="yesterday")]}),
        ("trace_texts", {"texts": [GivenText(text="a", language="../x")]}),
    ],
)
def test_a_call_beyond_its_bounds_is_refused(ask, question, asked):
    with pytest.raises(SettingsError):
        getattr(ask, question)(**asked)


@pytest.mark.parametrize(
    ("question", "asked"),
    [("get_story", ["st99"]), ("get_claim", ["st2.c99"]), ("compare_articles", ["a-1", "b-1"]), ("get_lineage", ["x"])],
)
def test_what_is_not_there_is_said(ask, question, asked):
    with pytest.raises(NotFoundError):
        getattr(ask, question)(*asked)


def test_every_answer_says_what_it_leaves_open_and_that_its_texts_are_quoted(ask):
    for answer in (ask.list_stories(), ask.get_story("st2"), ask.get_lineage("st2"), ask.search_text("Kühe")):
        assert answer.does_not
        assert answer.quoted == QUOTED
