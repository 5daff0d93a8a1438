"""A trained state as a tagger, without export: what the evals measure while training goes on."""

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stemma.models.heads import Floats, Heads
from stemma.models.tagger import Ids, OnnxTagger
from train.fit import load
from train.network import Tagger

#: links of speaker and cue are learned, since that shapes the features, but position decides better (stemma/models/linking.py)
_UNUSED = ("barred", "speaker", "cue")


def heads_of(tagger: Tagger) -> Heads:
    """The parameters beside the encoder, by name, as numpy arrays."""
    kept = {
        name: value.detach().float().numpy()
        for name, value in tagger.state_dict().items()
        if name.startswith(("chains.", "spans.")) and not any(part in name.split(".") for part in _UNUSED)
    }
    return Heads(arrays=kept)


def trial(state: Path, encoder: Path, threads: int = 1) -> OnnxTagger:
    """The tagger of a checkpoint, run by torch."""
    torch.set_num_threads(threads)
    tagger, words = load(state, encoder)
    tagger.eval()

    def backend(ids: Ids) -> tuple[Floats, Floats]:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            embedded = torch.nn.functional.embedding(torch.from_numpy(ids), words)
            emitted, told = tagger.read(embedded[None], None)
        return np.asarray(emitted[0].float().numpy()), np.asarray(told[0].float().numpy())

    return OnnxTagger.of(Tokenizer.from_file(str(encoder / "tokenizer.json")), heads_of(tagger), backend)
