"""Claims by what is at stake: each with one sentence on what is known, from whom, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.grammar.outcomes import told as outcomes_told
from stemma.lang import LANGUAGES, of
from stemma.model import Claim, ClaimState, Passage, Quantity, Statement, Story
from stemma.report.carriers import carriers
from stemma.report.differences import Told, differences_told
from stemma.report.findings.finding import Cited, Part, listed, opened, sentence
from stemma.report.findings.losses import Loss
from stemma.report.series import Point, series
from stemma.report.view import SHOWN, View, figure

#: what is at stake, the most first; "trivial" and "unsure" are folded
Stake = Literal["disputed", "revised", "lost", "told", "trivial", "unsure"]
STAKES: tuple[Stake, ...] = ("disputed", "revised", "lost", "told", "trivial", "unsure")
#: what is shown only to those who ask
FOLDED: frozenset[Stake] = frozenset({"trivial", "unsure"})
#: units that count nobody and cost nobody anything: an age, a length, a weight, a percentage
IDLE_UNITS = frozenset({"a", "m", "km", "cm", "mm", "m2", "km2", "t", "kg", "g", "percent", "h", "min", "d"})
#: outcomes that a reader asks for first: dead, injured, missing
TOLL = frozenset({"dead", "injured", "missing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one source is quoted with for or against a claim."""

    #: the source, as people call it; None when nobody is named
    who: Cited
    #: its words, each different wording once, with the passages that carry it
    words: tuple[Cited, ...]
    #: ids of the articles that carry it
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """A claim as a reader gets it."""

    claim: Claim
    stake: Stake
    #: what is claimed, in the words of a text
    words: Cited
    #: the figure within these words that this claim is about; "" where the whole sentence is
    focus: str
    #: what is known, and from whom
    known: tuple[Part, ...]
    #: the claim's state in words, softened where it is not sure
    state: str
    asserted: tuple[Words, ...]
    denied: tuple[Words, ...]
    #: unattributed sentences
    narrated: tuple[Cited, ...]
    #: articles that carry the claim and not its denial
    lacking: tuple[Cited, ...]
    points: tuple[Point, ...]
    differences: tuple[Told, ...]
    #: what copies did to its words
    losses: tuple[Loss, ...]
    #: ids of the articles that carry it
    carried: tuple[str, ...]
    #: how many statements are not sure enough to be told
    withheld: int

    @property
    def sure_denial(self) -> bool:
        """Whether the strong word may be said: denied, contradicted."""
        return bool(self.denied) and sure_state(self.claim, self.denied) in {"denied", "contradicted"}


def claims_told(view: View, story: Story, lost: Sequence[Loss]) -> tuple[ClaimTold, ...]:
    """The claims of a story by what is at stake, then by how many articles carry them."""
    found = [_told(view, claim, _of(view, claim, lost)) for claim in view.claims(story)]
    order = {one.claim.id: number for number, one in enumerate(found)}
    return tuple(sorted(found, key=lambda one: (*_rank(view, one), order[one.claim.id])))


def _rank(view: View, one: ClaimTold) -> tuple[int, ...]:
    return STAKES.index(one.stake), -one.sure_denial, -_toll(view, one.claim), -len(one.carried)


def _toll(view: View, claim: Claim) -> int:
    """2 where a claim's figures count the dead, 1 where the injured or missing, 0 where nobody."""
    figures = [view.quantities[key] for key in claim.figures]
    dead = any("dead" in _outcomes(q.counted or "", view.articles[q.article].language) for q in figures)
    people = any(_counts_people(view, quantity) for quantity in figures)
    return dead + people if people else 0


def _counts_people(view: View, quantity: Quantity) -> bool:
    if quantity.unit is not None or quantity.counted is None:
        return False
    code = view.articles[quantity.article].language
    return bool(_outcomes(view.sentence(quantity.passage), code) & TOLL)


@cache
def _outcomes(text: str, code: str | None) -> frozenset[str]:
    return outcomes_told(text, of(code)) if code in LANGUAGES else frozenset()


