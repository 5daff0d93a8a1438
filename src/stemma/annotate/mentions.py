"""Mentions of people, bodies and places: names that the tagger reads, and whoever speaks or is spoken to."""

from stemma.annotate.descriptions import describe
from stemma.annotate.phrases import tagged
from stemma.model import Article, Mention, Name, Span, Tagging

#: words of a name; "Agence nationale pour la gestion des déchets" has six
_LONGEST_NAME = 6


def mentions(article: Article, tagging: Tagging | None) -> tuple[Mention, ...]:
    """All mentions of an article in reading order, none of them resolved yet.

    A speaker and the name in it are two mentions: "Vize-Außenminister Kim Hong-kyun" holds "Kim Hong-kyun".
    """
    tagging = tagged(article, tagging)
    found: dict[Span, Mention] = {}
    for name in tagging.names:
        if name.span.end <= len(article.text) and _is_name(article.text[name.span.begin : name.span.end]):
            found[name.span] = Mention(passage=article.passage(name.span), type=name.type, form="name")
    for saying in tagging.sayings:
        for span in (saying.speaker, saying.addressee):
            if span is not None and len(span) and span.end <= len(article.text) and span not in found:
                found[span] = _described(article, span, tagging.names)
    return tuple(found[span] for span in sorted(found))


def _is_name(words: str) -> bool:
    """Whether the words can be a name at all: capitalised, not a clause, not over a line's end."""
    return words[:1].isupper() and len(words.split()) <= _LONGEST_NAME and "\n" not in words


def _described(article: Article, span: Span, names: tuple[Name, ...]) -> Mention:
    passage = article.passage(span)
    description = describe(passage.text, article.language)
    named = [name for name in names if span.covers(name.span)]
    kind = description.type
    if description.concept is None and len(named) == 1:
        kind = named[0].type
    return Mention(passage=passage, type=kind, form=description.form)
