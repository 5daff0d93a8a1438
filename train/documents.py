"""Texts to learn from, all in one shape: which spans are what, and what their corpus leaves unmarked."""

from dataclasses import dataclass, field

#: what a word can be part of; each is learned as its own sequence, so that they may nest and overlap
CHANNELS = ("content", "inner", "speaker", "cue", "addressee", "medium", "person", "organisation", "place")
KINDS = ("direct", "indirect", "mixed", "free_indirect", "reported")
HEDGES = ("none", "alleged", "expected", "unconfirmed", "denied")
POLARITIES = ("asserts", "denies")
#: parts of a statement that are linked to its content
ROLES = ("speaker", "cue", "addressee", "medium")

Range = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Marked:
    """One marked statement. None where the corpus does not tell."""

    content: list[Range]
    kind: str | None = None
    hedge: str | None = None
    polarity: str | None = None
    parts: dict[str, list[Range]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Document:
    """A text with its marks."""

    id: str
    language: str
    text: str
    statements: list[Marked] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    #: the channels this corpus marks; the others are not learned from it
    marks: frozenset[str] = frozenset()


def trimmed(text: str, span: Range, marks: str) -> Range:
    """The range without white space and without any of `marks` at its ends."""
    begin, end = span
    while begin < end and (text[begin].isspace() or text[begin] in marks):
        begin += 1
    while end > begin and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return begin, end


def depths(statements: list[Marked]) -> list[int]:
    """0 for outer content, 1 for content that lies in other content (of two equal ones, the first)."""
    result = []
    for number, one in enumerate(statements):
        inside = any(
            _holds(other, one) and not (_holds(one, other) and number > place)
            for place, other in enumerate(statements)
            if place != number
        )
        result.append(int(inside))
    return result


def _holds(outer: Marked, inner: Marked) -> bool:
    return bool(inner.content) and all(any(o[0] <= i[0] and i[1] <= o[1] for o in outer.content) for i in inner.content)
