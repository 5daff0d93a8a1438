"""The task `groups`: sure words about real articles on one event, against what was read by hand. Half only scores.

Right is what the reading confirms; neither right nor wrong is what it leaves open. A sure word that is told of something
which the reading does not have is wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from eval.annotated import shipped_tagger
from eval.groups.marks import Group, Pair, Place, digest, groups, texts
from eval.score import Score
from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.model import (
    Article,
    Claim,
    Difference,
    Passage,
    Published,
    Quantity,
    TimelineEvent,
    Trace,
    independent_texts,
)
from stemma.pipeline import Known, Tools, find, relate

#: share of the shorter of two ranges from which they are about one thing
_SHARED = 0.3
#: what the issue asks
_TARGETS = {"corroborated.right": 0.85, "denials.right": 0.80, "differences.right": 0.80, "timeline.right": 0.85}
_TARGETS |= {"independent": 0.92, "denials.found": 0.50, "differences.found": 0.50, "timeline.found": 0.50}
#: kinds of difference that give no reason
_OPEN = frozenset({"unknown", "same"})
#: code points of a day in a TIMEX3 value
_DAY = 10


@dataclass(slots=True)
class Tally:
    """How often something was told, and of what there was how much was found."""

    told: int = 0
    right: int = 0
    there: int = 0
    found: int = 0

    def scores(self, key: str) -> Iterator[Score]:
        """Precision and recall, each only where there is something to count."""
        name = key.split(".", 2)[2]
        if self.told:
            target = _TARGETS.get(f"{name}.right")
            yield Score(key=f"{key}.right", value=self.right / self.told, over=f"{self.told} told", target=target)
        if self.there:
            target = _TARGETS.get(f"{name}.found")
            yield Score(key=f"{key}.found", value=self.found / self.there, over=f"{self.there} marked", target=target)


@dataclass(slots=True)
class Count:
    """All that is counted over some groups."""

    groups: int = 0
    independent: int = 0
    one_story: int = 0
    tallies: dict[str, Tally] = field(
        default_factory=lambda: {
            name: Tally() for name in ("joined", "corroborated", "denials", "differences", "timeline")
        }
    )

    def scores(self, prefix: str) -> Iterator[Score]:
        """Everything told of one half."""
        over = f"{self.groups} groups"
        target = _TARGETS["independent"]
        yield Score(key=f"{prefix}.independent", value=self.independent / self.groups, over=over, target=target)
        yield Score(key=f"{prefix}.one_story", value=self.one_story / self.groups, over=over)
        for name, tally in self.tallies.items():
            yield from tally.scores(f"{prefix}.{name}")


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a group, in its own places."""

    group: Group
    trace: Trace

    def place(self, passage: Passage) -> Place:
        """A passage as a place of the group."""
        return Place(self.group.articles.index(passage.article), passage.begin, passage.end)

    def asserted(self, claim: Claim) -> list[Place]:
        """Where a claim is told."""
        statements = {one.id: one for one in self.trace.statements}
        own = [p for key in claim.asserts for p in statements[key].content]
        return [self.place(passage) for passage in (*own, *claim.narrated, *self._figures(claim))]

    def _figures(self, claim: Claim) -> list[Passage]:
        return [one.passage for one in self.trace.quantities if one.id in claim.figures]

    def denied(self, claim: Claim) -> list[Place]:
        """Where it is denied."""
        statements = {one.id: one for one in self.trace.statements}
        return [self.place(p) for key in claim.denies for p in statements[key].content]


def near(one: Place, other: Place) -> bool:
    """Whether two places are about one thing."""
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return one.article == other.article and shared >= _SHARED * min(one.end - one.begin, other.end - other.begin) > 0


def met(places: Iterable[Place], marked: Sequence[Place]) -> set[int]:
    """The articles in which some place meets a marked one."""
    return {one.article for one in places for other in marked if near(one, other)}


def _joined(told: Told, count: Count) -> None:
    """Claims over articles: whether the reading joins them too, and which of its propositions are joined."""
    tally, corroborated = count.tallies["joined"], count.tallies["corroborated"]
    found: set[int] = set()
    for claim in told.trace.claims:
        places = told.asserted(claim)
        fits = {n for n, one in enumerate(told.group.propositions) if len(met(places, one.places)) > 1}
        if len({one.article for one in places}) > 1:
            tally.told += 1
            tally.right += bool(fits)
        if claim.state == "corroborated":
            corroborated.told += 1
            labels = {told.group.propositions[n].label for n in fits}
            corroborated.right += bool(labels & {"corroborated", "open"})
        found |= fits
    tally.there += len(told.group.propositions)
    tally.found += len(found)


