"""What formats say about a text, brought into one shape: lines, days and moments, names, publishers."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urlsplit

from stemma.extract.byline import authors_in
from stemma.extract.chrome import furnishing
from stemma.extract.names import credit_for
from stemma.extract.names import words as role_words
from stemma.lang.agencies import agency_named
from stemma.model import Credit
from stemma.text.normalise import clean, squeezed

#: code points; a longer field is no headline or name
_LONGEST = 1_000
#: words; more in an author's field are a sentence
_LONGEST_NAME = 7
#: no news was put out before the first newspaper, and none is from the far future
_YEARS = range(1605, 2200)

_TAG = re.compile(r"<[^<>]{1,500}>")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?)?")
_ISO_LIKE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(.*))?")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?\b")
_YEAR_ONE = re.compile(r"[A-Za-z]{3} 0\d{3}\b")
#: hours east of Greenwich; the rest of the names that mail knows, `email.utils` reads
_ZONES = {"CET": "+0100", "MEZ": "+0100", "CEST": "+0200", "MESZ": "+0200", "BST": "+0100", "WET": "+0000", "WEST": "+0100", "EET": "+0200", "EEST": "+0300", "UTC": "+0000", "UT": "+0000", "Z": "+0000", "GMT": "+0000"}  # fmt: skip
_ZONE_NAME = re.compile(r"\b([A-Z]{1,4})\Z")
#: between the parts of a feed's title: "Example Post - Politics", "World | Example Post"
_PARTS = re.compile(r"\s+[-–—|»›>·•:]+\s+|:\s+")
#: names of servers in front of a site's own
_SERVERS = frozenset(("www", "feeds", "rss", "news", "feed", "api"))
#: letters; shorter parts are found in any address
_SHORTEST_NAME = 3
_GOOGLE_NEWS = re.compile(r"google (?:news|actualités|noticias)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\A\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?\s*\Z")


def line(words: object) -> str | None:
    """A field as one plain line without markup; None where it is empty."""
    if not isinstance(words, str):
        return None
    text = words[: 4 * _LONGEST].strip()
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", unescape(text)))
        text = _TAG.sub(" ", text)
    return squeezed(clean(text))[:_LONGEST] or None


def address(words: object) -> str | None:
    """A web address as it is written; None for anything else."""
    text = words.strip() if isinstance(words, str) else ""
    if not text.lower().startswith(("http://", "https://")) or len(text) > 2 * _LONGEST:
        return None
    with suppress(ValueError):
        return text if urlsplit(text).hostname and text.isprintable() and " " not in text else None
    return None


def language(words: object) -> str | None:
    """The ISO 639 code in a language tag: "de-AT" is de; None for anything else."""
    match = _LANGUAGE.match(words) if isinstance(words, str) else None
    code = match.group(1).lower() if match else None
    return _SHORT.get(code, code) if code and code not in {"und", "mul", "zxx"} else None


#: ISO 639-2 and 639-3 codes that exports use, as 639-1
_SHORT = {"deu": "de", "ger": "de", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "nld": "nl", "dut": "nl", "por": "pt", "rus": "ru", "ukr": "uk", "pol": "pl", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "tur": "tr", "swe": "sv", "nor": "no", "dan": "da", "fin": "fi", "ces": "cs", "cze": "cs"}  # fmt: skip


def moment(words: object) -> str | None:
    """An ISO 8601 day or moment from any of the ways in which formats write one; None where it is none.

    A month or a year alone is none. Days before months where only the order could tell: 3.5.2031 and 3/5/2031 are in May.
    """
    if not isinstance(words, str):
        return None
    text = squeezed(words[:100])
    for read in (_iso, _compact, _mail, _day_first):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            found = read(text)
            if found is not None and found.year in _YEARS:
                return found.isoformat()
    return None


def _iso(text: str) -> date | None:
    match = _ISO_LIKE.fullmatch(text)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return day
    return _at(day, match[4], match[5], match[6], match[7])


def _at(day: date, hour: str, minute: str, second: str | None, zone: str | None) -> datetime:
    shift = _OFFSET.match(_ZONES.get((zone or "").strip().upper(), (zone or "").strip()))
    offset = f"{shift[1]}{shift[2]}:{shift[3] or '00'}" if shift else ""
    return datetime.fromisoformat(f"{day.isoformat()}T{int(hour) % 24:02}:{minute}:{second or '00'}{offset}")


def _compact(text: str) -> date | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return _at(day, match[4], match[5], match[6], match[7]) if match[4] else day


def _mail(text: str) -> date | None:
    if _YEAR_ONE.search(text):
        return None  # what software writes where it knows no date; mail would read 2001
    zone = _ZONE_NAME.search(text)
    known = _ZONES.get(zone[1]) if zone else None
    if not re.search(r"\d:\d", text):
        return parsedate_to_datetime(f"{text} 00:00:00").date()
    return parsedate_to_datetime(text[: zone.start()] + known if zone and known else text)


def _day_first(text: str) -> date | None:
    match = _DAY_FIRST.match(text)
    if match is None:
        return None
    day = date(int(match[3]), int(match[2]), int(match[1]))
    return _at(day, match[4], match[5], None, None) if match[4] else day


def seconds_since_1970(value: float) -> str | None:
    """The moment that many seconds, or thousandths of one, after 1970 in UTC; None where that is no day of news."""
    with suppress(ValueError, OverflowError, OSError):
        found = datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
        return found.replace(microsecond=0).isoformat() if found.year in _YEARS else None
    return None


def people_and_agencies(names: object, *, text: str | None = None) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """The authors that a field names, and the agencies in it as credits: "By A. Holm, dpa"."""
    people: dict[str, None] = {}
    credits_: dict[str, Credit] = {}
    for entry in names if isinstance(names, list | tuple) else [names]:
        words = _without_mail(line(entry) or "")
        if not words or words.startswith(("http:", "https:")):
            continue
        for name in authors_in(words) or _plain_name(words):
            agency = agency_named(name)
            if agency:
                credits_.setdefault(agency.short, credit_for(name, text or words))
            else:
                people.setdefault(name)
    return tuple(people), tuple(credits_.values())


def _without_mail(words: str) -> str:
    """RSS writes "desk@example.org (A. Holm)"."""
    match = re.fullmatch(r"\S+@\S+\s*\(([^()]+)\)", words)
    return match[1] if match else words


def _plain_name(words: str) -> tuple[str, ...]:
    """A field's own words where they have no person's name: a desk or a pen name, but no role ("Editor")."""
    roles = frozenset(role_words("roles"))
    parts = [part.strip(".,").casefold() for part in words.split()]
    fit = 0 < len(parts) <= _LONGEST_NAME and "@" not in words and any(map(str.isalpha, words))
    return (words,) if fit and not roles.intersection(parts) else ()


def credit(name: object, text: str | None = None) -> tuple[Credit, ...]:
    """The credit to one maker that a field of its own names; empty where it is empty."""
    words = line(name)
    return (credit_for(words, line(text) or words),) if words else ()


def publisher_of(title: str | None, url: str | None) -> str | None:
    """The outlet in a feed's title: "World news | Example Post" at www.examplepost.com is Example Post.

    Google News passes on what others put out: it is none. Nor is the name of a section ("Top stories").
    """
    if title is None or _GOOGLE_NEWS.search(title):
        return None
    parts = [part for part in _PARTS.split(title) if part]
    alike = next((part for part in parts if _names_host(part, _site(url))), None)
    if alike or furnishing(title):
        return alike
    # of several parts nobody knows which is the outlet: the whole title is at least told apart from others
    return title


def _site(url: str | None) -> str:
    """The word in a web address that says whose it is: "examplepost" in feeds.examplepost.co.uk."""
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")[:-1]
    except ValueError:  # brackets that hold no address of IPv6
        labels = []
    return max((label for label in labels if label not in _SERVERS), key=len, default="")


def _names_host(part: str, site: str) -> bool:
    key = _letters(part)
    if not site or not key:
        return False
    spelled = _letters(site)
    whole = key in spelled or spelled in key or _initials(part) == spelled
    return whole and (len(key) >= _SHORTEST_NAME or key == spelled)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.casefold().split())
