"""When a page was put out, and what told us.

Only what the page says of its own publication counts: no year of a copyright, no "updated", no date of a teaser or a
comment, no clock of the machine that served it. The clock of the machine that reads it has no say either, so that the
same page gives the same date next year. Nothing found is an answer.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from stemma.extract.byline import is_byline
from stemma.extract.day import day_line, labelled_days
from stemma.extract.names import alternatives
from stemma.extract.regions import is_beside
from stemma.extract.tree import text_of
from stemma.model import Published

#: meta elements that name the day of publication, most telling first
_META = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate", "publishdate", "publish-date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "parsely-pub-date", "sailthru.date", "publication_date",
    "citation_publication_date", "date", "dc.date", "dcterms.date",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: a zone without a colon is ISO 8601 too, but not to Python's writer
_ZONE = re.compile(r"\s?([+-]\d{2}):?(\d{2})\Z")
#: years that a news article can be of: from the first newspaper on; what lies outside is a placeholder
_YEARS = range(1600, 2101)
#: the beginnings of computers' calendars, at midnight: a field that nobody filled
_DEFAULTS = frozenset(
    ("1970-01-01", "1900-01-01", "1899-12-30", "1899-12-31", "1904-01-01", "1969-12-31", "1980-01-01")
)
_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|\Z)")
_PUBLISHED = re.compile(
    r"publish|pubdate|posted|created|issued|veroeffentlicht|publication|(?:^|[\s_-])date(?:$|[\s_-])", re.IGNORECASE
)
_UPDATED = re.compile(r"modif|updat|aktualisier|maj(?:$|[\s_-])|revis|edited|changed", re.IGNORECASE)
#: milliseconds and seconds since 1970
_STAMP = re.compile(r"\d{13}|\d{10}")
_MILLISECONDS = 13
#: elements after the headline in which its day stands
_NEAR = 60
#: code points; a longer element is no line of a day
_LONGEST = 120


def published_of(root: HtmlElement, described: str | None, address: str | None = None) -> Published:
    """The first date that JSON-LD, a meta element, a marked time, a line below the headline or the address gives."""
    if value := iso(described):
        return Published(value=value, certainty="metadata", origin="json-ld")
    metas = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content"
        )
        for element in reversed(list(root.iter("meta")))
    }
    for name in _META:
        if value := iso(metas.get(name)):
            return Published(value=value, certainty="metadata", origin="meta")
    if value := next(_marked_times(root), None):
        return Published(value=value, certainty="metadata", origin="visible")
    if value := _below_headline(root):
        return Published(value=value, certainty="inferred", origin="visible")
    if value := _in_address(address or metas.get("og:url") or canonical(root)):
        return Published(value=value, certainty="inferred", origin="url")
    return Published()


def canonical(root: HtmlElement) -> str | None:
    """The address that a page says is its own: rel=canonical."""
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (address := (element.get("href") or "").strip()):
            return address
    return None


def iso(text: str | None) -> str | None:
    """An ISO 8601 day or moment as Python writes it; None for what is none, and for a placeholder."""
    value = _parsed(text.strip()) if text else None
    if value is None or int(value[:4]) not in _YEARS:
        return None
    midnight = len(value) == len("2031-05-12") or value[11:16] == "00:00"
    return None if value[:10] in _DEFAULTS and midnight else value


def _parsed(text: str) -> str | None:
    if _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) == _MILLISECONDS else 1), UTC).isoformat()
    stripped = _ZONE.sub(r"\1:\2", text.replace("Z", "+00:00")) if "T" in text or ":" in text else text
    for candidate in (stripped, re.sub(r"(\.\d{1,9})", "", stripped), stripped[:19]):
        try:
            moment = datetime.fromisoformat(candidate)
        except ValueError:
            continue
        return moment.isoformat() if len(stripped) > len("2031-05-12") else moment.date().isoformat()
    if match := _DAY.match(stripped):
        try:
            return datetime.fromisoformat(match.group()).date().isoformat()
        except ValueError:
            return None
    return _in_words(text)


def _in_words(text: str) -> str | None:
    """A day as mail and people write it: "Wed, 15 May 2024 09:30:00 GMT", "15. Mai 2024, 9.30 Uhr"."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_line(text)


def _marked_times(root: HtmlElement) -> Iterator[str]:
    """Times that the markup calls the publication, or that stand alone between headline and text."""
    for element in root.iter("time", "meta", "span", "abbr", "p", "div"):
        marks = " ".join(
            str(element.get(name) or "") for name in ("itemprop", "class", "pubdate", "data-testid", "property")
        )
        told = "pubdate" in element.attrib or (_PUBLISHED.search(marks) and not _UPDATED.search(marks))
        if element.tag in {"span", "p", "div"} and "datepublished" not in marks.lower():
            continue
        if element.tag == "meta" and "datepublished" not in marks.lower():
            continue
        value = iso(element.get("datetime") or element.get("content") or element.get("title"))
        if told and value and not is_beside(element) and not _is_update(element):
            yield value


def _is_update(element: HtmlElement) -> bool:
    """Whether the words right before a time, or around it, say that it is a change: "Updated", "Aktualisiert"."""
    around = element.getparent()
    before = (
        (element.getprevious().tail or "")
        if element.getprevious() is not None
        else (around.text or "" if around is not None else "")
    )
    return _says_updated(before[-40:]) or _says_updated((element.text or "")[:24])


def _says_updated(text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{alternatives('updated')})", text, re.IGNORECASE) is not None


def _below_headline(root: HtmlElement) -> str | None:
    """The day on a line of its own beside the headline; one that is called an update only where no other stands."""
    heading = next((element for element in root.iter("h1") if not is_beside(element)), None)
    if heading is None:
        heading = next(root.iter("article"), next(root.iter("main"), None))
    if heading is None:
        return None
    for element in _around(heading):
        marked = iso(element.get("datetime")) if element.tag == "time" else None
        text = text_of(element)
        if marked is None and 0 < len(text) <= _LONGEST and not is_beside(element) and (value := _of_several(text)):
            return value
        value = marked or (iso(day_line(_without_byline(text))) if text and len(text) <= _LONGEST else None)
        if value is None or is_beside(element):
            continue
        if not (_says_updated(text) or _is_update(element)):
            return value
    return None


def _of_several(text: str) -> str | None:
    """The day of publication on a line that gives that of a change as well: "Publié le 3 mars 2031, mis à jour le 5 mars 2031"."""
    pieces = labelled_days(text)
    if len(pieces) < 2 or not any(map(_says_updated, pieces)):
        return None
    days = (iso(day_line(piece)) for piece in pieces if not _says_updated(piece))
    return next(filter(None, days), None)


def _without_byline(text: str) -> str:
    """A line of day, hour and author without the author."""
    return " ".join(piece for piece in re.split(r"\s*[|•·]\s*", text) if not is_byline(piece))


def _around(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The small elements after a headline, and the one right before it, down to the first paragraph of prose."""
    before = heading.getprevious()
    if before is not None and isinstance(before.tag, str):
        yield before
    followers = heading.getroottree().getroot().iter()
    for element in followers:
        if element is heading:
            break
    for count, element in enumerate(followers):
        if count > _NEAR or (element.tag == "p" and len(text_of(element)) > _LONGEST):
            return
        if isinstance(element.tag, str) and element.tag in {"time", "span", "p", "div", "li", "small", "em", "a"}:
            yield element


def _in_address(address: str | None) -> str | None:
    match = _ADDRESS.search(address or "")
    return iso(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
