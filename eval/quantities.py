"""Figures: the Recognizers' number and unit sentences, quantulum3's cases, and gold.

The corpora mark the bare number with its unit; `amounts` is that part of the engine. Gold marks the whole figure with
its bound and noun; `quantities` is scored on it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from eval.corpora import corpus, rows
from eval.gold import GoldArticle, GoldSpan, stories
from eval.score import Counts, Score, total
from stemma import lang
from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.grammar.figures.amounts import Amount, amounts
from stemma.grammar.figures.context import is_code
from stemma.grammar.figures.line import Line
from stemma.grammar.numerals.find import numerals, signed
from stemma.model import Quantity
from stemma.text.tokens import tokens

NUMBER_MODELS = ("NumberModel", "PercentModel")
UNIT_MODELS = ("CurrencyModel", "DimensionModel", "TemperatureModel", "AgeModel")
_WHOLE = "Number.OrdinalModel"
#: values that agree to this share are the same (the corpora round)
CLOSE = 1e-6
#: the gold stories' own names for units, and UCUM's
_UNIT_ALIASES = {
    "degree": "deg",
    "degree Celsius": "deg",
    "l": "L",
    "year": "a",
    "tonne": "t",
    "month": "mo",
    "week": "wk",
    "day": "d",
    "hour": "h",
    "minute": "min",
}


def _number(text: object) -> float | None:
    """A value as the corpus writes it: 2,3 or 2.3, 37%."""
    try:
        return float(str(text).replace("%", "").replace(",", "."))
    except ValueError:
        return None


def _same(a: float | None, b: float | None) -> bool:
    return a is None or (b is not None and abs(a - b) <= CLOSE * max(abs(a), abs(b), 1e-9))


def _char_span(line: Line, begin: int, end: int) -> tuple[int, int]:
    return line.tokens[begin].begin, line.tokens[end - 1].end


_HEAT = {"C": "Cel", "F": "[degF]", "K": "K"}


def _unit_agrees(name: str | None, ours: str | None, language: str) -> bool:
    """Whether the corpus' unit name means our code; names that no table has are let pass."""
    if name is None or (name in ("Pound", "Livre") and ours == "GBP") or (name == "Ton" and ours == "t"):
        return True
    if name in _HEAT:
        return ours == _HEAT[name]
    for code in (language, "en"):
        known = lang.of(code).units
        found = known.names.get(name.lower()) or known.symbols.get(name)
        if found is not None:
            return found == ours or found.split("-")[-1] == (ours or "").split("-")[-1]
    return True


def number_faults(document: dict[str, object], language: str) -> list[str]:
    """What is wrong with our numbers in one sentence."""
    text = str(document["text"])
    parts = tokens(text)
    ordinal = "Ordinal" in str(document["id"])
    percent = "Percent" in str(document["id"])
    ours = []
    if percent:
        line = Line(text, language)
        ours = [
            (*_char_span(line, a.begin, a.end), a.value) for a in amounts(line, articles=True) if a.unit == "percent"
        ]
    else:
        for n in signed(numerals(parts, language), parts, language):
            glued = n.end < len(parts) and parts[n.end].begin == parts[n.end - 1].end and parts[n.end].kind == "word"
            if glued:
                continue  # a number that touches its unit belongs to the unit models
            if (n.kind == "ordinal") == ordinal and n.kind != "vague" and (n.kind != "article" or language != "en"):
                ours.append((parts[n.begin].begin, parts[n.end - 1].end, n.value))
    return _compare(text, ours, document)


def _compare(text: str, ours: list[tuple[int, int, float]], document: dict[str, object]) -> list[str]:
    faults, free = [], list(ours)
    for result in document["results"]:  # type: ignore[attr-defined]
        if "relative" in result["TypeName"]:
            continue
        want = re.sub(r"\s+", " ", result["Text"].lower()).strip()
        value = _number((result["Resolution"] or {}).get("value"))
        hit = next((o for o in free if re.sub(r"\s+", " ", text[o[0] : o[1]].lower()) == want), None)
        if hit is None:
            faults.append(f"span {want}")
            continue
        free.remove(hit)
        if not _same(value, hit[2]):
            faults.append(f"value {want}: {value} not {hit[2]}")
    return faults + [f"extra {text[o[0] : o[1]]}" for o in free]


