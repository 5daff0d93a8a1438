"""What a command is to present: a story of the store, or a document that `trace --json` wrote."""

from pathlib import Path

from stemma.model import Trace


def trace_named(name: str, db: str | None) -> Trace:
    """A story by its id, or the trace in a file.

    Args:
        name: st12, or the path of a JSON document.
        db: the store that a call names.

    Raises:
        NotFoundError: there is no such file, store or story.
        SettingsError: the file holds no such document.
    """
    from stemma.errors import NotFoundError
    from stemma.store.chosen import is_story

    if is_story(name):
        from stemma.keeping.traces import trace_of_story
        from stemma.store.chosen import reading

        with reading(db) as connection:
            return trace_of_story(connection, name)
    from stemma.report.document import from_json

    path = Path(name)
    if not path.is_file():
        raise NotFoundError(f"{name}: neither a story of the store (st12) nor a file of `stemma trace --json`")
    return from_json(path.read_bytes())
