"""Writes the parser as an ONNX graph that reads several sentences at once, each as if alone, to the same bits on every processor.

As in `exact_graph`, every operation is exact or rounded alike everywhere. Beyond that no number depends on another sentence: words are
rounded to eight bits row by row, what attention adds up by the largest value of the sentence, and a mask keeps sentences apart.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from onnx import TensorProto, numpy_helper
from torch import Tensor, nn

from stemma.model.tree import RELATIONS
from train.exact_graph import (
    EXACT,
    FLOOR,
    HEADS,
    LIKELY,
    SHARES,
    SLOPE,
    SQUARINGS,
    VALUES,
    Array,
    Graph,
    Linear,
    Norm,
    gelu,
    normed,
)
from train.parser_network import ARC, RELATION, WIDTH, Layer, ParserNetwork

#: a score beside which no word of the sentence counts, in the steps of scores
_NEVER = np.float32(-3e7)
#: eight bits without sign: what stands for zero, and how far it goes both ways
_ZERO, _FAR = 128, 127
_LAST = np.array([-1])


def linear_of(module: nn.Linear) -> Linear:
    """A layer of torch."""
    bias = np.zeros(module.out_features) if module.bias is None else _numbers(module.bias)
    return Linear.of(_numbers(module.weight), bias)


def _numbers(tensor: Tensor) -> Array:
    return tensor.detach().numpy()


def _steps(graph: Graph, rows: str, largest: float) -> str:
    """How many steps make one in each row, so that its largest value has so many: a column."""
    size = graph.add("ReduceMax", graph.add("Abs", rows), axes=[-1])
    return str(graph.add("Div", np.float32(largest), graph.add("Max", size, np.float32(1e-6))))


def _rounded(graph: Graph, rows: str, steps: str) -> str:
    return str(graph.add("Round", graph.add("Mul", rows, steps)))


def rowwise(graph: Graph, rows: str, layer: Linear) -> str:
    """Rows, each rounded to eight bits for itself, times the weights."""
    steps = _steps(graph, rows, _FAR)
    shifted = graph.add("Add", _rounded(graph, rows, steps), np.float32(_ZERO))
    numbers = graph.add("Cast", shifted, to=TensorProto.UINT8)
    weights = (layer.numbers.astype(np.int16) + _ZERO).astype(np.uint8)
    # no initial value of the graph: those get signs where that is faster (`adapters/signed.py`), and the numbers have none
    zero = graph.add("Constant", value=numpy_helper.from_array(np.uint8(_ZERO)))
    summed = graph.add("MatMulInteger", numbers, weights, zero, np.uint8(_ZERO))
    floats = graph.add("Mul", graph.add("Cast", summed, to=TensorProto.FLOAT), layer.steps)
    return str(graph.add("Add", graph.add("Div", floats, steps), layer.bias))


def _by_head(graph: Graph, rows: str, order: Sequence[int]) -> str:
    return str(graph.add("Transpose", graph.add("Reshape", rows, np.array([0, HEADS, -1])), perm=list(order)))


def _attention(graph: Graph, asked: str, sentence: str) -> str:
    """What each word takes from those of its sentence. `sentence`: words x words, 1 where both are in one."""
    queries, keys, values = graph.add("Split", asked, outputs=3, axis=-1)
    width = WIDTH // HEADS
    largest = int((EXACT / width) ** 0.5)
    of_query, of_key = _steps(graph, queries, largest), _steps(graph, keys, largest)
    products = graph.add(
        "MatMul",
        _by_head(graph, _rounded(graph, queries, of_query), (1, 0, 2)),
        _by_head(graph, _rounded(graph, keys, of_key), (1, 2, 0)),
    )
    scores = graph.add("Div", graph.add("Div", products, of_query), graph.add("Transpose", of_key, perm=[1, 0]))
    inside = graph.add("Cast", sentence, to=TensorProto.BOOL)
    likely = _likely(graph, graph.add("Where", inside, scores, _NEVER))
    share = graph.add("Div", np.float32(SHARES), graph.add("ReduceSum", likely, _LAST))
    # one step for all values of a sentence, since they are added up
    sizes = graph.add("Transpose", graph.add("ReduceMax", graph.add("Abs", values), axes=[-1]), perm=[1, 0])
    size = graph.add("ReduceMax", graph.add("Mul", sentence, sizes), axes=[-1])
    steps = graph.add("Div", np.float32(VALUES), graph.add("Max", size, np.float32(1e-6)))
    taken = graph.add(
        "MatMul",
        graph.add("Round", graph.add("Mul", likely, share)),
        _by_head(graph, _rounded(graph, values, steps), (1, 0, 2)),
    )
    rows = graph.add("Reshape", graph.add("Transpose", taken, perm=[1, 0, 2]), np.array([0, -1]))
    return str(graph.add("Mul", graph.add("Div", rows, steps), np.float32(1 / SHARES)))


def _likely(graph: Graph, scores: str) -> str:
    """The exponential of what each score is below the best of its row, in whole numbers up to LIKELY (as in `exact_graph`)."""
    gain = LIKELY**0.5**SQUARINGS / (1 + FLOOR)
    slope = np.float32(gain**0.5 * SLOPE * (WIDTH // HEADS) ** -0.5)
    below = graph.add("Sub", scores, graph.add("ReduceMax", scores, axes=[-1]))
    line = graph.add("Add", graph.add("Mul", below, slope), np.float32(gain**0.5))
    root = graph.add("Max", line, np.float32(0))
    power = graph.add("Add", graph.add("Mul", root, root), np.float32(gain * FLOOR))
    for _ in range(SQUARINGS):
        power = graph.add("Mul", power, power)
    return str(graph.add("Round", power))


def _layer(graph: Graph, rows: str, layer: Layer, sentence: str) -> str:
    told = _attention(graph, rowwise(graph, rows, linear_of(layer.qkv)), sentence)
    rows = normed(graph, graph.add("Add", rowwise(graph, told, linear_of(layer.out)), rows), _norm_of(layer.first))
    inner = gelu(graph, rowwise(graph, rows, linear_of(layer.widen)))
    return normed(graph, graph.add("Add", rowwise(graph, inner, linear_of(layer.narrow)), rows), _norm_of(layer.second))


def _norm_of(norm: nn.LayerNorm) -> Norm:
    return Norm(gain=_numbers(norm.weight), shift=_numbers(norm.bias), tiny=norm.eps)


def _compared(graph: Graph, rows: str, others: str, width: int, shape: Sequence[int]) -> str:
    """Products of all rows with all others, each rounded for itself; the rows reshaped before."""
    largest = int((EXACT / width) ** 0.5)
    rows = str(graph.add("Reshape", rows, np.array(shape)))
    of_row, of_other = _steps(graph, rows, largest), _steps(graph, others, largest)
    products = graph.add(
        "MatMul",
        _rounded(graph, rows, of_row),
        graph.add("Transpose", _rounded(graph, others, of_other), perm=[1, 0]),
    )
    return str(graph.add("Div", graph.add("Div", products, of_row), graph.add("Transpose", of_other, perm=[1, 0])))


def outputs(graph: Graph, network: ParserNetwork, first: Sequence[int]) -> dict[str, tuple[str, int]]:
    """Arcs, relations and parts of speech by name, with how many dimensions each has.

    Args:
        graph: what is added to; its inputs are `words`, `language` and `sentence`.
        network: the learned parser.
        first: the source that stands for each language.
    """
    sources = _numbers(network.source.weight)[list(first)]
    rows = str(graph.add("Add", "words", graph.add("Gather", sources, "language", axis=0)))
    for layer in network.layers:
        rows = _layer(graph, rows, layer, "sentence")
    heads = graph.add("Concat", _numbers(network.root)[None], rows, axis=0)
    below = gelu(
        graph, rowwise(graph, rows, Linear.beside([*map(linear_of, (network.arc_dependent, network.dependent))]))
    )
    above = gelu(graph, rowwise(graph, heads, Linear.beside([*map(linear_of, (network.arc_head, network.head))])))
    cut = np.array([ARC, RELATION])
    arc_below, below = graph.add("Split", below, cut, outputs=2, axis=1)
    arc_above, above = graph.add("Split", above, cut, outputs=2, axis=1)
    asked = Linear.of(_numbers(network.arcs).T / ARC**0.5, _numbers(network.likely_head) / ARC**0.5)
    arcs = _compared(graph, rowwise(graph, arc_below, asked), arc_above, ARC, (-1, ARC))
    pairs = Linear.of(_numbers(network.pairs).T, np.zeros(network.pairs.shape[1]))
    named = _compared(graph, rowwise(graph, above, pairs), below, RELATION, (-1, len(RELATIONS), RELATION))
    of_head = graph.add("Unsqueeze", rowwise(graph, above, linear_of(network.of_head)), np.array([2]))
    of_dependent = graph.add("Transpose", rowwise(graph, below, linear_of(network.of_dependent)), perm=[1, 0])
    named = str(graph.add("Add", graph.add("Add", named, of_head), of_dependent))
    return {"arcs": (arcs, 2), "relations": (named, 3), "parts": (rowwise(graph, rows, linear_of(network.parts)), 2)}


def save(network: ParserNetwork, first: Sequence[int], file: Path) -> None:
    """Write the parser's network; `first` as for `outputs`."""
    graph = Graph()
    inputs = {"words": ["n", WIDTH], "sentence": ["n", "n"], "language": [1]}
    graph.save(outputs(graph, network, first), inputs, file)
