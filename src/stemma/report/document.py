"""A trace as the JSON document of docs/reference/json.md, and its JSON Schema, both made from the model types."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from stemma.model import Trace


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


def _renamed(node: Any) -> Any:  # noqa: ANN401 as to_builtins
    if isinstance(node, dict):
        renamed = {key: _renamed(item) for key, item in node.items()}
        if "properties" in renamed:
            renamed["properties"] = {key.rstrip("_"): item for key, item in renamed["properties"].items()}
            renamed["required"] = sorted(renamed["properties"])
            renamed["additionalProperties"] = False
        return renamed
    return [_renamed(item) for item in node] if isinstance(node, list | tuple) else node


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document."""
    made: dict[str, Any] = _renamed(msgspec.json.schema(Trace))
    title = "Stemma trace, schema version 1"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}
