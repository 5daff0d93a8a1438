"""The shipped models give the same bits everywhere: digests from AVX2, from SSE4.2 and from arm64 (decision 28).

After training, put in the new digests, made on two different processors.
"""

import hashlib

import numpy as np
import pytest

from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.parser import OnnxParser
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.adapters.sentence_network import SentenceNetwork
from stemma.adapters.tagger import FOLDER, OnnxTagger

TEXTS = (
    "Der Hafenkapitän von Hollerau sagte am Dienstag, zwei Kähne hätten sich bei Sturm losgerissen.",
    "“We saw nothing like it in thirty years”, Ola Brandt told the Hartsmouth Courier on Monday.",
    "Selon la préfecture, la route restera fermée jusqu'à vendredi ; le maire conteste ce délai.",
)


def digest(rows):
    return hashlib.sha256(np.ascontiguousarray(rows).tobytes()).hexdigest()[:16]


@pytest.fixture(scope="module")
def sentences():
    return SentenceEncoder()


@pytest.mark.parametrize("file", ["encoder.onnx", "article_encoder.onnx"])
def test_no_operation_of_a_network_is_summed_or_approximated_as_a_processor_likes(file):
    packed = (FOLDER / file).read_bytes()
    free = ("Erf", "Exp", "Gelu", "Gemm", "LayerNormalization", "Pow", "ReduceMean", "Sigmoid", "Softmax", "Tanh")
    names = {name: b'"' + bytes([len(name)]) + name.encode() for name in (*free, "MatMulInteger", "ReduceSum")}
    assert {name for name, written in names.items() if written in packed} == {"MatMulInteger", "ReduceSum"}


def test_sentence_vectors(sentences):
    assert digest(sentences.encode(TEXTS)) == "6190a64ccbc13a32"


def test_article_vectors(sentences):
    assert digest(ArticleEncoder(sentences).encode(TEXTS)) == "67241fce03098ed1"


def test_what_the_tagger_emits():
    tokenizer, _, backend = OnnxTagger()._loaded()  # noqa: SLF001 below what a tagging shows
    found = [backend(np.array(tokenizer.encode(text, add_special_tokens=False).ids)) for text in TEXTS]
    assert [digest(emissions) for emissions, _, _ in found] == [
        "151d263d5c6cd9ef",
        "305463615180dc81",
        "3d8ba8748ae840d4",
    ]
    assert [digest(features) for _, features, _ in found] == [
        "4a9a53b98f7d0a67",
        "53a62dc68e7351c7",
        "c67c36f7a23f4586",
    ]


def test_what_the_parser_scores():
    tagger = OnnxTagger()
    backend = OnnxParser(tagger)._loaded()  # noqa: SLF001 below what a tree shows
    found = []

    def recording(vectors, sentence, language):
        found.append(backend(vectors, sentence, language))
        return found[-1]

    OnnxParser.of(tagger, recording).parse(TEXTS, ["de", "en", "fr"])
    found.sort(key=lambda scores: len(scores.arcs))
    assert [digest(scores.arcs) for scores in found] == ["9b82b85ede6da9a0", "2544743a0fc9e95a", "6fad7fd29c4efa38"]
    assert [digest(scores.relations) for scores in found] == [
        "67f17437bb65c4f8",
        "9c5ef1f50cb06111",
        "3bf9741118558695",
    ]


def test_a_tree_does_not_depend_on_its_company():
    parser = OnnxParser(OnnxTagger())
    (alone,) = parser.parse([TEXTS[0]], ["de"])
    # a window of its own: what the encoder reads beside a sentence it may well heed
    (beside,) = parser.parse([f"{TEXTS[0]} {'Hafenkapitän ' * 150}."], ["de"])
    assert len(beside) == 2
    assert beside[0] == alone[0]


def test_a_sentence_does_not_depend_on_its_company():
    network = SentenceNetwork.load()
    together = network.encode([*TEXTS, "word " * 500])
    assert all(np.array_equal(row, network.encode([text])[0]) for row, text in zip(together, TEXTS, strict=False))


def test_vectors_lie_on_their_steps(sentences):
    rows = ArticleEncoder(sentences).encode(TEXTS)
    assert np.array_equal(rows * 2**11, np.rint(rows * 2**11))
