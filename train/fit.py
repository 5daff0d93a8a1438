"""The training loop: seeded, in bfloat16, a checkpoint after each epoch."""

import logging
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from train.examples import Example
from train.losses import loss
from train.network import Batch, Tagger, batched

LOG = logging.getLogger("train")
SEED = 20240521
#: windows of up to 256 pieces in a step
BATCH = 8


#: the parts of the loss of a tagger on the embeddings of a batch
Losses = Callable[[Tagger, Tensor, Batch], dict[str, Tensor]]


def of_marks(tagger: Tagger, embeddings: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The loss of what the corpora mark."""
    return loss(tagger, tagger.words(embeddings, batch), batch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a stage is trained."""

    epochs: int
    #: learning rates of the encoder and of the heads
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    #: share of the steps over which the rates rise from nothing
    warm_up: float = 0.1
    threads: int = 2
    losses: Losses = of_marks


def build(folder: Path, layers: int) -> tuple[Tagger, Tensor]:
    """A fresh tagger on the first `layers` of the encoder in `folder`, and the frozen word embeddings."""
    torch.manual_seed(SEED)
    # dropout inside attention would bar the fused kernel, which is twice as fast
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    words = encoder.embeddings.word_embeddings.weight.detach().clone()
    encoder.embeddings.word_embeddings = torch.nn.Embedding(1, words.shape[1])
    encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    return Tagger(encoder, words.shape[1]), words


def load(states: Sequence[Path], folder: Path) -> tuple[Tagger, Tensor]:
    """The tagger of a checkpoint, with as many layers as it was trained with, and the frozen word embeddings.

    Of several checkpoints of one training the weights are averaged (Izmailov et al. 2018, UAI).
    """
    read = [torch.load(state, weights_only=True) for state in states]
    found = {name: sum(one[name] for one in read) / len(read) for name in read[0]}
    layers = {name.split(".")[3] for name in found if name.startswith("encoder.encoder.layer.")}
    tagger, words = build(folder, len(layers))
    tagger.load_state_dict(found)
    return tagger, words


def _batches(examples: Sequence[Example], dice: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    keyed = sorted(((len(e.pieces) + dice.uniform(-24, 24), i) for i, e in enumerate(examples)))
    order = [examples[i] for _, i in keyed]
    groups, group, size = [], [], 0
    for example in order:
        if group and size + 256 > BATCH * 256 and len(group) * len(example.pieces) > BATCH * 240:
            groups.append(group)
            group, size = [], 0
        group.append(example)
        size += len(example.pieces)
    groups.append(group)
    dice.shuffle(groups)
    return groups


def _optimizer(tagger: Tagger, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [p for p in tagger.encoder.parameters() if p.requires_grad]
    inner = {id(p) for p in tagger.encoder.parameters()}
    heads = [p for p in tagger.parameters() if id(p) not in inner]
    groups = [
        {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
        {"params": heads, "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups)


def _step(tagger: Tagger, words: Tensor, batch: Batch, losses: Losses) -> dict[str, Tensor]:
    embeddings = torch.nn.functional.embedding(batch.pieces, words)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        parts = losses(tagger, embeddings, batch)
    sum(parts.values()).backward()  # type: ignore[union-attr]
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    return parts


def fit(tagger: Tagger, words: Tensor, examples: Sequence[Example], recipe: Recipe, checkpoint: Path) -> None:
    """Train in place; the state is written to `checkpoint` after each epoch."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(SEED)
    dice = random.Random(SEED)  # noqa: S311 no secret
    optimizer = _optimizer(tagger, recipe)
    steps = recipe.epochs * len(_batches(examples, random.Random(SEED)))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: _rate(at / max(steps, 1), recipe.warm_up))
    tagger.train()
    for epoch in range(recipe.epochs):
        begun, sums = time.time(), Counter[str]()
        groups = _batches(examples, dice)
        for number, group in enumerate(groups):
            for name, part in _step(tagger, words, batched(group), recipe.losses).items():
                sums[name] += float(part.detach())
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            if number % 20 == 19:
                told = {k: round(v / (number + 1), 4) for k, v in sums.items()}
                LOG.info("epoch %d step %d/%d %s %.0f s", epoch, number + 1, len(groups), told, time.time() - begun)
        LOG.info(
            "epoch %d done in %.0f s %s", epoch, time.time() - begun, {k: v / len(groups) for k, v in sums.items()}
        )
        torch.save(tagger.state_dict(), checkpoint)


def _rate(progress: float, warm_up: float) -> float:
    """Linear up, then down along half a cosine to a twentieth."""
    if progress < warm_up:
        return max(progress / warm_up, 0.01)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
