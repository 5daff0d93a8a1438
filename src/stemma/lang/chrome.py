"""The furniture of news pages, by language and purpose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Phrases of one purpose, in small letters. "*" stands for up to eight words, "#" for a number."""

    #: a block of just these words, and what follows belongs to it
    heads: tuple[str, ...] = ()
    #: a block of just these words
    whole: tuple[str, ...] = ()
    #: a short block that begins so
    opens: tuple[str, ...] = ()
    #: a short block that holds this
    within: tuple[str, ...] = ()
    #: a block made of nothing but such parts
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """All furniture of one language, in the order in which a doubtful block is judged."""

    cookies: Furniture
    comments: Furniture
    newsletter: Furniture
    paywall: Furniture
    share: Furniture
    related: Furniture
    advert: Furniture
    navigation: Furniture
    interface: Furniture
