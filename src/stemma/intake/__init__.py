"""The user's files: the only code that opens them. Reads, and never writes where they lie."""

from stemma.intake.paths import read_paths
from stemma.intake.sidecar import Given

__all__ = ["Given", "read_paths"]