_KINDS = {
    "CurrencyModel": re.compile(
        r"[A-Z]{3}|[A-Z]{3}-\w+|[a-z_]*(?:cent|franc|peso|krone|dime|sen|satoshi|centime|pesewa|dinar)"
    ),
    "TemperatureModel": re.compile(r"Cel|\[degF\]|K|deg"),
    "AgeModel": re.compile(r"a|mo|wk|d"),
}
_TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})


def _of_model(amount: Amount, model: str) -> bool:
    unit = amount.unit
    if unit is None or unit in ("percent", "percentage_point", "[ppth]", "basis_point"):
        return False
    if model in _KINDS:
        return _KINDS[model].fullmatch(unit) is not None
    return (
        not _KINDS["CurrencyModel"].fullmatch(unit) and unit not in _TIME_UNITS and unit not in ("Cel", "[degF]", "K")
    )


def unit_faults(document: dict[str, object], language: str) -> list[str]:
    """What is wrong with our measures in one sentence; age words around the number are trimmed on both sides."""
    text, model = str(document["text"]), str(document["id"]).split("/")[2]
    line = Line(text, language)
    found = [a for a in amounts(line, articles=True) if _of_model(a, model) and not is_code(line, a)]
    faults, free = [], list(found)
    for result in document["results"]:  # type: ignore[attr-defined]
        resolution = result["Resolution"] or {}
        value = _number(resolution.get("value")) if resolution.get("value") is not None else None
        if value is None:
            continue  # a unit without a number
        want = _trim_age(result["Text"].lower())
        hit = next(
            (a for a in free if _spaced(text[slice(*_char_span(line, a.begin, a.end))].lower()) == _spaced(want)), None
        )
        if hit is None:
            faults.append(f"span {want}")
            continue
        free.remove(hit)
        if not (_same(value, hit.value) or _same(value, hit.upper or hit.value)) or not _unit_agrees(
            resolution.get("unit"), hit.unit, language
        ):
            faults.append(f"value {want}: {value} {resolution.get('unit')} not {hit.value} {hit.unit}")
    if (
        model != "AgeModel"
    ):  # durations that are no ages are nobody's fault, nor degrees that may be of an angle or of heat
        faults += [
            f"extra {text[slice(*_char_span(line, a.begin, a.end))]}"
            for a in free
            if a.unit != "deg" and a.kind != "article"
        ]
    return faults


def _texts(line: Line, amount: Amount) -> set[str]:
    """What may be meant: the amount, or the upper end of a range, which the corpus marks alone."""
    begins = {amount.begin, amount.upper_at if amount.upper_at is not None else amount.begin}
    return {_spaced(line.text[slice(*_char_span(line, begin, amount.end))].lower()) for begin in begins}


def _trim_age(text: str) -> str:
    return re.sub(r"\s+(old|alt|alten|d'âge|of age)$", "", text)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", "", text)


def recognizer_documents(language: str, models: tuple[str, ...]) -> list[dict[str, object]]:
    """The sentences of the named models."""
    every = rows("times_numbers/recognizers.jsonl.gz")
    return [d for d in every if d["lang"] == language and d["id"].split("/")[2] in models]


def _share(faulty: Iterator[list[str]]) -> tuple[float, int]:
    outcomes = [not faults for faults in faulty]
    return sum(outcomes) / max(len(outcomes), 1), len(outcomes)


# ---- quantulum3


def quantulum_cases() -> list[dict[str, object]]:
    """quantulum3's own cases, both files."""
    folder = corpus("quantities")
    return [case for path in sorted(Path(folder).glob("en_quantulum3*.json")) for case in json.loads(path.read_text())]


def quantulum_values(case: dict[str, object]) -> Counts:
    """Values found, spans apart; a range stands there as its middle."""
    line = Line(str(case["req"]), "en")
    read = [a for a in amounts(line, articles=True) if not is_code(line, a)]
    ours = [(a.value + a.upper) / 2 if a.upper is not None else a.value for a in read]
    gold = [float(r["value"]) for r in case["res"]]  # type: ignore[attr-defined]
    dozens = {12.0 * value for value in gold}
    hits, free = 0, list(ours)
    for value in gold:
        hit = next((o for o in free if _same(value, o) or (o in dozens and o == 12 * value)), None)
        if hit is not None:
            free.remove(hit)
            hits += 1
    # articles before units ("a day") are asked for only here and there
    articles = sum(a.kind == "article" and a.unit is None for a in read)
    return Counts(hits, max(len(ours) - hits - articles, 0), len(gold) - hits)


