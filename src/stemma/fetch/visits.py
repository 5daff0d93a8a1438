"""When a page is looked at again: edits come soon after publication or not at all, and nobody announces them."""

from datetime import datetime, timedelta

#: after the first look; the last one ends it
AGES = (timedelta(hours=1), timedelta(hours=5), timedelta(hours=18), timedelta(hours=48))


def next_look(times: int, now: datetime) -> datetime | None:
    """When to look again after so many looks; None for never."""
    return now + AGES[times - 1] if 0 < times <= len(AGES) else None
