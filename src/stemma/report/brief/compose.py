"""A story as a brief: what is at stake first, every sentence with its passages, nothing that no passage says."""

from collections.abc import Iterable, Iterator

from stemma.claims.families import kin_of
from stemma.model import Passage, Story
from stemma.report.brief import around
from stemma.report.brief.parts import Brief, Sentence
from stemma.report.brief.telling import Teller, conflicting, is_denied, revised, told
from stemma.report.brief.voices import Heard, heard, texts_of
from stemma.report.view import View
from stemma.report.wording import of

#: sentences of a brief, besides the lineage and what could not be told
MOST = 10
#: claims told of those that are disputed, whose figures changed, and of all others
DISPUTED, FIGURES, TOLD = 3, 2, 5


def brief_of(view: View, story: Story, language: str) -> Brief:
    """The brief of a story; the same trace gives the same sentences.

    Args:
        view: of the trace; statements that it does not show are not told.
        story: one of its stories.
        language: of the sentences, one of the interface's; quotations stay in theirs.
    """
    teller = Teller(view=view, wording=of(language), kin=kin_of(view.trace.descents, story.articles))
    leading = around.leading(teller, story)
    lead = list(around.lead(teller, leading))
    claims = [heard(view, claim) for claim in view.claims(story)]
    body = list(_body(teller, claims, around.openings(teller, leading), MOST - len(lead)))
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


def _weight(teller: Teller, one: Heard) -> tuple[int, int]:
    """How much a claim counts: in how many independent texts and articles it stands."""
    return texts_of(one.articles, teller.kin), len(one.articles)


def _body(teller: Teller, claims: Iterable[Heard], told_before: Iterable[Passage], room: int) -> Iterator[Sentence]:
    """Claims by what is at stake: disputed, of changed figures, then those that most texts carry; none twice."""
    ranked = sorted(claims, key=lambda one: tuple(-n for n in _weight(teller, one)))
    seen = _Seen(told_before)
    for group in (_disputed(teller, ranked, seen), _figures(teller, ranked, seen), _plain(teller, ranked, seen)):
        for sentences in group:
            if len(sentences) > room:
                break
            room -= len(sentences)
            yield from sentences


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


def _disputed(teller: Teller, ranked: Iterable[Heard], seen: _Seen) -> Iterator[list[Sentence]]:
    sure = [one for one in ranked if is_denied(one) and one.asserting]
    alone = [one for one in ranked if one.denying and not one.asserting]
    for one in [*sure, *alone][:DISPUTED]:
        if sentences := list(told(teller, one, "disputed")):
            seen.add(one)
            yield sentences


def _figures(teller: Teller, ranked: Iterable[Heard], seen: _Seen) -> Iterator[list[Sentence]]:
    number = 0
    for one in ranked:
        if number == FIGURES:
            return
        change = revised(teller, one.claim) if one.claim.state == "corrected" else None
        sentences = [change] if change else []
        if one.claim.state == "contradicted":
            sentences = list(conflicting(teller, one.claim))
            seen.passages += [p for sentence in sentences for p in sentence.passages]
        if sentences:
            number += 1
            yield sentences


def _is_colour(one: Heard) -> bool:
    """Whether a claim is somebody's own words without a figure: good to read, seldom what is at stake."""
    statement = one.asserting[0].sayings[0].statement
    return statement is not None and statement.kind == "direct" and not one.claim.figures


def _plain(teller: Teller, ranked: Iterable[Heard], seen: _Seen) -> Iterator[list[Sentence]]:
    """The rest: what two sources tell before what one does, and that before what is told without any."""
    number = 0
    rest = [one for one in ranked if one.asserting and not is_denied(one)]
    rest.sort(key=lambda one: (one.claim.state != "corroborated", one.asserting[0].root is None, _is_colour(one)))
    for one in rest:
        if number == TOLD:
            return
        if seen.holds(one):
            continue
        if sentences := list(told(teller, one, "told")):
            seen.add(one)
            number += 1
            yield sentences
