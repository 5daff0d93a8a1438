"""Networks whose weights are bytes without sign, given signed ones on processors that multiply those faster.

Processors have an instruction that adds up bytes without sign times signed ones (VNNI; the dot products of arm64): two to three times as
fast as without. Before it, onnxruntime adds such products two by two in sixteen bits, where they saturate. So the networks ship
without signs (decision 28), and get them as they are opened, where a probe shows that nothing saturates. The sums are whole numbers,
alike either way.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

#: one layer of such products, large enough to saturate
PROBE = Path(__file__).parent / "files" / "saturation.onnx"
#: what the probe sums where it does not: as many products as it is wide, of the greatest numbers
_WIDTH, _EXACT = 64, 64 * 255 * 127
#: fields of onnx.proto3: the graph of a model, the initial values of a graph, type and content of such a value
_GRAPH, _INITIAL, _TYPE, _CONTENT = 7, 5, 2, 9
#: types of initial values: bytes without sign, and with
_UNSIGNED, _SIGNED = 2, 3
#: kinds of fields of protocol buffers: a number, eight or four bytes, or something that tells its length
_NUMBER, _LONG = 0, 2
_FIXED = {1: 8, 5: 4}


def saturates(probe: Any) -> bool:  # noqa: ANN401 onnxruntime has no types
    """Whether products with signed weights lose anything on this processor. `probe`: the opened network of `PROBE`."""
    (sums,) = probe.run(None, {"rows": np.ones((8, _WIDTH), dtype=np.float32)})
    return bool((sums != _EXACT).any())


def signed(model: bytes) -> bytes:
    """The same network in ONNX with signed weights: 128 is taken from each byte of its initial values that has no sign."""
    made = bytearray(model)
    whole = memoryview(made)
    for begin, end in _each(whole, _GRAPH, 0, len(whole)):
        for first, last in _each(whole, _INITIAL, begin, end):
            _sign(whole, {number: place for number, *place in _fields(whole, first, last)})
    return bytes(made)


def _sign(whole: memoryview, fields: Mapping[int, list[int]]) -> None:
    at, (begin, end) = fields[_TYPE][0], fields.get(_CONTENT, (0, 0))
    if whole[at] == _UNSIGNED:
        whole[at] = _SIGNED
        numbers = np.frombuffer(whole[begin:end], dtype=np.uint8)
        numbers ^= 128


def _each(whole: memoryview, wanted: int, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each of the fields of one number lies in a message."""
    return ((first, last) for number, first, last in _fields(whole, begin, end) if number == wanted)


def _fields(whole: memoryview, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, begin and end of each field of a message: https://protobuf.dev/programming-guides/encoding."""
    while begin < end:
        tag, begin = _number(whole, begin)
        kind = tag & 7
        size, begin = _number(whole, begin) if kind == _LONG else (_FIXED.get(kind, 0), begin)
        last = _number(whole, begin)[1] if kind == _NUMBER else begin + size
        yield tag >> 3, begin, last
        begin = last


def _number(whole: memoryview, begin: int) -> tuple[int, int]:
    """A number, seven bits a byte and the lowest first, and where it ends."""
    number = shift = 0
    while whole[begin] > 127:
        number |= (whole[begin] & 127) << shift
        begin, shift = begin + 1, shift + 7
    return number | whole[begin] << shift, begin + 1
