"""How likely a mention is the entity that an article's mentions before it make, by its form and by who else is near."""

from collections.abc import Iterator, Sequence

from stemma.clusters.weights import likelihood, shipped
from stemma.entities.identity import Local
from stemma.grammar.names.descriptions import Description
from stemma.model import Passage

#: code points within which somebody else is near enough to be meant
_NEAR = 400
#: and beyond which an antecedent is far
_FAR = 1500

Signs = tuple[tuple[str, float], ...]


def link_confidence(signs: Signs) -> float:
    """How likely it is right, 0 to 1, two decimals; whoever is met for the first time is himself."""
    return likelihood(shipped("stemma.entities", "links.toml"), signs) if signs else 1.0


def link_signs(passage: Passage, description: Description, local: Local, found: Sequence[Local]) -> Signs:
    """The signs that speak for or against a link, by name (weights: `python -m train.part_confidence`).

    Args:
        passage: the mention.
        description: what its words tell.
        local: the entity it is taken for, as it was before.
        found: all entities met before.
    """
    return tuple(_signs(passage, description, local, found)) if local.mentions else ()


def _signs(
    passage: Passage, description: Description, local: Local, found: Sequence[Local]
) -> Iterator[tuple[str, float]]:
    gap = passage.begin - local.mentions[-1].end
    rivals = sum(_rivals(one, local, description, passage.begin) for one in found)
    yield "always", 1.0
    yield f"form_{description.form}", 1.0
    yield f"type_{local.type}", 1.0
    yield "same_words", float(passage.text in local.names)
    yield "same_name", float(bool(description.name) and description.name == local.name)
    yield "same_office", float(description.concept is not None and description.concept in local.concepts)
    yield "surely_a_person", float(description.certain)
    yield "far", float(gap > _FAR)
    yield f"rivals_{description.form}", float(rivals > 0)


def _rivals(one: Local, local: Local, description: Description, begin: int) -> bool:
    """Whether somebody else of that kind was just spoken of, whom gender does not rule out."""
    near = one is not local and one.type == local.type and begin - one.mentions[-1].end <= _NEAR
    return near and not (one.gender and description.gender and one.gender != description.gender)
