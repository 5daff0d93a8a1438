"""Log-odds as probabilities: the logistic function, safe at both ends."""

import numpy as np
import numpy.typing as npt

from stemma.exact import exp, exp_of

Numbers = npt.NDArray[np.float64]

#: log-odds beyond which nothing is surer; keeps the exponential finite
SUREST = 60.0


def probability(log_odds: float) -> float:
    """0 to 1."""
    return 1 / (1 + exp_of(-max(-SUREST, min(SUREST, log_odds))))


def probabilities(log_odds: Numbers) -> Numbers:
    """The same for many."""
    return np.asarray(1 / (1 + exp(-np.clip(log_odds, -SUREST, SUREST))), np.float64)
