"""The task `real`: what Stemma finds in real news, against what was read by hand. Half the articles only score.

Statements that a report shows by default come first, everything that is found (`all`) second; what is not shown counts as missed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eval.real.compare import EXACT, Comparison, Verdict, compare
from eval.real.heads import heads
from eval.real.marks import Marks, of_reader
from eval.real.reliability import by_default, judgements, reliability
from eval.real.select import Chosen, Half, chosen, texts
from eval.real.settle import joined, settled
from eval.real.system import readings
from eval.real.texts import Source
from eval.score import Score

#: articles of a quick run, of each half and language
_QUICK = 6
_LANGUAGES = ("de", "en", "fr")
#: what the issue asks of the scored half
_TARGETS = {"right": 0.85, "false_named": 0.02, "cued_found": 0.80, "merged": 0.02, "junk": 0.02}
_TARGETS |= {"quantities_right": 0.92, "times_right": 0.94}
#: classes of what is shown, of which less is better
_FAULTS = ("wrong_source", "lost_source", "wrong_polarity", "wrong_span", "false", "false_named")
#: what carries a confidence besides statements
PARTS = ("hops", "links", "quantities")
#: articles of a genre from which its share is told
_GENRE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One article's comparison with what it is grouped by."""

    row: Chosen
    genre: str
    comparison: Comparison


def gold_marks() -> dict[str, Marks]:
    """The gold: the first reader's marks, and where a second read the same text, what was settled between them."""
    return settled(of_reader("A"), of_reader("B"))


def shares(comparisons: Iterable[Comparison]) -> dict[str, float]:
    """Shares of what is shown by class, and of the gold that was found."""
    all_ = list(comparisons)
    verdicts = [v for one in all_ for v in one.verdicts if v.verdict != "optional"]
    shown = max(len(verdicts), 1)
    result = {name: sum(v.verdict == name for v in verdicts) / shown for name in ("right", *_FAULTS[:-1])}
    result["false_named"] = sum(v.verdict == "false" and v.named for v in verdicts) / shown
    result["strict"] = sum(v.verdict == "right" and v.overlap >= EXACT for v in verdicts) / shown
    result["pieces"] = sum(v.verdict == "wrong_span" and v.piece for v in verdicts) / shown
    return result | _found(verdicts, [m for one in all_ for m in one.missed])


def _found(verdicts: Sequence[Verdict], missed: Sequence[object]) -> dict[str, float]:
    matched = [v for v in verdicts if v.gold is not None and v.verdict != "wrong_span"]
    gold = max(len(matched) + len(missed), 1)
    cued = [v for v in matched if v.gold and v.gold.kind != "free_indirect"]
    uncued = sum(getattr(m, "kind", "") == "free_indirect" for m in missed)
    cued_all = max(len(cued) + len(missed) - uncued, 1)
    return {
        "missed": len(missed) / gold,
        "found_right": sum(v.verdict == "right" for v in matched) / gold,
        "cued_found": len(cued) / cued_all,
    }


def by_hundred(comparisons: Sequence[Comparison]) -> dict[str, float]:
    """Each class for 100 words of text."""
    words = max(sum(one.words for one in comparisons), 1) / 100
    verdicts = [v for one in comparisons for v in one.verdicts if v.verdict != "optional"]
    counts = {name: sum(v.verdict == name for v in verdicts) for name in ("right", *_FAULTS[:-1])}
    counts["false_named"] = sum(v.verdict == "false" and v.named for v in verdicts)
    counts["missed"] = sum(len(one.missed) for one in comparisons)
    return {name: count / words for name, count in counts.items()}


def counted(comparisons: Iterable[Comparison]) -> dict[str, float | None]:
    """Entities, figures and times; None where nothing is marked."""
    total = sum(
        (one.counts for one in comparisons), start=type(next(iter(()), Comparison(article="", words=0).counts))()
    )
    return {
        "merged": _part(total["merged"], total["entities"]),
        "junk": _part(total["junk"], total["sources"]),
        "quantities_found": _part(total["quantities_found"], total["quantities"]),
        "quantities_value": _part(total["quantities_value"], total["quantities_found"]),
        "quantities_right": _part(total["quantities_right"], total["quantities_found"]),
        "times_found": _part(total["times_found"], total["times"]),
        "times_right": _part(total["times_right"], total["times_found"]),
    }


def _part(count: int, of: int) -> float | None:
    return count / of if of else None


def judge(found: Mapping[str, Marks], gold: Mapping[str, Marks], sources: Mapping[str, Source]) -> list[Judged]:
    """Every article that both read, in the form in which it was marked."""
    rows = {row.id: row for row in chosen()}
    return [
        Judged(
            row=rows[key],
            genre=right.genre,
            comparison=compare(found[key], right, len(sources[key].text.split())),
        )
        for key, right in sorted(gold.items())
        if key in found and key in sources and right.text == sources[key].digest
    ]


def _scores(prefix: str, judged: Sequence[Judged], *, worst: bool = False) -> Iterator[Score]:
    """All numbers of one half and language."""
    comparisons = [one.comparison for one in judged]
    shown = sum(v.verdict != "optional" for c in comparisons for v in c.verdicts)
    over = f"{len(judged)} articles, {shown} shown"
    less = {*_FAULTS, "missed", "merged", "junk"}
    for name, value in (shares(comparisons) | counted(comparisons)).items():
        yield Score(
            key=f"{prefix}.{name}",
            value=value,
            over=over,
            target=_TARGETS.get(name),
            higher_is_better=name not in less,
            worst=tuple(_worst(judged)) if worst and name == "right" else (),
        )


