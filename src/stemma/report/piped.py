"""A console whose reader may stop reading."""

from rich.console import Console


class PipedConsole(Console):
    """As rich has it, but that a closed pipe is an exception like any other: rich would end the program with the code 1."""

    def on_broken_pipe(self) -> None:
        """Tell whoever called.

        Raises:
            BrokenPipeError: nobody reads on.
        """
        raise BrokenPipeError
