"""Statements of a story to claims, their differences, and the timeline."""

from stemma.claims.assemble import claims_of
from stemma.claims.timeline import timeline_of

__all__ = ["claims_of", "timeline_of"]
