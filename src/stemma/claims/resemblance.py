"""How alike two units are, in parts: each part is a square matrix over all units of a story, and each has a learned weight.

A unit is compared by what it says (vectors of its words with the figures masked), by its figure, by who says it, and by where
it stands: copies keep the order of their exemplar, and a unit has one best match in each other article.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stemma.claims.alignment import same_place
from stemma.claims.families import Kin
from stemma.claims.letter_runs import shared_runs
from stemma.claims.propositions import Unit
from stemma.claims.wordings import Wordings
from stemma.exact import cosines, log, log_of
from stemma.ports import Encoder

Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

#: figures this many powers of ten apart are as different as figures can be
FARTHEST = 3.0
#: a number below this is so common that two of it mean little
SMALL = 10
#: letters; a clause below this hardly has a meaning of its own
THIN = 15
#: how far under the best a match may lie and still be the best: the noise of float32
TIE = 1e-6
#: units of a language, and of a story, at which their mean counts half
ENOUGH = 8
MANY = 25


def _equal(values: Sequence[object]) -> Mask:
    column = np.array([str(value) for value in values], dtype=np.str_)
    return np.asarray(column[:, None] == column[None, :])


def _overlap(given: Sequence[frozenset[str]]) -> Matrix:
    """Jaccard index of each pair of sets, 0 for two that are empty."""
    names = sorted(frozenset[str]().union(*given))
    held = np.array([[name in one for name in names] for one in given], dtype=np.float64).reshape(
        len(given), len(names)
    )
    shared = held @ held.T
    size = held.sum(axis=1)
    return np.asarray(shared / np.maximum(1, size[:, None] + size[None, :] - shared))


def _both(flags: Mask) -> Mask:
    return np.asarray(flags[:, None] & flags[None, :])


@dataclass(frozen=True)
class Comparison:
    """All pairs of a story's wordings, each seen in its first unit."""

    wordings: Wordings
    kin: Kin
    encoder: Encoder

    @cached_property
    def units(self) -> Sequence[Unit]:
        """One unit for each wording."""
        return self.wordings.compared

    def _near(self, texts: Sequence[str]) -> Matrix:
        rows = self.encoder.encode(texts).astype(np.float64)
        return np.asarray(np.maximum(rows @ rows.T, 0))

    @cached_property
    def clauses(self) -> Matrix:
        """Cosines of the clauses."""
        return self._near([unit.clause for unit in self.units])

    @cached_property
    def wholes(self) -> Matrix:
        """Cosines of the whole contents."""
        return self._near([unit.whole for unit in self.units])

    def _centred(self, texts: Sequence[str]) -> Matrix:
        """Cosines from the middle of the story, each language from its own: what all units share tells none apart.

        The middle of few units is not the middle of anything, so that it counts the less the fewer they are.
        """
        rows = self.encoder.encode(texts).astype(np.float64)
        everything = rows.mean(axis=0)
        languages = np.array([unit.language or "" for unit in self.units])
        for language in sorted(set(languages.tolist())):
            inside = languages == language
            trust = inside.sum() / (inside.sum() + ENOUGH)
            middle = everything + trust * (rows[inside].mean(axis=0) - everything)
            rows[inside] -= len(rows) / (len(rows) + MANY) * middle
        return np.asarray(np.maximum(cosines(rows), 0))

    @cached_property
    def clauses_centred(self) -> Matrix:
        """Cosines of the clauses, less what the story's clauses share."""
        return self._centred([unit.clause for unit in self.units])

    @cached_property
    def wholes_centred(self) -> Matrix:
        """Cosines of the contents, less what the story's contents share."""
        return self._centred([unit.whole for unit in self.units])

    @cached_property
    def lettered(self) -> Matrix:
        """Runs of letters that the clauses share."""
        return shared_runs([unit.clause for unit in self.units])

    @cached_property
    def lettered_wholes(self) -> Matrix:
        """Runs of letters that the contents share."""
        return shared_runs([unit.whole for unit in self.units])

    @cached_property
    def foremost(self) -> Matrix:
        """How near each comes to being the other's best match in its article, 0 to 1."""
        score = (self.clauses_centred + self.wholes_centred + self.lettered) / 3 + self.nouns / 3
        near = np.zeros(score.shape)
        names = np.array([unit.article for unit in self.units])
        for name in sorted(set(names.tolist())):
            inside = names == name
            near[:, inside] = score[:, inside] / np.maximum(score[:, inside].max(axis=1, keepdims=True), TIE)
        return np.asarray(np.where(self.articles, 0, near * near.T))

    @cached_property
    def timed(self) -> Matrix:
        """The share of the days and hours named that both name, 0 where neither names one."""
        return _overlap([unit.times for unit in self.units])

    @cached_property
    def measured(self) -> Matrix:
        """1 where both measure one dimension that articles name once each, less the more often they name it, 0 for others."""
        dimensions = np.array([str(unit.measure or "") for unit in self.units])
        names = np.array([unit.article for unit in self.units])
        table = np.zeros((len(dimensions), len(dimensions)))
        for dimension in sorted(set(dimensions.tolist()) - {""}):
            inside = np.flatnonzero(dimensions == dimension)
            table[np.ix_(inside, inside)] = len(set(names[inside].tolist())) / len(inside)
        return table

    @cached_property
    def crossed(self) -> Matrix:
        """The better of clause against whole and whole against clause."""
        clauses = self.encoder.encode([unit.clause for unit in self.units]).astype(np.float64)
        wholes = self.encoder.encode([unit.whole for unit in self.units]).astype(np.float64)
        across = clauses @ wholes.T
        return np.asarray(np.maximum(np.maximum(across, across.T), 0))

    @cached_property
    def figured(self) -> Mask:
        """Both have a figure."""
        return _both(np.array([unit.figure is not None for unit in self.units]))

    @cached_property
    def figureless(self) -> Mask:
        """Neither has a figure."""
        return _both(np.array([unit.figure is None for unit in self.units]))

    @cached_property
    def nouned(self) -> Mask:
        """Both say what they count."""
        return _both(np.array([bool(unit.noun) for unit in self.units]))

    @cached_property
    def nouns(self) -> Matrix:
        """Cosines of what is counted, 0 where one does not say."""
        return np.asarray(np.where(self.nouned, self._near([unit.noun for unit in self.units]), 0))

    @cached_property
    def values(self) -> npt.NDArray[np.float64]:
        """The figures, NaN for none."""
        given = [unit.value for unit in self.units]
        return np.array([np.nan if value is None else value for value in given])

    @cached_property
    def same_value(self) -> Mask:
        """The same figure in both."""
        return np.asarray(self.values[:, None] == self.values[None, :])

    @cached_property
    def round_values(self) -> npt.NDArray[np.bool_]:
        """Which figures are of the roundest: one digit and zeros."""
        return np.array([value >= SMALL and len(f"{value:.0f}".rstrip("0")) == 1 for value in self.values.tolist()])

    @cached_property
    def apart(self) -> Matrix:
        """Powers of ten between the figures, 0 where one has none."""
        size = log(np.maximum(np.abs(self.values), 0.01)) / log_of(10)
        powers = np.nan_to_num(np.abs(size[:, None] - size[None, :]))
        return np.asarray(np.minimum(powers, FARTHEST))

    @cached_property
    def articles(self) -> Mask:
        """Both in one article."""
        return _equal([unit.article for unit in self.units])

    @cached_property
    def families(self) -> Mask:
        """Both in articles of one family."""
        return _equal([self.kin.family.get(unit.article, unit.article) for unit in self.units])

    @cached_property
    def shifted(self) -> Matrix:
        """How far apart they stand in their articles, 0 to 1."""
        place = np.array([unit.place for unit in self.units])
        return np.asarray(np.abs(place[:, None] - place[None, :]))

    @cached_property
    def sourced(self) -> Mask:
        """Both have a named source."""
        return _both(np.array([unit.root is not None for unit in self.units]))

    @cached_property
    def roots(self) -> Mask:
        """One source said both."""
        return _equal([unit.root for unit in self.units]) & self.sourced

    @cached_property
    def denials(self) -> npt.NDArray[np.bool_]:
        """Which units deny."""
        return np.array([unit.denies for unit in self.units])

    @cached_property
    def best(self) -> Mask:
        """Each is the other's best match in its article."""
        score = (self.clauses + self.wholes) / 2 + self.nouns / 2
        best = np.zeros(score.shape, dtype=bool)
        names = np.array([unit.article for unit in self.units])
        for name in sorted(set(names.tolist())):
            inside = names == name
            top = score[:, inside].max(axis=1, keepdims=True)
            best[:, inside] = score[:, inside] >= top - TIE
        return np.asarray(best & best.T & ~self.articles)

    @cached_property
    def neighbours(self) -> Matrix:
        """How alike the units before are, and those after: 0 to 1, 0 within one article."""
        total = np.zeros((len(self.units), len(self.units)))
        for texts in ([unit.before for unit in self.units], [unit.after for unit in self.units]):
            given = _both(np.array([bool(text) for text in texts]))
            total += np.where(given, self._near(texts), 0) / 2
        return np.asarray(np.where(self.articles, 0, total))

    @cached_property
    def outcomes(self) -> Matrix:
        """The share of the outcomes told by either that both tell, 0 where neither tells one."""
        return _overlap([unit.outcomes for unit in self.units])

    @cached_property
    def other_outcomes(self) -> Mask:
        """Both tell an outcome, and not the same."""
        told = _both(np.array([bool(unit.outcomes) for unit in self.units]))
        return np.asarray(told & (self.outcomes == 0))

    @cached_property
    def places(self) -> tuple[Mask, Mask]:
        """Whether both stand at one place of a copied text; and whether one has its place elsewhere in the other's article."""
        return same_place(self.wordings, self.kin.evidence)

    @cached_property
    def ranks(self) -> Mask:
        """Both are the same of as many figures."""
        return _equal([unit.rank for unit in self.units]) & self.figured

    @cached_property
    def thin(self) -> Mask:
        """One clause is so short that its vector says little."""
        short = np.array([len(unit.clause) < THIN for unit in self.units])
        return np.asarray(short[:, None] | short[None, :])


