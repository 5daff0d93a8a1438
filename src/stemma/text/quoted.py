"""Which parts of a text stand in quotation marks: words that two reports can share without one copying the other."""

import re

from stemma.model import Span

#: the longest quotation followed, in code points; an unclosed mark must not swallow the rest of the article
_LONGEST = 700
_PAIRS = (("„", "“”"), ("“", "”"), ("»", "«"), ("«", "»"), ("‹", "›"), ("›", "‹"), ("‘", "’"), ('"', '"'))
# An opening mark stands before a character and after none; a closing ’ is no apostrophe, so no letter follows it.
_QUOTED = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(begin)}[^{re.escape(begin + end)}\n]{{1,{_LONGEST}}}[{re.escape(end)}](?!\w)"
        if begin in '‘"'
        else rf"{re.escape(begin)}[^{re.escape(begin + end)}\n]{{1,{_LONGEST}}}[{re.escape(end)}]"
        for begin, end in _PAIRS
    )
)

# the whole pattern is tried only where a quotation may begin
_MARK = re.compile("[" + "".join(begin for begin, _ in _PAIRS) + "]")


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted passages with their marks, in reading order, not overlapping, none over a line's end."""
    found: list[Span] = []
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= end and (match := _QUOTED.match(text, mark.start())):
            found.append(Span(*match.span()))
            end = match.end()
    return tuple(found)
