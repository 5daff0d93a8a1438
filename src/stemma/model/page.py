"""What comes in, before anything is made of it: pages, and what is said about them from outside."""

from dataclasses import dataclass, fields, replace
from typing import Literal

from stemma.model.article import Caption, Credit, Dateline

LinkKind = Literal["page", "feed", "sitemap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is said about a page beside its text: by the user, or by the format it came in. None where nothing is said."""

    #: ISO 8601, a day or a moment
    published: str | None = None
    #: who says when: "option", "sidecar", or the format's name: "feed", "newsml-g2", ...
    origin: str | None = None
    url: str | None = None
    publisher: str | None = None
    #: ISO 639-1, or 639-2 where that has none
    language: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    captions: tuple[Caption, ...] = ()

    def over(self, other: "Facts") -> "Facts":
        """These facts; what they leave out is taken from `other`."""
        taken = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if field.name != "origin" and not getattr(self, field.name)
        }
        return replace(self, **taken, origin=self.origin if self.published else other.origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Fetched or read bytes, before anything is made of them.

    What the user says about the page wins over what its format says, and both over what the bytes say.
    """

    #: where it was read: a file, and within another file `archive.zip!/page.html`
    uri: str
    content: bytes
    #: text/html or text/plain
    media_type: str
    #: the content is the article's text alone, as an agency or a feed hands it over, with no site around it
    bare: bool = False
    #: by the user
    given: Facts = Facts()
    #: by the format
    stated: Facts = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that stands where a page could: in a list, a sitemap, an export without texts. Not yet fetched."""

    #: where it was read
    uri: str
    url: str
    kind: LinkKind = "page"
    stated: Facts = Facts()
