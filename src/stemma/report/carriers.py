"""Which articles carry a claim, and which of them leave its denial out."""

from collections.abc import Mapping

from stemma.model import Claim, Quantity, Statement


def carriers(claim: Claim, statements: Mapping[str, Statement], quantities: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Ids of the articles that tell a claim as true or as somebody's words, sorted; a denial alone does not carry it."""
    told = {statements[key].article for key in claim.asserts} | {passage.article for passage in claim.narrated}
    for key in claim.figures:
        figure = quantities[key]
        if figure.statement not in claim.denies:
            told.add(figure.article)
    return tuple(sorted(told))


def without_denial(
    claim: Claim, statements: Mapping[str, Statement], quantities: Mapping[str, Quantity]
) -> tuple[str, ...]:
    """Ids of the articles that carry a denied claim and not its denial, sorted; none for a claim that nobody surely denies."""
    if not claim.denies or claim.state == "undecided":
        return ()
    fair = {statements[key].article for key in claim.denies}
    return tuple(key for key in carriers(claim, statements, quantities) if key not in fair)
