"""`stemma serve`: the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Db, Quiet, exit_codes, write
from stemma.cli.commands import app
from stemma.cli.naming import Private

Host = Annotated[
    str,
    typer.Option(
        "--host", help="Listen here; other than 127.0.0.1 lets others ask, who then need the token.", metavar="ADDRESS"
    ),
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.", metavar="NUMBER")]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", help="A name that it is asked by, as behind a proxy. May be repeated.", metavar="NAME"
    ),
]
Get = Annotated[
    str | None,
    typer.Option("--get", help="Print what one path answers, and end: no server is started.", metavar="PATH"),
]


@app.command()
def serve(  # noqa: PLR0913, PLR0917 each option is one parameter
    host: Host = "127.0.0.1",
    port: Port = 8765,
    allow_host: Names = None,
    get: Get = None,
    db: Db = None,
    allow_private: Private = None,
    quiet: Quiet = False,
) -> None:
    """Show the store in a browser, and let it be added to: on this machine only, unless told."""
    with exit_codes():
        from stemma.settings import load

        settings = load({"db": db, "allow_private": allow_private})
        if get is not None:
            raise typer.Exit(_one(get, db))
        from stemma.web.guards import Gate
        from stemma.web.server import Place
        from stemma.web.server import serve as serving

        place = Place(host=host, port=port, names=tuple(allow_host or ()))

        def begun(address: str, gate: Gate) -> None:
            if gate.public:
                typer.echo("stemma: others than this machine can reach this; all of it needs the token", err=True)
            # the address is the command's outcome: scripts read it from standard output
            typer.echo(f"{address}/enter?token={gate.token}")
            if not quiet:
                typer.echo("Open this address once; it lets this browser add and note. Ctrl-C ends it.", err=True)

        serving(place, settings, begun)


def _one(path: str, db: str | None) -> int:
    """Print the answer of one route; the exit code."""
    from stemma.store.chosen import open_chosen
    from stemma.web.server import answered

    with open_chosen(db) as store:
        answer = answered(store, path)
    write(answer.body)
    return 0 if answer.status < 400 else NOTHING_USABLE
