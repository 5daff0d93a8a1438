"""Buttons and labels of another language: the page, or the text it was made from, was in that language."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.lang.chrome import Chrome
from stemma.model import Article, Sign, Span
from stemma.text.alternation import longest_of

#: words; shorter labels are the same in many languages
_SHORTEST = 2
_EDGES = " \t•·|►▶*-–—+:.!>…\"„“”'()[]"


def interface_signs(article: Article, language: str) -> Iterator[Sign]:
    """Labels of another language in what was dropped, and any labels between the sentences of the body.

    A label in the article's own language has no `language`: it only shows that the text was copied off a page.
    """
    for dropped in article.dropped:
        label = dropped.text.replace("’", "'").strip(_EDGES)
        code = _language_of(label.casefold(), language)
        if code:
            yield Sign(kind="ui_language", text=dropped.text, language=code)
    text = article.text.replace("’", "'")
    for match in (*_labels().finditer(text), *_bars().finditer(text)):
        passage = article.passage(Span(*match.span("label")))
        yield Sign(
            kind="ui_language",
            text=passage.text,
            passage=passage,
            language=_language_of(match["label"].casefold(), language),
        )


def _language_of(label: str, host: str) -> str | None:
    if label in _phrases(host):
        return None
    return next((code for code in LANGUAGES if code != host and label in _phrases(code)), None)


@cache
def _phrases(language: str) -> frozenset[str]:
    furniture = (getattr(lang.of(language).chrome, field.name) for field in fields(Chrome))
    phrases = (phrase for item in furniture for phrase in (*item.heads, *item.whole, *item.parts, *item.opens))
    return frozenset(phrase for phrase in phrases if len(phrase.split()) >= _SHORTEST and not set(phrase) & set("*#"))


@cache
def _labels() -> re.Pattern[str]:
    """A label as a sentence of its own: left in the text of the article it is another site's."""
    phrases = longest_of(map(str.lower, set().union(*map(_phrases, LANGUAGES))))
    return re.compile(rf"(?:\A|\n|(?<=[.!?…:»“”\"] ))(?P<label>(?i:{phrases}))(?= ?(?:[.!:]|\n|\Z|[A-ZÄÖÜÉ]))")


@cache
def _bars() -> re.Pattern[str]:
    """Two and more buttons at the end of a paragraph: "Share Print"."""
    parts = {
        part.capitalize()
        for code in LANGUAGES
        for part in lang.of(code).chrome.share.parts
        if " " not in part and len(part) > 1
    }
    one = longest_of(parts)
    return re.compile(rf"(?:\A|\n|(?<=[.!?…»“”\"] ))(?P<label>{one} {one}(?: [A-ZÄÖÜÉ]\w{{2,14}}){{0,5}})(?=\n|\Z)")
