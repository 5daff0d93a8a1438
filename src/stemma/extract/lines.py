"""Lines of a saved text to blocks: one paragraph, headline, caption or button each.

A saved page breaks lines where its markup did, also inside sentences. Such breaks are closed again; no character is added
but the space between two words.
"""

import re

from stemma.extract.chrome import furnishing

#: code points; in text wrapped for a terminal or for mail the lines are about this long
_WRAPPED = range(50, 101)
#: the share of long lines that shows a wrapped text
_MOSTLY = 0.6
#: words; a shorter line without a full stop is a heading or a button and is not continued
_LONG_ENOUGH = 5

_CLOSES = re.compile(r"[.,;:!?…)\]»”](?!\.\w)")
_ENDS = re.compile(r"[.!?:…][\"“”»’)\]]*\Z|[“”»\"]\Z")
_BULLET = re.compile(r"\A(?:[•·▪◦‣*]|[-–—](?=\s))\s*")


def blocks_of(text: str) -> tuple[str, ...]:
    """The blocks of a clean text, each on one line."""
    blocks: list[str] = []
    wrapped = _is_wrapped(text)
    for stretch in re.split(r"\n\s*\n", text):
        lines = [" ".join(line.split()) for line in stretch.split("\n") if line.strip()]
        parts = [_unwrapped(lines)] if wrapped else lines
        for part in parts:
            _append(blocks, part)
    return tuple(blocks)


def _is_wrapped(text: str) -> bool:
    """Whether line breaks only fill lines and blank lines part the paragraphs."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if "\n\n" not in text or len(lines) < 4 or max(map(len, lines)) >= _WRAPPED.stop:
        return False
    inner = [
        line
        for line, following in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        if line.strip() and following.strip()
    ]
    return bool(inner) and sum(len(line.rstrip()) in _WRAPPED for line in inner) >= _MOSTLY * len(inner)


def _unwrapped(lines: list[str]) -> str:
    joined = ""
    for line in lines:
        # a word parted at the line's end is one word again
        parted = re.search(r"[^\W\d_]-\Z", joined) is not None and line[:1].islower()
        joined = joined[:-1] + line if parted else f"{joined} {line}".strip()
    return joined


def _append(blocks: list[str], line: str) -> None:
    line = _BULLET.sub("", line)
    if blocks and line and _continues(blocks[-1], line):
        glue = "" if _CLOSES.match(line) else " "
        blocks[-1] += glue + line
    elif line:
        blocks.append(line)


def _continues(block: str, line: str) -> bool:
    """Whether `line` goes on with the sentence that `block` leaves open."""
    if furnishing(block) or furnishing(line):
        return False
    if _CLOSES.match(line):
        return not _ENDS.search(block) or line.strip(".,;:!?…)]»” ") == ""
    if _ENDS.search(block) or len(block.split()) < _LONG_ENOUGH:
        return False
    return line[:1].islower() or block.endswith((",", "(", "„", "«"))
