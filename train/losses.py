"""What the tagger is punished for."""

import torch
from torch import Tensor
from torch.nn import functional

from train.documents import ROLES
from train.examples import UNKNOWN, Example
from train.network import Batch, Tagger, pooled, relation

#: how much classes of contents and links weigh beside a label chain (nats a word times words a window)
CLASS_WEIGHT = 0.3
LINK_WEIGHT = 0.3
#: how much each kind, a hedge, a denial weighs beside the first class, which is none: a hedge is ten times as rare, where five found
#: too many; a denial one in six
RARE_WEIGHTS = (1.0, 2.5, 1.5)
#: the label loss is a mean a word and channel, most of them easily nothing: this brings it to the size of the others
CHAIN_WEIGHT = 8.0


def loss(tagger: Tagger, read: tuple[Tensor, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The parts of the loss, weighted, of the emissions and features that the tagger read."""
    emissions, features = read
    kinds, links = [], []
    for example, row in zip(batch.examples, features, strict=True):
        if example.contents:
            contents = pooled(row, example.contents)
            kinds.extend(_class_losses(tagger, contents, example))
            links.extend(_link_losses(tagger, contents, row, example))
    zero = emissions.sum() * 0
    return {
        "chains": CHAIN_WEIGHT * tagger.chains.loss(emissions, batch.labels, batch.words),
        "classes": CLASS_WEIGHT * torch.stack(kinds).mean() if kinds else zero,
        "links": LINK_WEIGHT * torch.stack(links).mean() if links else zero,
    }


def _class_losses(tagger: Tagger, contents: Tensor, example: Example) -> list[Tensor]:
    heads = (tagger.spans.kind, tagger.spans.hedge, tagger.spans.polarity)
    found = []
    for place, head in enumerate(heads):
        weights = torch.full((head.out_features,), RARE_WEIGHTS[place])
        weights[0] = 1.0
        gold = torch.tensor([classes[place] for classes in example.classes])
        if bool((gold != UNKNOWN).any()):
            found.append(functional.cross_entropy(head(contents), gold, weight=weights, ignore_index=UNKNOWN))
    return found


def _link_losses(tagger: Tagger, contents: Tensor, row: Tensor, example: Example) -> list[Tensor]:
    found = []
    for role in ROLES:
        known = [i for i, right in enumerate(example.links[role]) if right is not None]
        spans = example.candidates[role]
        if not known or not spans:
            continue
        relations = torch.tensor([[relation(example, example.contents[i], s) for s in spans] for i in known])
        scores = tagger.spans.link(role, contents[known], pooled(row, spans), relations)
        gold = torch.zeros_like(scores)
        for line, i in enumerate(known):
            for right in example.links[role][i] or {len(spans)}:
                gold[line, right] = 1
        found.append(_links(role, scores, gold))
    return found


def _links(role: str, scores: Tensor, gold: Tensor) -> Tensor:
    """A content has many cues, each judged alone against nobody, but one of the other parts, chosen among all."""
    if role == "cue":
        margin = scores[:, :-1] - scores[:, -1:]
        return functional.binary_cross_entropy_with_logits(margin, gold[:, :-1])
    chosen = torch.logsumexp(scores.masked_fill(gold == 0, -1e4), 1)
    return (torch.logsumexp(scores, 1) - chosen).mean()
