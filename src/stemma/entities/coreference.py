"""Who is who inside one article: names, offices and pronouns gathered into local entities.

A sieve in the manner of Lee et al. (2013, Computational Linguistics 39): the surest rule first, each mention looks back.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from stemma import lang
from stemma.entities.identity import (
    Local,
    covered,
    is_called,
    of_two_bodies,
    one_body,
    one_label,
    one_person,
    tells_nothing,
)
from stemma.entities.link_confidence import link_signs
from stemma.grammar.names.descriptions import Description, describe, is_body
from stemma.grammar.names.offices import words_of
from stemma.grammar.names.spelling import alike, sounds
from stemma.model import Article, Mention, Passage, Span
from stemma.text.quotation import quotations
from stemma.text.segment import sentences

#: code points that a speaker counts as nearer than somebody only spoken of: about two sentences
_SPEAKER_BONUS = 250
#: code points that whoever opens a sentence counts as nearer: "he" is the last subject
_SUBJECT_BONUS = 300
#: code points by which somebody named inside a quotation counts as farther: the words around it are not about them
_QUOTED = 4000
#: code points by which a body counts as farther than a person for "sie", "elle"
_BODY = 250
#: and a body whose gender nothing tells, for "er", "he", "il": it is nearly never meant
_UNTOLD = 1500
#: code points over which "the man" or "the Russian ambassador" takes up somebody met by name: about three sentences
_REACH = 400
#: words of a noun phrase that takes up a body by its kind alone: article and noun
_BARE = 2
#: code points between two names of one noun phrase: a short noun
_APPOSED = 8
#: code points before a mention in which the word before it stands
_WORD_BEFORE = 20
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
    quoted = tuple(quote.outer for quote in quotations(article.text))
    silent = deque(_silent(article, mentions, quoted))
    subjects = _subjects(article, [*(m.passage for m in mentions), *silent], quoted)
    found: list[Local] = []
    for mention in sorted(mentions, key=lambda m: (m.passage.begin, -m.passage.end)):
        while silent and silent[0].begin < mention.passage.begin:
            _kept_near(article, silent.popleft(), found)
        description = _refined(article, mention, mentions)
        local = _antecedent(article, mention.passage, description, found)
        if local is None and description.form == "pronoun":
            continue
        if local is None:
            local = Local(article=article.id, language=article.language, type=description.type, rank=rank)
            found.append(local)
        link = link_signs(mention.passage, description, local, found)
        bonus = _prominence(mention.passage.span, speaking, quoted, subjects)
        local.take(mention.passage, description, bonus=bonus, link=link)
        begin, end = mention.passage.begin, mention.passage.end
        alias = _ALIAS.match(article.text, end) or _ALIAS.search(article.text, begin, end + 1)
        if alias and alias[1][:1].isupper() and alias[1] != alias[1].capitalize():
            local.aliases.add(alias[1].lower())
    return found


def _subjects(article: Article, named: Iterable[Passage], quoted: Sequence[Span]) -> frozenset[int]:
    """Where the first mention of each sentence begins that stands behind no preposition: mostly its subject."""
    table = lang.of(article.language)
    oblique = (table.phrases.complements | table.cues.oblique) - table.phrases.determiners
    free = sorted(
        passage.span
        for passage in named
        if not any(quote.covers(passage.span) for quote in quoted)
        and _word_before(article.text, passage.begin) not in oblique
    )
    ends = [sentence.end for sentence in sentences(article.text, article.language)]
    first: dict[int, Span] = {}
    for span in free:
        known = first.setdefault(bisect_right(ends, span.begin), span)
        bare = article.text[known.begin : known.end].lower() in table.pronouns.subjects
        between = article.text[known.end : span.begin]
        # "Hugo Brand told his brother": a verb stands between two persons, and no name begins with a possessive
        apart = (
            "," in between
            or not article.text[span.begin].isupper()
            or not table.cues.said.isdisjoint(between.lower().split())
        )
        if not bare and span.begin <= known.end + _APPOSED and not apart:
            first[bisect_right(ends, span.begin)] = span  # "Reh Mills head | Ida Quell": whose name ends the phrase
    return frozenset(span.begin for span in first.values())


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - _WORD_BEFORE) : at].lower().split()
    return words[-1] if words else ""


def _silent(article: Article, mentions: Sequence[Mention], quoted: Sequence[Span]) -> Iterator[Passage]:
    """The pronouns of those who are only spoken of: they keep whom they take up near."""
    closed = lang.of(article.language).pronouns
    words = (closed.subjects & (closed.masculine | closed.feminine)) - closed.plural - closed.expletive
    taken = {mention.passage.begin for mention in mentions}
    for match in re.finditer(r"\w+", article.text) if words else ():
        if match.group().lower() in words and match.start() not in taken:
            passage = article.passage(Span(*match.span()))
            if not any(quote.covers(passage.span) for quote in quoted):
                yield passage


def _kept_near(article: Article, pronoun: Passage, found: list[Local]) -> None:
    local = _of_pronoun(article, pronoun, describe(pronoun.text, article.language), found)
    if local is not None:
        local.last = max(local.last, pronoun.begin + _SUBJECT_BONUS)


def _prominence(span: Span, speaking: AbstractSet[Span], quoted: Sequence[Span], begins: AbstractSet[int]) -> int:
    """By how many code points a mention counts as nearer to a pronoun behind it: a speaker, a subject, not somebody only quoted."""
    if span in speaking:
        return _SPEAKER_BONUS
    if any(one.covers(span) for one in quoted):
        return -_QUOTED
    return _SUBJECT_BONUS if span.begin in begins else 0


def _refined(article: Article, mention: Mention, mentions: Sequence[Mention]) -> Description:
    """What a mention tells, with the help of the names that the tagger found in it."""
    description = describe(mention.passage.text, article.language)
    if description.certain or description.form == "pronoun":
        return description
    if mention.form == "name" and description.name:
        kind = mention.type if not is_body(description.name, article.language) else description.type
        return replace(description, type=description.type if description.concept else kind)
    if _is_common(article, mention):
        return replace(description, form="nominal", type="unnamed", name=(), noun=mention.passage.text.lower())
    if description.type == "group" and " " in description.text and not description.several:
        return description
    inside = [
        m for m in mentions if m.form == "name" and m is not mention and mention.passage.span.covers(m.passage.span)
    ]
    return _with_names(article, mention, description, inside)


def _is_common(article: Article, mention: Mention) -> bool:
    """Whether a lone capitalised word stands in small letters elsewhere in the article: "Organisers" at a sentence's begin."""
    word = mention.passage.text
    small = not lang.of(article.language).phrases.noun_capitals and word.isalpha() and word[:1].isupper()
    return small and re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", article.text) is not None


