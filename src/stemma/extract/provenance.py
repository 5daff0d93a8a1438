"""The agencies that a text carries as its sources anywhere: datelines and signatures of many reports run into one.

`extract` reads the layout of one article; this reads text without layout, such as a scanned page of short reports.
"""

import re
from functools import cache

from stemma.lang.agencies import Agency, agencies, agency_named
from stemma.text.alternation import longest_of

#: code points of brackets that can hold a signature
_LONGEST = 40

_BRACKET = re.compile(rf"\(\s*([^()\n]{{2,{_LONGEST}}}?)\s*\.?\s*\)")
_SLASHED = re.compile(r"/\s*((?:[a-zäöü]{2,5})(?:\s?[-/]\s?[a-zäöü]{2,5}){0,3})(?![\w])")
_AGENCY_WORD = (
    r"(?:[Aa]gence|[Aa]gentur|[Nn]achrichtenagentur|[Nn]ews agency|[Aa]gency|[Dd]épêche de l['’]|[Mm]eldung de[rs])"
)


def agencies_in(text: str) -> tuple[Agency, ...]:
    """The agencies in brackets of their own, after a slash, or named as "Agence X", each once, in reading order."""
    found: dict[int, Agency] = {}
    for match in _BRACKET.finditer(text):
        if agency := _signed(match.group(1)):
            found[match.start()] = agency
    for match in _SLASHED.finditer(text):
        for part in re.split(r"\s?[-/]\s?", match.group(1)):
            if agency := agency_named(part):
                found[match.start()] = agency
    for match in _introduced().finditer(text):
        if agency := agency_named(match["name"]):
            found[match.start()] = agency
    unique = {found[place].short: found[place] for place in sorted(found)}
    return tuple(unique.values())


def _signed(bracket: str) -> Agency | None:
    plain = re.sub(r"(?<=\b\w)\s*\.\s*(?=\w\b)", "", bracket).strip(" .,")
    whole = agency_named(plain) or agency_named(bracket)
    if whole:
        return whole
    parts = [part.strip(" .") for part in re.split(r"[/,;]|\s-\s", plain)]
    return next((agency for part in parts if (agency := agency_named(part))), None)


@cache
def _introduced() -> re.Pattern[str]:
    names = {name for agency in agencies() for name in (agency.short, agency.name, *agency.forms)}
    return re.compile(rf"{_AGENCY_WORD}\s+(?P<name>{longest_of(names)})(?!\w)")
