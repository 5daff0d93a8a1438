"""The words of denials: frames that deny, verdicts that do not repeat what they deny, and what a negation needs to be one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.text.alternation import longest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """Words and phrases in lower case."""

    #: stand in a denial for what was said before it ("such", "of that kind")
    pointers: frozenset[str]
    #: deny whatever they point at, whoever frames them ("no evidence", "disinformation")
    verdicts: frozenset[str]
    #: what a verdict may end in besides
    verdict_endings: frozenset[str]
    #: verdicts that say other things as well: they count alone or behind a copula ("is false")
    faults: frozenset[str]
    copulas: frozenset[str]
    #: somebody's words where they are doubted: an accusation, a rumour, an account
    accusations: frozenset[str]
    #: verbs of denial that are nouns as well: they deny only where they frame something ("contests")
    nouns: frozenset[str]
    #: pronouns that stand for what was said, as objects ("denies this")
    objects: frozenset[str]
    #: stand before what is denied as a whole ("denies any wrongdoing")
    wholes: frozenset[str]
    #: open a relative clause whose verb denies the words before ("…, which the mill denies")
    relatives: frozenset[str]
    #: open the clause that says what an accusation is ("the claim | that")
    clauses: frozenset[str]
    #: words that make a verb deny from later in its clause, with the verbs ("ab": "tat", "not guilty": "pleaded")
    frames: dict[str, frozenset[str]]
    #: verbs that deny their object if they are negated ("does not believe")
    beliefs: frozenset[str]
    #: verbs that give something a name ("called the claim a fairy tale")
    names: frozenset[str]
    #: take a name as praise or gravity, so that it denies nothing ("called the charge serious")
    grants: frozenset[str]
    #: frames that concede, complain, order or ask: what is negated there denies nobody
    yields: frozenset[str]
    #: negated sentences with these deny by themselves ("nothing to do with", "no such")
    disclaimers: frozenset[str]
    #: negated sentences with these deny right behind an accusation; elsewhere they are only loud ("at all", "not a single")
    emphatics: frozenset[str]
    #: verbs that accuse or doubt, beside the accusations ("blamed", "allegedly")
    accusing: frozenset[str]
    #: what an accused says of the whole, so that the words behind it deny ("innocence")
    pleas: frozenset[str]


def any_of(phrases: Iterable[str], endings: Iterable[str] = ()) -> re.Pattern[str]:
    """Matches any of some phrases as whole words, longest first; for text in lower case."""
    ends = "|".join(map(re.escape, sorted(endings)))
    return re.compile(rf"(?<!\w){longest_of(phrases)}(?:{ends})?(?!\w)")
