"""The dateline that opens a paragraph of an agency's report: whoever speaks in it, the place does not.

    SEOUL, March 3 (Reuters) — …        Port Selby (TAG) - …        PARIS, 3 mars (AFP) – …        WASHINGTON — …

The first paragraph's is taken off with the text's furniture; live pages and pages of several reports keep theirs.
"""

import re

from stemma.lang.agencies import agency_named
from stemma.model import Span

#: code points; nothing longer opens a report
_LONGEST = 90
_BIG = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_BIG}[\w.’'/-]*"
#: a place, its region, and a day: "Port Selby, Norland, March 3"
_PLACE = rf"{_WORD}(?:\s(?:[a-z]{{2,3}}\s)?{_WORD}){{0,3}}"
_DAY = r"(?:\d{1,2}\.?\s\w+\.?|\w+\.?\s\d{1,2}\.?)(?:\s\d{4})?"
_DASH = r"\s*(?:[–—―]|--?)\s+"
_SIGNED = re.compile(rf"{_PLACE}(?:,\s(?:{_PLACE}|{_DAY})){{0,3}}\s\((?P<agency>[^()\n]{{2,30}})\){_DASH}")
_SHOUTED = rf"{_BIG}[{_BIG[1:-1]}.’'-]"
_CAPITALS = re.compile(
    rf"(?={_SHOUTED}{{3}}|{_SHOUTED}{{2}}\s){_SHOUTED}+(?:\s{_SHOUTED}+){{0,2}}(?:,\s(?:{_PLACE}|{_DAY})){{0,2}}\s+[–—―]\s+"
)
_ASIDE = re.compile(r"\s[–—-]\s")


def report_begin(text: str, sentence: Span) -> int:
    """Where a sentence begins behind the dateline that opens its paragraph; its own begin where there is none.

    A second dash in the sentence makes an aside of what stands between the two ("Ann Reh (SPD) – the mayor – said"), unless an
    agency that is known has signed.
    """
    if text[: sentence.begin].rstrip(' \xa0„“"«')[-1:] not in {"", "\n"}:
        return sentence.begin
    end = min(sentence.end, sentence.begin + _LONGEST)
    signed = _SIGNED.match(text, sentence.begin, end)
    found = signed or _CAPITALS.match(text, sentence.begin, end)
    if found is None:
        return sentence.begin
    known = signed is not None and agency_named(re.split(r"[/,]", signed["agency"])[0].strip()) is not None
    aside = _ASIDE.search(text, found.end(), sentence.end) is not None
    return found.end() if known or not aside else sentence.begin
