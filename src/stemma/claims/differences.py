"""Why two figures of one claim differ.

Lineage speaks first: a figure that changes in a translation is an error of the translation, one that changes in a revision was
revised. Then the numbers: bounds and rounding. Then the sources: what one source says later revises what it said before, what
it says in one breath counts different things, and only what different sources say of one thing is a conflict.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from stemma.claims.certainty import of_one_event
from stemma.claims.counting import stems
from stemma.claims.families import UNCHANGED, Kin
from stemma.claims.figures import Reading, bounded, comparable, reading, rounded, same_number
from stemma.claims.phrases import corrects
from stemma.claims.propositions import Unit
from stemma.model import Article, Difference, DifferenceKind, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A unit with a figure, and what the reasons for a difference look at."""

    unit: Unit
    quantity: Quantity
    reading: Reading
    #: the entity that the figure comes from, persons standing for their organisation; None when nobody is named
    root: str | None
    #: when it was said or printed, ISO 8601, comparable as text; None when unknown
    when: str | None
    #: whether the text says when, and not only when it was printed
    dated: bool
    #: the clause narrows what is counted down, or widens it ("only", "of them", "including")
    scoped: bool


#: days; what is counted may have changed since, so that later figures of others are no conflict
SETTLED = 3

#: likelihood of two units whose nouns agree, and of two whose nouns can't be compared, from which on their figures count one thing
LIKE, VERY_LIKE = 0.3, 0.6
#: code points between two figures that one article holds against each other: the frame of the first and the beginning of the next
NEXT = 120

#: how likely two units tell one thing, 0 to 1
Alike = Callable[[Unit, Unit], float]

#: classes of figures in a claim up to which each two are compared; beyond, each is with the BEST attested ones
MANY = 12
BEST = 3

#: a reason in words, for the report
WHY: dict[DifferenceKind, str] = {
    "same": "both give the same figure",
    "bound": "one is a bound or an approximation, and the other agrees with it",
    "rounding": "one figure is the other rounded",
    "translation_error": "the figure changed in a translation",
    "revision": "one source gives both, in different reports or for different days",
    "other_scope": "they count different things or sets",
    "conflict": "the figures cannot both hold: different sources give them, or a copy changed one",
    "unknown": "the texts do not tell whether both count the same at the same time",
}


def _copied(a: Figure, b: Figure, kin: Kin) -> str | None:
    """How one of two articles was made from the other: a kind of descent, or None; an article is no copy of itself."""
    first, second = a.unit.article, b.unit.article
    if first == second:
        return None
    direct = kin.kind.get((first, second)) or kin.kind.get((second, first))
    if direct:
        return direct
    both = set(kin.exemplars.get(first, ())) & set(kin.exemplars.get(second, ()))
    # of an exemplar at hand each copy is held against it, not against its siblings
    shared = {exemplar for exemplar in both if exemplar.startswith("lost:")}
    kinds = {kin.kind[copy, exemplar] for exemplar in shared for copy in (first, second)}
    return "translation" if "translation" in kinds else None


def _by_number(a: Figure, b: Figure) -> DifferenceKind | None:
    if same_number(a.reading, b.reading):
        return "same" if a.reading.bound == b.reading.bound else "bound"
    if rounded(a.reading, b.reading) and "about" in (a.reading.bound, b.reading.bound):
        return "rounding"
    if bounded(a.reading, b.reading):
        return "bound"
    return "rounding" if rounded(a.reading, b.reading) else None


def _by_copying(a: Figure, b: Figure, kin: Kin) -> DifferenceKind | None:
    copied = _copied(a, b, kin)
    if copied == "translation":
        return "translation_error"
    if copied == "revision":
        return "revision"
    # an extended copy may have news of its own: its sources tell, as they do for independent texts
    return "conflict" if copied in UNCHANGED else None


def _taken_back(a: Figure, b: Figure) -> bool:
    """Whether the same words give both, and one in the other's place ("four, and not five")."""
    if a.unit.passage != b.unit.passage or same_number(a.reading, b.reading) or _other_fates(a.unit, b.unit):
        return False
    first, second = sorted((a.quantity.passage.span, b.quantity.passage.span))
    begin = a.unit.passage.begin
    return corrects(a.unit.passage.text[first.end - begin : second.begin - begin], a.unit.language)


