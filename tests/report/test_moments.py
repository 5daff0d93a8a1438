import pytest

from stemma.report.moments import moment_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031", "2031"),
        ("2031-05-05", "2031-05-05"),
        ("2031-05-05TMO", "2031-05-05 morning"),
        ("2031-05-05T14:20:00+02:00", "2031-05-05 14:20"),
        ("2031-05-05T14", "2031-05-05 14"),
        ("2031-05-01/2031-05-02TNI", "2031-05-01 to 2031-05-02 night"),
        ("2031-SU", "summer 2031"),
        ("2031-W09", "week 9 of 2031"),
        ("2031-W09-WE", "weekend 9 of 2031"),
        ("2031-Q2", "quarter 2 of 2031"),
    ],
)
def test_a_value_is_told_in_words(value, words):
    assert moment_words(value) == words
