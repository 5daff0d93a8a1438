"""Lines that stay readable when a narrow terminal breaks them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.rule import Rule
from rich.text import Text

#: columns by which the rest of a broken line stands further right
HANG = 2
#: columns that a line has even where its indent leaves fewer
NARROWEST = 20
#: columns that a rule needs behind its title
RULED = 4


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


@dataclass(frozen=True, slots=True)
class Headline:
    """A title on a rule; a title too long for one line stands whole above it."""

    title: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """As `Hanging`."""
        if self.title.cell_len + RULED <= options.max_width:
            yield Rule(self.title, align="left", characters="━")
        else:
            yield Hanging(self.title, 0)
            yield Rule(characters="━")
