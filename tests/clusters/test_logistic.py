import numpy as np
import pytest

from stemma.clusters.logistic import probabilities, probability


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (1e6, 1.0), (-1e6, 0.0), (np.log(3), 0.75)])
def test_log_odds_are_probabilities_at_both_ends_too(odds, expected):
    assert probability(odds) == pytest.approx(expected)
    assert probabilities(np.array([odds])) == pytest.approx([expected])
