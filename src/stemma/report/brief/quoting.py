"""Exact words of articles: which passage shows a saying best, and where it begins and ends so that it can be read alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.model import Article, Passage, Quantity, Span, Statement
from stemma.report.brief.parts import Part, framed
from stemma.report.origin import language as language_name
from stemma.report.view import View
from stemma.report.wording import Wording

#: code points that a quotation has at best and at most; a longer one is taken where there is no other
SHORTEST, LONGEST = 24, 280
#: words from which a speaker's own are quoted without the rest of their sentence
ALONE = 4
_OPENING = "„“”«»‚‘\"'"
_PAIRS = (("„", "“"), ("“", "”"), ("«", "»"), ("»", "«"), ("‚", "‘"), ('"', '"'))
#: what a quotation does not end or begin with
_LOOSE = " \t\n,;:–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that can be quoted for something, and who is said to have said them."""

    passage: Passage
    #: None for what an article tells without a source
    statement: Statement | None = None


def slice_of(article: Article, begin: int, end: int) -> Passage:
    """The passage between two places, without loose marks at its ends, and with the mark that closes what it opens."""
    text = article.text
    while begin < end and text[begin] in _LOOSE:
        begin += 1
    while end > begin and text[end - 1] in _LOOSE:
        end -= 1
    # the brief ends its own sentence; the stop of "p.m." belongs to the word
    if end - begin > 1 and text[end - 1] == "." and text[end - 2].isalnum() and text[end - 3 : end - 2] != ".":
        end -= 1
    if text[end : end + 1] and any(_opens(text[begin:end], *pair) and text[end] == pair[1] for pair in _PAIRS):
        end += 1
    return article.passage(Span(begin, end))


def _opens(words: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return words.count(opening) % 2 == 1
    return words.rfind(opening) > words.rfind(closing)


def whole(view: View, passage: Passage) -> Passage:
    """The sentences that a passage stands in."""
    article = view.articles[passage.article]
    cut = view.sentences(article)
    around = cut.touching(passage.span)
    if not around:
        return passage
    return slice_of(article, cut.spans[around[0]].begin, cut.spans[around[-1]].end)


def is_own_words(view: View, statement: Statement) -> bool:
    """Whether a statement is what its speaker said, word for word and from a beginning on: it can be read without its sentence."""
    words = statement.content[0]
    text, before = view.articles[statement.article].text, words.begin - 1
    opened = words.text[:1] in _OPENING or (before >= 0 and text[before] in _OPENING)
    begun = words.text.lstrip(_OPENING + "\u00a0\u202f ")[:1].isupper()
    direct = statement.kind == "direct" and statement.polarity == "asserts" and len(statement.content) == 1
    return direct and opened and begun and len(words.text.split()) >= ALONE


def said(view: View, statement: Statement) -> Saying:
    """A statement by its sentence, which shows by itself who says it; a speaker's own words alone."""
    first = statement.content[0]
    if is_own_words(view, statement):
        return Saying(passage=_unquoted(view.articles[statement.article], first), statement=statement)
    return Saying(passage=whole(view, first), statement=statement)


def _unquoted(article: Article, passage: Passage) -> Passage:
    """A passage without the marks of quotation round it: the brief has its own."""
    begin, end = passage.begin, passage.end
    for opening, closing in _PAIRS:
        inner = passage.text.strip(_LOOSE)
        if inner.startswith(opening) and inner.endswith(closing) and len(inner) > 1:
            begin += passage.text.index(opening) + 1
            end -= len(passage.text) - passage.text.rindex(closing)
            return slice_of(article, begin, end)
    return slice_of(article, begin, end)


def narrated(view: View, passage: Passage) -> Saying:
    """What an article tells without a source, as its sentence."""
    return Saying(passage=whole(view, passage))


def of_figure(view: View, quantity: Quantity) -> Saying | None:
    """The words that a figure stands in; None where these are not sure enough to be shown."""
    statement = view.statements.get(quantity.statement or "")
    if statement is None:
        return narrated(view, quantity.passage)
    if not view.shows(statement):
        return None
    saying = said(view, statement)
    covers = saying.passage.span.covers(quantity.passage.span)
    return saying if covers else Saying(passage=whole(view, quantity.passage), statement=statement)


def is_machine(article: Article) -> bool:
    """Whether a text is a translation with signs of a machine: its words are nobody's wording."""
    return article.translation is not None and article.translation.translated


def is_translation(view: View, article: str) -> bool:
    """Whether a text was made from one in another language."""
    return is_machine(view.articles[article]) or any(
        descent.kind == "translation" for descent in view.descents_of.get(article, ())
    )


def _altered(view: View, passage: Passage) -> bool:
    """Whether a copy changed these words, or what belongs to them."""
    return any(
        change.copy is not None and change.copy.span.overlaps(passage.span)
        for descent in view.descents_of.get(passage.article, ())
        for change in descent.changes
        if change.kind != "added"
    )


def best(view: View, sayings: Iterable[Saying], language: str) -> Saying | None:
    """The saying to quote: sound words in the brief's language first, then an original's before a copy's, of good length.

    What a machine made of a text at hand is not quoted.
    """
    places = {key: place for place, key in enumerate(view.articles)}

    def rank(saying: Saying) -> tuple[object, ...]:
        article, length = view.articles[saying.passage.article], len(saying.passage.text)
        foreign = article.language != language
        return (
            _altered(view, saying.passage),
            not SHORTEST <= length <= LONGEST,
            foreign,
            bool(view.descents_of.get(article.id)),
            places[article.id],
            saying.passage.begin,
        )

    sound = (
        s
        for s in sayings
        if not (is_machine(view.articles[s.passage.article]) and s.passage.article in view.descents_of)
    )
    return min(sound, key=rank, default=None)


def foreign(view: View, passage: Passage, wording: Wording) -> str | None:
    """The language of a passage where it is not the brief's."""
    language = view.articles[passage.article].language
    return language if language != wording.language else None


def bare_quote(view: View, passage: Passage, wording: Wording) -> tuple[Part, ...]:
    """A passage in the brief's quotation marks; its language is to be named beside it."""
    shown = slice_of(view.articles[passage.article], passage.begin, passage.end)
    part = Part(kind="quote", text=shown.text, passage=shown, language=foreign(view, passage, wording))
    return framed(wording, "brief.quote", quote=part)


def quote(view: View, passage: Passage, wording: Wording) -> tuple[Part, ...]:
    """A passage in the brief's quotation marks, with its language where that is another one."""
    shown, language = bare_quote(view, passage, wording), foreign(view, passage, wording)
    if language is None:
        return shown
    named = framed(wording, "brief.in_language", language=language_name(language, wording))
    return framed(wording, "brief.noted_words", said=shown, notes=named)
