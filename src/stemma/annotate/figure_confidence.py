"""How likely a figure's value, bound and unit are right, by the rule that read it and by its form."""

from collections.abc import Iterator

from stemma.clusters.weights import likelihood, shipped
from stemma.model import Quantity

#: letters of an ISO 4217 code
_CURRENCY = 3
#: from here on a scale was read
_LARGE = 1_000_000
#: whole numbers without a unit between these may be years
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def figure_confidence(quantity: Quantity) -> float:
    """How likely it is right, 0 to 1, two decimals."""
    return likelihood(shipped("stemma.annotate", "figures.toml"), signs(quantity))


def signs(quantity: Quantity) -> Iterator[tuple[str, float]]:
    """The signs that speak for or against a figure, by name (weights: `python -m train.part_confidence`)."""
    bare = quantity.unit is None and quantity.counted is None
    yield "always", 1.0
    yield f"rule_{quantity.rule}", 1.0
    yield f"bound_{quantity.bound}", 1.0
    yield f"unit_{_unit(quantity.unit)}", 1.0
    yield "range", float(quantity.upper is not None)
    yield "in_words", float(not any(letter.isdigit() for letter in quantity.passage.text))
    yield "large", float(quantity.value >= _LARGE)
    yield "like_a_year", float(quantity.unit is None and _FIRST_YEAR <= quantity.value <= _LAST_YEAR)
    yield "bare", float(bare)


def _unit(code: str | None) -> str:
    if code is None:
        return "none"
    if code in {"percent", "percentage_point"}:
        return "share"
    return "currency" if len(code) == _CURRENCY and code.isupper() else "measure"
