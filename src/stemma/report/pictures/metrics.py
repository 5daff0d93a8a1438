"""How wide text will be, before anybody draws it: labels are measured, broken and cut so that none overlaps another.

The table holds the widths of the sans-serif that pictures ask for. Other scripts are reckoned by their Unicode width: a Han
character fills an em, a mark that combines fills nothing. A reserve covers fonts that run a little wider.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from stemma.report.pictures.element import clean

#: what other fonts of the same kind run wider at most
RESERVE = 1.03
ELLIPSIS = "…"
#: em that a letter takes which no table and no rule knows
UNKNOWN = 0.62
#: first code point of the pictographs, which are drawn over an em wide
PICTOGRAPHS, PICTOGRAPH = 0x1F000, 1.3
_JOINING = frozenset("\u200d\ufe0e\ufe0f")


@cache
def _tables() -> dict[bool, dict[str, float]]:
    text = files("stemma.report.pictures").joinpath("metrics.toml").read_text("utf-8")
    found = tomllib.loads(text)
    return {
        bold: {letter: int(width) / 100 for width, letters in found[name].items() for letter in letters}
        for bold, name in ((False, "regular"), (True, "bold"))
    }


@cache
def _advance(letter: str, bold: bool) -> float:  # noqa: FBT001 a key of the cache
    """In em."""
    table = _tables()[bold]
    known = table.get(letter) or table.get(unicodedata.normalize("NFD", letter)[0])
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(letter) >= PICTOGRAPHS:
        return PICTOGRAPH
    return 1.0 if unicodedata.east_asian_width(letter) in ("W", "F") else UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How far a line of text runs at most.

    Args:
        text: one line.
        size: of the font; the width has its unit.
        bold: in the heavy weight.
    """
    return sum(_advance(letter, bold) for letter in text) * size * RESERVE


def _clusters(text: str) -> Iterator[str]:
    """Letters with what combines with them: none is parted from its marks."""
    cluster = ""
    for letter in text:
        joined = unicodedata.category(letter) in ("Mn", "Mc", "Me") or letter in _JOINING or cluster.endswith("\u200d")
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it has no room; empty where not even that fits."""
    text = clean(text)
    if width(text, size, bold=bold) <= room:
        return text
    kept, left = "", room - width(ELLIPSIS, size, bold=bold)
    for cluster in _clusters(text):
        left -= width(cluster, size, bold=bold)
        if left < 0:
            break
        kept += cluster
    return (kept.rstrip(" ,;:–-") + ELLIPSIS) if kept else ""


def _wide(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in ("W", "F")


def _breakable(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """Pieces between which a line may end: words with the space before them, Han characters, parts of endless words."""
    for n, word in enumerate(text.split(" ")):
        lead = " " if n else ""
        if width(word, size, bold=bold) <= room and not any(map(_wide, word)):
            yield lead + word
            continue
        piece = lead
        for cluster in _clusters(word):
            if piece.strip() and (
                _wide(cluster) or _wide(piece.lstrip()) or width(piece + cluster, size, bold=bold) > room
            ):
                yield piece
                piece = ""
            piece += cluster
        yield piece


def wrap(text: str, size: float, room: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`; what has no place in `lines` of them gives way to an ellipsis."""
    made: list[str] = [""]
    for piece in _breakable(clean(text), size, room, bold=bold):
        if made[-1] and width(made[-1] + piece, size, bold=bold) > room:
            made.append("")
        made[-1] += piece if made[-1] else piece.lstrip()
    kept = [line for line in made if line]
    if len(kept) <= lines:
        return tuple(kept)
    return (*kept[: lines - 1], shorten(" ".join(kept[lines - 1 : lines + 1]), size, room, bold=bold))


def parts(word: str, size: float, room: float) -> Iterator[tuple[str, bool]]:
    """A word in the pieces that a line may end behind, and whether a piece is the last."""
    found = [piece for piece in _breakable(word, size, room, bold=False) if piece]
    for n, piece in enumerate(found):
        yield piece, n == len(found) - 1
