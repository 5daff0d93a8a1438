"""Words by which an article tells how it came about: translated, put together from others' material, or reported itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceWords:
    """Phrases in lower case, as they stand in credits and notices; `own_reporting` in the body."""

    #: the article is a translation
    translated: tuple[str, ...]
    #: stems of names of languages, and the ISO 639-1 code of each
    languages: dict[str, str]
    #: others' material went into the article beside its own
    mixing: tuple[str, ...]
    #: the outlet speaks of itself as the one who was told
    own_reporting: tuple[str, ...]
    #: the text is put out for others to print
    released: tuple[str, ...]
    #: the page is one made for the printer
    printed: tuple[str, ...]
    #: the report looks back on an earlier one of the same event, in the body
    revising: tuple[str, ...]
