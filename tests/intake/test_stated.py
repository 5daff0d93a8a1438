import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.intake.stated import address, language, line, moment, people_and_agencies, seconds_since_1970


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2031-05-05", "2031-05-05"),
        ("2031-05-05T08:30:00Z", "2031-05-05T08:30:00+00:00"),
        ("2031-05-05T08:30:00.123+0200", "2031-05-05T08:30:00+02:00"),
        ("2031-05-05 08:30:00", "2031-05-05T08:30:00"),
        ("2031/5/5 8:30", "2031-05-05T08:30:00"),
        ("20310505T083000+0200", "2031-05-05T08:30:00+02:00"),
        ("20310505", "2031-05-05"),
        ("Mon, 05 May 2031 08:30:00 +0200", "2031-05-05T08:30:00+02:00"),
        ("Mon, 05 May 2031 08:30:00 GMT", "2031-05-05T08:30:00+00:00"),
        ("Mon, 05 May 2031 08:30:00 CEST", "2031-05-05T08:30:00+02:00"),
        ("05 May 2031", "2031-05-05"),
        ("5.5.2031, 08:30", "2031-05-05T08:30:00"),
        ("13/5/2031", "2031-05-13"),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("2031-05", None),
        ("2031", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31", None),
        ("2031-13-45", None),
        ("", None),
        (None, None),
        (20310505, None),
    ],
)
def test_moments_of_all_formats_are_iso_8601(words, value):
    assert moment(words) == value


@given(st.text(max_size=60))
def test_no_words_raise(words):
    for read in (moment, line, address, language, people_and_agencies):
        read(words)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_no_number_of_seconds_raises(value):
    seconds_since_1970(value)


def test_seconds_and_thousandths_since_1970_are_told_apart():
    assert seconds_since_1970(1_935_563_400) == seconds_since_1970(1_935_563_400_000) == "2031-05-03T08:30:00+00:00"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("de-AT", "de"),
        ("EN_us", "en"),
        ("deu", "de"),
        ("gsw", "gsw"),
        ("und", None),
        ("deutsch!", None),
        ("\x00", None),
        (7, None),
    ],
)
def test_languages_are_codes(words, code):
    assert language(words) == code


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://a.example/1?b=c", True),
        ("HTTP://a.example", True),
        ("ftp://a.example", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://a.example/a b", False),
        ("https://a.example/\u202eb", False),
        ("http://[::1", False),
        ("https://a.example/" + "x" * 3000, False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_addresses(words, found):
    assert (address(words) is not None) is found


def test_a_line_has_no_markup_and_no_hidden_marks():
    assert line("Crane &amp;lt;b&gt; <b>falls</b>\n on\u202e barges") == "Crane falls on barges"
    assert line("<br/>") is None


@pytest.mark.parametrize(
    ("names", "people", "agencies"),
    [
        ("By Ada Holm and Bo Lund", ("Ada Holm", "Bo Lund"), ()),
        (["Ada Holm", "Reuters"], ("Ada Holm",), ("Reuters",)),
        ("Von Ada Holm, dpa", ("Ada Holm",), ("dpa",)),
        ("desk@a.example (Ada Holm)", ("Ada Holm",), ()),
        ("desk@a.example", (), ()),
        ("https://a.example/ada", (), ()),
        ("", (), ()),
        (None, (), ()),
    ],
)
def test_authors_are_people_or_agencies(names, people, agencies):
    found, credits_ = people_and_agencies(names)
    assert (found, tuple(credit.agency for credit in credits_)) == (people, agencies)
