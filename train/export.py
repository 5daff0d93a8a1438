"""A trained state to the four files of the package: encoder in ONNX with eight-bit weights (`exact_graph.py`), 4-bit embeddings, tokenizer, heads."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from torch import Tensor, nn

from stemma.adapters.heads import Heads
from stemma.adapters.tagger import FILES
from train.exact_graph import Bert, Graph, Linear, encoded, linear
from train.fit import load
from train.network import Tagger

#: the most frequent words of each language whose pieces are kept
WORDS = 200_000
_BLOCK = 32
#: ids of <s>, <pad>, </s>, <unk>, kept at their places
_SPECIAL = 4


#: links of speaker and cue are learned, since that shapes the features, but position decides better (stemma/adapters/linking.py)
_UNUSED = ("barred", "speaker", "cue")


def arrays_of(network: nn.Module) -> dict[str, np.ndarray]:
    """Its parameters by name, as numpy arrays."""
    return {name: value.detach().float().numpy() for name, value in network.state_dict().items()}


def heads_of(tagger: Tagger) -> Heads:
    """The parameters beside the encoder, by name, as numpy arrays."""
    kept = {
        name: value.detach().float().numpy()
        for name, value in tagger.state_dict().items()
        if name.startswith(("chains.", "spans.")) and not any(part in name.split(".") for part in _UNUSED)
    }
    return Heads(arrays=kept)


def kept_pieces(tokenizer: Path) -> list[int]:
    """The ids to keep: those in frequent words of German, English and French, and all single characters."""
    from tokenizers import Tokenizer
    from wordfreq import top_n_list

    reader = Tokenizer.from_file(str(tokenizer))
    vocabulary = json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"]
    kept = {number for number, (piece, _) in enumerate(vocabulary) if len(piece.lstrip("▁")) <= 1}
    for language in ("de", "en", "fr"):
        words = top_n_list(language, WORDS)
        forms = [form for word in words for form in (word, word.capitalize(), word.upper())]
        for coded in reader.encode_batch(forms, add_special_tokens=False):
            kept.update(coded.ids)
    return sorted(kept | set(range(_SPECIAL)))


def _pruned(tokenizer: Path, kept: list[int], out: Path) -> None:
    table = json.loads(tokenizer.read_text("utf-8"))
    table["model"]["vocab"] = [table["model"]["vocab"][number] for number in kept]
    numbers = {old: new for new, old in enumerate(kept)}
    table["added_tokens"] = [t | {"id": numbers[t["id"]]} for t in table["added_tokens"] if t["id"] in numbers]
    table["post_processor"] = table["truncation"] = table["padding"] = None
    out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _packed(words: Tensor, out: Path) -> None:
    """Q4_0: the scale of a block is its value of largest size over -8; the source of the weights used the same."""
    blocks = words.float().numpy().reshape(len(words), -1, _BLOCK)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], axis=-1)[..., 0]
    scales = (largest / -8).astype(np.float16)
    safe = np.where(scales == 0, 1, scales).astype(np.float32)
    nibbles = np.clip(np.round(blocks / safe[..., None]) + 8, 0, 15).astype(np.uint8)
    half = _BLOCK // 2
    packed = nibbles[..., :half] | (nibbles[..., half:] << 4)
    np.savez(out, packed=packed.reshape(len(words), -1), scales=scales)


def export(states: Sequence[Path], encoder: Path, folder: Path) -> None:
    """Write the files that `OnnxTagger` reads, of one checkpoint or the mean of several."""
    folder.mkdir(parents=True, exist_ok=True)
    tagger, words = load(states, encoder)
    tagger.eval()
    onnx_file, tokenizer_file, embeddings_file, heads_file = (folder / name for name in FILES)
    kept = kept_pieces(encoder / "tokenizer.json")
    _pruned(encoder / "tokenizer.json", kept, tokenizer_file)
    _packed(words[kept], embeddings_file)
    np.savez_compressed(heads_file, **{n: a.astype(np.float16) for n, a in heads_of(tagger).arrays.items()})
    graph, state = Graph(), arrays_of(tagger)
    rows = encoded(graph, Bert.of(arrays_of(tagger.encoder), tagger.encoder.config.layer_norm_eps))
    told = {
        name: (linear(graph, rows, Linear.of(state[f"{part}.weight"], state[f"{part}.bias"])), 2)
        for name, part in (("emissions", "emit"), ("features", "feature"))
    }
    graph.save(told, {"embeddings": ["pieces", words.shape[1]]}, onnx_file)
