"""Which cue, speaker, addressee and medium belong to which content.

Where the spans stand tells more than what the learned heads say of them: a cue stands beside its content, a speaker beside the
cue, and content without a cue goes on with the last speaker (O'Keefe et al. 2012, EMNLP: sequence baselines are hard to beat).
The weights were fitted on gold dev and German Wikinews train by coordinate search.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.models.heads import Floats, Heads, Range, pooled, relations
from stemma.models.windows import Layout

#: words beyond which a gap costs no more
_FAR = 30
#: words that cost one `gap` or `behind`
_STEP = 10
#: sentences beyond which distance costs no more
_REMOTE = 3
#: the score of what can't be
_NEVER = -1e9
#: sentences over which content without a cue goes on with the last speaker
_CARRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign adds to or takes from a score, in nats."""

    #: the learned score of content and cue, of content and speaker
    learned_cue: float = 0.0
    learned_speaker: float = 0.0
    #: cue in a sentence of the content
    same_sentence: float = 3.0
    #: for each ten words between cue and content
    gap: float = 0.5
    #: other content stands between
    between: float = 1.0
    #: for each sentence between
    sentence: float = 1.0
    #: what a cue must reach
    cue_bar: float = 0.0
    #: speaker in the cue's sentence; for each ten words farther from the cue than the nearest
    beside: float = 3.0
    behind: float = 0.0
    #: content without cue: the last speaker
    carries: float = 2.0
    #: added to the score of nobody
    nobody: float = 0.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Chooses the parts of all contents of a text."""

    plan: Layout
    #: in reading order
    contents: list[Range]
    vectors: Floats
    features: Floats
    heads: Heads
    weights: Weights = WEIGHTS

    def _learned(self, role: str, candidates: Sequence[Range]) -> Floats:
        between = relations(self.plan, self.contents, candidates)
        return self.heads.links(role, self.vectors, pooled(self.features, candidates), between)

    def best(
        self, role: str, candidates: Sequence[Range], cues: Sequence[tuple[Range, ...]]
    ) -> list[tuple[Range, ...]]:
        """The learned choice for each content among those in its cue's sentence, or none: for addressee and medium."""
        if not candidates:
            return [()] * len(self.contents)
        found: list[tuple[Range, ...]] = []
        for row, cue in zip(self._learned(role, candidates), cues, strict=True):
            framing = {self.plan.sentence[one[0]] for one in cue}
            near = [k for k, c in enumerate(candidates) if self.plan.sentence[c[0]] in framing and row[k] > row[-1]]
            found.append((candidates[max(near, key=row.__getitem__)],) if near else ())
        return found

    def cues(self, candidates: Sequence[Range]) -> list[tuple[Range, ...]]:
        """The best cue of each content, and its separated particle: another cue near it that suits no content better."""
        if not candidates:
            return [()] * len(self.contents)
        learned = self._learned("cue", candidates)
        scores = [
            [
                self.weights.learned_cue * float(learned[i, j] - learned[i, -1]) + self._nearness(i, cue)
                for j, cue in enumerate(candidates)
            ]
            for i in range(len(self.contents))
        ]
        chosen = [max(range(len(candidates)), key=row.__getitem__) for row in scores]
        kept = [j if scores[i][j] > self.weights.cue_bar else None for i, j in enumerate(chosen)]
        return [() if j is None else self._with_particle(j, candidates, kept) for j in kept]

    def _with_particle(self, j: int, cues: Sequence[Range], kept: Sequence[int | None]) -> tuple[Range, ...]:
        """A cue that nobody chose, in the sentence of the chosen one and next to it in the list of cues."""
        sentence = self.plan.sentence[cues[j][0]]
        others = [
            k
            for k in (j - 1, j + 1)
            if 0 <= k < len(cues) and k not in kept and self.plan.sentence[cues[k][0]] == sentence
        ]
        return tuple(cues[k] for k in sorted({j, *others}))

    def _nearness(self, i: int, cue: Range) -> float:
        content, weights = self.contents[i], self.weights
        first, last = self.plan.sentence[content[0]], self.plan.sentence[content[1] - 1]
        place = self.plan.sentence[cue[0]]
        same = first <= place <= last
        away = 0 if same else min(abs(place - first), abs(place - last))
        low, high = min(content[1], cue[1]), max(content[0], cue[0])
        between = any(k != i and low <= other[0] and other[1] <= high for k, other in enumerate(self.contents))
        return (
            weights.same_sentence * same
            - weights.gap * min(_gap(content, cue), _FAR) / _STEP
            - weights.between * between
            - weights.sentence * min(away, _REMOTE)
        )

    def speakers(self, candidates: Sequence[Range], cues: Sequence[tuple[Range, ...]]) -> list[tuple[Range, ...]]:
        """The speaker of each content, given its cues."""
        if not candidates:
            return [()] * len(self.contents)
        learned = self.weights.learned_speaker * self._learned("speaker", candidates)
        found: list[tuple[Range, ...]] = []
        last: int | None = None
        for i, cue in enumerate(cues):
            scores = [float(s) for s in learned[i, :-1]]
            self._favour(scores, candidates, cue)
            if not cue and last is not None and self._near_previous(i):
                scores[last] += self.weights.carries
            scores = [_NEVER if _holds(self.contents[i], c) else s for c, s in zip(candidates, scores, strict=True)]
            best = max(range(len(candidates)), key=lambda k: (scores[k], -_gap(self.contents[i], candidates[k])))
            if scores[best] > float(learned[i, -1]) + self.weights.nobody:
                last = best
                found.append((candidates[best],))
            else:
                found.append(())
        return found

    def _favour(self, scores: list[float], candidates: Sequence[Range], cue: tuple[Range, ...]) -> None:
        """Raise those in the cue's sentence, the nearest most."""
        if not cue:
            return
        sentence = self.plan.sentence[cue[0][0]]
        gaps = {
            k: min(_gap(c, one) for one in cue)
            for k, c in enumerate(candidates)
            if self.plan.sentence[c[0]] == sentence
        }
        nearest = min(gaps.values(), default=0)
        for k, gap in gaps.items():
            scores[k] += self.weights.beside - self.weights.behind * min(gap - nearest, _FAR) / _STEP

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