def _with_names(article: Article, mention: Mention, description: Description, inside: Sequence[Mention]) -> Description:
    person = next((m for m in inside if m.type == "person" and not is_body(m.passage.text.split(), None)), None)
    whose = description.type == "organisation" and description.concept is not None
    if (
        person is not None
        and not (description.indefinite or whose)
        and _leads(article, mention, person, description.role)
    ):
        words = description.name if _ends(description.name, person) else tuple(words_of(person.passage.text))
        return replace(description, form="name", type="person", name=words, modifiers=(), certain=True)
    if inside and description.name and description.type == "person" and all(m.type == "organisation" for m in inside):
        return replace(description, type="organisation")
    return description


def _ends(name: tuple[str, ...], person: Mention) -> bool:
    words = tuple(words_of(person.passage.text))
    return len(name) >= len(words) and name[-len(words) :] == words


def _leads(article: Article, mention: Mention, person: Mention, role: str | None) -> bool:
    """Whether the person is who speaks, not whose office it is: "la colonelle de gendarmerie X", not "le cabinet de X"."""
    table = lang.of(article.language).phrases
    before = words_of(article.text[mention.passage.begin : person.passage.begin].lower())
    if not before:
        return person.passage.end == mention.passage.end or article.text[person.passage.end] == ","
    return bool(role) and before[-1] not in table.links | table.determiners | table.complements


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
    known = [x for x in found if x.label or x.aliases]
    fitting = [x for x in known if one(description, x) or one_label(description, x)]
    if not fitting and len(description.name) == 1 and not description.certain:
        fitting = [x for x in found if x.type == "organisation" and _is_first_word(description, x)]
    best = max(fitting, key=lambda x: _fit(description, x), default=None) or _of_surname(description, found)
    return best or _office_holder(description, found)


def _is_first_word(description: Description, local: Local) -> bool:
    """Whether a name is the first word of a body's, and not the town in it."""
    same = sounds(local.name)[:1] == sounds(description.name)
    return same and not tells_nothing(description.name, local.name, local.language)


def _of_surname(description: Description, found: list[Local]) -> Local | None:
    """Somebody met by given name and surname, whose surname alone was taken for a body's name: nothing else shows a body."""
    if len(description.name) != 1 or description.concept or description.countries or description.type == "person":
        return None
    bearers = [x for x in found if x.type == "person" and len(x.name) > 1]
    return next((x for x in reversed(bearers) if sounds(x.name)[-1:] == sounds(description.name)), None)


def _fit(description: Description, local: Local) -> tuple[bool, bool, bool, int]:
    """Of namesakes the one of that very name, of that office, of that gender, last spoken of."""
    return (
        sounds(local.name) == sounds(description.name),
        description.concept in local.concepts,
        description.gender is not None and description.gender == local.gender,
        local.last,
    )


def _office_holder(description: Description, found: list[Local]) -> Local | None:
    """A nominal met before that this name now fills: "der Minister … Minister Karl Ott"."""
    if description.concept is None:
        return None
    if description.type == "organisation":
        return next((x for x in reversed(found) if not x.label and one_body(description, x)), None)
    if description.type != "person":
        return None
    holders = (
        x
        for x in found
        if x.type == "person" and not (x.name or x.unknown or _apart(description, x) or of_two_bodies(description, x))
    )
    return next((x for x in holders if description.concept in x.concepts), None)


