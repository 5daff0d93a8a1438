"""A story as a brief: what is at stake first, every sentence with its passages, nothing that no passage says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.claims.families import kin_of
from stemma.model import Passage, Story
from stemma.report.brief import around
from stemma.report.brief.parts import Brief, Sentence
from stemma.report.brief.telling import Teller, conflicting, is_denied, revised, told
from stemma.report.brief.voices import Heard, heard
from stemma.report.findings.claims import FOLDED, Stake, claims_told
from stemma.report.findings.losses import losses
from stemma.report.view import View
from stemma.report.wording import of

#: sentences on claims, those on disputed ones, and claims told of whose figures changed
MOST, DISPUTED, FIGURES = 8, 4, 2


def brief_of(view: View, story: Story, language: str) -> Brief:
    """The brief of a story; the same trace gives the same sentences.

    Args:
        view: of the trace; statements that it does not show are not told.
        story: one of its stories.
        language: of the sentences, one of the interface's; quotations stay in theirs.
    """
    view = replace(view, wording=of(language))
    teller = Teller(view=view, wording=view.wording, kin=kin_of(view.trace.descents, story.articles))
    leading = around.leading(teller, story)
    lead = list(around.lead(teller, leading))
    ranked = claims_told(view, story, losses(view, story))
    claims = [heard(view, one.claim) for one in ranked]
    stakes = {one.claim.id: one.stake for one in ranked}
    body = list(_body(teller, claims, stakes, _Seen(around.openings(teller, leading))))
    done = {sentence.claim for sentence in body}
    left = sum(one.claim.id not in done and bool(one.asserting or one.denying) for one in claims)
    sentences = [
        *lead,
        *around.lineage(teller, story),
        *body,
        *around.lost(teller, story),
        *around.limits(teller, story, view.trace.coverage, left=left),
    ]
    return Brief(
        story=story.id,
        title=leading.title or story.title,
        title_language=leading.language if leading.title else None,
        language=teller.wording.language,
        label=around.label(teller, story),
        sentences=tuple(sentences),
    )


def _body(teller: Teller, claims: Sequence[Heard], stakes: Mapping[str, Stake], seen: "_Seen") -> Iterator[Sentence]:
    """Claims by what is at stake: disputed, of changed figures, then the others; none twice."""
    disputed = list(_fitting(_disputed(teller, claims, seen), DISPUTED))
    figures = list(_fitting(_figures(teller, claims, seen), FIGURES * 2))
    room = MOST - len(disputed) - len(figures)
    yield from (*disputed, *figures, *_fitting(_plain(teller, claims, stakes, seen), room))


def _fitting(groups: Iterable[list[Sentence]], room: int) -> Iterator[Sentence]:
    """Groups of sentences as long as there is room for a whole one."""
    for sentences in groups:
        if len(sentences) <= room:
            room -= len(sentences)
            yield from sentences
        if room <= 0:
            return


class _Seen:
    """What was quoted already, with the same words in other articles."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = list(passages)

    def holds(self, one: Heard) -> bool:
        """Whether a claim's words were quoted, in part or in whole."""
        return any(self._quoted(s.passage) for voice in one.asserting for s in voice.sayings)

    def _quoted(self, passage: Passage) -> bool:
        return any(p.article == passage.article and p.span.overlaps(passage.span) for p in self.passages)

    def add(self, one: Heard) -> None:
        """A claim is told now."""
        self.passages += [s.passage for voice in (*one.asserting, *one.denying) for s in voice.sayings]


def _disputed(teller: Teller, claims: Sequence[Heard], seen: _Seen) -> Iterator[list[Sentence]]:
    """What is denied, with its denial; then denials of what no article brings."""
    sure = [one for one in claims if is_denied(one) and one.asserting]
    alone = [one for one in claims if one.denying and not one.asserting]
    for one in [*sure, *alone]:
        if sentences := list(told(teller, one, "disputed")):
            seen.add(one)
            yield sentences


def _figures(teller: Teller, claims: Sequence[Heard], seen: _Seen) -> Iterator[list[Sentence]]:
    for one in claims:
        change = revised(teller, one.claim) if one.claim.state == "corrected" else None
        if change is not None:
            yield [change]
        if one.claim.state == "contradicted" and (sentences := list(conflicting(teller, one.claim))):
            seen.passages += [p for sentence in sentences for p in sentence.passages]
            yield sentences


def _plain(
    teller: Teller, claims: Sequence[Heard], stakes: Mapping[str, Stake], seen: _Seen
) -> Iterator[list[Sentence]]:
    """The rest: what is borne out before what one source says, and that before what is told without any."""
    rest = [one for one in claims if one.asserting and not is_denied(one) and stakes[one.claim.id] not in FOLDED]
    rest.sort(key=lambda one: (one.claim.state != "corroborated", one.asserting[0].root is None, _is_colour(one)))
    for one in rest:
        if not seen.holds(one) and (sentences := list(told(teller, one, "told"))):
            seen.add(one)
            yield sentences


def _is_colour(one: Heard) -> bool:
    """Whether a claim is somebody's own words without a figure: good to read, seldom what is at stake."""
    statement = one.asserting[0].sayings[0].statement
    return statement is not None and statement.kind == "direct" and not one.claim.figures
