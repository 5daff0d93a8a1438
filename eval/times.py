"""Dates and times: German (KRAUTS Dolomiten), English (TimeBank), the Recognizers' sentences, and gold.

The engine is the same everywhere; what differs is what a corpus marks. `timeml` turns readings into the TimeML habit of
KRAUTS and TimeBank: prepositions stay outside, a date and its time of day are two marks, both ends of an interval are
marked, and German "vor [zwei Jahren]" is a length. A weekday that nothing settles is taken for the last one. Values that only differ in how they are spelled
(T9:00 and T09:00, XXXX-WXX-01 and XXXX-WXX-1, P2DE and P20Y, white space around) are the same, for HeidelTime too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from eval.corpora import rows
from eval.gold import stories
from eval.score import Counts, Score, total
from stemma.grammar.times.calendar import days, shift
from stemma.grammar.times.meaning import Between, Length
from stemma.grammar.times.read import Reading, bare_length, readings

#: documents of a quick run
QUICK = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """One TIMEX3: `[begin, end)`, type and value."""

    begin: int
    end: int
    type: str
    value: str

    def overlaps(self, other: "Mark") -> bool:
        """Whether the two share a character."""
        return self.begin < other.end and other.begin < self.end


def _split(reading: Reading) -> Iterator[Reading]:
    whole = reading.found.rule == "years-slash"  # the season 2007/08
    if reading.parts and not whole and (isinstance(reading.found.meaning, Between) or "+" in reading.found.rule):
        for part in reading.parts:
            yield from _split(part)
    else:
        yield reading


def timeml(found: Iterable[Reading], language: str) -> list[Mark]:
    """Readings in the habit of the TimeML corpora."""
    marks = []
    for whole in found:
        split_times = language != "en"
        parts = _split(whole) if split_times or isinstance(whole.found.meaning, Between) else (whole,)
        for part in parts:
            bare = bare_length(part.found)
            if bare is not None and language == "de":
                marks.append(Mark(bare[0], part.found.end, "DURATION", bare[1]))
            else:
                marks.append(Mark(part.found.core, part.found.end, part.type, part.value))
    return marks


def _same_value(a: str, b: str) -> bool:
    def canonical(value: str) -> str:
        # other spellings of one value: T9:00, T20.30, XXXX-WXX-01, P2DE
        value = re.sub(r"-WXX-0(?=\d)", "-WXX-", value.strip())
        value = re.sub(r"^P(\d+)DE$", r"P\g<1>0Y", value)
        value = re.sub(r"T(\d)[:.]", r"T0\1:", value)
        value = re.sub(r"T(\d\d)\.", r"T\1:", value)
        value = re.sub(r"(T\d\d)$", r"\1:00", value)
        return {"PT24H": "P1D"}.get(value, value)

    return canonical(a) == canonical(b)


def _pairs(system: list[Mark], gold: list[Mark]) -> list[tuple[Mark, Mark]]:
    """One to one: the exact ones first, then the first that overlaps."""
    free, pairs = list(gold), []
    rest = []
    for mark in system:
        exact = next((g for g in free if (g.begin, g.end) == (mark.begin, mark.end)), None)
        if exact is None:
            rest.append(mark)
        else:
            free.remove(exact)
            pairs.append((mark, exact))
    for mark in rest:
        near = next((g for g in free if g.overlaps(mark)), None)
        if near is not None:
            free.remove(near)
            pairs.append((mark, near))
    return pairs


def _counted(right: int, system: list[Mark], gold: list[Mark]) -> Counts:
    return Counts(right, len(system) - right, len(gold) - right)


def score_marks(system: list[Mark], gold: list[Mark]) -> dict[str, Counts]:
    """Relaxed and strict spans, and values on relaxed matches."""
    pairs = _pairs(system, gold)
    strict = sum((a.begin, a.end) == (b.begin, b.end) for a, b in pairs)
    value = sum(_same_value(a.value, b.value) for a, b in pairs)
    return {
        "relaxed": _counted(len(pairs), system, gold),
        "strict": _counted(strict, system, gold),
        "value": _counted(value, system, gold),
    }


def _gold_marks(document: dict[str, object]) -> list[Mark]:
    return [Mark(t["begin"], t["end"], t["type"], t["value"] or "") for t in document["times"]]  # type: ignore[index,attr-defined]


def _corpus(name: str, language: str, *, quick: bool) -> tuple[dict[str, Counts], int]:
    documents = list(rows(name))[: QUICK if quick else None]
    scores = []
    for document in documents:
        published = datetime.fromisoformat(document["published"]) if document["published"] else None
        system = timeml(readings(document["text"], language, published, guess=True), language)
        scores.append(score_marks(system, _gold_marks(document)))
    return {key: total(score[key] for score in scores) for key in ("relaxed", "strict", "value")}, len(documents)


def _peer(name: str, gold_name: str, *, quick: bool) -> dict[str, Counts]:
    pairs = zip(list(rows(name))[: QUICK if quick else None], rows(gold_name), strict=False)
    scores = [score_marks(_gold_marks(peer), _gold_marks(gold)) for peer, gold in pairs]
    return {key: total(score[key] for score in scores) for key in ("relaxed", "strict", "value")}


# ---- Recognizers


def _ends(value: dict[str, str]) -> set[str]:
    """A resolved value as a string: a date, a moment, or begin/end with the end outside."""
    if "value" in value:
        return {value["value"].replace(" ", "T")}
    return {f"{value.get('start', '')}/{value.get('end', '')}".replace(" ", "T")}


def _canonical_timex(timex: str) -> str:
    timex = re.sub(r"^\((.*),(.*),.*\)$", r"\1/\2", timex)
    timex = re.sub(r"T(\d\d):00(?=$|/)", r"T\1", timex)
    timex = {"PT15M": "PT0.25H", "PT30M": "PT0.5H", "PT45M": "PT0.75H"}.get(timex, timex)
    return re.sub(r"^XXXX-XX-XX(?=T)", "", timex).replace("/XXXX-XX-XXT", "/T")


def _recognised(result: dict[str, object]) -> tuple[set[str], set[str]]:
    resolution = result["Resolution"] or {}
    values = resolution.get("values", [])  # type: ignore[union-attr]
    return {_canonical_timex(v["timex"]) for v in values if "timex" in v}, set().union(*(_ends(v) for v in values))


def _with_seconds(value: str) -> str:
    return re.sub(r"T(\d\d:\d\d)(?=$|/)", r"T\1:00", value)


def _answers(reading: Reading, partial: Reading | None, reference: datetime | None) -> tuple[set[str], set[str]]:
    """Our timex strings and resolved values, in the Recognizers' spelling: ends of ranges lie outside, shifts are days."""
    timexes = {_canonical_timex(reading.value)} | ({_canonical_timex(partial.value)} if partial else set())
    resolved = {reading.value}
    covered, meaning = days(reading.value), reading.found.meaning
    if reading.begin and reading.end:
        resolved |= {f"{reading.begin}/{reading.end}", _with_seconds(f"{reading.begin}/{reading.end}")}
        if isinstance(meaning, Length) and len(reading.end) == 10:
            resolved.add(f"{reading.begin}/{datetime.fromisoformat(reading.end).date() + timedelta(days=1)}")
    if covered is not None:
        after = datetime.fromordinal(covered[1].toordinal() + 1).date()
        resolved |= {f"{covered[0]}/{after}", f"{covered[0]}/{covered[1]}"}
    if "/" in reading.value:
        ends = [days(end) for end in reading.value.split("/")]
        if ends[0] and ends[1]:
            resolved.add(f"{ends[0][0]}/{ends[1][0]}")
    if (
        isinstance(meaning, Length)
        and meaning.amount is not None
        and meaning.sign is not None
        and reference is not None
    ):
        moved = shift(reference, (meaning.sign or 1) * meaning.amount, meaning.unit)
        resolved |= {moved.date().isoformat(), moved.isoformat()}
    seconds = _with_seconds(reading.value)
    resolved |= {seconds, re.sub(r"\d{4}-\d\d-\d\dT", "", seconds)}
    return timexes, resolved


