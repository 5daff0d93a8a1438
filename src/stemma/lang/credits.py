"""How outlets say whose material they use, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWords:
    """Words of credits, bylines and datelines, in small letters."""

    #: a short block that begins so names the makers of the text
    openings: tuple[str, ...]
    #: openings after which a single unknown name is an agency
    supplying: tuple[str, ...]
    #: a short block that ends so names them before
    closings: tuple[str, ...]
    #: begins or parts the credit of a picture
    photo: tuple[str, ...]
    #: marks a caption
    caption_marks: tuple[str, ...]
    #: stand before names and are no part of them
    articles: tuple[str, ...]
    #: join two names
    joiners: tuple[str, ...]
    #: only say that somebody translated
    translating: tuple[str, ...]
    #: name the desk that did it, and nobody else
    desks: tuple[str, ...]
    #: begin a byline
    by: tuple[str, ...]
    #: words of a byline that are no name
    roles: tuple[str, ...]
    #: before a day, they say that it is of a change
    updated: tuple[str, ...]
    #: before a day, they say that it is of the publication
    published: tuple[str, ...]
    #: what stands in an author's box and names nobody ("Follow", "More from")
    buttons: tuple[str, ...]
    #: parts of an outlet's name
    outlet_words: tuple[str, ...]
    #: parts of an agency's name
    agency_words: tuple[str, ...]
    #: stand in capitals before an article and are no places
    labels: tuple[str, ...]
    #: twelve entries, each the forms of one month parted by "|"
    months: tuple[str, ...]
