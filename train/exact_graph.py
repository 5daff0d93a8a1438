"""Writes an encoder (BERT with int8 weights) as an ONNX graph that gives the same bits on every processor. Decision 28.

Each operation in it is exact or is rounded alike everywhere (IEEE 754). Weights times activations are sums of whole numbers in int32,
eight bits without sign on both sides, which no kernel saturates. Where a sum of floats is needed (means, attention), its
terms are rounded first to whole numbers so small that float32, or float64, adds them exactly in any order. Exponential and GELU
are short chains of products. It must be run without graph optimisations: fused operations round otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[Any]

#: sums of whole numbers below it are exact in float32
EXACT = 2**24 - 1
#: pieces of a window at most, its two marks counted: what the bounds below are made for
PIECES = 256
#: greatest whole number that an exponential becomes: PIECES of them sum below EXACT
LIKELY = 65504
#: greatest whole number of a row of attention in all, and of a value that it is multiplied with
SHARES, VALUES = 2**14, 1016
#: layer norm reads numbers up to BOUND in steps of 1 / STEPS: squares of 384 of them sum below 2**53
BOUND, STEPS = 256, 2**14
#: steps to one in a mean over pieces
MEAN_STEPS = 2**12
#: exp(-t) is near ((max(0, 1 - SLOPE * t)**2 + FLOOR) / (1 + FLOOR)) ** 16, within 2.2e-4 (fitted)
SLOPE, FLOOR, SQUARINGS = 0.05778202, 0.85203506, 4
#: GELU(x) is near max(x, 0) - |x| / p(|x|) ** 8 with this polynomial, lowest power first, within 4.3e-4 (fitted)
TAIL = (1.08805396, 0.12268917, 0.02707496, 0.02058971)
HEADS = 12
_LAST = np.array([-1])
#: of inputs that are no floats
_TYPES = {"language": TensorProto.INT64}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A layer whose weights are whole numbers from -127 to 127 times a step for each of its outputs."""

    #: inputs x outputs
    numbers: npt.NDArray[np.int8]
    steps: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    @classmethod
    def of(cls, weights: Array, bias: Array) -> "Linear":
        """Rounded from the weights of torch: outputs x inputs."""
        steps = np.maximum(np.abs(weights).max(axis=1) / 127, 1e-12).astype(np.float32)
        return cls(
            numbers=np.rint(weights / steps[:, None]).T.astype(np.int8), steps=steps, bias=bias.astype(np.float32)
        )

    @classmethod
    def beside(cls, layers: Sequence["Linear"]) -> "Linear":
        """Several layers that read the same, as one."""
        return cls(
            numbers=np.concatenate([layer.numbers for layer in layers], axis=1),
            steps=np.concatenate([layer.steps for layer in layers]),
            bias=np.concatenate([layer.bias for layer in layers]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A layer norm."""

    gain: npt.NDArray[np.float32]
    shift: npt.NDArray[np.float32]
    tiny: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bert:
    """An encoder by its parts: `linear` and `norms` by the names that transformers gives them, from `layer.0` on."""

    #: whole numbers, PIECES x width, and what one of them is worth
    positions: npt.NDArray[np.int16]
    position_step: float
    kind: npt.NDArray[np.float32]
    linear: Mapping[str, Linear]
    norms: Mapping[str, Norm]
    layers: int

    @classmethod
    def of(cls, state: Mapping[str, Array], tiny: float) -> "Bert":
        """From the state of transformers' BertModel, as numpy arrays."""
        places = state["embeddings.position_embeddings.weight"][:PIECES].astype(np.float32)
        step = float(np.abs(places).max() / 2**12)
        stems = {name.removeprefix("encoder.").rsplit(".", 1)[0]: name.rsplit(".", 1)[0] for name in state}
        stems = {short: long for short, long in stems.items() if f"{long}.bias" in state}
        part = {short: (state[f"{long}.weight"], state[f"{long}.bias"]) for short, long in stems.items()}
        return cls(
            positions=np.rint(places / step).astype(np.int16),
            position_step=step,
            kind=state["embeddings.token_type_embeddings.weight"][0].astype(np.float32),
            linear={n: Linear.of(w, b) for n, (w, b) in part.items() if w.ndim > 1},
            norms={n: Norm(gain=w, shift=b, tiny=tiny) for n, (w, b) in part.items() if w.ndim == 1},
            layers=1 + max(int(name.split(".")[1]) for name in part if name.startswith("layer.")),
        )


@dataclass(slots=True)
class Graph:
    """A graph that grows by one operation at a time; values go by their names."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[bytes, tuple[str, Array]] = field(default_factory=dict)

    def add(self, operation: str, *inputs: str | Array | np.generic, outputs: int = 1, **settings: Any) -> Any:  # noqa: ANN401 one name or several
        """The name of its output, or the names."""
        names = [one if isinstance(one, str) else self._constant(np.asarray(one)) for one in inputs]
        made = [f"v{len(self.nodes)}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(operation, names, made, **settings))
        return made[0] if outputs == 1 else made

    def _constant(self, value: Array) -> str:
        key = f"{value.dtype}{value.shape}".encode() + value.tobytes()
        return self.constants.setdefault(key, (f"c{len(self.constants)}", value))[0]

    def save(
        self, outputs: Mapping[str, tuple[str, int]], inputs: Mapping[str, Sequence[str | int]], file: Path
    ) -> None:
        """Write it. Outputs: the name to give, then the value and how many dimensions it has. Inputs: their shapes; `language` is a number."""
        self.nodes.extend(helper.make_node("Identity", [value], [name]) for name, (value, _) in outputs.items())
        graph = helper.make_graph(
            self.nodes,
            "encoder",
            [
                helper.make_tensor_value_info(name, _TYPES.get(name, TensorProto.FLOAT), shape)
                for name, shape in inputs.items()
            ],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, [None] * size) for n, (_, size) in outputs.items()],
            [numpy_helper.from_array(value, name) for name, value in self.constants.values()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, file)


def linear(graph: Graph, rows: str, layer: Linear) -> str:
    """Rows, rounded to eight bits all together, times the weights."""
    numbers, step, zero = graph.add("DynamicQuantizeLinear", rows, outputs=3)
    weights = (layer.numbers.astype(np.int16) + 128).astype(np.uint8)
    summed = graph.add("MatMulInteger", numbers, weights, zero, np.uint8(128))
    worth = graph.add("Mul", step, layer.steps)
    return str(graph.add("Add", graph.add("Mul", _cast(graph, summed, TensorProto.FLOAT), worth), layer.bias))


def save_probe(file: Path) -> None:
    """Write a network of one layer that tells whether this processor saturates signed weights (`adapters/signed.py`)."""
    graph = Graph()
    numbers, _, zero = graph.add("DynamicQuantizeLinear", "rows", outputs=3)
    summed = graph.add("MatMulInteger", numbers, np.full((64, 64), 127, dtype=np.int8), zero, np.int8(0))
    graph.save({"sums": (_cast(graph, summed, TensorProto.FLOAT), 2)}, {"rows": ("rows", 64)}, file)


def encoded(graph: Graph, bert: Bert) -> str:
    """The last layer's features of each piece."""
    rows = normed(graph, _embedded(graph, bert), bert.norms["embeddings.LayerNorm"])
    for number in range(bert.layers):
        name = f"layer.{number}."
        parts = [bert.linear[f"{name}attention.self.{part}"] for part in ("query", "key", "value")]
        told = _attention(graph, linear(graph, rows, Linear.beside(parts)), parts[0].numbers.shape[1] // HEADS)
        told = graph.add("Add", linear(graph, told, bert.linear[f"{name}attention.output.dense"]), rows)
        rows = normed(graph, told, bert.norms[f"{name}attention.output.LayerNorm"])
        inner = gelu(graph, linear(graph, rows, bert.linear[f"{name}intermediate.dense"]))
        told = graph.add("Add", linear(graph, inner, bert.linear[f"{name}output.dense"]), rows)
        rows = normed(graph, told, bert.norms[f"{name}output.LayerNorm"])
    return rows


def mean(graph: Graph, rows: str) -> str:
    """The mean over all pieces."""
    steps = graph.add("Round", graph.add("Mul", rows, np.float32(MEAN_STEPS)))
    summed = graph.add("ReduceSum", _cast(graph, steps, TensorProto.DOUBLE), np.array([0]), keepdims=0)
    count = graph.add("Mul", _cast(graph, _count(graph, rows), TensorProto.DOUBLE), np.float64(MEAN_STEPS))
    return _cast(graph, graph.add("Div", summed, count), TensorProto.FLOAT)


def _cast(graph: Graph, value: str, to: int) -> str:
    return str(graph.add("Cast", value, to=to))


def _count(graph: Graph, rows: str) -> str:
    return str(graph.add("Slice", graph.add("Shape", rows), np.array([0]), np.array([1])))


def _embedded(graph: Graph, bert: Bert) -> str:
    places = graph.add("Slice", bert.positions, np.array([0]), _count(graph, "embeddings"), np.array([0]))
    places = graph.add("Mul", _cast(graph, places, TensorProto.FLOAT), np.float32(bert.position_step))
    return str(graph.add("Add", graph.add("Add", "embeddings", bert.kind), places))


def normed(graph: Graph, rows: str, norm: Norm) -> str:
    """Layer norm, row by row."""
    bounded = _cast(graph, graph.add("Clip", rows, np.float32(-BOUND), np.float32(BOUND)), TensorProto.DOUBLE)
    steps = graph.add("Round", graph.add("Mul", bounded, np.float64(STEPS)))
    share = 1 / len(norm.gain)
    middle = graph.add("Round", graph.add("Mul", graph.add("ReduceSum", steps, _LAST), np.float64(share)))
    apart = graph.add("Sub", steps, middle)
    squares = graph.add("ReduceSum", graph.add("Mul", apart, apart), _LAST)
    spread = graph.add("Add", graph.add("Mul", squares, np.float64(share / STEPS**2)), np.float64(norm.tiny))
    worth = graph.add("Div", np.float64(1 / STEPS), graph.add("Sqrt", spread))
    standard = _cast(graph, graph.add("Mul", apart, worth), TensorProto.FLOAT)
    return str(graph.add("Add", graph.add("Mul", standard, norm.gain), norm.shift))


def gelu(graph: Graph, rows: str) -> str:
    """GELU, value by value."""
    size = graph.add("Abs", rows)
    total: Any = np.float32(TAIL[-1])
    for term in TAIL[-2::-1]:
        total = graph.add("Add", graph.add("Mul", size, total), np.float32(term))
    for _ in range(3):
        total = graph.add("Mul", total, total)
    return str(graph.add("Sub", graph.add("Max", rows, np.float32(0)), graph.add("Div", size, total)))


def _whole(graph: Graph, rows: str, largest: int) -> tuple[str, str]:
    """Rows as whole numbers up to the largest, and how many of them make one."""
    size = graph.add("Max", graph.add("ReduceMax", graph.add("Abs", rows), keepdims=0), np.float32(1e-6))
    steps = graph.add("Div", np.float32(largest), size)
    return str(graph.add("Round", graph.add("Mul", rows, steps))), str(steps)


def _by_head(graph: Graph, rows: str, order: Sequence[int]) -> str:
    return str(graph.add("Transpose", graph.add("Reshape", rows, np.array([0, HEADS, -1])), perm=list(order)))


def _attention(graph: Graph, asked: str, width: int) -> str:
    """Queries, keys and values side by side to what each piece takes from the others."""
    parts = graph.add("Split", asked, outputs=3, axis=-1)
    largest = int((EXACT / width) ** 0.5)
    (queries, finer), (keys, fine) = _whole(graph, parts[0], largest), _whole(graph, parts[1], largest)
    values, value_steps = _whole(graph, parts[2], VALUES)
    scores = graph.add("MatMul", _by_head(graph, queries, (1, 0, 2)), _by_head(graph, keys, (1, 2, 0)))
    likely = _likely(graph, scores, graph.add("Div", np.float32(width**-0.5), graph.add("Mul", finer, fine)))
    share = graph.add("Div", np.float32(SHARES), graph.add("ReduceSum", likely, _LAST))
    taken = graph.add("MatMul", graph.add("Round", graph.add("Mul", likely, share)), _by_head(graph, values, (1, 0, 2)))
    rows = graph.add("Reshape", graph.add("Transpose", taken, perm=[1, 0, 2]), np.array([0, -1]))
    return str(graph.add("Mul", rows, graph.add("Div", np.float32(1 / SHARES), value_steps)))


def _likely(graph: Graph, scores: str, worth: str) -> str:
    """The exponential of what each score is below the best of its row, in whole numbers up to LIKELY."""
    gain = LIKELY**0.5**SQUARINGS / (1 + FLOOR)
    slope = graph.add("Mul", worth, np.float32(gain**0.5 * SLOPE))
    highest = graph.add("Mul", graph.add("ReduceMax", scores, axes=[-1]), slope)
    line = graph.add("Add", graph.add("Mul", scores, slope), graph.add("Sub", np.float32(gain**0.5), highest))
    root = graph.add("Max", line, np.float32(0))
    power = graph.add("Add", graph.add("Mul", root, root), np.float32(gain * FLOOR))
    for _ in range(SQUARINGS):
        power = graph.add("Mul", power, power)
    return str(graph.add("Round", power))
