"""`stemma export`: what the store holds, in the formats of other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import Db, Since, Spoken, exit_codes, moment, write
from stemma.cli.commands import app
from stemma.cli.files import write_whole

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from stemma.model import Trace


class Format(StrEnum):
    """The formats there are."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"
    annotations = "annotations"
    prov_json = "prov-json"
    prov_n = "prov-n"
    dot = "dot"
    graphml = "graphml"
    gexf = "gexf"
    bibtex = "bibtex"
    csl = "csl"
    atom = "atom"
    jsonfeed = "jsonfeed"


class Table(StrEnum):
    """The tables of CSV and Parquet."""

    articles = "articles"
    statements = "statements"
    claims = "claims"
    descents = "descents"
    quantities = "quantities"
    times = "times"
    entities = "entities"
    stories = "stories"
    timeline = "timeline"


#: formats that are files
FILES = (Format.parquet, Format.sqlite)
#: formats of changes
CHANGES = (Format.atom, Format.jsonfeed)
#: changes in a feed where nobody says how many
NEWEST = 100


def _text(kind: Format, table: Table, trace: Trace, connection: Connection) -> bytes:
    """A trace in a format that is text."""
    from stemma.export import annotations, citations, graphs, lines, prov
    from stemma.keeping.exporting import notes_of

    if kind is Format.csv:
        return lines.to_csv(trace, table.value)
    if kind is Format.annotations:
        return annotations.to_annotations(trace, notes_of(connection))
    made = {
        Format.jsonl: lines.to_jsonl, Format.prov_json: prov.to_prov_json, Format.prov_n: prov.to_prov_n,
        Format.dot: graphs.to_dot, Format.graphml: graphs.to_graphml, Format.gexf: graphs.to_gexf,
        Format.bibtex: citations.to_bibtex, Format.csl: citations.to_csl,
    }  # fmt: skip
    return made[kind](trace)


def _feed(kind: Format, since: str | None, brief: Spoken | None, connection: Connection) -> bytes:
    from stemma.export.feeds import to_atom, to_json_feed
    from stemma.keeping.exporting import briefs_of, items_of

    items = items_of(connection, since=since, limit=None if since else NEWEST)
    if brief is not None:
        items += briefs_of(connection, brief.value, since=since, limit=NEWEST)
        items.sort(key=lambda item: item.at, reverse=True)
    return to_atom(items) if kind is Format.atom else to_json_feed(items)


def _file(kind: Format, table: Table, trace: Trace, to: Path | None) -> None:
    from stemma.errors import SettingsError
    from stemma.export.files import to_parquet, to_sqlite

    if to is None:
        raise SettingsError(f"{kind.value} is a file: say -o FILE")
    if to.exists():
        raise SettingsError(f"{to}: there is such a file; name a new one")
    if not to.resolve().parent.is_dir():
        raise SettingsError(f"-o {to}: no such folder; name a file that you may write")
    # made in a folder beside, so that it is whole when it gets its place
    with TemporaryDirectory(prefix=".stemma-", suffix=".part", dir=to.resolve().parent) as beside:
        made = Path(beside) / "made"
        if kind is Format.sqlite:
            to_sqlite(trace, made)
        else:
            to_parquet(trace, table.value, made)
        made.replace(to)


def _written(made: bytes, to: Path | None) -> None:
    if to is None:
        write(made)
        return
    write_whole(to, made, "-o")


@app.command()
def export(  # noqa: PLR0913, PLR0917 each option is one parameter
    kind: Annotated[Format, typer.Argument(help="The format.", metavar="FORMAT")],
    story: Annotated[
        list[str] | None, typer.Option("--story", help="Only this story. May be repeated.", metavar="ID")
    ] = None,
    of: Annotated[Table, typer.Option("--of", help="Which table, for csv and parquet.")] = Table.claims,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="Write to FILE.", metavar="FILE")] = None,
    since: Since = None,
    brief: Annotated[
        Spoken | None,
        typer.Option("--brief", help="In feeds: each changed story in a few sentences, too.", metavar="CODE"),
    ] = None,
    db: Db = None,
) -> None:
    """Write stories, or changes, in a format of other programs."""
    with exit_codes():
        from stemma.keeping.exporting import trace_of_stories
        from stemma.store.chosen import reading

        after = moment(since)
        with reading(db) as connection:
            if kind in CHANGES:
                made = _feed(kind, after, brief, connection)
            else:
                trace = trace_of_stories(connection, story or None, since=after)
                if kind in FILES:
                    _file(kind, of, trace, to)
                    return
                made = _text(kind, of, trace, connection)
        _written(made, to)
