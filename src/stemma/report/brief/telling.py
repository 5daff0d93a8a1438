"""One claim in sentences: who tells it, who denies it, how its figures changed, and what is not known of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stemma.claims.families import Kin
from stemma.model import Claim, Difference, Passage, Quantity
from stemma.report.brief.naming import outlet, who
from stemma.report.brief.parts import Part, Section, Sentence, capital, framed, joined, quoted
from stemma.report.brief.quoting import Saying, bare_quote, foreign, is_own_words, is_translation, of_figure
from stemma.report.brief.voices import Heard, Voice, apart, concerns, shown_by, texts_of
from stemma.report.moments import moment_words
from stemma.report.origin import language as language_name
from stemma.report.series import Point, series
from stemma.report.view import View
from stemma.report.wording import Wording

#: how sure a denial must be tied to a claim to be told as its denial; below, that is left open
DENIAL_SURE = 0.8
#: how sure it must be that two figures count one thing and can't both hold
CONFLICT_SURE = 0.9
DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: denials told of one claim, and outlets named in one sentence
DENIALS, NAMED = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What every sentence of a brief needs."""

    view: View
    wording: Wording
    kin: Kin

    def sentence(
        self,
        section: Section,
        parts: tuple[Part, ...],
        claim: Claim | None = None,
        *,
        passages: tuple[Passage, ...] = (),
        saying: Saying | None = None,
    ) -> Sentence:
        """A sentence with the passages that it quotes, then those that it rests on besides."""
        statement = saying.statement if saying else None
        return Sentence(
            section=section,
            parts=capital(parts),
            passages=tuple(dict.fromkeys((*quoted(parts), *passages))),
            claim=claim.id if claim else None,
            statements=(statement.id,) if statement else (),
        )

    def outlets(self, articles: tuple[str, ...]) -> tuple[Part, ...]:
        """Articles by their outlets; of many the first, and how many more."""
        names = list(dict.fromkeys(self.view.name(key) for key in self.view.in_order(articles)))
        shown = joined(((Part(kind="name", text=name),) for name in names[:NAMED]), ", ")
        left = len(names) - NAMED
        return shown if left <= 0 else framed(self.wording, "brief.more", shown=shown, n=left)

    def carried(self, articles: tuple[str, ...]) -> tuple[Part, ...]:
        """In how many articles and independent texts: "6 articles, 1 independent text"."""
        if len(articles) == 1:
            return framed(self.wording, "brief.only_in")
        return framed(
            self.wording,
            "brief.carried",
            articles=self.wording("count.articles", n=len(articles)),
            texts=self.wording("count.texts", n=texts_of(articles, self.kin)),
        )

    def words(self, saying: Saying, *, frame: str = "") -> tuple[Part, ...]:
        """A quotation behind the outlet that prints it; behind the speaker where these are the speaker's own words."""
        printed = outlet(self.view, saying.passage.article)
        shown = bare_quote(self.view, saying.passage, self.wording)
        source = who(self.view, saying.statement, self.wording)
        if source is not None and self._is_verbatim(saying):
            return framed(self.wording, f"brief.verbatim{frame}", who=source, outlet=printed, quote=shown)
        return framed(self.wording, f"brief.says{frame}", outlet=printed, quote=shown)

    def _is_verbatim(self, saying: Saying) -> bool:
        """Whether a quotation is all the speaker's own words."""
        if saying.statement is None or is_translation(self.view, saying.passage.article):
            return False
        return is_own_words(self.view, saying.statement)

    def notes(self, saying: Saying, articles: tuple[str, ...], note: str | None) -> tuple[Part, ...]:
        """What stands in brackets behind a quotation: its source, its hedge, in how many texts it stands, what is open."""
        statement, wording = saying.statement, self.wording
        source = who(self.view, statement, wording)
        parts = []
        if source is None:
            parts.append(framed(wording, "brief.no_source"))
        elif not self._is_verbatim(saying):
            parts.append(framed(wording, "brief.source", who=source))
        if (language := foreign(self.view, saying.passage, wording)) is not None:
            parts.append(framed(wording, "brief.in_language", language=language_name(language, wording)))
        if statement is not None and statement.hedge not in (None, "denied"):
            parts.append((Part(kind="words", text=wording(f"kind.{statement.hedge}")),))
        parts.append(self.carried(articles))
        if note:
            parts.append((Part(kind="words", text=wording(note)),))
        return joined(parts, wording("brief.between"))


