"""When a page was put out, and what told us."""

import re
from datetime import datetime

from lxml import etree
from lxml.html import HtmlElement

from stemma.model import Published

_META = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "publication_date", "last-modified",
)  # fmt: skip
_TRUSTED = _META[:-1]
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: a zone without a colon is ISO 8601 too, but not to Python's writer
_ZONE = re.compile(r"([+-]\d{2})(\d{2})\Z")


def published_of(root: HtmlElement, described: str | None, markup: str) -> Published:
    """The first date that JSON-LD, a meta element or, as a last resort, htmldate's reading of the page gives."""
    if value := iso(described):
        return Published(value=value, certainty="metadata", origin="json-ld")
    metas = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content"
        )
        for element in reversed(list(root.iter("meta")))
    }
    for name in _TRUSTED:
        if value := iso(metas.get(name)):
            return Published(value=value, certainty="metadata", origin="meta")
    if value := _marked_time(root):
        return Published(value=value, certainty="metadata", origin="visible")
    return _searched(markup)


def iso(text: str | None) -> str | None:
    """An ISO 8601 day or moment as Python writes it; None for anything else."""
    if not text:
        return None
    stripped = _ZONE.sub(r"\1:\2", text.strip().replace("Z", "+00:00")) if "T" in text or ":" in text else text.strip()
    for candidate in (stripped, re.sub(r"(\.\d{1,9})", "", stripped), stripped[:19]):
        try:
            moment = datetime.fromisoformat(candidate)
        except ValueError:
            continue
        return moment.isoformat() if len(stripped) > len("2031-05-12") else moment.date().isoformat()
    match = _DAY.match(stripped)
    return match.group() if match else None


def _marked_time(root: HtmlElement) -> str | None:
    for element in root.iter("time"):
        if "publish" in " ".join(element.values()).lower() and (value := iso(element.get("datetime"))):
            return value
    return None


def _searched(markup: str) -> Published:
    from htmldate import find_date

    try:
        value = find_date(markup, original_date=True, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, etree.LxmlError, OverflowError):
        value = None
    return Published(value=value, certainty="inferred", origin="visible") if value else Published()