def _denials(told: Told, count: Count) -> None:
    """Claims told as denied: whether the denial, and what it denies, are those of the reading."""
    tally, found = count.tallies["denials"], set()
    for claim in told.trace.claims:
        if claim.state not in {"denied", "contradicted"}:
            continue
        places, against = told.denied(claim), told.asserted(claim)
        fits = {n for n, one in enumerate(told.group.denials) if _denies(one, places, against)}
        tally.told += 1
        tally.right += bool(fits)
        found |= fits
    tally.there += len(told.group.denials)
    tally.found += len(found)


def _denies(pair: Pair, denial: Sequence[Place], claim: Sequence[Place]) -> bool:
    if not any(near(one, pair.first) for one in denial):
        return False
    return not claim or (pair.second is not None and any(near(one, pair.second) for one in claim))


def _differences(told: Told, count: Count) -> None:
    """Reasons given for a difference."""
    tally, found = count.tallies["differences"], set()
    figures = {one.id: one for one in told.trace.quantities}
    for difference in (one for claim in told.trace.claims for one in claim.differences if one.kind not in _OPEN):
        pairs = [n for n, pair in enumerate(told.group.differences) if _compares(told, difference, figures, pair)]
        kinds = {told.group.differences[n].kind for n in pairs}
        if "?" in kinds:
            continue
        tally.told += 1
        tally.right += difference.kind in kinds
        found |= {n for n in pairs if told.group.differences[n].kind == difference.kind}
    tally.there += sum(pair.kind != "?" for pair in told.group.differences)
    tally.found += len(found)


def _compares(told: Told, difference: Difference, figures: dict[str, Quantity], pair: Pair) -> bool:
    one, other = (told.place(figures[key].passage) for key in difference.figures)
    if pair.second is None:
        return False
    return (near(one, pair.first) and near(other, pair.second)) or (near(one, pair.second) and near(other, pair.first))


def _timeline(told: Told, count: Count) -> None:
    """Entries of the timeline, where days of publication are known."""
    if not told.group.published:
        return
    tally, found = count.tallies["timeline"], set()
    for event in told.trace.timeline:
        meets = [n for n, one in enumerate(told.group.events) if met(map(told.place, event.passages), one.places)]
        values = {told.group.events[n].value for n in meets}
        if "?" in values:
            continue
        tally.told += 1
        fits = {n for n in meets if _same_day(event, told.group.events[n].value)}
        tally.right += bool(fits)
        found |= fits
    tally.there += sum(one.value != "?" for one in told.group.events)
    tally.found += len(found)


def _same_day(event: TimelineEvent, value: str) -> bool:
    length = min(len(value), _DAY)
    return event.happened[:length] == value[:length]


def told_of(group: Group, known: dict[str, tuple[str, str]], tools: Tools) -> Told:
    """What Stemma tells of a group, its texts as they are, with the days that the reading took for granted."""
    days = group.published or ("",) * len(group.articles)
    articles = [
        Article(
            id=key,
            uri=key,
            text=known[key][0],
            language=known[key][1],
            published=Published(value=day, certainty="given") if day else Published(),
        )
        for key, day in zip(group.articles, days, strict=True)
    ]
    found = [one for one in find(articles, tools, strict=True) if isinstance(one, Known)]
    return Told(group, relate(found, tools, strict=True))


def counted(told: Iterable[Told]) -> Count:
    """Everything, over some groups."""
    count = Count()
    for one in told:
        least, most = one.group.independent
        count.groups += 1
        count.independent += least <= independent_texts(one.group.articles, one.trace.descents) <= most
        count.one_story += len(one.trace.stories) == 1
        for layer in (_joined, _denials, _differences, _timeline):
            layer(one, count)
    return count


def run(*, quick: bool) -> tuple[Score, ...]:
    """Both halves apart; a quick run takes every third group.

    Raises:
        CorpusAbsentError: the corpus is not on this machine.
    """
    encoder = SentenceEncoder()
    tools = Tools(encoder=encoder, articles=ArticleEncoder(encoder), tagger=shipped_tagger())
    known = texts()
    wanted = [one for one in groups() if tuple(digest(known[key][0]) for key in one.articles) == one.digests]
    halves = {"score": [one for one in wanted if one.scored], "work": [one for one in wanted if not one.scored]}
    return tuple(
        score
        for half, mine in halves.items()
        for score in counted(told_of(one, known, tools) for one in (mine[::3] if quick else mine)).scores(
            f"groups.{half}"
        )
    )
