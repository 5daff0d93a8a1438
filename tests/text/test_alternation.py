"""A tree of words matches what the words one after the other do, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from stemma.text.alternation import longest_of

WORDS = st.lists(st.text("abc .", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("abc .", max_size=20))
def test_it_matches_as_the_words_in_order_of_length_do(words, text):
    plain = "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
    for behind in ("", r"(?!\w)"):
        one, other = re.compile(f"(?:{plain}){behind}"), re.compile(longest_of(words) + behind)
        assert [match.span() for match in one.finditer(text)] == [match.span() for match in other.finditer(text)]


def test_what_begins_alike_is_written_once():
    assert longest_of(["stay", "stays", "stain", "go"]) == "(?:go|sta(?:in|y(?:s|)))"


def test_no_words_match_nothing():
    assert re.search(longest_of([]), "") is None


def test_an_open_rest_stands_behind_the_fixed_ones():
    def escaped(rest):
        return re.escape(rest).replace(r"\#", r"\d+")

    assert longest_of(["page #", "page one"], escaped, "#") == r"page\ (?:one|\d+)"