def _worst(judged: Sequence[Judged]) -> Iterator[str]:
    """Where to look, in places and not in words: the texts are others'."""
    for one in judged:
        for verdict in one.comparison.verdicts:
            if verdict.verdict == "false" and verdict.named:
                span = verdict.statement.content[0]
                yield f"{one.row.id} {span.begin}-{span.end} false, credited to {verdict.statement.source}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What was found, judged twice."""

    #: what a report shows by default
    shown: Sequence[Judged]
    #: whatever its confidence
    everything: Sequence[Judged]


def _half(half: Half, readings: Readings) -> Iterator[Score]:
    mine = [one for one in readings.shown if one.row.half == half]
    whole = [one for one in readings.everything if one.row.half == half]
    for language in (*_LANGUAGES, "all"):
        prefix = f"real.{half}.{language}"
        yield from _scores(prefix, _of(mine, language), worst=(half, language) == ("work", "all"))
        yield from _everything(f"{prefix}.everything", _of(whole, language))
        comparisons = [one.comparison for one in _of(whole, language)]
        yield from reliability(prefix, (v for one in comparisons for v in judgements(one.verdicts)))
        for part in PARTS if language == "all" else ():
            yield from reliability(f"{prefix}.{part}", (v for one in comparisons for v in one.sure.get(part, ())), part)
    yield from _details(half, mine)


def _of(judged: Sequence[Judged], language: str) -> list[Judged]:
    return [one for one in judged if language in {one.row.language, "all"}]


def _everything(prefix: str, judged: Sequence[Judged]) -> Iterator[Score]:
    """Statements whatever their confidence; entities, figures and times hang on none."""
    told = {f"{prefix}.{name}" for name in shares([])}
    yield from (replace(score, target=None) for score in _scores(prefix, judged) if score.key in told)


def _details(half: Half, mine: Sequence[Judged]) -> Iterator[Score]:
    """What is shown by default, for words of text, by genre and by kind."""
    over = f"{sum(one.comparison.words for one in mine)} words"
    for name, value in by_hundred([one.comparison for one in mine]).items():
        yield Score(key=f"real.{half}.per_100_words.{name}", value=value, over=over, higher_is_better=name == "right")
    yield from _by_genre(half, mine)
    yield from _by_kind(half, mine)


def _by_genre(half: Half, judged: Sequence[Judged]) -> Iterator[Score]:
    for genre in sorted({one.genre for one in judged}):
        mine = [one.comparison for one in judged if one.genre == genre]
        if len(mine) >= _GENRE:
            result = shares(mine)
            over = f"{len(mine)} articles"
            yield Score(key=f"real.{half}.genre.{genre}.right", value=result["right"], over=over)
            yield Score(key=f"real.{half}.genre.{genre}.found_right", value=result["found_right"], over=over)


def _by_kind(half: Half, judged: Sequence[Judged]) -> Iterator[Score]:
    """How many of each kind were found, and found wholly right."""
    for kind in ("direct", "indirect", "mixed", "free_indirect", "reported"):
        matched = [
            v
            for one in judged
            for v in one.comparison.verdicts
            if v.gold and v.gold.kind == kind and v.verdict not in {"optional", "wrong_span"}
        ]
        gold = len(matched) + sum(m.kind == kind for one in judged for m in one.comparison.missed)
        right = sum(v.verdict == "right" for v in matched)
        over = f"{gold} statements"
        yield Score(key=f"real.{half}.kind.{kind}.found", value=len(matched) / max(gold, 1), over=over)
        yield Score(key=f"real.{half}.kind.{kind}.found_right", value=right / max(gold, 1), over=over)


def _agreement(sources: Mapping[str, Source]) -> Iterator[Score]:
    """The second reader held against the first: the ceiling of what can be asked."""
    first, second = ({key: joined(one) for key, one in of_reader(reader).items()} for reader in "AB")
    judged = judge(second, first, sources)
    names = ("right", "strict", "false", "missed", "merged")
    for language in (*_LANGUAGES, "all"):
        mine = [one.comparison for one in judged if language in {one.row.language, "all"}]
        if mine:
            result = shares(mine) | counted(mine)
            for name in (*names, "quantities_right", "times_right"):
                yield Score(key=f"real.readers.{language}.{name}", value=result[name], over=f"{len(mine)} articles")


def _sample(rows: Iterable[Chosen]) -> list[Chosen]:
    """The first few of each half and language, in the order of reading."""
    taken: dict[tuple[str, str], int] = {}
    picked = []
    for row in rows:
        place = (row.half, row.language)
        taken[place] = taken.get(place, 0) + 1
        if taken[place] <= _QUICK:
            picked.append(row)
    return picked


def run(*, quick: bool) -> tuple[Score, ...]:
    """Both halves apart, by language, genre and kind; then how far two readers agree.

    Raises:
        CorpusAbsentError: a corpus is not on this machine.
    """
    gold = gold_marks()
    rows = [row for row in chosen() if row.id in gold]
    sources = texts(_sample(rows) if quick else rows)
    found = dict(readings(sources))
    judged = Readings(
        shown=judge({key: by_default(one) for key, one in found.items()}, gold, sources),
        everything=judge(found, gold, sources),
    )
    halves = (*_half("score", judged), *_half("work", judged), *heads(gold, sources))
    return halves if quick else (*halves, *_agreement(sources))
