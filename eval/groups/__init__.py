"""Groups of real articles on one event, read by hand: what they tell together, and how sure words about it are."""

from eval.groups.score import run

__all__ = ["run"]
