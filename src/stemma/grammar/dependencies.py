"""What a parse says of who speaks: subjects, sources, agents, negation, clauses and whose complement they are.

Pure functions over a tree of Universal Dependencies (version 2); a word is named by its place in the sentence. Where the tree doesn't tell,
the answer is nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.lang import Language
from stemma.model import Relation, Span, Tree

#: belong to the word above them, which heads the clause
_SERVES = frozenset[Relation]({"aux", "aux:pass", "cop", "compound:prt"})
_SUBJECTS = frozenset[Relation]({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_PASSIVE = frozenset[Relation]({"aux:pass", "nsubj:pass", "csubj:pass"})
_OBJECTS = frozenset[Relation]({"obj", "iobj"})
#: hang from a noun and are no part of what it names
_BEYOND_NOUN = frozenset[Relation](
    {"conj", "cc", "case", "mark", "punct", "acl:relcl", "parataxis", "advcl", "cop", "aux", "nsubj", "discourse"}
)
#: hang from a predicate and stand outside its clause
_BEYOND_CLAUSE = frozenset[Relation]({"parataxis", "mark", "cc", "discourse", "vocative"})
#: parts of speech that go on with no name
_APART = frozenset({"DET", "NUM", "VERB", "AUX", "ADV", "SCONJ"})
_COMPLEMENTS = frozenset[Relation]({"ccomp", "xcomp", "csubj", "csubj:pass"})
#: relations of a word whose negation ("no witness spoke") negates its predicate
_CORE = _SUBJECTS | _OBJECTS | {"advmod", "obl"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parsed:
    """A sentence with its tree; spans point into `text`, the whole text that it stands in."""

    text: str
    tree: Tree
    language: Language

    def low(self, at: int) -> str:
        """The word at a place, in lower case."""
        span = self.tree.nodes[at].span
        return self.text[span.begin : span.end].lower()

    def relation(self, at: int) -> Relation:
        """As what a word hangs from the one above it."""
        return self.tree.nodes[at].relation

    def held(self, at: int, relations: Iterable[Relation]) -> tuple[int, ...]:
        """The words that hang from a word in one of some relations."""
        wanted = frozenset(relations)
        return tuple(child for child in self.tree.children(at) if self.relation(child) in wanted)


def word_at(parsed: Parsed, span: Span) -> int | None:
    """The first word that shares something with a span; None where none does."""
    return next((at for at, node in enumerate(parsed.tree.nodes) if node.span.overlaps(span)), None)


def head_of(parsed: Parsed, span: Span) -> int | None:
    """The word of a span that all its others hang from, or the first of several such; None where no word lies in it."""
    inside = [at for at, node in enumerate(parsed.tree.nodes) if span.covers(node.span)]
    nodes = parsed.tree.nodes
    heads = [at for at in inside if nodes[at].head not in inside and nodes[at].part != "PUNCT"]
    return next(iter(heads or inside), None)


def predicate(parsed: Parsed, at: int) -> int:
    """The word that heads the clause to which an auxiliary, a copula or a separated particle belongs; otherwise the word itself."""
    head = parsed.tree.nodes[at].head
    while head is not None and parsed.relation(at) in _SERVES:
        at, head = head, parsed.tree.nodes[head].head
    return at


def coordinated(parsed: Parsed, at: int) -> tuple[int, ...]:
    """A word and those joined to it ("Ann and Ben")."""
    return (at, *(one for joined in parsed.held(at, ("conj",)) for one in coordinated(parsed, joined)))


def subjects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The head words of a verb's subject; several where they are coordinated.

    A verb without one has that of the verb it is joined to ("came and said"); an infinitive that of the verb it completes, or its object
    ("told her to go").
    """
    at = predicate(parsed, verb)
    own = parsed.held(at, _SUBJECTS)
    if own:
        return tuple(one for subject in own for one in coordinated(parsed, subject))
    head = parsed.tree.nodes[at].head
    if head is None or parsed.relation(at) not in {"conj", "xcomp"}:
        return ()
    objects = parsed.held(head, _OBJECTS) if parsed.relation(at) == "xcomp" else ()
    if objects:
        return tuple(one for held in objects for one in coordinated(parsed, held))
    above = parsed.tree.nodes[head].head if leaves_report(parsed, at, head) else head
    return () if above is None else subjects(parsed, above)


