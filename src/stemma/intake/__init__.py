"""The user's files: the only code that opens them. Reads, and never writes where they lie."""

from stemma.intake.paths import read_paths

__all__ = ["read_paths"]
