"""The small pure parts: what was seen, what is kept, what an edit did."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.web.cache import Cache
from stemma.web.marked import one_side, span_of, tracked
from stemma.web.visits import PAUSE, Visit

TEXTS = st.text(alphabet="ab \n.ü", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_what_an_edit_did(old, new):
    edits = tracked(old, new)
    assert "".join(text for _, text in one_side(edits, "new")) == old
    assert "".join(text for _, text in one_side(edits, "gone")) == new


def test_an_edit_marks_words_and_not_paragraphs():
    assert tracked("Rund 40 Helfer kamen.", "Rund 52 Helfer kamen.") == [
        ("same", "Rund "), ("gone", "40"), ("new", "52"), ("same", " Helfer kamen."),
    ]  # fmt: skip


def test_a_place_in_an_address():
    assert [span_of(one) for one in ("1-20", "20-1", "1-1", "", "a-b", "1-9999999999", "٣-٤")] == [(1, 20), *[None] * 6]


def test_what_was_shown_stays_new_during_a_visit_and_is_known_after_it():
    first = Visit().looked(7, 1_000)
    assert first.known == 7
    same = Visit.read(first.written()).looked(9, 1_000 + PAUSE)
    assert same.known == 7
    later = Visit.read(same.written()).looked(12, 1_001 + 2 * PAUSE)
    assert later.known == 9


@given(st.text(max_size=30))
def test_any_cookie_can_be_read(cookie):
    assert Visit.read(cookie).looked(3, 10).known is not None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 40)), max_size=60))
def test_a_cache_holds_what_was_put_last_and_never_more_than_its_room(puts):
    cache = Cache(room=160)
    for key, size in puts:
        cache.put(key, b"x" * size)
        assert cache.used <= 160
        assert cache.get(key) in {None, b"x" * size} or size * 8 > 160
    kept = [cache.get(key) or b"" for key in range(6)]
    assert sum(map(len, kept)) == cache.used


def test_the_least_used_goes_first():
    cache = Cache(room=16)
    for key in "abcdefgh":
        cache.put(key, b"xx")
    cache.get("a")
    cache.put("i", b"xx")
    assert (cache.get("a"), cache.get("b")) == (b"xx", None)
