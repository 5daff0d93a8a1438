"""Statements of a story to claims, their differences, their figures over time, and the timeline."""

from stemma.claims.assemble import claims_of
from stemma.claims.series import Point, series
from stemma.claims.timeline import timeline_of

__all__ = ["Point", "claims_of", "series", "timeline_of"]
