"""What a page says about itself in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from stemma.text.normalise import clean, squeezed

#: objects looked at; a page with more is a list of products
_MOST = 400
_ARTICLE = re.compile(r"(?:Article|Posting|Report|LiveBlog|Review|Opinion|Blog)", re.IGNORECASE)
#: schema.org words for the makers of a picture, most telling first
_MAKERS = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice", "provider", "contributor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image with its words."""

    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfDescription:
    """What the page's JSON-LD says, as far as Stemma uses it."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    pictures: tuple[Picture, ...] = ()
    #: False where the page says that its text is sold
    free: bool = True
    #: it calls itself a live blog
    live: bool = False


def self_description(root: HtmlElement) -> SelfDescription:
    """The page's description of its main article; empty where it gives none that can be read."""
    things = list(_things(root))
    articles = [
        thing for thing in things if _ARTICLE.search(_type(thing)) and ("headline" in thing or "datePublished" in thing)
    ]
    main = articles[0] if articles else {}
    named = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    return SelfDescription(
        headline=_words(main.get("headline")) or _words(main.get("name")),
        authors=tuple(_names(main.get("author"), named)) or tuple(_names(main.get("creator"), named)),
        published=_words(main.get("datePublished")) or _words(main.get("dateCreated")),
        publisher=next(_names(main.get("publisher"), named), None),
        language=_words(main.get("inLanguage")),
        pictures=tuple(_pictures(things)),
        free=str(main.get("isAccessibleForFree", True)).casefold() not in {"false", "no", "0"},
        live="LiveBlog" in _type(main),
    )


def _things(root: HtmlElement) -> Iterator[dict[str, object]]:
    """Every object of every script, outermost first, without recursion."""
    scripts = (script for script in root.iter("script") if "ld+json" in (script.get("type") or ""))
    waiting: list[object] = [_read(script.text or "") for script in scripts]
    seen = 0
    while waiting and seen < _MOST:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing
        elif isinstance(thing, dict):
            seen += 1
            yield thing
            waiting.extend(value for value in thing.values() if isinstance(value, dict | list))


def _read(script: str) -> object:
    bare = re.sub(
        r"\A\s*(?:<!--|/\*<!\[CDATA\[\*/|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\]\]>\*/|//\]\]>|\]\]>)\s*;?\s*\Z",
        "",
        script,
    )
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _type(thing: dict[str, object]) -> str:
    kind = thing.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        parts = [part for key in ("givenName", "familyName") if isinstance(part := value.get(key), str)]
        value = value.get("name") or " ".join(parts) or value.get("alternateName")
    if not isinstance(value, str):
        return None
    # some sites escape twice, some leave markup in
    text = html.unescape(html.unescape(value))
    return squeezed(clean(re.sub(r"<[^<>]{1,200}>", " ", text))) or None


def _names(value: object, named: dict[str, dict[str, object]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item and str(item.get("@id")) in named:
            item = named[str(item["@id"])]  # noqa: PLW2901  # a reference stands for the thing it names
        if isinstance(item, dict) and isinstance(item.get("name"), list):
            yield from _names(item["name"], named)
        elif words := _words(item):
            yield words


def _pictures(things: list[dict[str, object]]) -> Iterator[Picture]:
    for thing in things:
        if _type(thing) not in {"ImageObject", "Photograph"}:
            continue
        caption = _words(thing.get("caption")) or _words(thing.get("description"))
        credit = next((words for key in _MAKERS if (words := _words(thing.get(key)))), None)
        if caption:
            yield Picture(caption=caption, credit=credit)
