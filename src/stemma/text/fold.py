"""Letters as they are compared: in small letters and without accents."""

import unicodedata


def folded(text: str) -> str:
    """The text in small letters, without accents, compatible signs spelled out ("ﬁ" is "fi", "ß" is "ss"); offsets are not kept."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
