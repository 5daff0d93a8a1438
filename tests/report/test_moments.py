import pytest

from stemma.report.moments import moment_words
from stemma.report.wording import of


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031", "2031"),
        ("2031-05-05", "5 May 2031"),
        ("2031-05-05TMO", "5 May 2031 morning"),
        ("2031-05-05T14:20:00+02:00", "5 May 2031, 14:20"),
        ("2031-05-05T14", "5 May 2031, 14:00"),
        ("2031-05-01/2031-05-02TNI", "1 May 2031 to 2 May 2031 night"),
        ("2031-SU", "summer 2031"),
        ("2031-W09", "week 9 of 2031"),
        ("2031-W09-WE", "weekend of week 9 of 2031"),
        ("2031-Q2", "quarter 2 of 2031"),
    ],
)
def test_a_value_is_told_in_words(value, words):
    assert moment_words(value) == words


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("de", "2031-03-05T14:20", "5. März 2031, 14:20 Uhr"),
        ("de", "2031-03", "März 2031"),
        ("de", "2031-03-05TEV", "5. März 2031, abends"),
        ("fr", "2031-05-05T14", "5 mai 2031, 14 h"),
        ("fr", "2031-W09", "semaine 9 de 2031"),
        ("en", "2031-13-05", "2031-13-05"),
        ("en", "XXXX-05-05", "XXXX-05-05"),
    ],
)
def test_each_language_of_the_interface_has_its_own_words(language, value, words):
    assert moment_words(value, of(language)) == words
