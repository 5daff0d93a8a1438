"""A trace as the JSON document of docs/reference/json.md, and its JSON Schema, both made from the model types."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from stemma.errors import SettingsError
from stemma.model import Passage, Trace


def to_builtins(value: object) -> Any:  # noqa: ANN401 JSON has no narrower type
    """Dataclasses as dicts in field order, tuples as lists; a field named `from_` is written `from`."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): to_builtins(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_builtins(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_builtins(item) for key, item in value.items()}
    return value


def to_json(trace: Trace) -> bytes:
    """The document, indented, UTF-8, ending in a line feed; the same trace gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(to_builtins(trace)), indent=1) + b"\n"


def from_json(document: bytes) -> Trace:
    """The trace that `to_json` wrote.

    Raises:
        SettingsError: the bytes are no such document, or one whose parts don't fit each other.
    """
    try:
        made = msgspec.convert(_restored(msgspec.json.decode(document)), Trace, strict=True)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError, RecursionError) as error:
        raise SettingsError(f"no document of `stemma trace --json`: {error}") from None
    if broken := next(_broken(made), None):
        raise SettingsError(f"a document of `stemma trace --json` that was changed: {broken}")
    return made


def _broken(trace: Trace) -> Iterator[str]:
    """What a document names and does not hold: a passage that is no slice of its article, an id of nothing."""
    texts = {article.id: article.text for article in trace.articles}
    for passage in _passages(trace):
        if texts.get(passage.article, "")[passage.begin : passage.end] != passage.text or passage.begin < 0:
            yield f"no passage {passage.article} {passage.begin}-{passage.end}"
    named = [article for story in trace.stories for article in story.articles]
    named += [one.article for one in trace.statements] + [one.article for one in trace.quantities]
    named += [one.article for one in trace.times] + [one.copy for one in trace.descents]
    named += [one.exemplar for one in trace.descents if not one.exemplar.startswith("lost:")]
    yield from (f"no article {key}" for key in named if key not in texts)
    held = {one.id for one in trace.statements} | {one.id for one in trace.quantities}
    for claim in trace.claims:
        compared = (key for one in claim.differences for key in one.figures)
        told = (*claim.asserts, *claim.denies, *claim.figures, *compared)
        yield from (f"no statement or figure {key}" for key in told if key not in held)


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _passages(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _passages(item)


def _restored(node: Any) -> Any:  # noqa: ANN401 as to_builtins
    """With the underscore that keeps `from` from being a keyword of Python."""
    if isinstance(node, dict):
        return {"from_" if key == "from" else key: _restored(item) for key, item in node.items()}
    return [_restored(item) for item in node] if isinstance(node, list) else node


def renamed(node: Any) -> Any:  # noqa: ANN401 as to_builtins
    """A JSON Schema of our types as `to_builtins` writes them: every field is there, and no other."""
    if isinstance(node, dict):
        made = {key: renamed(item) for key, item in node.items()}
        if "properties" in made:
            made["properties"] = {key.rstrip("_"): item for key, item in made["properties"].items()}
            made["required"] = sorted(made["properties"])
            made["additionalProperties"] = False
        return made
    return [renamed(item) for item in node] if isinstance(node, list | tuple) else node


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document."""
    made: dict[str, Any] = renamed(msgspec.json.schema(Trace))
    title = "Stemma trace, schema version 1"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}
