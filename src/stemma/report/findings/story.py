"""All that is told of a story: its findings by weight, its claims by what is at stake, and what was withheld."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from stemma.model import Story
from stemma.report.findings import lineage
from stemma.report.findings.claims import ClaimTold, claims_told, in_reader_language
from stemma.report.findings.finding import Cited, Finding, FindingKind, Value, listed, opened, sentence
from stemma.report.findings.losses import Loss, losses
from stemma.report.series import Point, clock, source_of, surely_given
from stemma.report.view import View, figure, one_line

#: findings of one kind that stand on top; the claims and the losses list the rest
MOST: dict[FindingKind, int] = {"disputed": 3, "revised": 2, "conflict": 2, "lost": 3, "changed": 3, "one_source": 1}
#: articles from which on it is worth saying that one source stands behind them all
MANY = 3
#: code points shown of a quotation
QUOTED = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold:
    """What a story comes to."""

    story: Story
    #: the gravest first
    findings: tuple[Finding, ...]
    claims: tuple[ClaimTold, ...]
    losses: tuple[Loss, ...]
    #: statements that are not sure enough to be told
    withheld_statements: int
    #: claims that rest on such statements alone
    withheld_claims: int


def told_of(view: View, story: Story) -> StoryTold:
    """What a story comes to, in the words of `view.wording`."""
    lost = losses(view, story)
    claims = claims_told(view, story, lost)
    held = [one for one in view.trace.statements if one.article in story.articles]
    return StoryTold(
        story=story,
        findings=tuple(_findings(view, story, claims, lost)),
        claims=claims,
        losses=lost,
        withheld_statements=sum(not view.shows(one) for one in held),
        withheld_claims=sum(one.stake == "unsure" for one in claims),
    )


def _findings(view: View, story: Story, claims: Sequence[ClaimTold], lost: Sequence[Loss]) -> Iterator[Finding]:
    yield lineage.count(view, story)
    yield from lineage.first(view, story)
    yield from lineage.copied(view, story)
    yield from lineage.own(view, story)
    yield from _most("disputed", (_disputed(view, one) for one in claims if one.denied))
    yield from _most("conflict", chain.from_iterable(_differing(view, one, "conflict") for one in claims))
    yield from _most("revised", chain.from_iterable(_revised(view, one) for one in claims))
    yield from _most("lost", _lost(view, lost))
    yield from _most("changed", _changed(view, lost))
    yield from _most("one_source", (_one_source(view, one) for one in claims if _rests_on_one(one)))


def _most(kind: FindingKind, found: Iterable[Finding]) -> Iterator[Finding]:
    """The first few, each sentence once."""
    once = {finding.text: finding for finding in found}
    yield from islice(once.values(), MOST[kind])


def _quote(words: Cited) -> Cited:
    shown = one_line(words.words, QUOTED).rstrip(",; ")
    return Cited(words=shown, passages=words.passages, article=words.article, claim=words.claim)


def _disputed(view: View, one: ClaimTold) -> Finding:
    who = listed(view.wording, [each.who for each in one.denied])
    parts = sentence(view.wording, "finding.denied", who=who, words=_quote(in_reader_language(view, one.denied)))
    if one.asserted and one.sure_denial:
        names = listed(view.wording, [each.who for each in one.asserted], 1)
        parts += sentence(view.wording, "finding.against", words=_quote(one.words), who=names)
    if one.lacking:
        names = listed(view.wording, one.lacking, 2)
        parts += sentence(view.wording, "finding.lacking", n=len(one.lacking), names=names)
    return Finding(kind="disputed", parts=parts)


def _differing(view: View, one: ClaimTold, kind: FindingKind) -> Iterator[Finding]:
    for told in one.differences:
        if told.kind == kind:
            figures = Cited(words=told.figures, claim=one.claim.id)
            yield Finding(kind=kind, parts=sentence(view.wording, f"finding.{kind}", figures=figures, why=told.why))


def _revised(view: View, one: ClaimTold) -> Iterator[Finding]:
    """From the oldest figure to the newest of those that one source revised."""
    keys = {key for d in one.claim.differences if d.kind == "revision" for key in d.figures}
    points = [point for point in one.points if keys.intersection(point.figures) and point.when]
    if not any(told.kind == "revision" for told in one.differences) or len(points) < 2:
        return
    old, new = (_figure(view, one, point) for point in (points[0], points[-1]))
    if old.words != new.words:
        by = [source_of(view, points[-1])] if surely_given(view, points[-1]) else []
        where = ", ".join([*by, clock(view, points[-1])])
        if one.claim.independent_sources and one.claim.told_state != "undecided":
            where = f"{where}; {view.wording('count.sources', n=one.claim.independent_sources)}"
        yield Finding(kind="revised", parts=sentence(view.wording, "finding.revised", old=old, new=new, where=where))


def _figure(view: View, one: ClaimTold, point: Point) -> Cited:
    figures = [view.quantities[key] for key in point.figures]
    passages = tuple(quantity.passage for quantity in figures)
    return Cited(words=figure(figures[0], view.wording), passages=passages, claim=one.claim.id)


def _lost(view: View, lost: Sequence[Loss]) -> Iterator[Finding]:
    """The gravest loss of each kind."""
    kinds: set[str] = set()
    for one in lost:
        if one.kind.startswith("dropped") and one.words and one.kind not in kinds:
            kinds.add(one.kind)
            values: dict[str, Value] = {
                "n": len(one.copies),
                "names": listed(view.wording, one.copies, 3),
                "words": _quote(one.words),
            }
            yield Finding(kind="lost", parts=sentence(view.wording, f"finding.{one.kind}", **values))


def _changed(view: View, lost: Sequence[Loss]) -> Iterator[Finding]:
    for one in lost:
        if one.kind.startswith("changed") and one.words and one.copies[0].passages:
            own = one.copies[0].passages[0]
            became = Cited(words=one_line(own.text, QUOTED), passages=(own,))
            names = listed(view.wording, one.copies, 3)
            values: dict[str, Value] = {"n": len(one.copies), "names": names, "old": _quote(one.words), "new": became}
            yield Finding(kind="changed", parts=opened(sentence(view.wording, "finding.changed", **values)))


def _rests_on_one(one: ClaimTold) -> bool:
    return one.stake == "told" and one.claim.state == "single_source" and len(one.asserted) == 1 and (
        len(one.carried) >= MANY)  # fmt: skip


def _one_source(view: View, one: ClaimTold) -> Finding:
    values: dict[str, Value] = {"n": len(one.carried), "who": one.asserted[0].who, "words": _quote(one.words)}
    return Finding(kind="one_source", parts=sentence(view.wording, "finding.one_source", **values))
