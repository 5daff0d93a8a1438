import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.adapters.parser import LANGUAGES, OnnxParser, pooled, shipped
from stemma.adapters.tagger import OnnxTagger, Pieces
from stemma.adapters.trees import Scores
from stemma.errors import ModelError
from stemma.model import Span
from stemma.model.tree import PARTS, RELATIONS
from stemma.testing import FakeParser

WIDTH = 3
TEXT = "It rains in Bonn, says Otto Grün. Nobody heard."


class Encoding:
    """A piece is a run of three letters at most; its vector says how long it is."""

    def pieces(self, texts):
        return tuple(self._read(text) for text in texts)

    def _read(self, text):
        offsets = tuple(m.span() for m in re.finditer(r"\w{1,3}|[^\w\s]", text))
        states = np.array([[end - begin] * WIDTH for begin, end in offsets], dtype=np.float32).reshape(-1, WIDTH)
        return Pieces(offsets=offsets, states=states)


def chained(vectors, sentence, language):
    """Every word hangs from the one before in its sentence; arcs between sentences score highest of all."""
    assert language == LANGUAGES.index("en")
    count = len(vectors)
    arcs = np.concatenate([np.zeros((count, 1)), np.where(sentence, np.eye(count, k=-1), 9)], axis=1)
    arcs[:, 0] = [1.5 if at == 0 or not sentence[at, at - 1] else 0 for at in range(count)]
    relations = np.zeros((count + 1, len(RELATIONS), count), dtype=np.float32)
    return Scores(arcs=arcs, relations=relations, parts=np.ones((count, len(PARTS)), dtype=np.float32))


@pytest.fixture(scope="module")
def parser():
    return OnnxParser.of(Encoding(), chained)


def test_parse_gives_a_tree_a_sentence_over_the_words_of_the_text(parser):
    ((first, second),) = parser.parse([TEXT], ["en"])
    assert [TEXT[n.span.begin : n.span.end] for n in first.nodes] == [
        "It",
        "rains",
        "in",
        "Bonn",
        ",",
        "says",
        "Otto",
        "Grün",
        ".",
    ]
    assert [TEXT[n.span.begin : n.span.end] for n in second.nodes] == ["Nobody", "heard", "."]
    assert [n.head for n in second.nodes] == [None, 0, 1]


def test_sentences_read_in_one_pass_are_trees_of_their_own(parser):
    text = "It rains. Otto says so. " * 30
    (trees,) = parser.parse([text], ["en"])
    assert [[n.head for n in tree.nodes] for tree in trees] == [[None, 0, 1], [None, 0, 1, 2]] * 30
    assert [n.span.begin for tree in trees for n in tree.nodes] == sorted(
        {n.span.begin for t in trees for n in t.nodes}
    )


def test_a_sentence_too_long_to_be_one_has_no_tree(parser):
    ((before, after),) = parser.parse([f"It rains. {'Bonn ' * 201}. Nobody heard."], ["en"])
    assert [len(before.nodes), len(after.nodes)] == [3, 3]


def test_parse_gives_no_trees_for_a_language_it_did_not_learn(parser):
    assert parser.parse([TEXT, TEXT], ["sv", None]) == ((), ())


def test_parse_keeps_the_order_of_texts_and_languages(parser):
    found = parser.parse(["", TEXT, "Ja.", "No."], ["en", "en", "sv", "en"])
    assert [len(trees) for trees in found] == [0, 2, 0, 1]


def test_a_words_vector_is_the_mean_of_its_pieces():
    (read,) = Encoding().pieces(["It drizzles"])
    assert pooled([Span(0, 2), Span(3, 11)], read)[:, 0].tolist() == [2, pytest.approx(8 / 3)]


def test_a_word_without_any_piece_has_a_vector_of_zeros():
    read = Pieces(offsets=(), states=np.zeros((0, WIDTH), dtype=np.float32))
    assert pooled([Span(0, 1), Span(2, 3)], read).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_missing_file_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        OnnxParser(Encoding(), folder=tmp_path).parse(["x"], ["en"])


@pytest.fixture(scope="module", params=["fake", "shipped"])
def any_parser(request):
    """The contract holds for the fake and for what ships."""
    if request.param == "fake":
        return FakeParser()
    if not shipped():
        pytest.skip("no model files")
    return OnnxParser(OnnxTagger(remembers=4))


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="aÄ. ,“'-\n8\u200b\ufffc", max_size=30), st.sampled_from(["de", "en", "fr", "xx", None])
        ),
        max_size=3,
    )
)
def test_contract_one_tuple_of_trees_a_text_inside_it(any_parser, asked):
    texts = [text for text, _ in asked]
    found = any_parser.parse(texts, [language for _, language in asked])
    assert len(found) == len(asked)
    for (text, language), trees in zip(asked, found, strict=True):
        assert not trees or language in {"de", "en", "fr"}
        spans = [node.span for tree in trees for node in tree.nodes]
        assert spans == sorted(spans, key=lambda span: span.begin)
        assert all(0 <= span.begin < span.end <= len(text) for span in spans)
        assert all(tree.below(tree.root) == tuple(range(len(tree.nodes))) for tree in trees)


def test_the_shipped_parser_reads_subjects_in_three_languages():
    if not shipped():
        pytest.skip("no model files")
    parser = OnnxParser(OnnxTagger())
    texts = {
        "de": "Die Ministerin lobt den Plan.",
        "en": "The mayor sold a house.",
        "fr": "Le maire achète une maison.",
    }
    subjects = {"de": "Ministerin", "en": "mayor", "fr": "maire"}
    found = parser.parse([*texts.values()], [*texts])
    for (language, text), (tree,) in zip(texts.items(), found, strict=True):
        named = [text[n.span.begin : n.span.end] for n in tree.nodes if n.relation == "nsubj"]
        assert named == [subjects[language]]
