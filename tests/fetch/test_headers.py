from datetime import UTC, datetime

import pytest

from stemma.fetch.answers import Freshness, Validators
from stemma.fetch.headers import freshness_of, validators_of

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, Freshness()),
        ({"cache-control": "public, max-age=900"}, Freshness(max_age=900)),
        ({"cache-control": 'MAX-AGE="60"'}, Freshness(max_age=60)),
        ({"cache-control": "max-age=900", "age": "300"}, Freshness(max_age=600)),
        ({"cache-control": "max-age=60", "age": "300"}, Freshness(max_age=0)),
        ({"cache-control": "no-cache, max-age=900"}, Freshness()),
        ({"cache-control": "s-maxage=900"}, Freshness()),
        ({"cache-control": "max-age=-1"}, Freshness()),
        # max-age wins over Expires: RFC 9111, section 5.3
        ({"cache-control": "max-age=5", "expires": "Mon, 05 May 2031 13:00:00 GMT"}, Freshness(max_age=5)),
        # the server's own clock is an hour fast
        (
            {"expires": "Mon, 05 May 2031 13:30:00 GMT", "date": "Mon, 05 May 2031 13:00:00 GMT"},
            Freshness(expires=1800),
        ),
        ({"expires": "0"}, Freshness()),
        ({"expires": "Mon, 05 May 2031 11:00:00 GMT"}, Freshness(expires=0)),
        ({"retry-after": "120"}, Freshness(retry_after=120)),
        ({"retry-after": "Mon, 05 May 2031 12:10:00 GMT"}, Freshness(retry_after=600)),
        ({"retry-after": "soon"}, Freshness()),
        ({"retry-after": "9" * 40}, Freshness()),
    ],
)
def test_what_headers_say_of_the_next_time(headers, expected):
    assert freshness_of(headers, NOW) == expected


def test_validators_are_kept_character_for_character():
    headers = {"etag": ' W/"x" ', "last-modified": "yesterday, or so"}
    assert validators_of(headers) == Validators(etag=' W/"x" ', last_modified="yesterday, or so")
