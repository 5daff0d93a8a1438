"""The published JSON Schema: a file in the package, so that it has a stable text and users can read it."""

from importlib.resources import files


def published_schema() -> str:
    """The text of `trace.schema.json`; a test keeps it equal to what the types give."""
    return files("stemma.report").joinpath("trace.schema.json").read_text("utf-8")
