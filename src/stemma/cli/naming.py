"""What a call names, on the command line and in lists, and whether its addresses are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Lists = Annotated[
    list[Path] | None,
    typer.Option("-a", "--list", help="A file of paths and addresses, one a line. May be repeated.", metavar="FILE"),
]
Private = Annotated[
    bool | None, typer.Option("--allow-private", help="Also ask addresses that are not public: intranets and tests.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing: addresses are listed as not fetched.")]


def named(paths: list[str] | None, lists: list[Path] | None) -> list[str]:
    """All that was named, on the command line and in lists.

    Raises:
        SettingsError: nothing was named, or a list can't be read.
    """
    from stemma.errors import SettingsError

    found = list(paths or [])
    for file in lists or []:
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"-a {file}: {getattr(error, 'strerror', None) or error}; name a list that is text"
            ) from None
        found += [line for line in map(str.strip, lines) if line and not line.startswith("#")]
    if not found:
        raise SettingsError("nothing to read: name files, folders, addresses, or - for standard input")
    return found
