"""The words that frame somebody's words: verbs of saying, "according to", "citing"."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What a language frames speech with, in lower case unless a form is always capitalised."""

    #: finite forms and participles of verbs of saying
    said: frozenset[str]
    #: a verb and its separated particle, both cue
    separable: tuple[tuple[str, str], ...]
    #: verb forms that close a clause ("wie die Polizei mitteilte")
    final: frozenset[str]
    #: verbs and particles that deny what follows
    denial: frozenset[str]
    #: verbs and particles of an answer that contradicts, if what follows is negated ("insisted")
    retorts: frozenset[str]
    #: words before a source ("laut", "according to")
    before: tuple[str, ...]
    #: words after a source ("zufolge")
    after: tuple[str, ...]
    #: the speaker names a source of their own ("citing")
    cites: tuple[str, ...]
    #: somebody else quotes the source ("cited by")
    cited_by: tuple[str, ...]
    #: words that open content and stay outside it ("that")
    introducers: frozenset[str]
    #: verb and subject where nobody is the subject ("heißt es"): a place behind them says who
    impersonal: tuple[str, ...]
    #: words that open content and refer to a noun before ("wonach")
    relays: frozenset[str]
    #: adverbs that take up the last speaker ("demnach")
    resumes: frozenset[str]


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "cues", Cues)
    tables = [cues(code) for code in LANGUAGES]
    return Cues(
        said=frozenset().union(*(t.said for t in tables)),
        separable=tuple(pair for t in tables for pair in t.separable),
        final=frozenset().union(*(t.final for t in tables)),
        denial=frozenset().union(*(t.denial for t in tables)),
        retorts=frozenset().union(*(t.retorts for t in tables)),
        before=tuple(word for t in tables for word in t.before),
        after=tuple(word for t in tables for word in t.after),
        cites=tuple(word for t in tables for word in t.cites),
        cited_by=tuple(word for t in tables for word in t.cited_by),
        introducers=frozenset().union(*(t.introducers for t in tables)),
        impersonal=tuple(phrase for t in tables for phrase in t.impersonal),
        relays=frozenset().union(*(t.relays for t in tables)),
        resumes=frozenset().union(*(t.resumes for t in tables)),
    )
