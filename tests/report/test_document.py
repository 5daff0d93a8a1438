import json
from dataclasses import replace

import jsonschema
import pytest

from stemma.errors import SettingsError
from stemma.report.document import from_json, schema, to_builtins, to_json
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


def test_the_document_is_read_back_as_the_trace_it_was(small_trace):
    assert from_json(to_json(small_trace)) == small_trace


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b'{"articles": 3}', b"[" * 100_000])
def test_what_is_no_document_is_a_wrong_call(broken):
    with pytest.raises(SettingsError):
        from_json(broken)


@pytest.mark.parametrize(
    ("sound", "broken"), [('"begin": 0,', '"begin": 1,'), ('"a1.s1"', '"a1.s9"'), ('"copy": "a2"', '"copy": "a9"')]
)
def test_a_document_that_somebody_changed_is_refused(small_trace, sound, broken):
    document = to_json(small_trace).decode()
    assert sound in document
    with pytest.raises(SettingsError, match="was changed"):
        from_json(document.replace(sound, broken, 1).encode())


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
