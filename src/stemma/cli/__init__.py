"""The command line: presents, decides nothing."""

from stemma.cli import add, archive, brief, db, export, feed, listing, mcp, note, report, serve, show, watch
from stemma.cli.commands import app

#: modules whose commands register themselves when they are imported
COMMANDS = (add, archive, brief, db, export, feed, listing, mcp, note, report, serve, show, watch)

__all__ = ["COMMANDS", "app"]