def _recognizers(language: str, *, model: str = "DateTimeModel", quick: bool = False) -> tuple[float, int]:
    """Share of sentences in which all spans and values are right, and none is added."""
    documents = [
        d for d in rows("times_numbers/recognizers.jsonl.gz") if d["lang"] == language and f"/{model}/" in d["id"]
    ]
    documents = documents[:: 3 if quick else 1]
    right = sum(not recognizer_faults(d, language) for d in documents)
    return right / max(len(documents), 1), len(documents)


_ARTICLE = re.compile(r"(?:the|der|die|das|den|dem|des|le|la|les|l['’]|au|aux|cette|cet|ce)\b\s*", re.IGNORECASE)


def spans_of(reading: Reading, text: str) -> set[tuple[int, int]]:
    """The extents that count as exact: with and without the preposition and the article.

    The corpus marks both ways without a rule (with and without an article), so neither is held against us.
    """
    found = reading.found
    spans = {(found.begin, found.end), (found.core, found.end)} | ({(found.inner, found.end)} if found.inner else set())
    article = _ARTICLE.match(text, found.core)
    return spans | ({(article.end(), found.end)} if article else set())


def recognizer_faults(document: dict[str, object], language: str) -> list[str]:
    """What is wrong with our answer to one sentence; nothing when all is right."""
    text = str(document["text"])
    reference = datetime.fromisoformat(str(document["reference"])) if document["reference"] else None
    system = readings(text, language, reference, guess=True)
    partial = {r.found.begin: r for r in readings(text, language, None)}
    gold = list(document["results"])  # type: ignore[attr-defined]
    faults, used = [], set()
    for result in gold:
        want = result["Text"].lower()
        hit = None
        for i, reading in enumerate(system):
            if i not in used and any(text[a:b].lower() == want for a, b in spans_of(reading, text)):
                hit = i
                break
        if hit is None:
            faults.append(f"span {want}")
            continue
        used.add(hit)
        timexes, resolved = _recognised(result)
        ours = _answers(system[hit], partial.get(system[hit].found.begin), reference)
        if not (timexes & ours[0] or resolved & ours[1]):
            faults.append(f"value {want}: {sorted(timexes | resolved)} not {system[hit].value}")
    faults += [
        f"extra {text[r.found.core : r.found.end]}" for i, r in enumerate(system) if i not in used and not r.loose
    ]
    return faults


