"""Who said what: the statements of a story by their first-hand source."""

from collections import defaultdict
from dataclasses import dataclass

from stemma.model import Statement, Story
from stemma.report.findings import Cited
from stemma.report.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a source said once, however many texts carry it."""

    #: in one text's words, leading to all that carry it
    words: Cited
    #: "direct", "alleged, denies": how it is said
    kinds: tuple[str, ...]
    denies: bool
    #: articles that carry it, by name
    carriers: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A first-hand source and all that it says in a story."""

    name: str
    sayings: tuple[Saying, ...]
    #: how many statements
    statements: int


def voices(view: View, story: Story) -> tuple[Voice, ...]:
    """The sources of a story, the most quoted first; only statements that are sure enough to be shown."""
    claims = {key: claim.id for claim in view.claims(story) for key in (*claim.asserts, *claim.denies)}
    by_source: dict[str, list[Statement]] = defaultdict(list)
    inside = set(story.articles)
    for statement in view.trace.statements:
        if statement.article in inside and view.shows(statement):
            by_source[_name(view, statement)].append(statement)
    ranked = sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Voice(name=name, sayings=tuple(_sayings(view, said, claims)), statements=len(said)) for name, said in ranked
    )


def _name(view: View, statement: Statement) -> str:
    entity = statement.attribution.root.entity if statement.attribution else None
    return view.entities[entity].name if entity in view.entities else view.source(statement)


def _sayings(view: View, said: list[Statement], claims: dict[str, str]) -> list[Saying]:
    """Statements of one claim are one saying; those of none are one where their words are the same."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in said:
        groups[claims.get(statement.id) or view.words(statement.id), statement.polarity].append(statement)
    return sorted((_saying(view, group) for group in groups.values()), key=lambda one: -len(one.carriers))


def _saying(view: View, group: list[Statement]) -> Saying:
    mine = view.wording.language
    own = [one for one in group if view.articles[one.article].language == mine]
    first = (own or group)[0]
    passages = [one.content[0] for one in (first, *(one for one in group if one is not first))]
    parts = [first.kind, first.hedge, "denies" if first.polarity == "denies" else None]
    words = view.sentence(passages[0]) if first.polarity == "denies" else view.words(first.id)
    carriers = {one.article: one for one in reversed(group)}
    return Saying(
        words=Cited(words=words, passages=tuple(passages)),
        kinds=tuple(view.wording(f"kind.{part}") for part in parts if part),
        denies=first.polarity == "denies",
        carriers=tuple(
            Cited(words=view.name(key), passages=(carriers[key].content[0],), article=key)
            for key in view.in_order(carriers)
        ),
    )
