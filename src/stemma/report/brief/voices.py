"""Who tells a claim, with the words of each that may be shown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.claims.families import Kin
from stemma.model import Claim, Passage
from stemma.report.brief.naming import root_of
from stemma.report.brief.quoting import Saying, best, narrated, said
from stemma.report.view import READABLE, View
from stemma.text.fold import folded

#: letters by which two words count as forms of one, and those of the shortest word that says something
STEM, LONG = 5, 6
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source of a claim and all its sayings; the articles' own telling where `root` is None."""

    root: str | None
    sayings: tuple[Saying, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that carry it, each once."""
        return tuple(dict.fromkeys(saying.passage.article for saying in self.sayings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A claim with what may be shown of it."""

    claim: Claim
    #: the most carried first; whoever is named before the articles' own telling
    asserting: tuple[Voice, ...]
    denying: tuple[Voice, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that carry it."""
        return tuple(dict.fromkeys(key for voice in self.asserting for key in voice.articles))


def heard(view: View, claim: Claim) -> Heard:
    """A claim by its voices: only what is sure enough to be shown, and no denial that quotes what it denies or is the claim's own voice."""
    shown = {key: view.statements[key] for key in (*claim.asserts, *claim.denies) if view.shows(view.statements[key])}
    sayings = [said(view, shown[key]) for key in claim.asserts if key in shown]
    sayings += [narrated(view, passage) for passage in claim.narrated]
    asserting = _voices(saying for saying in sayings if _tells(saying))
    own = {voice.root for voice in asserting} - {None}
    told = {saying.passage for voice in asserting for saying in voice.sayings}
    against = (said(view, shown[key]) for key in claim.denies if key in shown)
    denying = _voices(s for s in against if root_of(s.statement) not in own and s.passage not in told)
    return Heard(claim=claim, asserting=asserting, denying=denying)


def _tells(saying: Saying) -> bool:
    """Whether words tell something: a thing that is only mentioned ("a report") does not."""
    statement = saying.statement
    return statement is None or statement.kind != "reported" or statement.attribution is not None


def _voices(sayings: Iterable[Saying]) -> tuple[Voice, ...]:
    by_root: dict[str | None, list[Saying]] = {}
    for saying in sayings:
        by_root.setdefault(root_of(saying.statement), []).append(saying)
    voices = [Voice(root=root, sayings=tuple(found)) for root, found in by_root.items()]
    return tuple(sorted(voices, key=lambda voice: (voice.root is None, -len(voice.articles))))


def apart(first: Voice, second: Voice, families: Mapping[str, str]) -> bool:
    """Whether two voices are heard in texts of which none was made from another."""
    return {families.get(a) for a in first.articles}.isdisjoint(families.get(b) for b in second.articles)


def texts_of(articles: Iterable[str], kin: Kin) -> int:
    """Through how many texts something came into some articles."""
    return len(kin.origins(articles))


def shown_by(view: View, voice: Voice, language: str) -> Saying | None:
    """The words of a voice to quote."""
    return best(view, voice.sayings, language)


def concerns(denying: Voice, one: Heard) -> bool:
    """Whether the words of a denial show that it is of this claim: they share a word with it, or point back to it in one text."""
    told = [saying.passage for voice in one.asserting for saying in voice.sayings]
    return any(_concerns(saying, passage) for saying in denying.sayings for passage in told)


def _concerns(denial: Saying, told: Passage) -> bool:
    if denial.passage.article != told.article:
        return bool(_stems(denial.passage.text) & _stems(told.text))
    points = denial.statement is not None and len(denial.statement.content[0].text.split()) < READABLE
    return points or bool(_stems(denial.passage.text) & _stems(told.text))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(folded(text)) if len(word) >= LONG}
