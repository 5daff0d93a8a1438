"""Who is who inside one article: names, offices and pronouns gathered into local entities.

A sieve in the manner of Lee et al. (2013, Computational Linguistics 39): the surest rule first, each mention looks back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.annotate.descriptions import Description, describe
from stemma.annotate.identity import Local, one_body, one_label, one_person
from stemma.annotate.spelling import sounds
from stemma.lang.firms import firm_words
from stemma.lang.phrases import phrases
from stemma.lang.pronouns import pronouns
from stemma.lang.roles import roles
from stemma.model import Article, EntityType, Mention, Passage

#: code points that a speaker counts as nearer than somebody only spoken of: about three sentences
_SPEAKER_BONUS = 400
#: words of a noun phrase that takes up a body by its kind alone: article and noun
_BARE = 2
#: code points between a noun and its relative pronoun: a comma and a space
_RELATIVE_GAP = 3
#: a short name introduced behind the long one: "(RHMA)"
_ALIAS = re.compile(r"[\s,]{0,2}\((?:kurz |short |ci-après )?[„“\"«]?\s?(\w[\w-]{1,11})\s?[“”\"»]?\)")


def gather(article: Article, mentions: Sequence[Mention], speakers: Iterable[Passage], rank: int) -> list[Local]:
    """The local entities of an article in the order of their first mention.

    Args:
        article: where all mentions stand.
        mentions: every mention, names inside longer mentions included.
        speakers: the passages of those mentions that speak.
        rank: the article's place among all articles.
    """
    speaking = {passage.span for passage in speakers}
    found: list[Local] = []
    for mention in sorted(mentions, key=lambda m: (m.passage.begin, -m.passage.end)):
        description = _refined(article, mention, mentions)
        local = _antecedent(article, mention.passage, description, found)
        if local is None and description.form == "pronoun":
            continue
        if local is None:
            local = Local(article=article.id, language=article.language, type=description.type, rank=rank)
            found.append(local)
        local.take(mention.passage, description, bonus=_SPEAKER_BONUS if mention.passage.span in speaking else 0)
        alias = _ALIAS.match(article.text, mention.passage.end) or _ALIAS.search(mention.passage.text)
        if alias and alias[1].isupper():
            local.aliases.add(alias[1].lower())
    return found


def _refined(article: Article, mention: Mention, mentions: Sequence[Mention]) -> Description:
    """What a mention tells, with the help of the names that the tagger found in it."""
    description = describe(mention.passage.text, article.language)
    if mention.form == "name" and len(description.name) == len(mention.passage.text.split()):
        return replace(description, form="name", type=_name_type(description.name, mention))
    inside = [
        m for m in mentions if m.form == "name" and m is not mention and mention.passage.span.covers(m.passage.span)
    ]
    person = next((m for m in inside if _name_type(m.passage.text.split(), m) == "person"), None)
    if person is not None and (
        description.type not in {"organisation", "document"} or _leads(article, mention, person, description.role)
    ):
        words = tuple(person.passage.text.split())
        whole = description.name if description.role and description.name[-len(words) :] == words else words
        return replace(description, form="name", type="person", name=whole, indefinite=False)
    if inside and description.type in {"person", "group", "unnamed"}:
        if description.role is None and any(m.type != "place" for m in inside):
            words = next(tuple(m.passage.text.split()) for m in inside if m.type != "place")
            return replace(description, form="name", type="organisation", name=words)
        words = tuple(word for m in inside for word in m.passage.text.split())
        return replace(description, form="nominal", name=(), modifiers=words)
    return description


def _name_type(name: Sequence[str], mention: Mention) -> EntityType:
    """The tagger's type, unless a word of the name belongs to bodies alone ("Halvern Pharma")."""
    firm = any(word.lower().rstrip(".") in firm_words() for word in (name[0], name[-1]))
    return "organisation" if firm else mention.type


