"""Letters as they are compared: in small letters and without accents."""

import re
import unicodedata

#: the marks of Latin, Greek and Cyrillic letters
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
#: the blocks that hold all other combining characters of Unicode
_OTHER_MARKS = re.compile("[\u0483-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\U0010ffff]")


def folded(text: str) -> str:
    """The text in small letters, without accents, compatible signs spelled out ("ﬁ" is "fi", "ß" is "ss"); offsets are not kept."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", plain))
    if _OTHER_MARKS.search(bare) is None:
        return bare
    return "".join(c for c in bare if not unicodedata.combining(c))
