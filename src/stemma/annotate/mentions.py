"""Mentions of people, bodies and places: names that the tagger reads, and whoever speaks or is spoken to."""

from collections.abc import Iterator, Sequence

from stemma import lang
from stemma.annotate.statements.rules import tagged
from stemma.grammar.names.descriptions import describe
from stemma.grammar.names.people import firms_in, people_in
from stemma.grammar.prose import Prose
from stemma.model import Article, Mention, Name, Passage, Span, Statement, Tagging

#: words of a name; "Agence nationale pour la gestion des déchets" has six
_LONGEST_NAME = 6
#: words in small letters besides particles: "Agence nationale pour la gestion des déchets" has three
_PLAIN = 3


def mentions(article: Article, prose: Prose, tagging: Tagging | None, said: Sequence[Statement]) -> tuple[Mention, ...]:
    """All mentions of an article in reading order, none of them resolved yet.

    A speaker and the name in it are two mentions: "Vize-Außenminister Kim Hong-kyun" holds "Kim Hong-kyun".
    """
    tagging = tagged(prose, tagging)
    found = _named(article, tagging.names)
    speak = dict.fromkeys(passage.span for one in said for passage in _speaking(one))
    read = [span for one in tagging.sayings for span in (one.speaker, one.addressee) if span]
    others = [one for one in read if one.end <= len(article.text) and not any(one.overlaps(span) for span in speak)]
    for span in (*speak, *others):
        if span not in found:
            found[span] = _described(article, span, tagging.names)
    return tuple(found[span] for span in sorted(found))


def _speaking(statement: Statement) -> Iterator[Passage]:
    """Who says a statement, and to whom."""
    attribution = statement.attribution
    if attribution is not None:
        yield from (hop.mention for hop in attribution.chain if hop.mention is not None)
        if attribution.addressee is not None:
            yield attribution.addressee.mention


def _named(article: Article, names: Sequence[Name]) -> dict[Span, Mention]:
    """The names of a tagging; a given name and a surname are a person whatever the tagger made of them."""
    people = tuple(people_in(article.text, article.language))
    found = {span: Mention(passage=article.passage(span), type="person", form="name") for span in people if len(span)}
    for span in firms_in(article.text, article.language):
        found[span] = Mention(passage=article.passage(span), type="organisation", form="name")
    taken = tuple(found)
    for name in names:
        words = article.text[name.span.begin : name.span.end]
        if _is_name(words, article.language) and not any(span.overlaps(name.span) for span in taken):
            found[name.span] = Mention(passage=article.passage(name.span), type=name.type, form="name")
    return found


def _is_name(words: str, language: str | None) -> bool:
    """Whether the words can be a name at all: capitalised, not a clause, no framing words, not over a line's end."""
    if any(words.lower().startswith(f"{cue.lower()} ") for cue in lang.of(language).cues.before):
        return False
    table = lang.of(language).phrases
    small = {word for word in words.split() if word.islower()}
    plain = small - table.links - table.particles - table.determiners - table.complements
    says = small & (lang.of(language).cues.said | lang.of(language).cues.denial)
    return (
        not says
        and words[:1].isupper()
        and len(words.split()) <= _LONGEST_NAME
        and "\n" not in words
        and len(plain) <= _PLAIN
    )


def _described(article: Article, span: Span, names: tuple[Name, ...]) -> Mention:
    passage = article.passage(span)
    description = describe(passage.text, article.language)
    named = [name for name in names if span.covers(name.span)]
    kind = description.type
    if description.concept is None and len(named) == 1:
        kind = named[0].type
    return Mention(passage=passage, type=kind, form=description.form)
