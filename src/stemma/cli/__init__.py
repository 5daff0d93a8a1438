"""The command line: presents, decides nothing."""

from stemma.cli import add, db, listing, note, show
from stemma.cli.commands import app

#: modules whose commands register themselves when they are imported
COMMANDS = (add, db, listing, note, show)

__all__ = ["COMMANDS", "app"]
