"""Who wrote an article, from a byline in its many shapes."""

import re
from functools import cache

from stemma.extract.names import alternatives, words
from stemma.lang.agencies import agency_named
from stemma.lang.firms import firm_words
from stemma.text.normalise import squeezed

#: words; a longer line is no byline
_LONGEST = 24
#: words after "By" of a line that names an office
_LONGEST_NAMELESS = 8
#: words of one name
_LONGEST_NAME = 5
#: words; of two, the second may be a surname ("Post", "Banks")
_BODY = 3

_PART = re.compile(r"\s*[,;|•·/]\s*|\s+[–—-]\s+")
_NAME = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*|[dl][’'][^\W\d_]+|de|du|des|la|le|von|van|der|den|zu|al|el|bin|ten|da|dos|di|ó|del)(?: |\Z)"
)
#: two names with nothing between them: "Nora FeldJonas Reuter"; "McDonald" and "LeBron" are one
_RUN_TOGETHER = re.compile(
    r"((?<=[^\W\d_] )[^\W\d_a-z][a-zß-öø-ÿ]{3,})(?=[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+ [^\W\d_a-zß-öø-ÿ])"
)
_CLUTTER = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{alternatives('by')})(?!\w)\s*:?\s*", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives('joiners')}|y|e|og|och|en)\s+", re.IGNORECASE)


@cache
def _place_tail() -> re.Pattern[str]:
    # "By A. Holm in Oslo", "Von A. Holm, Oslo": where they wrote it
    return re.compile(r"\s+(?:in|aus|à|from|at|für|for|pour|de l['’]AFP)\s+.*\Z")


def byline_of(line: str) -> tuple[str, ...]:
    """The authors that a whole line names after "By", "Von" or "Par"; empty for anything else."""
    text = squeezed(line)
    match = _by().match(text)
    if match is None or len(text.split()) > _LONGEST or text.endswith((".", "!", "?", ":")):
        return ()
    return authors_in(text[match.end() :])


def is_byline(line: str) -> bool:
    """Whether a line says who wrote, if only "By our correspondent"."""
    if byline_of(line):
        return True
    match = _by().match(line)
    rest = line[match.end() :].casefold().split() if match else []
    nameless = 0 < len(rest) <= _LONGEST_NAMELESS and any(word.strip(",.") in _roles() for word in rest)
    return nameless and not line.endswith((".", "!", "?"))


def authors_in(text: str) -> tuple[str, ...]:
    """The names in a byline without its "By": no roles, places, addresses."""
    bare = _RUN_TOGETHER.sub(r"\1 | ", _by().sub("", _CLUTTER.sub(" ", squeezed(text))))
    names: list[str] = []
    for part in _PART.split(bare):
        for piece in _joiner().split(_place_tail().sub("", part)):
            name = squeezed(piece.strip(" .:*-–—"))
            if _is_name(name) and name not in names:
                names.append(name)
    return tuple(names)


def is_button(text: str) -> bool:
    """Whether a text only invites to a click: "Follow Nora Feld", "Alle Artikel"."""
    return _button().match(text.strip()) is not None


def names_somebody(name: str) -> bool:
    """Whether a field that should hold a name holds no office ("Senior Reporter", "Coast Desk") and no button."""
    words_ = [word.strip(",.") for word in name.casefold().split()]
    return (
        bool(words_)
        and not any(word in _roles() for word in words_[-1:])
        and not is_button(name)
        and (not all(word in _roles() for word in words_))
        and not _is_body(name, words_)
    )


def _is_body(name: str, words_: list[str]) -> bool:
    """Whether a name of some words is a company's or a broadcaster's: nobody of that name wrote anything."""
    return len(words_) >= _BODY and words_[-1] in firm_words() and agency_named(name) is None


def _is_name(name: str) -> bool:
    if agency_named(name):
        return True
    parts = name.split()
    shaped = 0 < len(parts) <= _LONGEST_NAME and all(_NAME.fullmatch(part) for part in parts)
    return shaped and not any(part.casefold() in _roles() for part in parts) and not is_button(name)


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('buttons')})(?!\w)", re.IGNORECASE)


@cache
def _roles() -> frozenset[str]:
    return frozenset(words("roles"))
