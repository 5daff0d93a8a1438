"""What a page says that stands before an article or in its place, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """Regular expressions over lower-case text."""

    #: asks for consent to tracking, or for money instead; speaks to the reader
    consent: tuple[str, ...]
    #: asks to sign in
    login: tuple[str, ...]
    #: says that the page is missing or failed
    error: tuple[str, ...]
    #: asks for proof of being human
    robot: tuple[str, ...]
    #: sells the rest of the text, within the text
    offer: tuple[str, ...]
    #: heads such an offer
    offer_heads: tuple[str, ...]
