"""Treebank sentences as the parser learns them: packed into windows like news, and what the shipped encoder says of their words."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from tokenizers import Tokenizer

from eval.treebanks import Annotated, sentences
from stemma.adapters.parser import pooled
from stemma.adapters.tagger import Embeddings, Pieces
from stemma.model import Span, Tree
from train.parser_network import TAPS, WIDTH

#: what each treebank says of its words differs: each has a vector of its own. At run time the first of a language is taken
SOURCES = ("de_gsd", "en_ewt", "fr_gsd", "fr_sequoia")
#: treebanks learned from; PUD never
TREEBANKS = (
    "de_gsd_dev",
    "de_gsd_test",
    "en_ewt_train",
    "en_ewt_test",
    "fr_gsd_dev",
    "fr_sequoia_train",
    "fr_sequoia_dev",
    "fr_sequoia_test",
)
#: how often a sentence of a treebank is read in an epoch, each time among other sentences and in other quotation marks
TIMES = {"de_gsd_dev": 3, "de_gsd_test": 3}
#: the marks that GSD writes as `` and ''
_QUOTES = (("„", "“"), ('"', '"'), ("»", "«"), ("“", "”"), ("„", "“"), ("„", "”"), ("‚", "‘"))
_DASHES = "–-–—"
_OPEN, _CLOSE, _DASH = "``", "''", "--"
#: pieces of a window: as many as drawn between these
_LENGTHS = (20, 254)

Floats = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence to learn from."""

    #: words x taps x width
    states: Floats
    tree: Tree
    source: int


def restyled(one: Annotated, dice: random.Random) -> Annotated:
    """The sentence with quotation marks and dashes as newspapers write them."""
    opening, closing = dice.choice(_QUOTES)
    marks = {_OPEN: opening, _CLOSE: closing, _DASH: dice.choice(_DASHES)}
    if not any(one.text[n.span.begin : n.span.end] in marks for n in one.tree.nodes):
        return one
    text, nodes, last = "", [], 0
    for node in one.tree.nodes:
        form = one.text[node.span.begin : node.span.end]
        text += one.text[last : node.span.begin]
        begin, last = len(text), node.span.end
        text += marks.get(form, form)
        nodes.append(replace(node, span=Span(begin, len(text))))
    return Annotated(text=text + one.text[last:], tree=Tree(nodes=tuple(nodes)))


def windows(read: Sequence[Annotated], tokenizer: Tokenizer, dice: random.Random) -> Iterator[list[Annotated]]:
    """Runs of neighbouring sentences of drawn lengths."""
    run: list[Annotated] = []
    size, limit = 0, dice.randint(*_LENGTHS)
    for one in read:
        length = len(tokenizer.encode(one.text, add_special_tokens=False).ids)
        if run and size + length > limit:
            yield run
            run, size, limit = [], 0, dice.randint(*_LENGTHS)
        run.append(one)
        size += length + 1
    if run:
        yield run


class Reader:
    """The shipped encoder with the states after several of its layers."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._embed = Embeddings(folder / "embeddings.npz")
        model = onnx.load(folder / "encoder.onnx")
        states = state_names(model)
        self._names = [states[tap] for tap in TAPS]
        del model.graph.output[:]
        for name in self._names:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def examples(self, run: Sequence[Annotated], source: int) -> Iterator[Example]:
        """The sentences of one window, read together."""
        text = " ".join(one.text for one in run)
        coded = self.tokenizer.encode(text, add_special_tokens=False)
        ids = np.array([0, *coded.ids, 2])
        states = self._session.run(self._names, {"embeddings": self._embed(ids)})
        joined = np.concatenate([state[1:-1] for state in states], axis=1)
        pieces = Pieces(offsets=tuple(coded.offsets), states=joined)
        begin = 0
        for one in run:
            spans = [Span(n.span.begin + begin, n.span.end + begin) for n in one.tree.nodes]
            held = pooled(spans, pieces).reshape(len(spans), len(TAPS), WIDTH)
            yield Example(states=held.astype(np.float16), tree=one.tree, source=source)
            begin += len(one.text) + 1


def state_names(model: onnx.ModelProto) -> list[str]:
    """The names of the states before the encoder's first layer and after each: every layer rounds four values to eight bits, its input first."""
    rounded = [node.input[0] for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    return rounded[::4]


def examples(folder: Path, seed: int, treebanks: Sequence[str] = TREEBANKS) -> list[Example]:
    """All sentences of the treebanks."""
    dice = random.Random(seed)  # noqa: S311 no secret
    reader = Reader(folder)
    found: list[Example] = []
    for name in treebanks:
        source = SOURCES.index(name.rpartition("_")[0])
        for again in range(TIMES.get(name, 1)):
            read = [restyled(one, dice) for one in sentences(name)]
            if again:
                dice.shuffle(read)
            for run in windows(read, reader.tokenizer, dice):
                found.extend(reader.examples(run, source))
    return found
