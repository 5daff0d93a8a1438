"""Lines that stay readable when a narrow terminal breaks them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

#: columns by which the rest of a broken line stands further right
HANG = 2
#: columns that a line has even where its indent leaves fewer
NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Hanging:
    """A line that starts `indent` columns from the left; where it breaks, its rest never starts at the edge."""

    text: Text
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """One text a line, as rich asks for it."""
        width = max(NARROWEST, options.max_width - self.indent - HANG)
        for number, line in enumerate(self.text.wrap(console, width)):
            line.rstrip()
            yield Text(" " * (self.indent + (HANG if number else 0))).append_text(line)
