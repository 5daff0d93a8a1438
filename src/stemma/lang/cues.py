"""The words that frame somebody's words: verbs of saying, "according to", "citing"."""

from dataclasses import dataclass


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
    #: words that open like such words and compare ("so wie", "so dass")
    comparing: tuple[str, ...]
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
    #: further verbs that tell what somebody says, by themselves or around a quotation ("praised", "quipped")
    voiced: frozenset[str]
    #: verbs of what somebody thinks, feels, wants or sees without saying so ("hopes")
    minds: frozenset[str]
    #: verbs of things, and of the narrator ("shows", "led")
    shows: frozenset[str]
    #: phrases that say that nothing is said ("declined to comment")
    silences: frozenset[str]
    #: words that open what is left open ("whether")
    asking: frozenset[str]
    #: participles of verbs of saying that can stand in a passive ("accused")
    participles: frozenset[str]
    #: verb forms that make one ("are", "wird")
    passives: frozenset[str]
    #: words before the agent of a passive ("by")
    agents: frozenset[str]
    #: words between an accuser and the charge, and ends of the charge's verb ("of | hiding")
    charging: frozenset[str]
    charges: tuple[str, ...]
    #: participles that share the subject before them ("adding")
    present_participles: frozenset[str]
    #: whether the finite verb is the second part of a main clause, whatever the first one is
    verb_second: bool
    #: words that open a clause and are no subject, besides prepositions ("jetzt", "den")
    oblique: frozenset[str]
    #: open a sentence that says who said what stands before it ("das", "so", "c'est ce qu'")
    backward: tuple[str, ...]
    #: those of them that need no verb of saying ("So der Sprecher.")
    bare: frozenset[str]
    #: words that open a clause whose verb stands at its end ("wie")
    subordinators: frozenset[str]