# ---- gold


def noun_of(span: GoldSpan, language: str) -> str | None:
    """The last word of what a gold figure counts, in the article's words; None where it only says a number or measure."""
    if "unit" in span.attributes:
        return None
    line = Line(span.text, language)
    read = [n for n in numerals(line.tokens, language) if n.kind != "ordinal"]
    if not read or read[-1].end >= len(line.tokens):
        return None
    words = [w for w in line.words[read[-1].end :] if len(w) > 1]
    pronoun = words and " ".join(words) in {*line.counting.back, "d'entre eux", "entre eux"}
    return None if pronoun or not words else words[-1]


def _counted_right(quantity: Quantity, noun: str) -> bool:
    return noun.lower() in (quantity.counted or "").lower()


def _gold_article(gold: GoldArticle) -> dict[str, Counts]:
    article = gold.article
    found = list(quantities(article, times(article)))
    scores = {key: [0, 0] for key in ("relaxed", "strict", "value", "bound", "unit", "counted")}
    free, matched = list(found), 0
    for span in gold.numbers.values():
        hit = next((q for q in free if q.passage.span == span.span), None) or next(
            (q for q in free if q.passage.span.overlaps(span.span)), None
        )
        noun = noun_of(span, article.language or "")
        if noun is not None:
            scores["counted"][1] += 1
            scores["counted"][0] += hit is not None and _counted_right(hit, noun)
        if hit is None:
            continue
        free.remove(hit)
        matched += 1
        value, upper = float(span.attributes["value"]), span.attributes.get("upper")
        unit = span.attributes.get("unit")
        right = _same(value, hit.value) and (upper is None or _same(float(upper), hit.upper))
        scores["strict"][0] += hit.passage.span == span.span
        scores["value"][0] += right
        scores["bound"][0] += right and hit.bound == span.attributes.get("bound", "exactly")
        scores["unit"][0] += right and _UNIT_ALIASES.get(unit or "", unit) == hit.unit
    counts = {
        key: Counts(right, len(found) - right, len(gold.numbers) - right)
        for key, (right, _) in scores.items()
        if key not in ("counted", "relaxed")
    }
    counts["relaxed"] = Counts(matched, len(found) - matched, len(gold.numbers) - matched)
    counts["counted"] = Counts(scores["counted"][0], 0, scores["counted"][1] - scores["counted"][0])
    return counts


def _gold(splits: tuple[str, ...]) -> Iterator[Score]:
    by_language: dict[str, list[dict[str, Counts]]] = {}
    for story in stories(*splits):  # type: ignore[arg-type]
        for article in story.articles.values():
            by_language.setdefault(article.article.language or "", []).append(_gold_article(article))
    for language, scored in sorted(by_language.items()):
        for key in ("relaxed", "strict", "value", "bound", "unit", "counted"):
            count = total(one[key] for one in scored)
            value = count.recall if key == "counted" else count.f1
            target = 0.85 if key == "counted" else None
            yield Score(
                key=f"quantities.gold.{language}.{key}", value=value, over=f"gold {'+'.join(splits)}", target=target
            )


def run(*, quick: bool) -> tuple[Score, ...]:
    """All numbers for figures."""
    scores = []
    for language in ("de", "en", "fr"):
        numbers = recognizer_documents(language, NUMBER_MODELS)
        share, size = _share(number_faults(d, language) for d in numbers)
        scores.append(Score(key=f"quantities.numbers.{language}", value=share, over=f"{size} sentences", target=0.85))
        ordinals = recognizer_documents(language, ("OrdinalModelSuppressExtendedTypes", "OrdinalModel"))
        share, size = _share(number_faults(d, language) for d in ordinals)
        scores.append(Score(key=f"quantities.ordinals.{language}", value=share, over=f"{size} sentences"))
        measures = recognizer_documents(language, UNIT_MODELS)
        share, size = _share(unit_faults(d, language) for d in measures)
        scores.append(Score(key=f"quantities.units.{language}", value=share, over=f"{size} sentences", target=0.85))
    cases = quantulum_cases()
    values = total(quantulum_values(case) for case in cases)
    scores.append(Score(key="quantities.quantulum.value", value=values.f1, over=f"{len(cases)} cases", target=0.85))
    scores += _gold(("dev",) if quick else ("train", "dev"))
    return tuple(scores)