def _quoting(  # noqa: PLR0913 a sentence has so many sides
    teller: Teller, one: Heard, voice: Voice, section: Section, *, frame: str = "", note: str | None = None
) -> Iterator[Sentence]:
    """The sentence that quotes a voice of a claim."""
    saying = shown_by(teller.view, voice, teller.wording.language)
    if saying is not None:
        notes = teller.notes(saying, voice.articles, note)
        parts = framed(teller.wording, "brief.noted", said=teller.words(saying, frame=frame), notes=notes)
        yield teller.sentence(section, parts, one.claim, saying=saying)


def told(teller: Teller, one: Heard, section: Section) -> Iterator[Sentence]:
    """The sentences of a claim: what is said, then what speaks against or for it; a denial alone where no article brings the claim."""
    if not one.asserting:
        for voice in one.denying[:1]:
            yield from _quoting(teller, one, voice, section)
        return
    first = one.asserting[0]
    alone = first.root is not None and one.claim.state == "single_source" and len(first.articles) > 1
    yield from _quoting(teller, one, first, section, note="brief.single" if alone and len(one.asserting) == 1 else None)
    yield from _denials(teller, one, section)
    yield from _others(teller, one, section)


def is_denied(one: Heard) -> bool:
    """Whether a denial may be told as one of this claim: that is sure, and its own words show what it denies."""
    sure = one.claim.state == "denied" and one.claim.confidence >= DENIAL_SURE
    return sure and any(concerns(voice, one) for voice in one.denying)


def _denials(teller: Teller, one: Heard, section: Section) -> Iterator[Sentence]:
    sure = is_denied(one)
    for voice in sorted(one.denying, key=lambda voice: not concerns(voice, one))[:DENIALS]:
        frame = "_against" if sure and concerns(voice, one) else "_maybe_against"
        yield from _quoting(teller, one, voice, section, frame=frame)
    if sure and (lacking := tuple(teller.view.lacking_denial(one.claim))):
        parts = framed(teller.wording, "brief.without_denial", outlets=teller.outlets(lacking))
        yield teller.sentence(section, parts, one.claim, passages=_where(one, lacking))


