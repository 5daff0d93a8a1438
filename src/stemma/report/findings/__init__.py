"""What a story comes to, in words: the findings that a reader should see first, and its claims by what is at stake.

Pure values; terminal, page and desk show the same.
"""

from stemma.report.findings.claims import FOLDED, ClaimTold, Stake, Words, claims_told
from stemma.report.findings.finding import Cited, Finding, Part, text_of
from stemma.report.findings.losses import Loss, losses
from stemma.report.findings.story import StoryTold, told_of

__all__ = [
    "FOLDED",
    "Cited",
    "ClaimTold",
    "Finding",
    "Loss",
    "Part",
    "Stake",
    "StoryTold",
    "Words",
    "claims_told",
    "losses",
    "text_of",
    "told_of",
]