def _leads(article: Article, mention: Mention, person: Mention, role: str | None) -> bool:
    """Whether the person is who speaks, not whose office it is: "la colonelle de gendarmerie X", not "le cabinet de X"."""
    if not role:
        return False
    before = article.text[mention.passage.begin : person.passage.begin].lower()
    between = before.rpartition(role)[2].split()
    return not set(between) & (phrases(article.language).links | phrases(article.language).determiners)


def _antecedent(article: Article, passage: Passage, description: Description, found: list[Local]) -> Local | None:
    if description.form == "pronoun":
        return _of_pronoun(article, passage, description, found)
    if description.same:
        return max(found, key=lambda local: local.last, default=None)
    if description.name:
        return _of_name(description, found)
    if description.indefinite:
        return None
    return _of_office(description, passage.begin, found, article.language)


def _of_name(description: Description, found: list[Local]) -> Local | None:
    one = one_person if description.type == "person" else one_body
    fitting = [local for local in found if local.label and (one(description, local) or one_label(description, local))]
    if not fitting and len(description.name) == 1:
        fitting = [x for x in found if x.type == "organisation" and sounds(x.name)[:1] == sounds(description.name)]
    exact = [local for local in fitting if sounds(local.name) == sounds(description.name)]
    return max(exact or fitting, key=lambda local: local.last, default=None) or _office_holder(description, found)


def _office_holder(description: Description, found: list[Local]) -> Local | None:
    """A nominal met before that this name now fills: "der Minister … Minister Karl Ott"."""
    if description.concept is None:
        return None
    if description.type == "organisation":
        return next((x for x in reversed(found) if not x.label and one_body(description, x)), None)
    if description.type != "person":
        return None
    return next((x for x in found if not x.name and x.type == "person" and description.concept in x.concepts), None)


def _of_office(description: Description, begin: int, found: list[Local], language: str | None) -> Local | None:
    """The last one of that office or of a narrower one; "the company" also fits a firm met by name only.

    "The minister" may be somebody met by name alone, "the Russian ambassador" only if it was a moment ago.
    """
    one = one_person if description.type == "person" else one_body
    fitting = [local for local in found if local.type == description.type and one(description, local)]
    if not fitting and description.type == "person":
        reach = _SPEAKER_BONUS if description.countries else begin
        fitting = [x for x in found if begin - x.mentions[-1].end <= reach]
        fitting = [
            x for x in fitting if x.type == "person" and x.name and not x.concepts and not _apart(description, x)
        ]
    if not fitting and description.type == "organisation" and not description.modifiers:
        bare = len(description.text.split()) <= _BARE
        generic = bare and description.concept in roles(language).generic
        firms = [x for x in found if x.type == "organisation" and x.label and not x.countries]
        fitting = [x for x in firms if generic and (not x.concepts or "company" in x.concepts)]
    return max(fitting, key=lambda local: local.last, default=None)


def _apart(description: Description, local: Local) -> bool:
    return bool(description.gender and local.gender and description.gender != local.gender)


def _of_pronoun(article: Article, passage: Passage, description: Description, found: list[Local]) -> Local | None:
    closed, word = pronouns(article.language), passage.text.lower()
    if word in closed.first | closed.impersonal:
        return None
    if word in closed.relative:
        heads = [x for x in found if 0 <= passage.begin - x.mentions[-1].end <= _RELATIVE_GAP]
        if heads:
            return heads[-1]
    person = word in closed.masculine | closed.feminine
    plural = word in closed.plural
    fitting = [local for local in found if _agrees(description, local, plural=plural, thing=word in closed.neuter)]
    people = [local for local in fitting if local.type == "person"] if person else []
    near = max(fitting, key=lambda local: local.last, default=None)
    best = max(people, key=lambda local: local.last, default=None)
    if best is not None and near is not None and near.last - best.last <= _SPEAKER_BONUS:
        return best
    return near


def _agrees(description: Description, local: Local, *, plural: bool, thing: bool) -> bool:
    if local.type in {"place", "document"}:
        return False
    if thing:
        return local.type == "organisation"
    if local.type == "person":
        return local.gender is None or description.gender is None or local.gender == description.gender
    return local.type in {"group", "unnamed"} or plural or description.gender == local.gender
