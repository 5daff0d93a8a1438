"""A picture and the list that says the same in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One drawing of a story."""

    #: a short word, for files and ids: "stemma", "figures"
    name: str
    #: what it is called above it
    title: str
    #: a whole `<svg>`, with its style: it stands in a page or in a file of its own
    svg: str
    #: names of the columns of the equal list
    head: tuple[str, ...]
    #: the equal list: what is drawn, in rows of text
    rows: tuple[tuple[str, ...], ...]