def _where(one: Heard, articles: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages by which some articles carry a claim."""
    found = {s.passage.article: s.passage for voice in one.asserting for s in voice.sayings}
    return tuple(found[key] for key in articles[:NAMED] if key in found)


def _others(teller: Teller, one: Heard, section: Section) -> Iterator[Sentence]:
    """A second source: one that bears the first out, or one of which that can't be told."""
    first, *rest = one.asserting
    others = [voice for voice in rest if voice.root is not None and first.root is not None]
    apart_from = next((v for v in others if apart(first, v, teller.kin.family)), None)
    if one.claim.state == "corroborated" and apart_from is not None:
        yield from _quoting(teller, one, apart_from, section, frame="_too")
    elif one.claim.state in ("undecided", "corroborated") and others:
        yield from _quoting(teller, one, others[0], section, frame="_maybe_too", note="brief.open")


# figures


def _surest(claim: Claim, kind: str) -> list[Difference]:
    """The differences of a kind, the surest first."""
    return sorted((d for d in claim.differences if d.kind == kind), key=lambda d: (-d.confidence, d.figures))


def _points(teller: Teller, claim: Claim, one: Difference) -> list[tuple[Point, Quantity]]:
    """The two figures of a difference as points, the earlier first."""
    view = teller.view
    found = []
    for point in series(claim, view.quantities, view.statements, view.articles):
        found += [(point, view.quantities[key]) for key in point.figures if key in one.figures]
    return found


def _figure(teller: Teller, point: Point, quantity: Quantity) -> tuple[Part, ...]:
    words = bare_quote(teller.view, quantity.passage, teller.wording)
    notes = []
    if (language := foreign(teller.view, quantity.passage, teller.wording)) is not None:
        notes.append(framed(teller.wording, "brief.in_language", language=language_name(language, teller.wording)))
    notes.append((outlet(teller.view, quantity.article),))
    if point.when is not None:
        when = Part(kind="moment", text=moment_words(point.when, teller.wording))
        notes.append(framed(teller.wording, "brief.as_of", clock=teller.wording(f"clock.{point.clock}"), when=when))
    shown = joined(notes, teller.wording("brief.between"))
    return framed(teller.wording, "brief.noted_words", said=words, notes=shown)


def revised(teller: Teller, claim: Claim) -> Sentence | None:
    """How a figure changed, and who gave both where that is sure; that two are given where their order can't be told."""
    pairs = [_points(teller, claim, one) for one in _surest(claim, "revision")]
    pairs = [pair for pair in pairs if len(pair) == 2]
    if not pairs:
        return None
    ordered = next((pair for pair in pairs if _in_order(pair[0][0], pair[1][0])), None)
    pair = ordered or pairs[0]
    first, then = (_figure(teller, point, quantity) for point, quantity in pair)
    statements = [teller.view.statements.get(quantity.statement or "") for _, quantity in pair]
    shown = [s for s in statements if s is not None and teller.view.shows(s)]
    source = who(teller.view, shown[-1], teller.wording) if len(shown) == 2 else None
    if source is None:
        if ordered is None:
            return None
        return teller.sentence("figures", framed(teller.wording, "brief.revised_nobody", first=first, then=then), claim)
    key = "brief.revised" if ordered else "brief.two_figures"
    parts = framed(teller.wording, key, who=source, first=first, then=then)
    return replace(teller.sentence("figures", parts, claim), statements=tuple(s.id for s in shown))


def _in_order(first: Point, then: Point) -> bool:
    """Whether one figure surely held before the other: on an earlier day, by what the texts say of them."""
    days = [point.when[:10] for point in (first, then) if point.when and DAY.match(point.when)]
    return len(days) == 2 and days[0] < days[1]


def conflicting(teller: Teller, claim: Claim) -> Iterator[Sentence]:
    """Two figures of one thing that can't both hold, each in its words."""
    one = next(iter(_surest(claim, "conflict")), None)
    if one is None or one.confidence < CONFLICT_SURE:
        return
    figures = [teller.view.quantities[key] for key in one.figures]
    if len({teller.kin.family[figure.article] for figure in figures}) == 1:
        # what a copy changed is told of the copy
        return
    sayings = [(figure, saying) for figure in figures if (saying := of_figure(teller.view, figure)) is not None]
    if len(sayings) != 2:
        return
    for (figure, saying), frame in zip(sayings, ("", "_otherwise"), strict=True):
        notes = teller.notes(saying, _with_figure(teller, claim, figure), None)
        parts = framed(teller.wording, "brief.noted", said=teller.words(saying, frame=frame), notes=notes)
        yield teller.sentence("figures", parts, claim, saying=saying)


def _with_figure(teller: Teller, claim: Claim, one: Quantity) -> tuple[str, ...]:
    """Ids of the articles in which a claim has this very figure."""
    same = (teller.view.quantities[key] for key in claim.figures)
    alike = (
        q.article for q in same if (q.value, q.upper, q.bound, q.unit) == (one.value, one.upper, one.bound, one.unit)
    )
    return tuple(teller.view.in_order(alike))
