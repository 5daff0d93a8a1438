"""The command line: presents, decides nothing."""

from stemma.cli.commands import app

__all__ = ["app"]
