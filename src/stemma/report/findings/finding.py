"""One finding: a sentence whose words lead to their evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.model import Passage
from stemma.report.wording import Wording

FindingKind = Literal[
    "count", "first", "copied", "own", "disputed", "revised", "conflict", "lost", "changed", "one_source"
]
#: items of a list that are named; the rest are counted
NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words of a finding that lead somewhere: to passages, to an article, to a claim."""

    words: str
    #: where they stand, or what shows them; the first is the one to open
    passages: tuple[Passage, ...] = ()
    #: id of the article that they name
    article: str | None = None
    #: id of the claim that they are about
    claim: str | None = None

    def __str__(self) -> str:
        """The words."""
        return self.words


#: our own words, or words that lead to evidence
Part = str | Cited
#: a part, several, or a number for the sentence to write
Value = Part | tuple[Part, ...] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One sentence of what the story comes to."""

    kind: FindingKind
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentence without its links."""
        return text_of(self.parts)


def text_of(parts: Iterable[Part]) -> str:
    """Parts as plain words."""
    return "".join(str(part) for part in parts)


def sentence(wording: Wording, key: str, **values: Value) -> tuple[Part, ...]:
    """A sentence of the interface whose values keep their links."""
    found: list[Part] = []
    for part in wording.parts(key, **values):
        found.extend(part if isinstance(part, tuple) else (part if isinstance(part, Cited) else str(part),))
    return tuple(found)


def listed(wording: Wording, items: Sequence[Part | tuple[Part, ...]], named: int = NAMED) -> tuple[Part, ...]:
    """A, B and C; beyond `named`, A, B and 5 more. One more than that is named, since counting it takes the same room."""
    whole = [item if isinstance(item, tuple) else (item,) for item in items]
    shown = whole if len(whole) <= named + 1 else whole[:named]
    if len(shown) < len(whole):
        return sentence(wording, "list.more", first=_commas(shown), n=len(whole) - len(shown))
    if len(shown) < 2:
        return _commas(shown)
    return sentence(wording, "list.last", first=_commas(shown[:-1]), last=shown[-1])


def opened(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A sentence with its first letter in upper case: "the authority" opens as "The authority"; an outlet writes itself."""
    first = parts[0] if parts else ""
    if not parts or (isinstance(first, Cited) and first.article):
        return parts
    words = str(first)[:1].upper() + str(first)[1:]
    return (replace(first, words=words) if isinstance(first, Cited) else words, *parts[1:])


def _commas(items: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    found: list[Part] = []
    for number, item in enumerate(items):
        found.extend((", ", *item) if number else item)
    return tuple(found)
