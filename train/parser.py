"""`python -m train.parser FOLDER [--epochs N]`: the parser on the shipped encoder, into FOLDER (default: the package's files).

Reads the treebanks of Universal Dependencies through the shipped encoder, which stays as it is; learns layers and heads of its own; writes
`parser.onnx`, and `encoder.onnx` with the mixture of states that the parser reads as one more output. PUD is only measured
(`python -m eval parse`).
"""

import argparse
import logging
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from stemma.adapters.parser import LANGUAGES
from stemma.adapters.tagger import FOLDER
from stemma.model.tree import PARTS, RELATIONS
from train.parser_examples import SOURCES, Example, examples, state_names
from train.parser_graph import save
from train.parser_network import BEGIN_AS, TAPS, WIDTH, ParserNetwork
from train.parser_weights import encoder_layers

LOG = logging.getLogger("train")
SEED = 1
#: words a step, and the share of steps in which the rates rise
BATCH, WARM_UP = 450, 0.05
#: sentences of each source that an epoch draws; all of the others
DRAWN = {"en_ewt": 4500, "fr_gsd": 1000, "fr_sequoia": 2500}
#: rate of the layers, and of what stands on them
LAYER_RATE, HEAD_RATE = 2e-4, 1.5e-3
#: how much parts of speech weigh beside arcs and relations
PARTS_WEIGHT = 0.5
_EPOCHS = 8
#: what is no word
_NONE = -100


@dataclass(slots=True, kw_only=True)
class Batch:
    """Sentences padded to one length."""

    states: Tensor
    mask: Tensor
    sources: Tensor
    heads: Tensor
    relations: Tensor
    parts: Tensor


def batched(group: Sequence[Example]) -> Batch:
    """Pad with words that count for nothing."""
    size = (len(group), max(len(e.tree.nodes) for e in group))
    states = torch.zeros(*size, len(TAPS), WIDTH)
    heads, relations, parts = (torch.full(size, _NONE) for _ in range(3))
    for row, e in enumerate(group):
        count = len(e.tree.nodes)
        states[row, :count] = torch.from_numpy(e.states.astype(np.float32))
        heads[row, :count] = torch.tensor([0 if n.head is None else n.head + 1 for n in e.tree.nodes])
        relations[row, :count] = torch.tensor([RELATIONS.index(n.relation) for n in e.tree.nodes])
        parts[row, :count] = torch.tensor([PARTS.index(n.part) for n in e.tree.nodes])
    sources = torch.tensor([e.source for e in group])
    return Batch(states=states, mask=heads != _NONE, sources=sources, heads=heads, relations=relations, parts=parts)


def epoch(found: Sequence[Example], dice: random.Random) -> Iterator[list[Example]]:
    """Groups of sentences of like length, in random order."""
    drawn: list[Example] = []
    for number, source in enumerate(SOURCES):
        own = [e for e in found if e.source == number]
        drawn.extend(dice.sample(own, min(len(own), DRAWN.get(source, len(own)))))
    drawn.sort(key=lambda e: len(e.tree.nodes) + dice.uniform(-2, 2))
    groups: list[list[Example]] = [[]]
    for e in drawn:
        longest = max([len(e.tree.nodes), *(len(o.tree.nodes) for o in groups[-1])])
        if groups[-1] and (len(groups[-1]) + 1) * longest > BATCH:
            groups.append([])
        groups[-1].append(e)
    dice.shuffle(groups)
    yield from groups


def loss(network: ParserNetwork, batch: Batch) -> Tensor:
    """Arcs, relations of the right arcs, parts of speech."""
    words = network.mixed(batch.states, batch.sources)
    arcs, dependents, heads, parts = network(words, batch.mask)
    possible = torch.cat([torch.ones(len(arcs), 1, dtype=torch.bool), batch.mask], 1)
    arcs = arcs.masked_fill(~possible[:, None], -1e4)
    arcs = arcs.masked_fill(torch.eye(*arcs.shape[1:], dtype=torch.bool).roll(1, 1), -1e4)
    row, place = batch.mask.nonzero(as_tuple=True)
    gold = batch.heads[row, place]
    named = network.relations(heads[row, gold], dependents[row, place])
    return (
        functional.cross_entropy(arcs[row, place], gold)
        + functional.cross_entropy(named, batch.relations[row, place])
        + PARTS_WEIGHT * functional.cross_entropy(parts[row, place], batch.parts[row, place])
    )


