import json
from dataclasses import replace

import jsonschema
import pytest

from stemma.report.document import schema, to_builtins, to_json
from stemma.report.schema import published_schema


def test_the_document_meets_the_published_schema(small_trace):
    jsonschema.validate(json.loads(to_json(small_trace)), json.loads(published_schema()))


def test_the_published_schema_is_what_the_types_give():
    assert json.loads(published_schema()) == schema()


def test_the_schema_refuses_an_unknown_field(small_trace):
    document = to_builtins(small_trace) | {"colour": "red"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())


def test_a_keyword_field_loses_its_underscore(small_trace):
    story = to_builtins(small_trace)["stories"][0]
    assert story["from"] == "2031-05-05"
    assert "from_" not in story


def test_the_same_trace_gives_the_same_bytes(small_trace):
    assert to_json(small_trace) == to_json(replace(small_trace))


def test_every_passage_in_the_document_is_its_slice(small_trace):
    document = json.loads(to_json(small_trace))
    texts = {a["id"]: a["text"] for a in document["articles"]}

    def passages(node):
        if isinstance(node, dict):
            if {"article", "begin", "end", "text"} <= set(node):
                yield node
            for value in node.values():
                yield from passages(value)
        elif isinstance(node, list):
            for value in node:
                yield from passages(value)

    found = list(passages(document))
    assert len(found) > 5
    for passage in found:
        assert texts[passage["article"]][passage["begin"] : passage["end"]] == passage["text"]