def _of_office(description: Description, begin: int, found: list[Local], language: str | None) -> Local | None:
    """The last one of that office or of a narrower one; "the company" also fits a firm met by name only.

    "The minister" may be somebody met by name alone, "the Russian ambassador" only if it was a moment ago.
    """
    one = one_person if description.type == "person" else one_body
    if description.several:
        found = [local for local in found if not local.name]
    fitting = [local for local in found if one(description, local)]
    exact = [local for local in fitting if description.concept in local.concepts]
    noun = description.noun
    called = [x for x in found if noun and is_called(noun, x) and _compatible(description, x)] if not exact else []
    fitting = exact or called or fitting
    if not fitting and description.type == "person" and not (description.owned or description.several):
        fitting = _by_name_alone(description, begin, found)
    if (
        not fitting
        and description.type == "organisation"
        and not (description.modifiers or description.owners or description.owned)
    ):
        return _of_firm(description, begin, found, language)
    return max(fitting, key=lambda local: local.last, default=None)


def _of_firm(description: Description, begin: int, found: list[Local], language: str | None) -> Local | None:
    """The name that "the company" takes up: a firm's, or one that nothing shows to be a person's; the one most spoken of.

    "The phone provider" tells more, and takes up a name only if it was a moment ago.
    """
    if description.marks or description.plural:
        return None
    bare = len(words_of(description.text)) <= _BARE
    wanted = lang.of(language).roles.generic if bare else covered("company") | {"company"}
    if description.concept not in wanted:
        return None
    firms = [
        x
        for x in found
        if x.label
        and not x.countries
        and (x.type == "organisation" or (x.type == "person" and not (x.certain or x.gender)))
        and (not x.concepts or "company" in x.concepts)
        and (bare or 0 <= begin - x.mentions[-1].end <= _REACH)
    ]
    return max(firms, key=lambda local: (len(local.mentions), local.last), default=None)


def _by_name_alone(description: Description, begin: int, found: list[Local]) -> list[Local]:
    """People met without an office; "the man" and "the 58-year-old" also fit whoever has one.

    None of whom another body was told: nobody called "Velmo-Chef" is "der Marl-Chef" as well.
    """
    anybody = description.concept in {"human", None}
    reach = _REACH if description.countries or description.affiliation or anybody else begin
    near = [
        x
        for x in found
        if x.type == "person"
        and begin - x.mentions[-1].end <= reach
        and ((x.name and not x.concepts) or anybody)
        and not (_apart(description, x) or of_two_bodies(description, x))
    ]
    told = [x for x in near if x.affiliation & description.affiliation]
    return sorted(near, key=lambda x: x.mentions[-1].begin)[-1:] if anybody else told or near


def _compatible(description: Description, local: Local) -> bool:
    if description.modifiers and local.modifiers and not alike(description.modifiers, tuple(local.modifiers)):
        return False
    countries = description.countries and local.countries and not description.countries & local.countries
    if countries or of_two_bodies(description, local):
        return False
    people = {"person", "group", "unnamed"}
    kinds = {description.type, local.type}
    return (description.type == local.type or "unnamed" in kinds or kinds <= people) and not _apart(description, local)


def _apart(description: Description, local: Local) -> bool:
    return bool(description.gender and local.gender and description.gender != local.gender)


def _of_pronoun(article: Article, passage: Passage, description: Description, found: list[Local]) -> Local | None:
    closed, word = lang.of(article.language).pronouns, passage.text.lower().split(" ")[0]
    if word in closed.first | closed.impersonal:
        return None
    if word in closed.relative:
        heads = [x for x in found if 0 <= passage.begin - x.mentions[-1].end <= _RELATIVE_GAP]
        if heads:
            return heads[-1]
    relative = word in closed.relative
    kinds = _Kinds(
        person=relative or word in closed.masculine | closed.feminine,
        several=relative or word in closed.plural,
        thing=relative or word in closed.neuter or bool(closed.determiners_masculine),
    )
    scored = [(_nearness(local, kinds), local) for local in found if _agrees(description, local, kinds)]
    return max(scored, key=lambda pair: pair[0], default=(0, None))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    """What a pronoun can take up."""

    person: bool
    several: bool
    thing: bool


def _nearness(local: Local, kinds: _Kinds) -> int:
    """How near an antecedent is, in code points; people count as nearer."""
    if not kinds.person or local.type == "person":
        return local.last
    known = local.gender or kinds.several or local.type == "unnamed"
    return local.last - (_BODY if known else _UNTOLD)


def _agrees(description: Description, local: Local, kinds: _Kinds) -> bool:
    if local.type in {"place", "document"}:
        return False
    apart = description.gender is not None and local.gender is not None and description.gender != local.gender
    if local.type == "person":
        return kinds.person and not apart
    if local.type in {"group", "unnamed"}:
        return kinds.several or (kinds.person and not apart) or kinds.thing
    return kinds.several or (kinds.thing and not apart)
