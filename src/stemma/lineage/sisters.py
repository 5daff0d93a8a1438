"""Tells two translations of one text from a copy and its exemplar.

Translators who work from one text say the same sentence by sentence in the same order, and hardly ever in the same words
(5-grams shared by two translations of one news text: Jaccard .09 to .19); a copyist leaves sentences as they are.
"""

from collections.abc import Sequence

from stemma.lineage.collate import Collation
from stemma.lineage.merging import Near
from stemma.lineage.witness import Witness

#: share of each text that has a counterpart in the other
SAME_CONTENT = 0.75
#: share in common runs above which somebody copied words
OWN_WORDS = 0.85
#: share of matched sentences with the very same words: short ones and headings
SAME_SENTENCES = 0.25
#: matched sentences from which the shares mean something
FEWEST = 4
#: share of both that a text in another language explains, from which it is the text they were made from
COMMON_SOURCE = 0.35


def say_the_same(collation: Collation) -> bool:
    """Whether two texts of one language match throughout and are worded apart."""
    return (
        collation.left.article.language == collation.right.article.language
        and min(collation.left_shared, collation.right_shared) >= SAME_CONTENT
        and max(collation.left_copied, collation.right_copied) < OWN_WORDS
        and collation.verbatim < SAME_SENTENCES
        and len(collation.matches) >= FEWEST
    )


def sister_translations(group: Sequence[Witness], near: Near) -> frozenset[frozenset[str]]:
    """Pairs of a group that are translations of one text: both say that they are translations, or their source is there."""
    found = set()
    members = {one.id for one in group}
    for one in group:
        for other, collation in near.get(one.id, {}).items():
            if other in members and one.id < other and say_the_same(collation) and _proven(collation, near, members):
                found.add(frozenset((one.id, other)))
    return frozenset(found)


def _proven(collation: Collation, near: Near, members: set[str]) -> bool:
    left, right = collation.left, collation.right
    if left.provenance.translated and right.provenance.translated:
        return True
    for source in sorted(members - {left.id, right.id}):
        to_left, to_right = near.get(source, {}).get(left.id), near.get(source, {}).get(right.id)
        if to_left is None or to_right is None or to_left.left.article.language == left.article.language:
            continue
        if min(to_left.right_shared, to_right.right_shared) >= COMMON_SOURCE:
            return True
    return False


def among_sisters(collation: Collation, sisters: frozenset[frozenset[str]]) -> dict[str, float]:
    """Signs from the sisters: the two are sisters; one of them has sisters in its language, so that the other is their source."""
    left, right = collation.left, collation.right
    paired = {name for pair in sisters for name in pair}
    crossing = left.article.language != right.article.language
    return {
        "parallel": float(frozenset((left.id, right.id)) in sisters),
        "many_translations": (float(left.id in paired) - float(right.id in paired)) if crossing else 0.0,
    }
