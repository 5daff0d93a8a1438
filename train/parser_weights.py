"""The weights of the shipped encoder, read out of its ONNX file (`exact_graph.py` wrote it): its floats are kept nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from train.exact_graph import Array

#: the products and the norms of a layer in the order in which the graph has them, by their names in `parser_network.Layer`
_LINEAR = ("qkv", "out", "widen", "narrow")
_NORMS = ("first", "second")
#: what stands for zero in weights of eight bits without sign
_ZERO = 128


@dataclass(frozen=True, slots=True)
class _File:
    nodes: list[onnx.NodeProto]
    constants: dict[str, Array]
    makers: dict[str, onnx.NodeProto]
    readers: dict[str, onnx.NodeProto]

    @classmethod
    def read(cls, path: Path) -> "_File":
        graph = onnx.load(path).graph
        return cls(
            nodes=list(graph.node),
            constants={one.name: numpy_helper.to_array(one) for one in graph.initializer},
            makers={name: node for node in graph.node for name in node.output},
            readers={name: node for node in graph.node for name in node.input},
        )

    def constant(self, node: onnx.NodeProto) -> Array | None:
        """The constant that a node reads beside something else."""
        return next((self.constants[name] for name in node.input if name in self.constants), None)

    def linear(self, product: onnx.NodeProto) -> tuple[Array, Array]:
        """Weights (outputs x inputs) and bias of the layer with this product of whole numbers."""
        scaled = self.readers[self.readers[product.output[0]].output[0]]
        steps = self.constant(self.makers[scaled.input[1]])
        bias = self.constant(self.readers[scaled.output[0]])
        numbers = self.constants[product.input[1]].astype(np.float32) - _ZERO
        return (numbers * steps).T, np.asarray(bias)

    def norms(self) -> Iterator[tuple[Array, Array]]:
        """Gain and shift of each layer norm."""
        for node in self.nodes:
            gain = self.constant(node) if node.op_type == "Mul" else None
            maker = self.makers.get(node.input[0])
            if gain is not None and gain.ndim == 1 and maker is not None and maker.op_type == "Cast":
                yield gain, np.asarray(self.constant(self.readers[node.output[0]]))


def encoder_layers(path: Path) -> list[dict[str, Tensor]]:
    """The state of each layer, as `parser_network.Layer` takes it."""
    file = _File.read(path)
    products = [file.linear(node) for node in file.nodes if node.op_type == "MatMulInteger"]
    norms = list(file.norms())[1:]  # the first is that of the embeddings
    found = []
    for place in range(len(norms) // len(_NORMS)):
        linear = products[place * len(_LINEAR) :]
        named = [*zip(_LINEAR, linear, strict=False), *zip(_NORMS, norms[place * len(_NORMS) :], strict=False)]
        state = {f"{name}.weight": weight for name, (weight, _) in named} | {
            f"{name}.bias": bias for name, (_, bias) in named
        }
        found.append({name: torch.from_numpy(np.array(value, order="C")) for name, value in state.items()})
    return found
