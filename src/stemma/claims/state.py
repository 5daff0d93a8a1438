"""What state a claim is in."""

from collections.abc import Collection, Sequence

from stemma.model import ClaimState, Difference


def state_of(roots: Collection[str], *, denied: bool, differences: Sequence[Difference]) -> ClaimState:
    """The first that holds: denied by somebody, contradicted by another figure, corroborated, corrected, of a single source."""
    kinds = {difference.kind for difference in differences}
    if denied:
        return "denied"
    if "conflict" in kinds:
        return "contradicted"
    if len(roots) > 1:
        return "corroborated"
    return "corrected" if "revision" in kinds else "single_source"
