"""Opens the networks in ONNX so that they give the same bits everywhere (decision 28)."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.adapters.signed import PROBE, saturates, signed

#: its inputs by name to its outputs
Network = Callable[[Mapping[str, npt.NDArray[Any]]], list[npt.NDArray[np.float32]]]


def network(file: Path) -> Network:
    """The network in a file, run as it is written: fused operations round otherwise on one processor than on another."""
    content = file.read_bytes()
    session = _opened(content if _saturating() else signed(content))

    def run(inputs: Mapping[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        found: list[npt.NDArray[np.float32]] = session.run(None, dict(inputs))
        return found

    return run


@cache
def _saturating() -> bool:
    return saturates(_opened(PROBE.read_bytes()))


def _opened(content: bytes) -> Any:  # noqa: ANN401 onnxruntime has no types
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # the plan of which values may share memory takes time with the square of the operations: 1.7 s for twelve layers
    options.enable_mem_reuse = False
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
