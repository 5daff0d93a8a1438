"""Gold from real news, read by hand: marks are offsets and digests, and no text of anybody's is kept here.

Choose (`select`), read by GUIDELINE.md, `convert`, settle; the task `real` measures (`score`).
"""

from eval.real.score import run

__all__ = ["run"]
