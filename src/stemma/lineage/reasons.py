"""Names the signs that decided a descent, strongest first."""

from stemma.lineage.evidence import Candidate
from stemma.lineage.weigh import weights

#: log-odds from which a sign is worth naming
WORTH = 0.4
#: signs named at most
MOST = 5


def reasons_of(candidate: Candidate) -> tuple[str, ...]:
    """The names of the signs that spoke most for this exemplar."""
    fitted = weights().descent
    spoke = {name: fitted.get(name, 0.0) * value for name, value in candidate.signs.items()}
    ranked = sorted((-share, name) for name, share in spoke.items() if share >= WORTH)
    return tuple(name for _, name in ranked[:MOST])