def _by_source(a: Figure, b: Figure) -> DifferenceKind:
    if a.root is not None and a.root == b.root:
        apart = a.dated and b.dated and a.when is not None and b.when is not None and a.when[:10] != b.when[:10]
        return "revision" if apart or a.unit.article != b.unit.article else "other_scope"
    first, second = stems(a.unit.noun), stems(b.unit.noun)
    if a.scoped != b.scoped or (first != second and first & second):
        return "other_scope"
    if a.unit.statement is not None and a.unit.statement is b.unit.statement:
        return "other_scope"
    return "conflict" if a.root and b.root and _at_one_time(a, b) else "unknown"


def _at_one_time(a: Figure, b: Figure) -> bool:
    """Whether both are given for days so near that what is counted can hardly have changed."""
    if a.when is None or b.when is None:
        return False
    try:
        first, second = (date.fromisoformat(when[:10]) for when in (a.when, b.when))
    except ValueError:  # a month, a week
        return a.when == b.when
    return abs((first - second).days) <= SETTLED


def _other_fates(a: Unit, b: Unit) -> bool:
    """Whether both tell what befell those they count, and nothing that is the same."""
    return bool(a.outcomes and b.outcomes) and a.outcomes.isdisjoint(b.outcomes)


def _count_one_thing(a: Figure, b: Figure, likely: float) -> bool:
    """Whether subject, fate, unit, place and day show that two figures of independent words count one thing.

    In one language the nouns, or the fate of those counted, must agree; across languages, and where a noun is missing, the words around
    must be as like as those of one claim are.
    """
    if not of_one_event(a.unit, b.unit) or a.reading.dimension != b.reading.dimension:
        return False
    first, second = stems(a.unit.noun), stems(b.unit.noun)
    fates = a.unit.outcomes, b.unit.outcomes
    if _other_fates(a.unit, b.unit):
        return False
    if all(fates) or (first and second and a.unit.language == b.unit.language):
        return bool(fates[0] & fates[1]) or (bool(first & second) and likely >= LIKE)
    return likely >= VERY_LIKE


def _beside(a: Figure, b: Figure) -> bool:
    """Whether an article itself holds two figures against each other: it gives both in one breath."""
    if a.unit.article != b.unit.article:
        return True
    first, second = sorted((a.unit.passage.span, b.unit.passage.span))
    return second.begin - first.end <= NEXT


def kind_of(a: Figure, b: Figure, kin: Kin, likely: float = 1.0) -> DifferenceKind:
    """Why two figures differ; "unknown" where it is not shown that they count one thing.

    Args:
        a: a figure of a claim.
        b: another.
        kin: of the story.
        likely: how likely their words are to tell one thing, 0 to 1.
    """
    found = _reason(a, b, kin)
    told_by_copying = _copied(a, b, kin) is not None and found in ("revision", "translation_error", "conflict", "bound")
    if found in ("same", "unknown", "other_scope") or told_by_copying:
        return found
    return found if _count_one_thing(a, b, likely) and _beside(a, b) else "unknown"


def _reason(a: Figure, b: Figure, kin: Kin) -> DifferenceKind:
    if not comparable(a.reading, b.reading):
        return "other_scope"
    if _taken_back(a, b):
        return "revision"
    by_number = _by_number(a, b)
    if by_number in ("same", "rounding"):
        return by_number
    revised = _copied(a, b, kin) == "revision"
    if by_number == "bound" and (not revised or same_number(a.reading, b.reading)):
        return "bound"
    return _by_copying(a, b, kin) or _by_source(a, b)


@dataclass(frozen=True, slots=True)
class FigureClass:
    """Figures of a claim that say the same from the same source."""

    figures: Sequence[Figure]
    #: article -> its first figure of the class
    in_article: Mapping[str, Figure]
    #: exemplar -> the first figure in a copy of it, and the first in a translation of it
    in_copy: Mapping[str, Figure]
    in_translation: Mapping[str, Figure]

    def copy_of(self, figure: Figure, kin: Kin) -> Figure | None:
        """A figure of the class in a copy, an exemplar or a translated sibling of a figure's article; None for none."""
        own = figure.unit.article
        above = kin.exemplars.get(own, ())
        found = [self.in_copy.get(own), *(self.in_article.get(one) for one in above)]
        for exemplar in above:
            translated = kin.kind[own, exemplar] == "translation"
            found.append((self.in_copy if translated else self.in_translation).get(exemplar))
        return next((one for one in found if one is not None and one.unit.article != own), None)


