"""Statements: who says what. Gold stories by language, German Wikinews, English PolNeAR."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.annotated import findings, resolved, shipped_tagger
from eval.gold import GoldStatement, GoldStory, stories
from eval.quotes import polnear, wikinews
from eval.score import Counts, Score
from stemma import lang
from stemma.annotate.statements.passes import PASSES, Pass
from stemma.model import Findings, Passage, Statement
from stemma.ports import Tagger

#: overlap of two contents, in code points over both, from which they are one statement
_IOU = 0.5
#: documents of a quick run
_QUICK = {"wikinews": 50, "polnear": 16, "stories": 4}
_TARGETS = {"content": 0.80, "kind": 0.85, "speaker": 0.85, "root": 0.75, "hedge": 0.80}


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was counted over the gold articles of one language."""

    content: Counts = field(default_factory=Counts)
    hedge: Counts = field(default_factory=Counts)
    hedged_right: list[bool] = field(default_factory=list)
    denial: Counts = field(default_factory=Counts)
    kind: list[bool] = field(default_factory=list)
    speaker: list[bool] = field(default_factory=list)
    root: list[bool] = field(default_factory=list)
    worst: list[str] = field(default_factory=list)


def _covered(passages: Iterable[Passage]) -> set[int]:
    return {at for passage in passages for at in range(passage.begin, passage.end)}


def matched(system: tuple[Statement, ...], gold: list[GoldStatement]) -> list[tuple[int, int]]:
    """One-to-one pairs with an overlap of at least `_IOU`."""
    if not system or not gold:
        return []
    mine = [_covered(s.content) for s in system]
    right = [{at for c in g.content for at in range(c.span.begin, c.span.end)} for g in gold]
    iou = np.array([[len(a & b) / max(len(a | b), 1) for b in right] for a in mine])
    # equal contents of two nested statements: prefer the one whose speaker stands where gold has it
    ties = np.array([[_speaker_near(s, g) for g in gold] for s in system])
    left, picked = linear_sum_assignment(-np.where(iou >= _IOU, iou + 0.1 * ties, 0))
    return [(int(i), int(j)) for i, j in zip(left, picked, strict=True) if iou[i, j] >= _IOU]


def _speaker_near(statement: Statement, gold: GoldStatement) -> bool:
    hop = statement.attribution.chain[-1] if statement.attribution else None
    if hop is None or hop.mention is None:
        return not gold.speakers
    return any(hop.mention.span.overlaps(speaker.span) for speaker in gold.speakers)


def _entities(pairs: list[tuple[str | None, str | None]]) -> dict[str | None, str | None]:
    """The best one-to-one naming of system entities by gold entities (CEAF, Luo 2005)."""
    ours = sorted({a for a, _ in pairs if a})
    theirs = sorted({b for _, b in pairs if b})
    together = Counter(pairs)
    gain = np.array([[together[a, b] for b in theirs] for a in ours]).reshape(len(ours), len(theirs))
    left, right = linear_sum_assignment(-gain)
    return {ours[i]: theirs[j] for i, j in zip(left, right, strict=True)} | {None: None}


def score_story(story: GoldStory, found: dict[str, Findings], tallies: dict[str, Tally]) -> None:
    """Add one story to the tallies of its languages."""
    _, linked = resolved(story, found)
    speakers: list[tuple[str, str | None, str | None, str]] = []
    roots: list[tuple[str, str | None, str | None]] = []
    for gold in story.articles.values():
        language = gold.article.language or "und"
        tally = tallies[language]
        system, right = linked[gold.article.id].statements, list(gold.statements.values())
        pairs = matched(system, right)
        tally.content += Counts(len(pairs), len(system) - len(pairs), len(right) - len(pairs))
        missed = set(range(len(right))) - {j for _, j in pairs}
        tally.worst += [
            f"{gold.article.id} {right[j].kind} missed: {right[j].content[0].text[:90]}" for j in sorted(missed)
        ]
        for i, j in pairs:
            one, other = system[i], right[j]
            tally.kind.append(one.kind == other.kind)
            tally.hedge += _agreement(one.hedge, other.hedge)
            tally.hedged_right.append(one.hedge == other.hedge)
            denied = ("denies" if one.polarity == "denies" else None, "denies" if other.polarity == "denies" else None)
            tally.denial += _agreement(*denied)
            outer, root = _hops(one)
            speakers.append((language, outer, other.speaker, f"{gold.article.id} {other.content[0].text[:60]}"))
            roots.append((language, root, other.root))
    naming = _entities([(a, b) for _, a, b, _ in speakers] + [(a, b) for _, a, b in roots])
    for language, ours, theirs, where in speakers:
        tallies[language].speaker.append(naming.get(ours, "?") == theirs)
        if naming.get(ours, "?") != theirs:
            tallies[language].worst.append(f"{where}: speaker {theirs}, found {naming.get(ours, ours)}")
    for language, ours, theirs in roots:
        tallies[language].root.append(naming.get(ours, "?") == theirs)