def _as_number(mask: Mask) -> Matrix:
    return mask.astype(np.float64)


#: what is compared -> its matrix; the names are those of weights.toml
PARTS: dict[str, Callable[[Comparison], Matrix]] = {
    "clause_meaning": lambda c: c.clauses,
    "content_meaning": lambda c: c.wholes,
    "clause_in_content": lambda c: c.crossed,
    "context_meaning": lambda c: c.neighbours,
    "mutual_best_match": lambda c: _as_number(c.best),
    "same_family": lambda c: _as_number(c.families),
    "same_statement": lambda c: _as_number(_equal([u.statement.id if u.statement else u.id for u in c.units])),
    "both_figures": lambda c: _as_number(c.figured),
    "neither_figure": lambda c: _as_number(c.figureless),
    "short_clause": lambda c: _as_number(c.thin),
    "same_rank_of_figures": lambda c: _as_number(c.ranks),
    "counted_noun": lambda c: c.nouns,
    "counted_noun_missing": lambda c: _as_number(c.figured & ~c.nouned),
    "other_unit": lambda c: _as_number(c.figured & ~_equal([u.figure.unit if u.figure else None for u in c.units])),
    "same_value": lambda c: _as_number(c.same_value),
    "orders_of_magnitude_apart": lambda c: c.apart,
    "same_source": lambda c: _as_number(c.roots),
    "other_source": lambda c: _as_number(c.sourced & ~c.roots),
    "one_denies": lambda c: _as_number(c.denials[:, None] != c.denials[None, :]),
    "both_deny": lambda c: _as_number(_both(c.denials)),
    "clause_meaning_beyond_story": lambda c: c.clauses_centred,
    "content_meaning_beyond_story": lambda c: c.wholes_centred,
    "clause_letter_runs": lambda c: c.lettered,
    "content_letter_runs": lambda c: c.lettered_wholes,
    "best_match": lambda c: c.foremost,
    "shared_times": lambda c: c.timed,
    "same_measure": lambda c: c.measured,
    "shared_outcome": lambda c: c.outcomes,
    "other_outcome": lambda c: _as_number(c.other_outcomes),
    "same_place_of_copy": lambda c: _as_number(c.places[0]),
    "other_place_of_copy": lambda c: _as_number(c.places[1]),
    "same_language": lambda c: _as_number(_equal([u.language for u in c.units])),
}
