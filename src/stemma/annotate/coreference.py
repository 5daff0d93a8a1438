"""Who is who inside one article: names, offices and pronouns gathered into local entities.

A sieve in the manner of Lee et al. (2013, Computational Linguistics 39): the surest rule first, each mention looks back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from stemma.annotate.descriptions import Description, Gender, describe
from stemma.annotate.spelling import is_acronym, same_person, sounds
from stemma.lang.pronouns import pronouns
from stemma.model import Article, EntityType, Mention, Passage

#: code points that a speaker counts as nearer than somebody only spoken of: about three sentences
_SPEAKER_BONUS = 400
#: code points between a noun and its relative pronoun: a comma and a space
_RELATIVE_GAP = 3


@dataclass(slots=True, kw_only=True)
class Local:
    """One entity of one article while its mentions are gathered."""

    article: str
    language: str | None
    type: EntityType
    name: tuple[str, ...] = ()
    gender: Gender | None = None
    concepts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    mentions: list[Passage] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    last: int = 0

    def take(self, passage: Passage, description: Description, *, speaks: bool) -> None:
        """Add a mention and what it tells."""
        self.mentions.append(passage)
        self.last = passage.begin + (_SPEAKER_BONUS if speaks else 0)
        self.gender = self.gender or description.gender
        if description.concept and description.concept not in self.concepts:
            self.concepts.append(description.concept)
        if description.role:
            self.roles.append(description.role)
        if len(description.name) > len(self.name) and description.form == "name":
            self.name = description.name
        if description.form != "pronoun":
            self.names[passage.text] += 1


def gather(article: Article, mentions: Sequence[Mention], speakers: Iterable[Passage]) -> list[Local]:
    """The local entities of an article in the order of their first mention.

    Args:
        article: where all mentions stand.
        mentions: every mention, names inside longer mentions included.
        speakers: the passages of those mentions that speak.
    """
    speaking = {passage.span for passage in speakers}
    found: list[Local] = []
    for mention in sorted(mentions, key=lambda m: (m.passage.begin, -m.passage.end)):
        description = _refined(article, mention, mentions)
        local = _antecedent(article, mention.passage, description, found)
        if local is None and description.form == "pronoun":
            continue
        if local is None:
            local = Local(article=article.id, language=article.language, type=description.type)
            found.append(local)
        local.take(mention.passage, description, speaks=mention.passage.span in speaking)
    return found


def _refined(article: Article, mention: Mention, mentions: Sequence[Mention]) -> Description:
    """What a mention tells, with the help of the names that the tagger found in it."""
    description = describe(mention.passage.text, article.language)
    if mention.form == "name" and description.form != "pronoun":
        return replace(description, form="name", type=mention.type, name=_words(mention.passage.text, description))
    inside = [
        m for m in mentions if m.form == "name" and m is not mention and mention.passage.span.covers(m.passage.span)
    ]
    person = next((m for m in inside if m.type == "person"), None)
    if person is not None and not (description.type in {"organisation", "document"} and description.concept):
        words = _words(person.passage.text, describe(person.passage.text, article.language))
        return replace(description, form="name", type="person", name=words, indefinite=False)
    if inside and description.concept and description.type in {"person", "group"}:
        return replace(description, form="nominal", name=())
    return description


def _words(text: str, description: Description) -> tuple[str, ...]:
    return description.name or tuple(text.split())


def _antecedent(article: Article, passage: Passage, description: Description, found: list[Local]) -> Local | None:
    if description.form == "pronoun":
        return _of_pronoun(article, passage, description, found)
    if description.same:
        return max(found, key=lambda local: local.last, default=None)
    if description.form == "name":
        return _of_name(description, found)
    if description.indefinite or description.concept is None:
        return next((x for x in found if passage.text in x.names and not description.indefinite), None)
    return _of_office(description, found)


def _of_name(description: Description, found: list[Local]) -> Local | None:
    fitting = [local for local in found if local.name and _same_name(description, local)]
    exact = [local for local in fitting if sounds(local.name) == sounds(description.name)]
    return max(exact or fitting, key=lambda local: local.last, default=None) or _office_holder(description, found)


def _office_holder(description: Description, found: list[Local]) -> Local | None:
    """A nominal met before that this name now fills: "der Minister … Minister Karl Ott"."""
    if description.concept is None or description.type != "person":
        return None
    return next((x for x in found if not x.name and x.type == "person" and description.concept in x.concepts), None)


def _same_name(description: Description, local: Local) -> bool:
    if description.type == "person" or local.type == "person":
        return description.type == local.type and same_person(description.name, local.name)
    one, other = description.name, local.name
    if sounds(one) == sounds(other):
        return True
    return (len(one) == 1 and is_acronym(one[0], other)) or (len(other) == 1 and is_acronym(other[0], one))


def _of_office(description: Description, found: list[Local]) -> Local | None:
    """The last one of that office, or of a narrower one ("the minister", "die Behörde")."""
    fitting = [
        local for local in found if any(_narrows(concept, description.concept or "") for concept in local.concepts)
    ]
    return max(fitting, key=lambda local: local.last, default=None)


def _narrows(concept: str, wider: str) -> bool:
    return concept == wider or concept.startswith(wider + "_")


def _of_pronoun(article: Article, passage: Passage, description: Description, found: list[Local]) -> Local | None:
    closed, word = pronouns(article.language), passage.text.lower()
    if word in closed.first | closed.impersonal:
        return None
    if word in closed.relative:
        heads = [x for x in found if 0 <= passage.begin - x.mentions[-1].end <= _RELATIVE_GAP]
        if heads:
            return heads[-1]
    fitting = [local for local in found if _agrees(description, word in closed.plural, word in closed.neuter, local)]
    return max(fitting, key=lambda local: local.last, default=None)


def _agrees(description: Description, plural: bool, neuter: bool, local: Local) -> bool:  # noqa: FBT001 two plain facts
    if local.type in {"place", "document"}:
        return False
    if neuter:
        return local.type == "organisation"
    if local.type == "person":
        return local.gender is None or description.gender is None or local.gender == description.gender
    return local.type in {"group", "unnamed"} or plural or description.gender == local.gender