def fit(found: Sequence[Example], encoder: Path, epochs: int) -> ParserNetwork:
    """Train: AdamW, a warm-up, half a cosine."""
    torch.manual_seed(SEED)
    dice = random.Random(SEED)  # noqa: S311 no secret
    network = ParserNetwork(len(SOURCES))
    weights = encoder_layers(encoder)
    for layer, place in zip(network.layers, BEGIN_AS, strict=True):
        layer.load_state_dict(weights[place])
    own = [p for name, p in network.named_parameters() if name.startswith("layers.")]
    heads = [p for name, p in network.named_parameters() if not name.startswith("layers.")]
    groups = [
        {"params": own, "lr": LAYER_RATE, "weight_decay": 0.01},
        {"params": heads, "lr": HEAD_RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    steps = epochs * len(list(epoch(found, random.Random(SEED))))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: _rate(at / steps))
    for number in range(epochs):
        total = 0.0
        for at, group in enumerate(epoch(found, dice), 1):
            one = loss(network, batched(group))
            one.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += float(one.detach())
            if at % 50 == 0:
                LOG.info("epoch %d step %d loss %.3f", number, at, total / at)
    return network.eval()


def _rate(progress: float) -> float:
    return min(1.0, (progress + 1e-3) / WARM_UP) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(progress, 1.0))))


def tapped(encoder: Path, mix: Sequence[float], out: Path) -> None:
    """The encoder with one more output, `states`: the mixture of the states after its layers."""
    model = onnx.load(encoder)
    graph = model.graph
    _cut_back(graph)
    states = state_names(model)
    before = ""
    for place, (tap, weight) in enumerate(zip(TAPS, mix, strict=True)):
        graph.initializer.append(numpy_helper.from_array(np.array(weight, dtype=np.float32), f"mix.{place}"))
        graph.node.append(helper.make_node("Mul", [states[tap], f"mix.{place}"], [f"mixed.{place}"]))
        if place:
            after = "states" if place == len(TAPS) - 1 else f"summed.{place}"
            graph.node.append(helper.make_node("Add", [before, f"mixed.{place}"], [after]))
        before = after if place else "mixed.0"
    graph.output.append(helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, ["pieces", WIDTH]))
    onnx.checker.check_model(model)
    onnx.save(model, out)


def _cut_back(graph: onnx.GraphProto) -> None:
    """Take away the output that an earlier training of the parser gave the encoder."""
    for held in (graph.node, graph.initializer, graph.output):
        kept = [one for one in held if not _names(one) & {"mix", "mixed", "summed", "states"}]
        del held[:]
        held.extend(kept)


def _names(one: onnx.NodeProto | onnx.TensorProto | onnx.ValueInfoProto) -> set[str]:
    outputs = one.output if isinstance(one, onnx.NodeProto) else [one.name]
    return {name.partition(".")[0] for name in outputs}


def export(network: ParserNetwork, encoder: Path, folder: Path) -> None:
    """Write what `OnnxParser` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    # the numbers of the languages at run time are those of their first treebanks
    first = [next(i for i, source in enumerate(SOURCES) if source.startswith(code)) for code in LANGUAGES]
    save(network, first, folder / "parser.onnx")
    tapped(encoder, torch.softmax(network.mix, 0).tolist(), folder / "encoder.onnx")


def main() -> None:
    """Read, train, export."""
    parser = argparse.ArgumentParser(prog="python -m train.parser", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(asked.threads)
    found = examples(FOLDER, SEED)
    LOG.info("%d sentences, %d words", len(found), sum(len(e.tree.nodes) for e in found))
    export(fit(found, FOLDER / "encoder.onnx", asked.epochs), FOLDER / "encoder.onnx", asked.folder)


if __name__ == "__main__":
    main()
