"""Many articles in, who copied whom out."""

from stemma.lineage.trace import trace_lineage

__all__ = ["trace_lineage"]
