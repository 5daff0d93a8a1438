"""What a feed's answers lead to, without a network or a clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.fetch import Failure, Fetched, Unchanged, Validators
from stemma.fetch.answers import Freshness, Hop
from stemma.fetch.feeds import (
    BROKEN_AFTER,
    FULL_AFTER,
    JITTER,
    LONGEST,
    SHORTEST,
    USUAL,
    FeedState,
    after_answer,
    after_failure,
    conditions,
    is_due,
    wait,
)

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)
URL = "https://n.example/feed"


def body(digest="d1", etag='"1"', fresh=None, hops=()):
    return Fetched(asked=URL, url=URL, content=b"", digest=digest, validators=Validators(etag=etag),
                   freshness=fresh or Freshness(), hops=hops)  # fmt: skip


def down(kind="status", status=503, fresh=None):
    return Failure(asked=URL, kind=kind, cause=f"{status} it said", status=status, freshness=fresh or Freshness())


def answered(state, answer, now=NOW):
    return after_answer(state, answer, now, jitter=0)


def failed(state, times, now=NOW, **how):
    news = []
    for _ in range(times):
        made = after_failure(state, down(**how), now, jitter=0)
        state, now = made.state, made.state.due_at
        news += made.news
    return state, news


def test_a_new_feed_is_due_and_asked_without_validators():
    state = FeedState(url=URL)
    assert is_due(state, NOW)
    assert conditions(state, NOW) is None


def test_a_body_is_read_and_its_validators_kept():
    made = answered(FeedState(url=URL), body())
    assert made.read
    assert made.state.due_at == NOW + USUAL
    assert not is_due(made.state, NOW)
    assert conditions(made.state, NOW + timedelta(hours=1)) == Validators(etag='"1"')


def test_the_same_body_is_not_read_again_whatever_its_etag_says():
    state = answered(FeedState(url=URL), body()).state
    assert not answered(state, body(etag='"2"')).read
    assert answered(state, body(digest="d2")).read


def test_a_server_that_says_not_modified_for_ever_is_asked_for_a_body_once_a_day():
    state = answered(FeedState(url=URL), body()).state
    same = Unchanged(asked=URL, url=URL)
    later = answered(state, same, NOW + FULL_AFTER / 2).state
    assert conditions(later, NOW + FULL_AFTER / 2) == Validators(etag='"1"')
    assert conditions(later, NOW + FULL_AFTER) is None


@pytest.mark.parametrize(
    ("fresh", "ttl", "expected"),
    [
        (Freshness(), None, USUAL),
        (Freshness(max_age=0), None, SHORTEST),
        (Freshness(max_age=3600), None, timedelta(hours=1)),
        (Freshness(max_age=60, retry_after=7200), None, timedelta(hours=2)),
        (Freshness(expires=3600), 120, timedelta(hours=2)),
        (Freshness(max_age=10**9), None, LONGEST),
        (Freshness(), 100_000_000, LONGEST),
    ],
)
def test_the_longest_wait_that_anybody_asks_for_counts_within_bounds(fresh, ttl, expected):
    assert wait(FeedState(url=URL, ttl=ttl), fresh, 0) == expected


@given(
    st.integers(0, 10**6), st.floats(0, 1), st.none() | st.integers(0, 10**9),
    st.builds(Freshness, **dict.fromkeys(("max_age", "expires", "retry_after"), st.none() | st.floats(0, 1e12))),
)  # fmt: skip
def test_a_wait_is_always_between_its_bounds(failures, jitter, ttl, fresh):
    found = wait(FeedState(url=URL, failures=failures, ttl=ttl), fresh, jitter)
    assert SHORTEST <= found <= LONGEST * (1 + JITTER)


def test_failures_back_off_and_are_told_once():
    state, news = failed(FeedState(url=URL), BROKEN_AFTER - 1)
    assert news == []
    first, second = failed(FeedState(url=URL), 1)[0], failed(FeedState(url=URL), 2)[0]
    assert second.due_at - second.checked_at == 2 * (first.due_at - first.checked_at)
    state, news = failed(state, 20, now=state.due_at)
    assert [one.kind for one in news] == ["broken"]
    assert "503 it said" in news[0].text
    assert state.due_at - state.checked_at == LONGEST


def test_a_feed_that_comes_back_is_told_and_forgiven():
    state, _ = failed(FeedState(url=URL), 9)
    made = answered(state, body())
    assert [one.kind for one in made.news] == ["recovered"]
    assert (made.state.failures, made.state.trouble, made.state.told_broken) == (0, None, False)
    assert answered(made.state, body()).news == ()


def test_a_feed_that_is_gone_is_told_at_once_and_still_asked():
    state, news = failed(FeedState(url=URL), 3, status=410)
    assert [one.kind for one in news] == ["gone"]
    assert state.due_at is not None


def test_retry_after_counts_in_a_failure():
    made = after_failure(FeedState(url=URL), down(status=429, fresh=Freshness(retry_after=4 * 3600)), NOW, jitter=0)
    assert made.state.due_at == NOW + timedelta(hours=4)


def test_a_broken_body_does_not_keep_its_validators():
    state = answered(FeedState(url=URL), body()).state
    made = after_failure(state, down(kind="broken", status=None), NOW, jitter=0)
    assert conditions(made.state, NOW) is None
    assert answered(made.state, body()).read


def moving(state, status=301, to="https://new.example/feed"):
    return answered(state, body(hops=(Hop(status=status, url=to),)))


def test_a_feed_moves_after_repeated_permanent_redirects_only():
    first = moving(FeedState(url=URL))
    second = moving(first.state)
    assert (first.state.url, second.state.url) == (URL, URL)
    third = moving(second.state)
    assert third.state.url == "https://new.example/feed"
    assert [one.kind for one in third.news] == ["moved"]


@pytest.mark.parametrize(
    "interrupted",
    [
        lambda s: moving(s, status=302),
        lambda s: answered(s, body()),
        lambda s: answered(
            s, body(hops=(Hop(status=301, url="https://a.example"), Hop(status=307, url="https://b.example")))
        ),
    ],
)
def test_anything_else_in_between_starts_the_count_again(interrupted):
    state = interrupted(moving(moving(FeedState(url=URL)).state).state).state
    assert (state.moves, state.moving_to) == (0, None)
    assert moving(moving(state).state).state.url == URL


def test_another_target_starts_the_count_again():
    state = moving(moving(FeedState(url=URL)).state, to="https://other.example").state
    assert (state.moves, state.moving_to) == (1, "https://other.example")


def test_a_failure_keeps_what_is_known():
    state = replace(answered(FeedState(url=URL, title="T"), body()).state, ttl=60)
    made, _ = failed(state, 1)
    assert (made.title, made.ttl, made.digest, made.validators) == ("T", 60, "d1", Validators(etag='"1"'))
