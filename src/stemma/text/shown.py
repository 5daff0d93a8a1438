"""Words from outside as text that can be printed and written: anybody may choose the name of a file or a field."""

import os
import re
from pathlib import Path

#: code points; longer words are cut in the middle
LONGEST = 600

# controls and C1 controls, soft hyphens, line and paragraph separators, direction marks and overrides, zero-width characters,
# and surrogates: a byte of a file's name that is not UTF-8 reaches Python as one, and no JSON can hold it
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def shown(words: str | os.PathLike[str]) -> str:
    r"""The words on one line, with whatever a terminal would obey or hide written out: `caf\xe9`, `\x1b[2J`."""
    text = words.as_posix() if isinstance(words, Path) else os.fspath(words)
    text = _HIDDEN.sub(_written, text)
    if len(text) > LONGEST:
        half = LONGEST // 2
        text = f"{text[:half]}…{text[-half:]}"
    return text


def _written(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00  # the byte that stood there
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