def _hops(statement: Statement) -> tuple[str | None, str | None]:
    """The entity that frames the content, and the root. A cited source follows its speaker in the chain."""
    if statement.attribution is None:
        return None, None
    chain = statement.attribution.chain
    own = [hop for hop in chain if any(not _cites(cue.text) for cue in hop.cue) or not hop.cue]
    return (own[-1].entity if own else chain[-1].entity), chain[-1].entity


def _cites(words: str) -> bool:
    return words.lower() in lang.of(None).cues.cites


def _agreement(ours: str | None, theirs: str | None) -> Counts:
    if ours == theirs:
        return Counts(tp=float(ours is not None))
    return Counts(fp=float(ours is not None), fn=float(theirs is not None))


def gold_tallies(
    tagger: Tagger | None, chosen: Iterable[GoldStory], passes: tuple[Pass, ...] = PASSES
) -> dict[str, Tally]:
    """Tallies by language."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for story in chosen:
        found = findings([gold.article for gold in story.articles.values()], tagger, passes)
        score_story(story, found, tallies)
    return dict(sorted(tallies.items()))


def _gold_scores(tagger: Tagger | None, *, quick: bool) -> list[Score]:
    chosen = stories("dev")[: _QUICK["stories"] if quick else None]
    scores = []
    for language, tally in gold_tallies(tagger, chosen).items():
        over = f"{int(tally.content.tp + tally.content.fn)} statements"
        values = {
            "content": tally.content.f1,
            "kind": float(np.mean(tally.kind)),
            "speaker": float(np.mean(tally.speaker)),
            "root": float(np.mean(tally.root)),
            "hedge": tally.hedge.f1,
            "hedge_accuracy": float(np.mean(tally.hedged_right)),
            "denial": tally.denial.f1,
        }
        for name, value in values.items():
            worst = tuple(tally.worst[:8]) if name == "content" else ()
            scores.append(
                Score(
                    key=f"statements.{language}.{name}", value=value, over=over, target=_TARGETS.get(name), worst=worst
                )
            )
    return scores


def _wikinews_scores(tagger: Tagger | None, *, quick: bool) -> list[Score]:
    found = wikinews(tagger, take=_QUICK["wikinews"] if quick else None)
    over = f"{int(found.pop('quotes'))} quotes"
    beat = {"message": 0.479, "joint": 0.391}
    target = {"message": 0.60, "speaker": 0.52}
    return [
        Score(
            key=f"statements.wikinews.{name}",
            value=value,
            over=over,
            beat=beat.get(name),
            whose="QUiTE rules, on their test part" if name in beat else "",
            target=target.get(name),
        )
        for name, value in found.items()
    ]


def _polnear_scores(tagger: Tagger | None, *, quick: bool) -> list[Score]:
    found = polnear(tagger, take=_QUICK["polnear"] if quick else None)
    over = f"{int(found.pop('articles'))} articles"
    beat = {"content": (0.793, "two humans")}
    target = {"content": 0.45, "framed_content": 0.60, "source": 0.60}
    return [
        Score(
            key=f"statements.polnear.{name}",
            value=value,
            over=over,
            beat=beat[name][0] if name in beat else None,
            whose=beat[name][1] if name in beat else "",
            target=target.get(name),
        )
        for name, value in found.items()
    ]


def run(*, quick: bool) -> tuple[Score, ...]:
    """Gold dev by language, Wikinews dev, PolNeAR dev, with the shipped tagger or, without its files, by rules."""
    tagger = shipped_tagger()
    return (
        *_gold_scores(tagger, quick=quick),
        *_wikinews_scores(tagger, quick=quick),
        *_polnear_scores(tagger, quick=quick),
    )
