"""How alike two texts are, as article-extraction-benchmark's `evaluate.py` measures it: shingles of four tokens."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence

#: tokens in a shingle, by that script
_SHINGLE = 4
#: resamples of the bootstrap
_RESAMPLES = 200
_TOKEN = re.compile(r"\w+")

#: shares of true positive, false positive and false negative shingles of one page
Shares = tuple[float, float, float]


def shingle_shares(true: str, found: str) -> Shares:
    """The shares of true positive, false positive and false negative shingles of one page."""
    true_shingles, found_shingles = _shingles(true), _shingles(found)
    tp = (true_shingles & found_shingles).total()
    fp, fn = found_shingles.total() - tp, true_shingles.total() - tp
    whole = tp + fp + fn
    return (tp / whole, fp / whole, fn / whole) if whole else (0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + _SHINGLE]) for i in range(max(1, len(tokens) - _SHINGLE + 1)))


def shingle_f1(shares: Sequence[Shares]) -> float:
    """F1 of the mean precision and the mean recall."""
    precision = mean(1.0 if fp == fn == 0 else tp / (tp + fp) for tp, fp, fn in shares if tp + fp > 0)
    recall = mean(1.0 if fp == fn == 0 else tp / (tp + fn) for tp, fp, fn in shares if tp + fn > 0)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean; 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def spread(shares: Sequence[Shares]) -> float:
    """Standard deviation of F1 over resampled pages."""
    dice = random.Random(42)  # resampling, no secret
    sampled = [shingle_f1(dice.choices(shares, k=len(shares))) for _ in range(_RESAMPLES)]
    middle = mean(sampled)
    return mean((value - middle) ** 2 for value in sampled) ** 0.5
