"""When a feed is asked again, and what its answers mean: decisions without network or clock.

A feed is never given up in silence: whatever it answers, it is asked again, at last once a day, and one that has failed for a
while is told as broken.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from stemma.fetch.answers import Failure, Fetched, Freshness, Hop, Unchanged, Validators

#: how often a feed is asked at most, at least, and when nothing is said
SHORTEST, LONGEST, USUAL = timedelta(minutes=10), timedelta(hours=24), timedelta(minutes=30)
#: a wait is stretched by up to this share, so that feeds of one site do not come due together
JITTER = 0.1
#: failures in a row after which a feed is told as broken
BROKEN_AFTER = 5
#: permanent redirects to one place in a row after which a feed is moved there
MOVED_AFTER = 3
#: a body is asked for without validators after so long: some servers say "not modified" for ever
FULL_AFTER = timedelta(hours=24)
PERMANENT = frozenset((301, 308))
GONE = 410

NewsKind = Literal["broken", "gone", "recovered", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """All that is remembered of a feed between two times of asking."""

    url: str
    title: str | None = None
    validators: Validators = field(default_factory=Validators)
    #: SHA-256 of the last body
    digest: str | None = None
    #: when a body last came whole
    full_at: datetime | None = None
    checked_at: datetime | None = None
    #: None: at once
    due_at: datetime | None = None
    #: in a row, and since when
    failures: int = 0
    failing_since: datetime | None = None
    #: the last failure's line
    trouble: str | None = None
    told_broken: bool = False
    #: where permanent redirects lead, and how often in a row
    moving_to: str | None = None
    moves: int = 0
    #: minutes that the feed itself asks for (RSS `ttl`)
    ttl: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNews:
    """What people should hear of a feed."""

    feed: str
    kind: NewsKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an answer leads to."""

    state: FeedState
    news: tuple[FeedNews, ...] = ()
    #: whether the body is to be read: it is there, and not the one that was read before
    read: bool = False


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether a feed is to be asked now."""
    return state.due_at is None or state.due_at <= now


def conditions(state: FeedState, now: datetime) -> Validators | None:
    """The validators to send; None once in a while, since some lie."""
    trusted = state.full_at is not None and now - state.full_at < FULL_AFTER
    return state.validators if trusted and state.digest else None


def wait(state: FeedState, fresh: Freshness, jitter: float) -> timedelta:
    """How long to wait after an answer: the longest that anybody asks for, within bounds.

    Args:
        state: after the answer: failures in a row double the wait.
        fresh: what the answer said.
        jitter: 0 to 1.
    """
    said = [s for s in (fresh.max_age, fresh.expires, fresh.retry_after) if s is not None]
    ttl = (state.ttl or 0) * 60
    # so many doublings pass the longest wait; more would overflow
    backing_off = USUAL * 2 ** min(state.failures, 10) if state.failures else timedelta()
    asked = max(timedelta(seconds=min(max([*said, ttl], default=0.0), LONGEST.total_seconds())), backing_off)
    if not said and not ttl and not state.failures:
        asked = USUAL
    return min(max(asked, SHORTEST), LONGEST) * (1 + JITTER * jitter)


def _target(hops: tuple[Hop, ...]) -> str | None:
    """Where a chain of permanent redirects leads; one temporary hop makes it temporary."""
    return hops[-1].url if hops and all(hop.status in PERMANENT for hop in hops) else None


def _moved(state: FeedState, hops: tuple[Hop, ...]) -> tuple[FeedState, tuple[FeedNews, ...]]:
    target = _target(hops)
    if target is None or target == state.url:
        return replace(state, moving_to=None, moves=0), ()
    moves = state.moves + 1 if target == state.moving_to else 1
    if moves < MOVED_AFTER:
        return replace(state, moving_to=target, moves=moves), ()
    told = FeedNews(feed=state.url, kind="moved", text=f"{state.url} has moved to {target}")
    return replace(state, url=target, moving_to=None, moves=0), (told,)


def after_answer(state: FeedState, answer: Fetched | Unchanged, now: datetime, *, jitter: float) -> Decision:
    """What a good answer leads to.

    Args:
        state: before.
        answer: a body, or that there is no new one.
        now: the moment of the answer.
        jitter: 0 to 1, drawn by the caller.
    """
    news: tuple[FeedNews, ...] = ()
    if state.told_broken:
        news = (FeedNews(feed=state.url, kind="recovered", text=f"{state.url} answers again"),)
    well, moved = _moved(replace(state, failures=0, failing_since=None, trouble=None, told_broken=False), answer.hops)
    fresh = isinstance(answer, Fetched) and answer.digest != state.digest
    if isinstance(answer, Fetched):
        well = replace(well, validators=answer.validators, digest=answer.digest, full_at=now)
    elif answer.validators.etag or answer.validators.last_modified:
        well = replace(well, validators=_merged(well.validators, answer.validators))
    due = now + wait(well, answer.freshness, jitter)
    return Decision(state=replace(well, checked_at=now, due_at=due), news=news + moved, read=fresh)


def _merged(old: Validators, new: Validators) -> Validators:
    return Validators(etag=new.etag or old.etag, last_modified=new.last_modified or old.last_modified)


def after_failure(state: FeedState, failure: Failure, now: datetime, *, jitter: float) -> Decision:
    """What a failure leads to: a longer wait, and word of it when it lasts.

    Args:
        state: before.
        failure: of the network, of the server, or of reading what it sent.
        now: the moment of the failure.
        jitter: 0 to 1, drawn by the caller.
    """
    failures = state.failures + 1
    gone = failure.status == GONE
    tell = not state.told_broken and (failures >= BROKEN_AFTER or gone)
    since = state.failing_since or now
    news: tuple[FeedNews, ...] = ()
    if tell:
        kind: NewsKind = "gone" if gone else "broken"
        words = f"{state.url} has failed {failures} times since {since.date().isoformat()}: {failure.cause}"
        news = (FeedNews(feed=state.url, kind=kind, text=f"{state.url} is gone (410)" if gone else words),)
    worse = replace(
        state,
        failures=failures,
        failing_since=since,
        trouble=failure.cause,
        told_broken=state.told_broken or tell,
        checked_at=now,
        # a broken answer must not be confirmed by its own validators
        validators=Validators() if failure.kind == "broken" else state.validators,
        digest=None if failure.kind == "broken" else state.digest,
    )
    return Decision(state=replace(worse, due_at=now + wait(worse, failure.freshness, jitter)), news=news)
