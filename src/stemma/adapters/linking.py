"""Which cue, speaker, addressee and medium belong to which content.

Where the spans stand tells more than what learned scores say of them: a cue stands beside its content, a speaker beside the cue, and
content without a cue goes on with the last speaker (O'Keefe et al. 2012, EMNLP: sequence baselines are hard to beat; decision 11).
An addressee or a medium is rarer than its sentence's other names: whether there is one at all is learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.adapters.heads import Floats, Heads, Range, pooled, relations
from stemma.adapters.windows import Layout

#: words beyond which a gap costs no more
_FAR = 30
#: words that other content between a cue and its content counts for
_BETWEEN = 20
#: how much the words between speaker and cue count beside those between speaker and content
_CUE_WEIGHT = 3
#: sentences over which content without a cue goes on with the last speaker
_CARRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Chooses the parts of all contents of a text."""

    plan: Layout
    #: in reading order
    contents: list[Range]
    vectors: Floats
    features: Floats
    heads: Heads

    def best(
        self, role: str, candidates: Sequence[Range], cues: Sequence[tuple[Range, ...]]
    ) -> list[tuple[Range, ...]]:
        """The learned choice for each content among those in its cue's sentence, or none: for addressee and medium."""
        if not candidates:
            return [()] * len(self.contents)
        between = relations(self.plan, self.contents, candidates)
        learned = self.heads.links(role, self.vectors, pooled(self.features, candidates), between)
        found: list[tuple[Range, ...]] = []
        for row, cue in zip(learned, cues, strict=True):
            framing = {self.plan.sentence[one[0]] for one in cue}
            near = [k for k, c in enumerate(candidates) if self.plan.sentence[c[0]] in framing and row[k] > row[-1]]
            found.append((candidates[max(near, key=row.__getitem__)],) if near else ())
        return found

    def cues(self, candidates: Sequence[Range]) -> list[tuple[Range, ...]]:
        """The cue of each content, and its separated particle: another cue near it that suits no content better."""
        chosen = [self._cue(content, candidates) for content in self.contents]
        return [() if j is None else self._with_particle(j, candidates, chosen) for j in chosen]

    def _cue(self, content: Range, candidates: Sequence[Range]) -> int | None:
        """The nearest of the cues in the content's sentences."""
        first, last = self.plan.sentence[content[0]], self.plan.sentence[content[1] - 1]
        near = [k for k, cue in enumerate(candidates) if first <= self.plan.sentence[cue[0]] <= last]
        return min(near, key=lambda k: self._distance(content, candidates[k]), default=None)

    def _distance(self, content: Range, cue: Range) -> int:
        low, high = min(content[1], cue[1]), max(content[0], cue[0])
        between = any(low <= begin and end <= high for begin, end in self.contents if (begin, end) != content)
        return min(_gap(content, cue), _FAR) + _BETWEEN * between

    def _with_particle(self, j: int, cues: Sequence[Range], chosen: Sequence[int | None]) -> tuple[Range, ...]:
        """A cue that nobody chose, in the sentence of the chosen one and next to it in the list of cues."""
        sentence = self.plan.sentence[cues[j][0]]
        others = [
            k
            for k in (j - 1, j + 1)
            if 0 <= k < len(cues) and k not in chosen and self.plan.sentence[cues[k][0]] == sentence
        ]
        return tuple(cues[k] for k in sorted({j, *others}))

    def speakers(self, candidates: Sequence[Range], cues: Sequence[tuple[Range, ...]]) -> list[tuple[Range, ...]]:
        """The speaker of each content: the nearest in its cue's sentence; without a cue the last one chosen."""
        found: list[tuple[Range, ...]] = []
        last: Range | None = None
        for i, cue in enumerate(cues):
            speaker = self._framed(self.contents[i], cue, candidates) if cue else self._carried(i, last, candidates)
            last = speaker or last
            found.append((speaker,) if speaker else ())
        return found

    def _framed(self, content: Range, cue: tuple[Range, ...], candidates: Sequence[Range]) -> Range | None:
        """The candidate of the cue's sentence that is nearest to the cue, first among those outside the content."""
        sentence = self.plan.sentence[cue[0][0]]
        near = [c for c in candidates if self.plan.sentence[c[0]] == sentence]

        def distance(candidate: Range) -> int:
            return _CUE_WEIGHT * min(_gap(part, candidate) for part in cue) + _gap(content, candidate)

        return min(near, key=lambda c: (_holds(content, c), distance(c)), default=None)

    def _carried(self, i: int, last: Range | None, candidates: Sequence[Range]) -> Range | None:
        """The last speaker where the last content is near; otherwise one in this sentence or the one before."""
        content = self.contents[i]
        if last and self._near_previous(i) and not _holds(content, last):
            return last
        first, end = self.plan.sentence[content[0]], self.plan.sentence[content[1] - 1]
        near = [c for c in candidates if first - 1 <= self.plan.sentence[c[0]] <= end and not _holds(content, c)]
        return min(near, key=lambda c: (abs(self.plan.sentence[c[0]] - first), _gap(content, c)), default=None)

    def _near_previous(self, i: int) -> bool:
        return (
            i > 0
            and self.plan.sentence[self.contents[i][0]] - self.plan.sentence[self.contents[i - 1][1] - 1] <= _CARRIES
        )


def _holds(content: Range, part: Range) -> bool:
    """Whether a part stands inside the content: what is said does not hold its own speaker."""
    return content[0] <= part[0] and part[1] <= content[1]


def _gap(one: Range, other: Range) -> int:
    """Words between two ranges."""
    return max(one[0] - other[1], other[0] - one[1], 0)
