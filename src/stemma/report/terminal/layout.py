"""Lines that stay readable when a narrow terminal breaks them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.rule import Rule
from rich.text import Text

from stemma.report.view import View

#: a space that holds two words together, and what stands for it while lines are broken
UNBROKEN, STAND_IN = "\u00a0", "\ue000"
#: columns from which a table has room for its cells
ROOMY = 100
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
        kept = self.text.copy()
        # rich breaks at spaces that must not be broken
        kept.plain = kept.plain.replace(UNBROKEN, STAND_IN)
        for number, line in enumerate(kept.wrap(console, width)):
            line.rstrip()
            line.plain = line.plain.replace(STAND_IN, UNBROKEN)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ByWidth:
    """A table where it has room; lines that say the same where its cells would break in the middle of words."""

    wide: RenderableType
    narrow: Sequence[RenderableType]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """As `Hanging`."""
        yield from [self.wide] if options.max_width >= ROOMY else self.narrow


def named(view: View, name: str, what: str) -> str:
    """Something under its name: "revision: 11 → 14"."""
    return view.wording("terminal.heading", title=name, what=what)
