"""One language with all that Stemma knows of it, bound once."""

from functools import cache, cached_property
from typing import Final, Literal, TypeVar, final

from stemma.lang.chrome import Chrome
from stemma.lang.counting import Counting
from stemma.lang.credits import CreditWords
from stemma.lang.cues import Cues
from stemma.lang.denials import Denials
from stemma.lang.hedges import Hedges
from stemma.lang.hours import Hours
from stemma.lang.media import Media
from stemma.lang.notices import NoticeWords
from stemma.lang.numbers import Numbers, written_numbers
from stemma.lang.outcomes import Outcomes
from stemma.lang.phrases import Phrases
from stemma.lang.pronouns import Pronouns
from stemma.lang.provenance import ProvenanceWords
from stemma.lang.roles import Roles
from stemma.lang.scope import Scope
from stemma.lang.syntax import Syntax
from stemma.lang.table import is_shipped, read_table, together
from stemma.lang.times import Times
from stemma.lang.translation import TranslationWords
from stemma.lang.units import Units, written_units
from stemma.lang.walls import Walls

#: languages with full rules, ISO 639-1
LANGUAGES = ("de", "en", "fr")

Topic = Literal[
    "chrome",
    "counting",
    "credits",
    "cues",
    "denials",
    "hedges",
    "hours",
    "media",
    "notices",
    "numbers",
    "outcomes",
    "phrases",
    "pronouns",
    "provenance",
    "roles",
    "scope",
    "syntax",
    "times",
    "translation",
    "units",
    "walls",
]
Table = TypeVar("Table")


@final
class Language:
    """All tables of one language; each is read when it is first asked for.

    One rule for what is absent: a table that a language lacks holds the words of all languages together, and `knows` is false.
    Tables of rules (`counting`, `numbers`, `times`, `units`) can't be joined: there, ask `knows` first.
    """

    def __init__(self, code: str | None) -> None:
        self.code: Final = code

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def knows(self, topic: Topic) -> bool:
        """Whether the language has a table of its own of a topic."""
        return self.code in LANGUAGES and is_shipped(str(self.code), topic)

    def _table(self, topic: Topic, shape: type[Table]) -> Table:
        if self.knows(topic):
            return read_table(str(self.code), topic, shape)
        return together([read_table(code, topic, shape) for code in LANGUAGES])

    @cached_property
    def chrome(self) -> Chrome:
        """The furniture of its web pages."""
        return self._table("chrome", Chrome)

    @cached_property
    def walls(self) -> Walls:
        """What its pages say before an article or in its place."""
        return self._table("walls", Walls)

    @cached_property
    def counting(self) -> Counting:
        """How it bounds a figure and says what it counts."""
        return self._table("counting", Counting)

    @cached_property
    def credits(self) -> CreditWords:
        """The words of bylines and credits."""
        return self._table("credits", CreditWords)

    @cached_property
    def cues(self) -> Cues:
        """The words that frame speech."""
        return self._table("cues", Cues)

    @cached_property
    def denials(self) -> Denials:
        """The words of denials."""
        return self._table("denials", Denials)

    @cached_property
    def hedges(self) -> Hedges:
        """The words that hedge or negate."""
        return self._table("hedges", Hedges)

    @cached_property
    def hours(self) -> Hours:
        """The words by which a bare number is an hour."""
        return self._table("hours", Hours)

    @cached_property
    def media(self) -> Media:
        """The channels on which something is said."""
        return self._table("media", Media)

    @cached_property
    def notices(self) -> NoticeWords:
        """What outlets say about how an article was made."""
        return self._table("notices", NoticeWords)

    @cached_property
    def numbers(self) -> Numbers:
        """How it writes numbers, variants written out."""
        return written_numbers(self._table("numbers", Numbers))

    @cached_property
    def outcomes(self) -> Outcomes:
        """What news figures tell of people and things."""
        return self._table("outcomes", Outcomes)

    @cached_property
    def phrases(self) -> Phrases:
        """The closed classes that bound noun phrases, and reported mood."""
        return self._table("phrases", Phrases)

    @cached_property
    def pronouns(self) -> Pronouns:
        """Pronouns and articles by gender and number."""
        return self._table("pronouns", Pronouns)

    @cached_property
    def provenance(self) -> ProvenanceWords:
        """The words by which an article tells how it came about."""
        return self._table("provenance", ProvenanceWords)

    @cached_property
    def roles(self) -> Roles:
        """Offices, bodies, papers and groups by concept."""
        return self._table("roles", Roles)

    @cached_property
    def scope(self) -> Scope:
        """The words that change what a figure counts."""
        return self._table("scope", Scope)

    @cached_property
    def syntax(self) -> Syntax:
        """The words by which a parse tells agents and questions."""
        return self._table("syntax", Syntax)

    @cached_property
    def times(self) -> Times:
        """Its time expressions, without what all languages share."""
        return self._table("times", Times)

    @cached_property
    def translation(self) -> TranslationWords:
        """The signs of a translation into it."""
        return self._table("translation", TranslationWords)

    @cached_property
    def units(self) -> Units:
        """Its units and currencies, with the symbols that all share, variants written out."""
        return written_units(self._table("units", Units), read_table("shared", "units", Units))


@cache
def of(code: str | None) -> Language:
    """The language of an ISO 639-1 code, the same object each time; None is one of which nothing is known."""
    return Language(code)
