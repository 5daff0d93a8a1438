"""What is marked in the texts: statements with their speakers and cues, figures, times, and passages that are linked to."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stemma.model import Article, Passage, Statement, Trace
from stemma.report.anchors import anchor

#: a passage, the id of what it is, and its role: "content", "speaker", "cue", "figure", "time" or none
Mark = tuple[Passage, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text and the statements and figures that cover it."""

    text: str
    #: statement ids, outermost first
    statements: tuple[str, ...]
    roles: tuple[str, ...]
    #: ids whose first words these are: the anchors that links lead to
    starts: tuple[str, ...]


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    for passage in statement.content:
        yield passage, statement.id, "content"
    for hop in statement.attribution.chain if statement.attribution else ():
        if hop.mention:
            yield hop.mention, statement.id, "speaker"
        for cue in hop.cue:
            yield cue, statement.id, "cue"


def _marks(trace: Trace) -> Iterator[Mark]:
    for statement in trace.statements:
        yield from _statement_marks(statement)
    yield from ((q.passage, q.id, "figure") for q in trace.quantities)
    yield from ((t.passage, "", "time") for t in trace.times)
    yield from ((passage, anchor(passage), "") for passage in _linked(trace))


def _linked(trace: Trace) -> Iterator[Passage]:
    """Passages that claims and the timeline point to besides statements and figures."""
    for claim in trace.claims:
        yield from claim.narrated
    for event in trace.timeline:
        yield from event.passages


class Marks:
    """All that is marked in the texts of a trace, by article."""

    def __init__(self, trace: Trace) -> None:
        self._of: dict[str, list[Mark]] = defaultdict(list)
        for mark in _marks(trace):
            self._of[mark[0].article].append(mark)

    def pieces(self, article: Article) -> Iterator[Piece]:
        """The article's text cut at every mark's edge; joined again it is the text."""
        marks = sorted(self._of.get(article.id, ()), key=lambda m: (m[0].begin, -m[0].end, m[1]))
        edges = sorted({0, len(article.text), *(e for p, _, _ in marks for e in (p.begin, p.end))})
        seen: set[str] = set()
        # what covers the run, in the order of the marks: those that end before it leave, those that begin with it come
        over_here: list[Mark] = []
        coming = deque(marks)
        for begin, end in pairwise(edges):
            over_here = [one for one in over_here if one[0].end > begin]
            while coming and coming[0][0].begin <= begin:
                over_here.append(coming.popleft())
            over = [(key, role) for passage, key, role in over_here if passage.end > begin]
            starts = tuple(dict.fromkeys(key for key, _ in over if key and key not in seen))
            seen.update(starts)
            yield Piece(
                text=article.text[begin:end],
                statements=tuple(dict.fromkeys(key for key, role in over if role == "content")),
                roles=tuple(dict.fromkeys(role for _, role in over if role)),
                starts=starts,
            )


def pieces(trace: Trace, article: Article) -> Iterator[Piece]:
    """One article's text, as `Marks.pieces`."""
    return Marks(trace).pieces(article)
