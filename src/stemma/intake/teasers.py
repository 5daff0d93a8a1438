"""Whether an entry of a feed holds its article or only announces it.

Most feeds give the first sentences and a link. Taken for the article, such a beginning would be a copy that lost everything else, so an
entry is its article only where it is plainly whole: long enough, and not broken off.
"""

import re

#: words; with fewer there is nothing to read. As the shortest article that `extract` takes
SHORTEST = 12
#: words of an article: of a text that the feed puts where whole texts belong, and of a summary
WHOLE, WHOLE_SUMMARY = 30, 150
#: characters in which so many words are looked for
_ENOUGH = 20_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
#: a text that breaks off, and at most a few words that lead on ("Read more")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|&hellip;|&#8230;|&#x2026;)\s*[\])]?[\s\W]*(?:\w+\W+){0,5}\w*\W*\Z")
#: characters at a text's end in which that is looked for
_END = 120


def _plain(markup: str) -> str:
    return _TAG.sub(" ", markup[:_ENOUGH])


def count_words(markup: str, most: int = SHORTEST) -> int:
    """The words of a text up to a number; of scripts without spaces, as many signs as that many words have."""
    text = _plain(markup)
    count = len(text.split())
    return count if count >= most else max(count, sum(character > "\u2e80" for character in text) // 3)


def is_whole(markup: str, *, declared: bool) -> bool:
    """Whether a text is plainly a whole article.

    Args:
        markup: HTML.
        declared: it stands where the feed's format wants whole texts (`content`), not where it wants summaries.
    """
    if count_words(markup, WHOLE_SUMMARY) < (WHOLE if declared else WHOLE_SUMMARY):
        return False
    end = " ".join(_TAG.sub(" ", markup[-4 * _END :]).split())[-_END:]
    return _BROKEN_OFF.search(end) is None
