"""What copyists do to a text. Every edit takes paragraphs and gives paragraphs with a line for the log."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from eval.generate.wording import CHROME, SYNONYMS

Paragraphs = tuple[tuple[str, ...], ...]

#: share of the sentences that a cut leaves
KEPT = (0.35, 0.85)
#: share of the sentences that an editor touches
TOUCHED = 0.35
_NUMBER = re.compile(r"(?<![\d.,])\d{2,4}(?![\d.,]|\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An edited text and what was done to it."""

    paragraphs: Paragraphs
    log: tuple[str, ...]


Edit = Callable[[Paragraphs, str, random.Random], Edited]


def _regrouped(sentences: list[str], size: int = 2) -> Paragraphs:
    return tuple(tuple(sentences[at : at + size]) for at in range(0, len(sentences), size))


def cut(text: Paragraphs, language: str, draw: random.Random) -> Edited:  # noqa: ARG001
    """From the end mostly, and a sentence here and there: news is cut from below."""
    sentences = [s for block in text for s in block]
    keep = max(2, round(len(sentences) * draw.uniform(*KEPT)))
    inside = max(0, min(len(sentences) - keep, draw.randint(0, 2)))
    kept = sentences[: keep + inside]
    for _ in range(inside):
        del kept[draw.randrange(1, len(kept))]
    return Edited(paragraphs=_regrouped(kept), log=(f"cut to {len(kept)} of {len(sentences)} sentences",))


def reword(text: Paragraphs, language: str, draw: random.Random) -> Edited:
    """Other words for some, in some sentences."""
    words = SYNONYMS[language]
    log: list[str] = []

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        other = words.get(word.lower())
        if other is None:
            return word
        log.append(f"{word} -> {other}")
        return other.capitalize() if word[0].isupper() else other

    done = tuple(tuple(_WORD.sub(swap, s) if draw.random() < TOUCHED else s for s in block) for block in text)
    return Edited(paragraphs=done, log=tuple(log))


def reorder(text: Paragraphs, language: str, draw: random.Random) -> Edited:  # noqa: ARG001
    """One paragraph after the lead moves elsewhere."""
    if len(text) < 3:
        return Edited(paragraphs=text, log=())
    blocks = list(text)
    moved = blocks.pop(draw.randrange(1, len(blocks)))
    blocks.insert(draw.randrange(1, len(blocks) + 1), moved)
    return Edited(paragraphs=tuple(blocks), log=("moved a paragraph",))


def change_number(text: Paragraphs, language: str, draw: random.Random) -> Edited:  # noqa: ARG001
    """Two neighbouring digits change places in one figure."""
    places = [(b, s, m) for b, block in enumerate(text) for s, line in enumerate(block) for m in _NUMBER.finditer(line)]
    places = [p for p in places if p[2].group()[0] != p[2].group()[1] and p[2].group()[1] != "0"]
    if not places:
        return Edited(paragraphs=text, log=())
    block, sentence, match = draw.choice(places)
    old = match.group()
    new = old[1] + old[0] + old[2:]
    lines = [list(lines) for lines in text]
    line = lines[block][sentence]
    lines[block][sentence] = line[: match.start()] + new + line[match.end() :]
    return Edited(paragraphs=tuple(map(tuple, lines)), log=(f"{old} -> {new}",))


def add_chrome(text: Paragraphs, language: str, draw: random.Random) -> Edited:
    """A line of page furniture that an extractor let through."""
    line = draw.choice(CHROME[language])
    return Edited(paragraphs=(*text, (line,)), log=(f"chrome: {line}",))


def insert(text: Paragraphs, foreign: Paragraphs, draw: random.Random) -> Edited:
    """Paragraphs of another text among those of this one, after the lead."""
    blocks = list(text)
    for block in foreign:
        blocks.insert(draw.randrange(1, len(blocks) + 1), block)
    return Edited(paragraphs=tuple(blocks), log=(f"inserted {len(foreign)} paragraphs",))
