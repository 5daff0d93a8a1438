"""Statements of a story to claims, their differences, their figures over time, and the timeline."""

from stemma.claims.assemble import claims_of
from stemma.claims.carriers import carriers, without_denial
from stemma.claims.series import Point, series
from stemma.claims.timeline import timeline_of

__all__ = ["Point", "carriers", "claims_of", "series", "timeline_of", "without_denial"]
