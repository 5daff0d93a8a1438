"""A smaller tagger that starts as a part of a larger one and follows its answers (Sanh et al. 2019, arXiv:1910.01108)."""

import copy

import torch
from torch import Tensor

from train.fit import Losses
from train.losses import loss
from train.network import Batch, Tagger

#: layers of the teacher that the student lacks: without any training, leaving out these two costs among the least on gold dev
LEFT_OUT = frozenset({1, 5})
#: how much the distance to the teacher weighs beside the loss of the marks: of its emissions (squared, in nats), of its features
EMISSION_WEIGHT = 0.1
FEATURE_WEIGHT = 1.0


def shrunk(teacher: Tagger) -> Tagger:
    """A copy of the tagger without the encoder layers `LEFT_OUT`."""
    student = copy.deepcopy(teacher)
    kept = [layer for number, layer in enumerate(student.encoder.encoder.layer) if number not in LEFT_OUT]  # type: ignore[union-attr]
    student.encoder.encoder.layer = torch.nn.ModuleList(kept)  # type: ignore[union-attr]
    student.encoder.config.num_hidden_layers = len(kept)  # type: ignore[union-attr]
    return student


def following(teacher: Tagger) -> Losses:
    """The loss of a student: that of the marks, and how far its emissions and features are from the teacher's."""
    teacher.eval()

    def measured(tagger: Tagger, embeddings: Tensor, batch: Batch) -> dict[str, Tensor]:
        read = tagger.words(embeddings, batch)
        with torch.no_grad():
            aims = teacher.words(embeddings, batch)
        apart = [((mine - aim)[batch.words] ** 2).mean() for mine, aim in zip(read, aims, strict=True)]
        return {
            **loss(tagger, read, batch),
            "emissions": EMISSION_WEIGHT * apart[0],
            "features": FEATURE_WEIGHT * apart[1],
        }

    return measured