def leaves_report(parsed: Parsed, verb: int, clause: int) -> bool:
    """Whether a verb does not go on with a clause: that stands in reported mood, and the verb in the narrator's.

    "…, wonach der Damm halte, und sagte …".
    """
    return is_subjunctive(parsed, clause) and not is_subjunctive(parsed, verb)


def noun_phrase(parsed: Parsed, head: int) -> Span:
    """The words that a noun names something with: without preposition, relative clause, and what is joined to it by "and"."""
    inside = set(parsed.tree.below(head))
    for child in parsed.held(head, _BEYOND_NOUN):
        inside -= set(parsed.tree.below(child))
    return _spans(parsed, _run(inside, head))[0]


def is_one_name(parsed: Parsed, one: Span, other: Span) -> bool:
    """Whether two words next to each other name one thing: an adjective and its noun ("Religiösen Aufbruchs"), or two proper nouns."""
    before, behind = word_at(parsed, one), word_at(parsed, other)
    if before is None or behind is None:
        return False
    nodes = parsed.tree.nodes
    adjective = nodes[before].part == "ADJ" and nodes[before].head == behind
    return adjective or nodes[before].part == nodes[behind].part == "PROPN"


def first_phrase(parsed: Parsed, span: Span) -> Span:
    """The words of a span up to one that hangs from none of them and goes on with no name: "Japan | zwei Raketen"."""
    nodes = parsed.tree.nodes
    inside = [at for at, node in enumerate(nodes) if span.covers(node.span)]
    if not inside:
        return span
    head = inside[0]
    while (above := nodes[head].head) is not None and above in inside:
        head = above
    held = set(parsed.tree.below(head))
    apart = next((at for at in inside if at not in held and _is_apart(parsed, at)), None)
    if apart is None or apart == inside[0]:
        return span
    return Span(span.begin, nodes[inside[inside.index(apart) - 1]].span.end)


def _is_apart(parsed: Parsed, at: int) -> bool:
    """Whether a word begins something else: no name, or a common noun that is a verb's own subject or object."""
    part, relation = parsed.tree.nodes[at].part, parsed.relation(at)
    return part in _APART or (part == "NOUN" and relation in _SUBJECTS | _OBJECTS)


def name(parsed: Parsed, head: int) -> Span | None:
    """The proper name that a noun bears, or that stands beside it: the person, never the office or the body before.

    "Royal Bank chief cashier Lou Pool" is Lou Pool, whichever of the words the tree makes the head; None where nobody is named.
    """
    nodes = parsed.tree.nodes
    beside = (head, *parsed.held(head, ("appos", "flat")))
    bearer = next((one for one in beside if nodes[one].part == "PROPN"), None)
    if bearer is None:
        return None
    parts = {bearer, *(one for one in parsed.held(bearer, ("flat", "compound")) if nodes[one].part == "PROPN")}
    return _spans(parsed, _run(parts, bearer))[0]


def governed(parsed: Parsed, at: int) -> tuple[int, ...]:
    """The head words of what words before or behind a source govern: "laut", "zufolge", "selon", "according (to)".

    Args:
        parsed: the sentence.
        at: any of those words.
    """
    head = parsed.tree.nodes[at].head
    while head is not None and parsed.relation(at) == "fixed":
        at, head = head, parsed.tree.nodes[head].head
    if head is not None and parsed.relation(at) in {"case", "mark"}:
        return coordinated(parsed, head)
    below = parsed.held(at, ("obl", "nmod", "obj"))
    return coordinated(parsed, below[0]) if below else ()


def relative_clause(parsed: Parsed, span: Span) -> int | None:
    """The verb of the innermost relative clause that a span lies in; None outside of any."""
    at = head_of(parsed, span)
    if at is None:
        return None
    return next((up for up in (at, *parsed.tree.above(at)) if parsed.relation(up) == "acl:relcl"), None)


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb's subject is the one that something is done to."""
    return bool(parsed.held(predicate(parsed, verb), _PASSIVE))


