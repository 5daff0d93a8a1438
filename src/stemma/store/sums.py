"""What a list says of a story beside its title: counted by the database, no story is unpacked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, case, distinct, func, select

from stemma.store.tables import claims, descents, stories

#: states that a list tells, the gravest first; the others are the rule
TOLD = ("contradicted", "denied", "corrected", "corroborated")


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySum:
    """What stands behind the articles of a story."""

    #: texts that are no copies, and lost ones that others were made from
    independent: int = 0
    #: how many claims are in which state, the gravest first; only states worth telling
    states: dict[str, int] = field(default_factory=dict)


def story_sums(connection: Connection, keys: Sequence[str]) -> dict[str, StorySum]:
    """The sums of some stories, by id; an empty one for a story that is not there."""
    asked = select(stories.c.id, stories.c.size).where(stories.c.id.in_(keys))
    sizes = {row.id: row.size for row in connection.execute(asked)}
    lost = case((descents.c.exemplar.like("lost:%"), descents.c.exemplar))
    copied = (
        select(descents.c.story, func.count(distinct(descents.c.copy)), func.count(distinct(lost)))
        .where(descents.c.story.in_(keys))
        .group_by(descents.c.story)
    )
    taken = {story: lost_ones - copies for story, copies, lost_ones in connection.execute(copied)}
    counted = (
        select(claims.c.story, claims.c.state, func.count())
        .where(claims.c.story.in_(keys), claims.c.state.in_(TOLD))
        .group_by(claims.c.story, claims.c.state)
    )
    states: dict[str, dict[str, int]] = {}
    for story, state, number in connection.execute(counted):
        states.setdefault(story, {})[state] = number
    return {
        key: StorySum(
            independent=sizes.get(key, 0) + taken.get(key, 0),
            states={state: mine[state] for state in TOLD if state in (mine := states.get(key, {}))},
        )
        for key in keys
    }
