import re
from types import SimpleNamespace

import numpy as np
import pytest

from stemma.adapters.heads import CHANNELS, RELATIONS, Heads
from stemma.adapters.tagger import WIDTH as STATES
from stemma.adapters.tagger import OnnxTagger
from stemma.errors import ModelError

WIDTH = 4
#: words that the fake encoder knows: channel they begin
VOCABULARY = {"rains": "content", "Otto": "speaker", "said": "cue", "Bonn": "place"}


class Tokenizer:
    """One piece a word; its id tells the channel it begins."""

    def encode(self, text, add_special_tokens):
        assert not add_special_tokens
        found = [*re.finditer(r"\w+|[^\w\s]", text)]
        ids = [10 + CHANNELS.index(VOCABULARY[m.group()]) if m.group() in VOCABULARY else 5 for m in found]
        return SimpleNamespace(ids=ids, offsets=[m.span() for m in found])


def backend(ids):
    emitted = np.zeros((*ids.shape, len(CHANNELS), 3), dtype=np.float32)
    emitted[..., 0] = 1
    for channel in range(len(CHANNELS)):
        emitted[ids == 10 + channel, channel, 1] = 5
    states = np.repeat(ids[:, None], STATES, axis=1).astype(np.float32)
    return emitted.reshape(len(ids), -1), np.ones((*ids.shape, WIDTH), dtype=np.float32), states


def linear(name, rows, width):
    return {f"{name}.weight": np.zeros((rows, width)), f"{name}.bias": np.zeros(rows)}


@pytest.fixture
def heads():
    arrays = {"chains.transitions": np.zeros((len(CHANNELS), 3, 3)), "chains.start": np.zeros((len(CHANNELS), 3))}
    for name, rows in (("kind", 5), ("hedge", 5), ("polarity", 2)):
        arrays |= linear(f"spans.{name}", rows, 3 * WIDTH)
    for role in ("speaker", "cue", "addressee", "medium"):
        arrays |= linear(f"spans.asks.{role}", 2, 3 * WIDTH) | linear(f"spans.answers.{role}", 2, 3 * WIDTH)
        arrays |= linear(f"spans.relations.{role}", 1, RELATIONS) | linear(f"spans.nobody.{role}", 1, 3 * WIDTH)
        arrays[f"spans.nobody.{role}.bias"] = np.array([-1.0])
    return Heads(arrays={k: np.asarray(v, dtype=np.float32) for k, v in arrays.items()})


@pytest.fixture
def tagger(heads):
    return OnnxTagger.of(Tokenizer(), heads, backend)


def test_tag_reads_content_speaker_and_cue(tagger):
    text = "It rains in Bonn, Otto said."
    (tagging,) = tagger.tag([text])
    (saying,) = tagging.sayings
    assert text[saying.content[0].begin : saying.content[0].end] == "rains"
    assert text[saying.speaker.begin : saying.speaker.end] == "Otto"
    assert [text[c.begin : c.end] for c in saying.cues] == ["said"]


def test_tag_reads_names(tagger):
    text = "It rains in Bonn."
    (tagging,) = tagger.tag([text])
    assert [(text[n.span.begin : n.span.end], n.type) for n in tagging.names] == [("Bonn", "place")]


def test_tag_keeps_the_order_of_the_texts(tagger):
    texts = ["It rains.", "Nothing. " * 200 + "It rains in Bonn.", "", "Bonn."]
    found = tagger.tag(texts)
    assert [len(t.names) for t in found] == [0, 1, 0, 1]
    assert found == tuple(tagger.tag([text])[0] for text in texts)


def test_tag_of_no_texts_is_nothing(tagger):
    assert tagger.tag([]) == ()


def test_a_missing_file_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        OnnxTagger(folder=tmp_path).tag(["x"])


def test_pieces_cover_a_text_of_several_windows_in_order(tagger):
    text = "Nothing. " * 400 + "It rains in Bonn."
    (read,) = tagger.pieces([text])
    assert [text[begin:end] for begin, end in read.offsets[-5:]] == ["It", "rains", "in", "Bonn", "."]
    expected = [5] * (len(read.offsets) - 4) + [10 + CHANNELS.index("content"), 5, 10 + CHANNELS.index("place"), 5]
    assert read.states[:, 0].tolist() == expected


def test_a_text_that_is_remembered_costs_no_second_pass(heads):
    passes = []

    def counting(ids):
        passes.append(len(ids))
        return backend(ids)

    tagger = OnnxTagger.of(Tokenizer(), heads, counting, remembers=2)
    tagger.tag(["It rains.", "Bonn.", "Otto."])
    before = len(passes)
    assert len(tagger.pieces(["Otto.", "Bonn."])) == 2
    assert len(passes) == before
    tagger.pieces(["It rains."])
    assert len(passes) == before + 1
