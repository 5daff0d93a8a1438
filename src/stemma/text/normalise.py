"""Text as found to text one can count in: no invisible characters, one kind of line end, one kind of space.

Whatever is removed here is gone before any span is made, so spans of the cleaned text stay true.
"""

import re
import unicodedata

#: the longest run of combining marks kept on one letter; more is decoration that only hides words
_MARKS = 4

# Controls (tabs and line ends apart), variation selectors, zero-width spaces, direction marks, soft hyphens, tags, interlinear
# marks, non-characters of the first plane. None of them is visible; several are used to defeat comparison.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# Joiners carry meaning inside Arabic and Indic words and nowhere else.
_JOINER = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u0dff])")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
_SPACE = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PILED_MARKS = re.compile(f"([\u0300-\u036f]{{{_MARKS}}})[\u0300-\u036f]+")
#: all characters that any rule here changes or looks at, and some more; text without one needs no rule
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_TRAILING = re.compile(r" +(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text without invisible characters, in NFC, with plain line ends and spaces; cleaning twice changes nothing.

    A lone surrogate becomes U+FFFD. Three and more line ends become two, which part paragraphs.
    """
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return _tightened(text)  # as most text is, and at a third of the cost
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = _LINE_END.sub("\n", text.replace("\u2029", "\n\n"))
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text))
    # composing may use marks up, decomposition never adds a fifth to four: cut after composing, then compose what is new
    text = unicodedata.normalize("NFC", _PILED_MARKS.sub(r"\1", text))
    return _tightened(text)


def _tightened(text: str) -> str:
    """The text without spaces at the ends of lines and without more than one empty line; most of it has neither."""
    if " \n" in text or text.endswith(" "):
        text = _TRAILING.sub("", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip("\n")


def squeezed(text: str) -> str:
    """The text on one line: every run of white space is one space, none at the ends."""
    return " ".join(text.split())
