"""How sure we are that two articles tell one story, from how near they stand in meaning, names, figures and time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from stemma.clusters.logistic import probability
from stemma.exact import log_of
from stemma.model import Descent
from stemma.stories.anchors import Background, overlap
from stemma.stories.features import Features
from stemma.stories.forms import filled_twice

#: confidence of a descent from which on copy and exemplar can't be parted
SURE = 0.8
#: copies of one lost text up to which each two are tied
MANY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds that each unit of evidence adds.

    Set by hand. Logistic fits to pairs of the gold training stories and of Wikipedia's news blurbs agree on the signs, and give two
    languages 1 to 4; they are surer than here by twice or more, since their unrelated texts have nothing in common. Wires of one day
    have: of the pairs read for `eval/wires_pairs.tsv`, 39 of 41 related pairs and 44 of 47 updates join with these weights, and 4 of 16
    unrelated ones. Gold stories lie years apart, so time is set by hand too: a week between two reports costs what .11 of cosine gives.
    """

    bias: float = -4.15
    cosine: float = 6.8
    anchors: float = 2.5
    #: reports in two languages spell names differently, and their vectors lie farther apart
    foreign: float = 1.0
    #: for each doubling of (1 + days between them)
    days: float = -0.25
    #: a copy shares its story with its exemplar, whatever else differs; times the descent's confidence
    descent: float = 9.0
    #: one form filled in twice: its meaning, its names and its day are nearly the same, and the events are two
    form: float = -9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two articles stand together or apart: each part with what it adds to the log-odds."""

    cosine: float
    anchors: float
    shared: tuple[str, ...]
    #: days between the two publications, None when one is unknown
    days: float | None
    #: whether the two are in different languages
    foreign: bool
    descent: float
    log_odds: float

    @property
    def probability(self) -> float:
        """0 to 1."""
        return probability(self.log_odds)


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The key of a pair, whichever comes first."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What pairs are weighed against."""

    #: how common each anchor is
    background: Background
    #: by `pair_key`: how sure lineage is that the two share a text, 0 to 1
    kinship: Mapping[tuple[str, str], float] = field(default_factory=dict)
    #: by `pair_key`: pairs that join before all others
    bonds: frozenset[tuple[str, str]] = frozenset()
    weights: Weights = Weights()


def apart(a: Features, b: Features) -> bool:
    """Whether two articles are known to be in different languages."""
    return a.language is not None and b.language is not None and a.language != b.language


def weigh(a: Features, b: Features, cosine: float, scale: Scale) -> Evidence:
    """All that speaks for and against one story of `a` and `b`, whose vectors have this cosine."""
    weights = scale.weights
    days = None if a.day is None or b.day is None else abs(a.day - b.day)
    anchors = overlap(a.anchors, b.anchors, scale.background)
    foreign = apart(a, b)
    descent = scale.kinship.get(pair_key(a.id, b.id), 0.0)
    log_odds = weights.bias + weights.cosine * cosine + weights.anchors * anchors + weights.descent * descent
    log_odds += weights.form * filled_twice(a.form, b.form)
    log_odds += weights.days * log_of(1 + (days or 0.0)) / log_of(2) + weights.foreign * foreign
    return Evidence(
        cosine=cosine,
        anchors=anchors,
        shared=tuple(sorted(a.anchors & b.anchors)),
        days=days,
        foreign=foreign,
        descent=descent,
        log_odds=log_odds,
    )


def scale_of(background: Background, descents: Iterable[Descent], ids: Sequence[str]) -> Scale:
    """What pairs of these articles are weighed against."""
    each = tuple(descents)
    return Scale(background=background, kinship=kinship(each, ids), bonds=bonds(each, ids))


def kinship(descents: Iterable[Descent], ids: Sequence[str]) -> dict[tuple[str, str], float]:
    """Pairs of articles that lineage ties: copy and exemplar, and copies of one lost text. Each with its confidence."""
    known = set(ids)
    pairs: dict[tuple[str, str], float] = {}
    siblings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for descent in descents:
        if descent.copy not in known:
            continue
        if descent.exemplar in known:
            _keep(pairs, descent.copy, descent.exemplar, descent.confidence)
        else:
            siblings[descent.exemplar].append((descent.copy, descent.confidence))
    for copies in siblings.values():
        ordered = sorted(copies)
        # of very many copies each is tied to the first: that is enough to keep them together
        tied = combinations(ordered, 2) if len(ordered) <= MANY else ((ordered[0], one) for one in ordered[1:])
        for (first, sure), (second, also) in tied:
            _keep(pairs, first, second, sure * also)
    return pairs


def bonds(descents: Iterable[Descent], ids: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Pairs, by `pair_key`, of a copy and its surely known exemplar: they share a story even if nothing else does.

    A merged text may draw on two stories, so that it binds neither.
    """
    known = set(ids)
    return frozenset(
        pair_key(descent.copy, descent.exemplar)
        for descent in descents
        if {descent.copy, descent.exemplar} <= known and descent.kind != "merged" and descent.confidence >= SURE
    )


def _keep(pairs: dict[tuple[str, str], float], first: str, second: str, confidence: float) -> None:
    if first != second:
        key = pair_key(first, second)
        pairs[key] = max(confidence, pairs.get(key, 0.0))
