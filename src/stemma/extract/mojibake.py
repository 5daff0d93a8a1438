"""Text that was UTF-8, was read as Windows-1252 (or Latin-1) and written as UTF-8 again: "Ã¼ber" is "über".

The way back is exact: the garbled letters as bytes of Windows-1252 are the UTF-8 that was. Only runs that have that shape are
turned back, each by itself, so that sound text beside them stays; a text with only one or two such runs in a language that
writes "Ã" itself is left alone. After the ftfy library (Speer 2019), without its guesses.
"""

import re

#: rounds; some texts went wrong twice, no text ten times
_MOST_ROUNDS = 4
#: what the bytes 0x80 to 0x9f are in Windows-1252; the five it leaves open stay as controls
_HIGH = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)}
_CONTINUES = "".join(map(re.escape, _HIGH)) + "\x80-\x9f\xa0-\xbf"
_GARBLED = re.compile(
    rf"[\xc2-\xdf][{_CONTINUES}]|[\xe2\xef][{_CONTINUES}]{{2}}|[\xf0-\xf4][{_CONTINUES}]{{3}}"
    # a no-break space of the second byte often became a plain one: "Ã " for "à"
    r"|\xc3 (?=[^\W\d_]|\s)"
)
#: what each garbled run begins with, a letter, and one behind it, in UTF-8 where the first is C3 and then 82 to 9F, A2 or AF to B4
_SUSPECT = re.compile(rb"\xc3(?:[\x82-\x9f\xa2\xaf-\xb4])(?:[\xc2\xc5\xc6\xcb\xe2][\x80-\xbf]| )")
#: sequences that sound text holds as well: a capital before a mark ("À…", "É»")
_DOUBTFUL = re.compile(r"[\xc0-\xde][»«…‘’‚“”„–—°§·¡¿\xa0]\Z")


def unmangled(text: str) -> str:
    """The text with what was encoded twice put right; the same text where nothing was."""
    for _ in range(_MOST_ROUNDS):
        if text.isascii() or not _SUSPECT.search(text.encode("utf-8", "ignore")) or _GARBLED.search(text) is None:
            return text
        mended = _GARBLED.sub(_mended, text)
        if mended == text or not _plausible(text):
            return text
        text = mended
    return text


def _plausible(text: str) -> bool:
    """Whether the garbled runs are no accident: one that sound text never holds, or several."""
    return any(
        not _DOUBTFUL.fullmatch(match.group())
        or (match.group()[0] in _TELLING and text[match.end() : match.end() + 1].islower())
        for match in _GARBLED.finditer(text)
    )


def _mended(match: re.Match[str]) -> str:
    run = match.group()
    if run == "\xc3 ":
        return "à "
    if _DOUBTFUL.fullmatch(run) and run[0] not in _TELLING:
        # sound text has a quotation mark behind a capital, but no letter behind that mark
        following = match.string[match.end() : match.end() + 1]
        return _decoded(run) if following.isalpha() and _decoded(run).isalpha() else run
    return _decoded(run)


#: capitals that hardly any sound text has before a mark
_TELLING = frozenset("ÂÃÅ")


def _decoded(run: str) -> str:
    try:
        return bytes(_byte(character) for character in run).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return run


def _byte(character: str) -> int:
    return _HIGH.get(character, ord(character))