def agents(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The head words of those who do what a passive verb says is done ("are accused by two women")."""
    at = predicate(parsed, verb)
    marked = parsed.held(at, ("obl:agent",))
    if not marked and is_passive(parsed, at):
        marked = tuple(
            one for one in parsed.held(at, ("obl",)) if _has_case(parsed, one, parsed.language.syntax.agents)
        )
    return tuple(one for agent in marked for one in coordinated(parsed, agent))


def _has_case(parsed: Parsed, at: int, words: frozenset[str]) -> bool:
    return any(parsed.low(case) in words for case in parsed.held(at, ("case",)))


def is_subjunctive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb's form is that of German reported mood alone.

    It stands in a table, or ends in "-e" with a third person, as no present or past does.
    """
    low, table = parsed.low(verb), parsed.language.phrases
    if not parsed.language.cues.verb_second:
        return False
    third = not any(
        parsed.low(one) in parsed.language.pronouns.first for one in parsed.held(predicate(parsed, verb), _SUBJECTS)
    )
    return third and (low in table.reported or (low.endswith("e") and not low.endswith("te") and low != "wurde"))


def negated(parsed: Parsed, verb: int) -> bool:
    """Whether a predicate is denied: by a word of its own ("not"), or of its subject, object or adverb ("nobody", "no witness")."""
    at = predicate(parsed, verb)
    negations = parsed.language.hedges.negations
    beside = parsed.tree.children(at)
    core = [one for one in beside if parsed.relation(one) in _CORE]
    words = [*beside, *(below for one in core for below in parsed.held(one, ("det", "advmod")))]
    return any(parsed.low(one).rstrip("'’") in negations for one in words if parsed.relation(one) not in {"cc", "case"})


def clause(parsed: Parsed, verb: int) -> tuple[Span, ...]:
    """The words of the clause that a verb heads, in runs: without what opens it ("that"), and without asides.

    A frame inside it ("…, the mayor said, …") parts it in two.
    """
    at = predicate(parsed, verb)
    inside = set(parsed.tree.below(at))
    for child in parsed.held(at, _BEYOND_CLAUSE):
        inside -= set(parsed.tree.below(child))
    return _spans(parsed, inside)


def complement_of(parsed: Parsed, verb: int) -> int | None:
    """The word that a verb's clause completes: "said" of "said that it rains", "claim" of "the claim that it rains"; None for others."""
    at = predicate(parsed, verb)
    while parsed.relation(at) == "conj":
        at = next(iter(parsed.tree.above(at)))
    if parsed.relation(at) in _COMPLEMENTS or (parsed.relation(at) == "acl" and parsed.held(at, ("mark",))):
        return parsed.tree.nodes[at].head
    return None


def said_by(parsed: Parsed, verb: int) -> int | None:
    """The verb of saying whose complement a verb's clause is, or that stands in it as an aside ("…, dit-il"); None without one."""
    said = parsed.language.cues.said
    above = complement_of(parsed, verb)
    if above is not None and parsed.low(above) in said:
        return above
    asides = parsed.held(predicate(parsed, verb), ("parataxis",))
    return next((aside for aside in asides if parsed.low(aside) in said), None)


def is_question(parsed: Parsed, verb: int) -> bool:
    """Whether a verb's clause is an embedded question ("did not say if", "wer", "si"): it says nothing of its own."""
    at = predicate(parsed, verb)
    if complement_of(parsed, at) is None and not _hangs_from_saying(parsed, at):
        return False
    first = next(one for one in parsed.tree.below(at) if parsed.tree.nodes[one].part != "PUNCT")
    asks = parsed.language.syntax.asks
    return any(parsed.low(one) in asks for one in (first, *parsed.held(at, ("mark",))))


def _hangs_from_saying(parsed: Parsed, at: int) -> bool:
    """Whether a clause that parsers take for a condition or an object hangs from a verb of saying: "did not say if"."""
    head = parsed.tree.nodes[at].head
    return (
        head is not None and parsed.relation(at) in {"advcl", "obj"} and parsed.low(head) in parsed.language.cues.said
    )


def _run(inside: set[int], at: int) -> set[int]:
    """The words next to each other around one."""
    first = last = at
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return set(range(first, last + 1))


def _spans(parsed: Parsed, inside: set[int]) -> tuple[Span, ...]:
    """The runs of some words, without marks at their edges."""
    nodes = parsed.tree.nodes
    found = []
    rest = set(inside)
    while rest:
        run = sorted(_run(rest, min(rest)))
        rest -= set(run)
        while run and nodes[run[0]].part == "PUNCT":
            run.pop(0)
        while run and nodes[run[-1]].part == "PUNCT":
            run.pop()
        if run:
            found.append(Span(nodes[run[0]].span.begin, nodes[run[-1]].span.end))
    return tuple(found)
