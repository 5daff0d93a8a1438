"""`python -m train STAGE --encoder DIR --out DIR [--start STATE] [--epochs N]`: train, or export; README.md here explains.

Stages:
    speech    parliamentary speeches and German names: what reported speech and names look like at all
    news      gold stories, written news prose, names: the teacher of what ships
    distil    the same texts and unmarked ones, read by a smaller tagger that also follows its teacher: what ships
    research  German Wikinews, after news: not for shipping (non-commercial)
    export    a state to the files that the package ships
"""

import argparse
import logging
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from train.corpora import blurbs, germeval, gold, prose, quotes
from train.distil import following, shrunk
from train.documents import Document
from train.examples import Reader
from train.export import export
from train.fit import LOG, Recipe, build, fit, load, of_marks
from train.network import LAYERS
from train.renaming import pool, renamed
from train.variants import restyled

#: epochs of a stage, unless asked otherwise
EPOCHS = {"speech": 1, "news": 4, "distil": 3, "research": 5}
#: learning rate of the encoder where a stage goes on from another
_LATER_RATE = 6e-5
#: every so manyth speech: speeches only prepare for news, and most of the time belongs to that
_EVERY_SPEECH = 3


def documents(stage: str) -> Iterator[Document]:
    """What a stage learns from."""
    if stage == "research":
        yield from quotes("de_wikinews_train")
        return
    if stage == "speech":
        written = list(islice(quotes("de_bundestag_train"), 0, None, _EVERY_SPEECH))
    else:
        written = [*gold("train"), *prose()]
    if stage == "distil":
        yield from blurbs()
    names = pool((*germeval(), *written))
    for document in (*germeval(), *written):
        yield from (document, *restyled(document), *renamed(document, names))


def main(words: list[str]) -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("stage", choices=(*EPOCHS, "export"))
    parser.add_argument("--encoder", type=Path, required=True, help="folder that e5_weights.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="state to write; for export the folder")
    parser.add_argument("--start", type=Path, nargs="+", help="state to go on from; of several the mean")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args(words)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if asked.stage == "export":
        export(asked.start, asked.encoder, asked.out)
        return
    found = list(documents(asked.stage))
    examples = [e for e in Reader(asked.encoder / "tokenizer.json").examples(found) if e.first]
    LOG.info("%d documents, %d windows, %d pieces", len(found), len(examples), sum(len(e.pieces) for e in examples))
    tagger, embeddings = load(asked.start, asked.encoder) if asked.start else build(asked.encoder, LAYERS)
    rate = _LATER_RATE if asked.start else Recipe(epochs=1).encoder_rate
    losses = of_marks
    if asked.stage == "distil":
        teacher = tagger
        losses, tagger = following(teacher), shrunk(teacher)
    epochs = asked.epochs or EPOCHS[asked.stage]
    recipe = Recipe(epochs=epochs, encoder_rate=rate, threads=asked.threads, losses=losses)
    fit(tagger, embeddings, examples, recipe, asked.out)


if __name__ == "__main__":
    main(sys.argv[1:])
