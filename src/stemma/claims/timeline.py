"""The timeline of a story: one entry an event, with when it happened, when it was first reported, and by whom."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from stemma.claims.families import kin_of
from stemma.claims.moments import Moment, begins, both_inside, clocked, is_day, may_be_one, moments_of, same_values
from stemma.claims.resemblance import Comparison, Matrix
from stemma.claims.shares import Share, share_of
from stemma.claims.weights import likelihood, shipped
from stemma.claims.wordings import wordings_of
from stemma.clusters.dense import groups
from stemma.model import Article, Claim, Descent, Findings, Story, TimelineEvent
from stemma.ports import Encoder

#: letters of an ISO 8601 day
DAY = 10


def one_claim(moments: Sequence[Moment], claims: Sequence[Claim]) -> Matrix:
    """1 where the statements of two mentions stand in one claim."""
    of: dict[str, set[str]] = {}
    for claim in claims:
        for key in (*claim.asserts, *claim.denies):
            of.setdefault(key, set()).add(claim.id)
    held = [of.get(m.statement.id, set()) if m.statement else set() for m in moments]
    return np.array([[bool(a & b) for b in held] for a in held], dtype=np.float64)


def parts_of(moments: tuple[Moment, ...], claims: Sequence[Claim]) -> dict[str, Matrix]:
    """What mentions of moments have to compare besides their words."""
    return {
        "same_moment": same_values(moments),
        "same_hour": clocked(moments),
        "both_inside": both_inside(moments),
        "one_claim": one_claim(moments, claims),
    }


def _happened(members: Sequence[Moment]) -> str:
    """The value given most often; of those the most precise."""
    counts = Counter(moment.time.value for moment in members)
    return max(counts, key=lambda value: (counts[value], len(value), value))


def _reported(members: Sequence[Moment], articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """(when, article) of each report, earliest first; articles without a publication date are left out."""
    ids = dict.fromkeys(moment.time.article for moment in members)
    return sorted((published, key) for key in ids if (published := articles[key].published.value))


def ancestors_of(descents: Sequence[Descent]) -> dict[str, frozenset[str]]:
    """What each copy goes back to, its exemplars' exemplars included."""
    above: dict[str, set[str]] = {}
    for descent in descents:
        above.setdefault(descent.copy, set()).add(descent.exemplar)

    def climb(key: str, seen: frozenset[str]) -> frozenset[str]:
        for exemplar in above.get(key, set()) - seen:
            seen = climb(exemplar, seen | {exemplar})
        return seen

    return {copy: climb(copy, frozenset()) for copy in above}


def _first(reports: Sequence[tuple[str, str]], ancestors: Mapping[str, frozenset[str]]) -> str | None:
    """Who reported it first: on the first day no copy of another report of that day, and of those the earliest hour.

    A date without an hour is no earlier than one with: midnight is nobody's word.
    """
    if not reports:
        return None
    day = reports[0][0][:DAY]
    hours = {key: when for when, key in reports if when[:DAY] == day}
    own = [key for key in hours if not ancestors.get(key, frozenset()) & hours.keys()] or list(hours)
    return min(own, key=lambda key: (len(hours[key]) <= DAY, hours[key], key))


def _event(
    story: Story,
    members: Sequence[Moment],
    articles: Mapping[str, Article],
    ancestors: Mapping[str, frozenset[str]],
) -> TimelineEvent:
    reports = _reported(members, articles)
    reporter = _first(reports, ancestors)
    said = [m.statement.said.value for m in members if m.statement and m.statement.said]
    first = [m for m in members if m.time.article == reporter] or list(members)
    known = [value[:DAY] for value in (*(when for when, _ in reports), *said) if value[:4].isdigit()]
    days = sorted(filter(is_day, known)) or sorted(known)
    return TimelineEvent(
        story=story.id,
        happened=_happened(members),
        reported=days[0] if days else None,
        first_reporter=reporter,
        text=first[0].unit.passage.text,
        passages=tuple(moment.time.passage for moment in members),
    )


def _values(moments: Sequence[Moment]) -> list[str]:
    return [moment.time.value for moment in moments]


def share_of_moments(moments: Sequence[Moment], most: int | None) -> tuple[tuple[Moment, ...], Share]:
    """The moments of a story that are compared, as `share_of`."""
    share = share_of([moment.unit for moment in moments], most, _values(moments))
    return tuple(moments[n] for n in share.kept), share


def timeline_of(  # noqa: PLR0913 a stage takes what the stages before it found
    story: Story,
    articles: Mapping[str, Article],
    findings: Mapping[str, Findings],
    *,
    claims: Sequence[Claim],
    descents: Sequence[Descent] = (),
    encoder: Encoder | None = None,
    moments: Sequence[Moment] | None = None,
) -> tuple[TimelineEvent, ...]:
    """The events of a story in the order of happening.

    Args:
        story: its articles are read in the order of their ids.
        articles: by id.
        findings: by article id.
        claims: of the story: what one claim says happened once.
        descents: copies mention what their exemplars mention, in the same order.
        encoder: compares the words around two mentions; without one, equal values are one event.
        moments: what of the story is compared; all that these articles mention when None.
    """
    moments = moments_of(story.articles, articles, findings) if moments is None else moments
    if not moments:
        return ()
    wordings = wordings_of([m.unit for m in moments], _values(moments))
    compared = tuple(moments[n] for n in wordings.firsts)
    if encoder is None:
        likely, threshold = same_values(compared), 1.0
    else:
        comparison = Comparison(wordings, kin_of(descents, story.articles), encoder)
        weights = shipped("timeline")
        likely, threshold = likelihood(comparison, weights, parts_of(compared, claims)), weights.threshold
    found = groups(likely, ~may_be_one(compared), threshold, wordings.often)
    ancestors = ancestors_of(descents)
    events = [_event(story, [moments[n] for n in wordings.spread(group)], articles, ancestors) for group in found]
    return tuple(sorted(events, key=lambda event: (begins(event.happened), event.passages[0])))