def _of(view: View, claim: Claim, lost: Iterable[Loss]) -> tuple[Loss, ...]:
    """The losses that concern a claim: those of words that it stands in."""
    own = [passage for key in (*claim.asserts, *claim.denies) for passage in view.statements[key].content]
    own += [view.quantities[key].passage for key in claim.figures]
    return tuple(one for one in lost if one.exemplar and any(_meet(one.exemplar, passage) for passage in own))


def _meet(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.span.overlaps(b.span)


def _told(view: View, claim: Claim, lost: tuple[Loss, ...]) -> ClaimTold:
    shown = {key for key in (*claim.asserts, *claim.denies) if view.shows(view.statements[key])}
    asserted = words_of(view, [key for key in claim.asserts if key in shown])
    denied = words_of(view, [key for key in claim.denies if key in shown])
    narrated = tuple(Cited(words=view.readable(p), passages=(p,)) for p in claim.narrated)
    differences = differences_told(claim, view.quantities, full=False, wording=view.wording)
    stake = _stake(view, claim, differences, lost, bare=not (asserted or denied or narrated))
    carried = carriers(claim, view.statements, view.quantities)
    return ClaimTold(
        claim=claim,
        stake=stake,
        words=_words(view, claim) if asserted or narrated or not denied else in_reader_language(view, denied),
        focus=view.singled_out(claim),
        known=opened(_known(view, claim, asserted, denied, len(carried))),
        state=_state(view, claim, asserted, denied, alone=bool(denied) and not asserted and not narrated),
        asserted=asserted,
        denied=denied,
        narrated=narrated,
        lacking=tuple(Cited(words=view.name(a), article=a) for a in view.lacking_denial(claim)) if denied else (),
        points=series(claim, view.quantities, view.statements, view.articles),
        differences=differences,
        losses=lost,
        carried=tuple(view.in_order(carried)),
        withheld=len({*claim.asserts, *claim.denies} - shown),
    )


def words_of(view: View, ids: Iterable[str]) -> tuple[Words, ...]:
    """Who is quoted with statements, each source once, with its different words."""
    made = []
    for keys in view.carriers(ids).values():
        statements = [view.statements[key] for key in keys]
        first = statements[0]
        mention = first.attribution.root.mention if first.attribution else None
        made.append(
            Words(
                who=Cited(words=who(view, first), passages=(mention,) if mention else ()),
                words=tuple(_wordings(view, statements)),
                articles=tuple(view.in_order(s.article for s in statements)),
            )
        )
    return tuple(made)


def who(view: View, statement: Statement) -> str:
    """The first-hand source; in brackets the one through whom it is heard: the authority (as told by the minister)."""
    chain = statement.attribution.chain if statement.attribution else ()
    names = [hop.name or view.wording("who.nobody") for hop in chain] or [view.wording("who.nobody")]
    root, *through = reversed(names)
    return view.wording("who.through", root=root, outer=" → ".join(reversed(through))) if through else root


def _wordings(view: View, statements: Iterable[Statement]) -> Iterable[Cited]:
    """A denial comes in its sentence: "any shortcut" alone would read as what is claimed."""
    passages: dict[str, list[Passage]] = {}
    for statement in statements:
        first = statement.content[0]
        words = view.sentence(first) if statement.polarity == "denies" else view.words(statement.id)
        passages.setdefault(words, []).append(first)
    return (Cited(words=words, passages=tuple(where)) for words, where in passages.items())


def in_reader_language(view: View, said: Sequence[Words]) -> Cited:
    """The words of the first source, in the reader's language where a text has them so."""
    mine = (one for one in said[0].words if view.articles[one.passages[0].article].language == view.wording.language)
    return next(mine, said[0].words[0])


def _words(view: View, claim: Claim) -> Cited:
    """What is claimed, and where it stands: first where its own words are, else in the first text that carries it."""
    content = [p for key in (*claim.asserts, *claim.denies) for p in view.statements[key].content]
    places = [*content, *claim.narrated, *(view.quantities[key].passage for key in claim.figures)]
    told = next((p for p in places if p.text == claim.text), None) or next(
        (p for p in places if p.text in claim.text), places[0] if places else None
    )
    if told is None:
        return Cited(words=claim.text, claim=claim.id)
    if (own := _in_own_language(view, claim, told)) is not None:
        return Cited(words=view.readable(own), passages=(own,), claim=claim.id)
    words = view.readable(told) if told.text == claim.text else claim.text
    return Cited(words=words, passages=(told,), claim=claim.id)


def _in_own_language(view: View, claim: Claim, told: Passage) -> Passage | None:
    """The claim in a text that was written in the reader's language, where the chosen words are in another."""
    mine = view.wording.language
    if view.articles[told.article].language == mine or view.singled_out(claim):
        return None
    for key in claim.asserts:
        statement = view.statements[key]
        translated = any(d.kind == "translation" for d in view.descents_of.get(statement.article, ()))
        if view.articles[statement.article].language == mine and view.shows(statement) and not translated:
            return statement.content[0] if len(statement.content) == 1 else None
    return None


def _stake(view: View, claim: Claim, differences: Sequence[Told], lost: Sequence[Loss], *, bare: bool) -> Stake:
    kinds = {told.kind for told in differences}
    if bare and not claim.figures:
        return "unsure"
    if any(view.shows(view.statements[key]) for key in claim.denies) or "conflict" in kinds:
        return "disputed"
    if "revision" in kinds or (claim.state == "corrected" and claim.confidence >= SHOWN):
        return "revised"
    if lost or "translation_error" in kinds:
        return "lost"
    return "trivial" if _trivial(view, claim) else "told"


def _trivial(view: View, claim: Claim) -> bool:
    """A figure that nobody asks for: a length in somebody's sentence, or a number that nobody is quoted with."""
    figures = [view.quantities[key] for key in claim.figures]
    if not figures or _toll(view, claim):
        return False
    idle = all(q.unit in IDLE_UNITS or (q.unit is None and q.counted is None) for q in figures)
    return idle and (bool(view.singled_out(claim)) or not claim.asserts)


def sure_state(claim: Claim, denied: Sequence[Words]) -> ClaimState:
    """A claim's state; undecided where it is not sure, or where its denial is not sure enough to be shown."""
    told = claim.told_state
    return told if denied or told != "denied" else "undecided"


def _state(view: View, claim: Claim, asserted: Sequence[Words], denied: Sequence[Words], *, alone: bool) -> str:
    """In words; a denial of what nobody here is surely quoted with is called just that, and one source has a name that is shown."""
    if alone:
        return view.wording("state.denial")
    state = sure_state(claim, denied)
    if state == "single_source" and not claim.independent_sources:
        return view.wording("state.none_known")
    return view.wording("state.undecided" if state == "single_source" and not asserted else f"state.{state}")


def _known(
    view: View, claim: Claim, asserted: Sequence[Words], denied: Sequence[Words], articles: int
) -> tuple[Part, ...]:
    """One sentence: who says so, who denies it, in how many articles that go back to how many texts."""
    wording = view.wording
    where = wording("claim.in_articles", n=articles)
    if articles > claim.independent_articles > 0:
        where = wording("claim.in_copies", articles=where, n=claim.independent_articles)
    names = listed(wording, [one.who for one in asserted])
    against = listed(wording, [one.who for one in denied])
    if denied and not asserted:
        return sentence(wording, "claim.denied_alone", who=against)
    if denied:
        sure = sure_state(claim, denied) in {"denied", "contradicted"}
        key = "claim.denied" if sure else "claim.perhaps_denied"
        return sentence(wording, key, who=names, against=against, where=where, n=len(asserted))
    if not asserted:
        key = "nobody" if claim.figures or claim.narrated else "withheld" if articles else "withheld_denial"
        return sentence(wording, f"claim.{key}", where=where)
    key = f"claim.{sure_state(claim, denied)}"
    return sentence(wording, key, who=names, where=where, n=len(asserted), figures=_revised(view, claim))


def _revised(view: View, claim: Claim) -> str:
    """The figures of a claim in the order of their times, each number once: 11 → 14."""
    points = series(claim, view.quantities, view.statements, view.articles)
    mine = [p for p in points if view.articles[view.quantities[p.figures[0]].article].language == view.wording.language]
    numbers = {(p.value, p.upper, p.bound, p.unit): p for p in (*reversed(points), *reversed(mine))}
    told = sorted(numbers.values(), key=points.index)
    return " → ".join(figure(view.quantities[p.figures[0]], view.wording) for p in told)
