import numpy as np

from stemma.claims.counting import brought_together, parted
from stemma.claims.propositions import units_of


def groups(newsroom, *counted, likely=0.1):
    for number, (sentence, words, value, noun, fields) in enumerate(counted, start=1):
        newsroom.article(f"a{number}", sentence).counts(f"a{number}", words, value, noun, **fields)
    units = units_of(sorted(newsroom.articles), newsroom.articles, newsroom.findings)
    return brought_together([[n] for n in range(len(units))], units, np.full((len(units), len(units)), likely), 0.4)


def test_one_thing_in_the_same_words_is_brought_together(newsroom):
    first = ("It has 8,000 northern soldiers.", "8,000 northern soldiers", 8000, "northern soldiers", {})
    second = ("About 10,000 northern soldiers came.", "10,000 northern soldiers", 10000, "northern soldiers", {})
    assert groups(newsroom, first, second) == [[0, 1]]


def test_what_one_says_in_the_noun_another_may_say_around_it(newsroom):
    first = ("It has 8,000 northern soldiers.", "8,000 northern soldiers", 8000, "northern soldiers", {})
    second = ("The northern army trains 10,000 soldiers.", "10,000 soldiers", 10000, "soldiers", {})
    assert groups(newsroom, first, second) == [[0, 1]]


def test_a_bare_noun_is_counted_in_too_many_ways(newsroom):
    first = ("It has 8,000 soldiers.", "8,000 soldiers", 8000, "soldiers", {})
    second = ("About 10,000 soldiers died.", "10,000 soldiers", 10000, "soldiers", {})
    assert groups(newsroom, first, second) == [[0], [1]]


def test_measures_are_not_things(newsroom):
    first = ("It costs 80 northern crowns.", "80 northern crowns", 80, "northern crowns", {"unit": "NOK"})
    second = ("About 10 northern crowns went.", "10 northern crowns", 10, "northern crowns", {"unit": "NOK"})
    assert groups(newsroom, first, second) == [[0], [1]]


def test_people_of_one_fate_are_brought_together_when_they_may_be_the_same(newsroom):
    first = ("The storm killed 14 people.", "14 people", 14, "people", {})
    second = ("It left 16 dead.", "16 dead", 16, "dead", {})
    assert groups(newsroom, first, second, likely=0.2) == [[0, 1]]
    assert groups(newsroom, first, second, likely=0.1) == [[0], [1]]


def test_people_of_other_fates_are_not(newsroom):
    first = ("The storm killed 14 people.", "14 people", 14, "people", {})
    second = ("It left 16 injured.", "16 injured", 16, "injured", {})
    assert groups(newsroom, first, second, likely=0.3) == [[0], [1]]


def one_group(newsroom, *sentences):
    for number, (sentence, words, value, noun) in enumerate(sentences, start=1):
        newsroom.article(f"a{number}", sentence).counts(f"a{number}", words, value, noun)
    units = units_of(sorted(newsroom.articles), newsroom.articles, newsroom.findings)
    return parted([list(range(len(units)))], units)


HELD = ("They took three guards.", "three guards", 3, "guards")
TOO = ("They took three wardens.", "three wardens", 3, "wardens")
HURT = ("They left four injured.", "four injured", 4, "injured")
MORE = ("It was five injured.", "five injured", 5, "injured")


def test_casualties_among_other_counts_are_taken_out(newsroom):
    assert one_group(newsroom, HELD, TOO, HURT) == [[0, 1], [2]]


def test_casualties_among_casualties_stay(newsroom):
    assert one_group(newsroom, HELD, HURT, MORE) == [[0, 1, 2]]


def test_a_group_without_casualties_is_left_alone(newsroom):
    assert one_group(newsroom, HELD, TOO) == [[0, 1]]