def _class_of(figures: Sequence[Figure], kin: Kin) -> FigureClass:
    in_article: dict[str, Figure] = {}
    in_copy: dict[str, Figure] = {}
    in_translation: dict[str, Figure] = {}
    for figure in figures:
        article = figure.unit.article
        in_article.setdefault(article, figure)
        for exemplar in kin.exemplars.get(article, ()):
            in_copy.setdefault(exemplar, figure)
            if kin.kind[article, exemplar] == "translation":
                in_translation.setdefault(exemplar, figure)
    return FigureClass(figures, in_article, in_copy, in_translation)


def classes(figures: Sequence[Figure], kin: Kin) -> list[FigureClass]:
    """Figures that say the same from the same source, together: the number, its bound and its root."""
    found: dict[tuple[Reading, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.reading, figure.root].append(figure)
    return [_class_of(same, kin) for same in found.values()]


def _closest(first: FigureClass, second: FigureClass, kin: Kin) -> tuple[Figure, Figure]:
    """The pair that tells most: copy and exemplar if there is one, else the first of each.

    Figures that stand side by side in one article were both there to be copied: neither is the other mistranslated or miscopied.
    """
    beside = next(((a, b) for a in first.figures if (b := second.in_article.get(a.unit.article))), None)
    copied = next(((a, b) for a in first.figures if (b := second.copy_of(a, kin))), None)
    if copied and beside and _copied(*copied, kin) in UNCHANGED:
        return beside
    return copied or beside or (first.figures[0], second.figures[0])


def _compared(found: Sequence[FigureClass]) -> list[tuple[FigureClass, FigureClass]]:
    """All pairs of classes; of many, those with one of the best attested: a thousand figures differ in half a million ways."""
    places = range(len(found))
    if len(found) <= MANY:
        return list(combinations(found, 2))
    best = set(sorted(places, key=lambda n: (-len(found[n].figures), n))[:BEST])
    return [(found[a], found[b]) for a, b in combinations(places, 2) if a in best or b in best]


def differences_of(figures: Sequence[Figure], kin: Kin, alike: Alike) -> tuple[Difference, ...]:
    """One difference for each two classes of figures that are compared, shown on the pair that tells most.

    Args:
        figures: of a claim.
        kin: of the story.
        alike: how likely two units tell one thing, 0 to 1.
    """
    made = []
    for first, second in _compared(classes(figures, kin)):
        a, b = _closest(first, second, kin)
        likely = alike(a.unit, b.unit)
        kind = kind_of(a, b, kin, likely)
        copied = _copied(a, b, kin) is not None
        sure = 1.0 if kind in ("same", "unknown") or copied else round(likely, 3)
        made.append(Difference(figures=(a.quantity.id, b.quantity.id), kind=kind, why=WHY[kind], confidence=sure))
    return tuple(made)


def figures_of(
    units: Sequence[Unit],
    articles: Mapping[str, Article],
    leaders: Mapping[str, str],
    scoped: frozenset[str],
) -> tuple[Figure, ...]:
    """The figures of a claim's units.

    Args:
        units: of one claim.
        articles: by id.
        leaders: entity -> the organisation it speaks for, where both are sources of the claim.
        scoped: ids of the units whose clause changes what is counted.
    """
    return tuple(
        Figure(
            unit=unit,
            quantity=unit.figure,
            reading=reading(unit.figure),
            root=leaders.get(unit.root, unit.root) if unit.root else None,
            when=_told_when(unit) or articles[unit.article].published.value,
            dated=_told_when(unit) is not None,
            scoped=unit.id in scoped,
        )
        for unit in units
        if unit.figure is not None
    )


def _told_when(unit: Unit) -> str | None:
    """For when the text gives a figure, or when it was said; None where it does not tell."""
    if unit.figure is not None and unit.figure.as_of and unit.figure.as_of[:4].isdigit():
        return unit.figure.as_of
    said = unit.statement.said.value if unit.statement and unit.statement.said else None
    return said if said and said[:4].isdigit() else None