# ---- gold


def _gold(splits: tuple[str, ...]) -> dict[str, dict[str, Counts]]:
    from stemma.annotate.times import times

    counts: dict[str, dict[str, list[Counts]]] = {}
    for story in stories(*splits):  # type: ignore[arg-type]
        for article in story.articles.values():
            gold = [Mark(t.span.begin, t.span.end, "", t.attributes["value"]) for t in article.times.values()]
            found = [Mark(t.passage.begin, t.passage.end, t.type, t.value) for t in times(article.article)]
            for key, one in score_marks(found, gold).items():
                counts.setdefault(article.article.language or "", {}).setdefault(key, []).append(one)
    return {language: {key: total(ones) for key, ones in by.items()} for language, by in counts.items()}


_BEAT = {"de": {"relaxed": 0.831, "strict": 0.794, "value": 0.80}, "en": {}}
_TARGETS = {"de": {"relaxed": 0.90, "strict": 0.82, "value": 0.80}, "en": {"relaxed": 0.88, "value": 0.76}}


def run(*, quick: bool) -> tuple[Score, ...]:
    """All numbers for times."""
    scores = []
    for language, name in (("de", "times/de_krauts_dolomiten.jsonl.gz"), ("en", "times/en_timebank.jsonl.gz")):
        counts, size = _corpus(name, language, quick=quick)
        peer: dict[str, Counts] = {}
        if language == "de":
            peer = _peer("times/de_krauts_dolomiten.heideltime.jsonl.gz", name, quick=quick)
        for key, count in counts.items():
            scores.append(
                Score(
                    key=f"times.{language}.{key}", value=count.f1, over=f"{size} articles",
                    beat=peer[key].f1 if peer else None, whose="HeidelTime" if peer else "",
                    target=_TARGETS[language].get(key),
                )
            )  # fmt: skip
    for language, target in (("de", 0.75), ("fr", 0.75), ("en", 0.70)):
        share, size = _recognizers(language, quick=quick)
        scores.append(Score(key=f"times.recognizers.{language}", value=share, over=f"{size} sentences", target=target))
    for language, counts in sorted(_gold(("dev",) if quick else ("train", "dev")).items()):
        scores += [Score(key=f"times.gold.{language}.{key}", value=c.f1, over="gold dev") for key, c in counts.items()]
    return tuple(scores)
