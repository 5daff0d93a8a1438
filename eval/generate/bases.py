"""Texts that families of copies are made of: wires, gold reports, documents with their translations, recombined sentences."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from eval.corpora import rows
from eval.gold import stories
from stemma.lineage.candidates import Index
from stemma.model import Article
from stemma.text.segment import sentences

#: a base is read up to here: generated articles are as long as agency reports, in code points
LONGEST = 4000
#: sentences a base needs for a cut to leave something
FEWEST_SENTENCES = 8
#: sentences of a recombined base
RECOMBINED = (8, 16)
#: sentences a paragraph of a recombined base
PARAGRAPH = 2
#: share of the longer words of a recombined sentence that are changed
CHANGED = 0.6
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
WIRES = "wires/agency_wires_a.jsonl.gz"
TRANSLATIONS = ("translations/wmt21_de-fr.jsonl.gz", "translations/wmt21_fr-de.jsonl.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A translation of a base."""

    language: str
    text: str
    machine: bool
    #: who translated, as the corpus names them
    system: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A text to be copied."""

    id: str
    language: str
    #: paragraphs, each a run of sentences
    paragraphs: tuple[tuple[str, ...], ...]
    renderings: tuple[Rendering, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in order."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph)


def paragraphs_of(text: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """A text as paragraphs of sentences."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    split = [tuple(block[s.begin : s.end] for s in sentences(block, language)) for block in blocks]
    return tuple(block for block in split if block)


def _base(key: str, language: str, text: str, renderings: tuple[Rendering, ...] = ()) -> Base:
    return Base(id=key, language=language, paragraphs=paragraphs_of(text[:LONGEST], language), renderings=renderings)


def wires() -> tuple[Base, ...]:
    """The agency wires that are long enough to be cut and share no passage with an earlier one: real copies have no gold."""
    index = Index(by_anchor=None)
    made = []
    for row in rows(WIRES):
        alone = not index.add(Article(id=row["id"], uri=row["id"], language=row["lang"], text=row["text"]))
        base = _base(row["id"], row["lang"], row["text"])
        if alone and len(base.sentences) >= FEWEST_SENTENCES:
            made.append(base)
    return tuple(made)


def gold_reports() -> tuple[Base, ...]:
    """The reports of training stories that descend from nothing: one base each."""
    found = []
    for story in stories("train"):
        copies = {d["copy"] for d in story.descents}
        found += [
            _base(g.article.id, str(g.article.language), g.article.text)
            for s, g in story.articles.items()
            if s not in copies
        ]
    return tuple(base for base in found if len(base.sentences) >= FEWEST_SENTENCES)


def translated() -> tuple[Base, ...]:
    """Documents of which the source language is known, with their human and machine translations."""
    found = []
    for name in TRANSLATIONS:
        for row in rows(name):
            renderings = [
                Rendering(language=h["lang"], text=h["text"], machine=False, system="human") for h in row["human"]
            ]
            renderings += [
                Rendering(language=m["lang"], text=m["text"], machine=True, system=m["system"]) for m in row["machine"]
            ]
            found.append(_base(row["id"], row["source"]["lang"], row["source"]["text"], tuple(renderings)))
    return tuple(found)


def recombined(sources: Sequence[Base], count: int, seed: int) -> tuple[Base, ...]:
    """New texts in any number: sentences drawn from many, most of their longer words changed for others of the language.

    Distinct bases so share frames of sentences and hardly a whole one.
    """
    draw = random.Random(seed)
    by_language: dict[str, list[str]] = {}
    for base in sources:
        by_language.setdefault(base.language, []).extend(base.sentences)
    vocabulary = {
        code: sorted({w for s in lines for w in _LONG_WORD.findall(s)}) for code, lines in by_language.items()
    }
    languages = sorted(by_language)
    made = []
    for number in range(count):
        language = languages[number % len(languages)]
        chosen = draw.sample(by_language[language], draw.randint(*RECOMBINED))
        lines = [_LONG_WORD.sub(lambda m, code=language: _other(m, vocabulary[code], draw), s) for s in chosen]
        blocks = tuple(tuple(lines[at : at + PARAGRAPH]) for at in range(0, len(lines), PARAGRAPH))
        made.append(Base(id=f"recombined-{number}", language=language, paragraphs=blocks))
    return tuple(made)


def _other(match: re.Match[str], vocabulary: list[str], draw: random.Random) -> str:
    return draw.choice(vocabulary) if draw.random() < CHANGED else match.group()
