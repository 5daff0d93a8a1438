"""What a brief is made of: words of the interface, and what stands in the articles, kept apart to the last.

Every part says what it is, so that a renderer can link and mark it and a test can check it: `words` come from the wording tables,
`quote` is a slice of an article, `name` names a source, an outlet or an agency as the articles do, `moment` is a date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stemma.model import Passage
from stemma.report.wording import Wording

PartKind = Literal["words", "quote", "name", "moment"]
#: the paragraphs of a brief, in their order
Section = Literal["lead", "lineage", "disputed", "figures", "told", "lost", "limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of a sentence."""

    kind: PartKind
    text: str
    #: of a quote: where it stands; its text is exactly `text`
    passage: Passage | None = None
    #: ISO 639-1 of a quote in another language than the brief's
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its evidence."""

    section: Section
    parts: tuple[Part, ...]
    #: where it can be checked, what it quotes first
    passages: tuple[Passage, ...] = ()
    #: id of the claim that it tells
    claim: str | None = None
    #: ids of the statements that it quotes with their source; all of them sure enough to be shown
    statements: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As one line."""
        return " ".join("".join(part.text for part in self.parts).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story in a few sentences, put together from what was found in its articles."""

    story: str
    #: that of an article
    title: str
    #: ISO 639-1 of the title; None when unknown
    title_language: str | None
    #: ISO 639-1, of the sentences
    language: str
    #: that it was compiled automatically, and from what
    label: str
    sentences: tuple[Sentence, ...]

    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences by section, in their order."""
        found: list[list[Sentence]] = []
        for sentence in self.sentences:
            if not found or found[-1][0].section != sentence.section:
                found.append([])
            found[-1].append(sentence)
        return found


#: what a frame's place may hold
Value = Part | tuple[Part, ...] | str | int


def framed(wording: Wording, key: str, **values: Value) -> tuple[Part, ...]:
    """A sentence of the wording tables, its places filled.

    Raises:
        KeyError: no language has the key, or a value is missing.
    """
    found: list[Part] = []
    for piece in wording.parts(key, **values):
        if isinstance(piece, tuple):
            found += piece
        else:
            found.append(piece if isinstance(piece, Part) else Part(kind="words", text=str(piece)))
    return tuple(found)


def joined(items: Iterable[tuple[Part, ...]], separator: str) -> tuple[Part, ...]:
    """Runs with a separator between them."""
    found: list[Part] = []
    for number, item in enumerate(items):
        found += [Part(kind="words", text=separator)] if number else []
        found += item
    return tuple(found)


def quoted(parts: Iterable[Part]) -> tuple[Passage, ...]:
    """The passages that parts quote, each once."""
    return tuple(dict.fromkeys(part.passage for part in parts if part.passage is not None))


def capital(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A sentence's first letter as a capital, where it is a word of the interface."""
    first, *rest = parts
    if first.kind != "words":
        return parts
    return (Part(kind="words", text=first.text[:1].upper() + first.text[1:]), *rest)
