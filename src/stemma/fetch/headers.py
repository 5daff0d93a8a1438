"""What an answer's headers say about its age."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from stemma.fetch.answers import Freshness, Validators

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_UNUSABLE = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)


def moment(words: str | None) -> datetime | None:
    """An HTTP date, None where the words are none."""
    try:
        found = parsedate_to_datetime(words or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _seconds(words: str | None) -> float | None:
    return float(words) if words and re.fullmatch(r"\d{1,10}", words.strip()) else None


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait: the header holds them, or a date."""
    words = headers.get("retry-after")
    if (seconds := _seconds(words)) is not None:
        return seconds
    until = moment(words)
    return None if until is None else max(0.0, (until - now).total_seconds())


def freshness_of(headers: Mapping[str, str], now: datetime) -> Freshness:
    """When to ask again, as far as the headers (lower-case names) tell. A server's own clock is trusted with its own dates."""
    control = headers.get("cache-control", "")
    age = _MAX_AGE.search(control)
    max_age = None
    if age and not _UNUSABLE.search(control):
        max_age = max(0.0, float(age[1]) - (_seconds(headers.get("age")) or 0.0))
    until, date = moment(headers.get("expires")), moment(headers.get("date")) or now
    expires = None if until is None or max_age is not None else max(0.0, (until - date).total_seconds())
    return Freshness(max_age=max_age, expires=expires, retry_after=retry_after(headers, now))


def validators_of(headers: Mapping[str, str]) -> Validators:
    """The validators as they were given, character for character."""
    return Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified"))
