"""What an article says of its own origin: the agencies it names, and whether it is reprinted or translated."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from stemma import lang
from stemma.lang.agencies import agency_named
from stemma.model import Article
from stemma.text import fold

#: notices that the text came in from elsewhere and nobody worked on it
_REPRINTS = frozenset({"syndicated", "auto_generated", "unedited"})
_BRACKETED = re.compile(r"\(([^()]{2,40})\)")
_WORD = re.compile(r"\w+")
#: dropped from the initials of a name ("Agence de dépêches de Paris" is ADP)
_SHORTEST_INITIAL_WORD = 3
#: an agency's sign between brackets holds at most so many words ("Capital Wire")
_SIGN_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """An article's own word on where it comes from."""

    #: short names of the agencies it credits, the one in its dateline first
    agencies: tuple[str, ...]
    #: short name of the agency in its dateline; empty when there is none
    dateline_agency: str
    #: the publisher is one of these agencies: the text is at home here
    agency_itself: bool
    #: put out for others to print, with nobody else credited
    released: bool
    #: notice of a feed, of automatic making, of no editing
    reprinted: bool
    #: notice or credit of a translation, or signs of one
    translated: bool
    #: ISO 639-1
    translated_from: str | None
    #: credited material beside its own
    mixed: bool
    #: speaks of itself as the one who was told
    own_reporting: bool
    #: credits and notices, folded, each between spaces
    acknowledged: str
    #: the publisher's name, folded
    publisher: str
    #: the address that the page calls its own, without what one page may be written with or without; empty when not known
    address: str
    #: looks back on what was said of the event before
    revising: bool
    #: the page comes in another dress than the one at that address
    dressed: bool


def folded(text: str) -> str:
    """Lower case, without accents, words parted by single spaces."""
    return " ".join(_WORD.findall(fold.folded(text)))


def _initials(name: str) -> str:
    parts = _WORD.findall(name)
    return "".join(w[0] for w in parts if len(w) >= _SHORTEST_INITIAL_WORD).casefold()


def _short(name: str) -> str:
    known = agency_named(name)
    return known.short if known else name


def _in_dateline(article: Article) -> list[str]:
    """The agencies between the brackets of a dateline: the last brackets, since those before hold a region."""
    if article.dateline is None:
        return []
    brackets = _BRACKETED.findall(article.dateline.text or article.dateline.place)
    return _shortened(part.strip() for part in brackets[-1].split("/")) if brackets else []


def _shortened(names: Iterable[str]) -> list[str]:
    kept = [n for n in names if n and len(n.split()) <= _SIGN_WORDS and not n.islower() and not n[0].isdigit()]
    return [_short(name) for name in kept]


def _signs(article: Article) -> tuple[str, ...]:
    """The agencies named in the dateline and in credits, each once."""
    credited = _shortened(credit.agency for credit in article.credits if credit.agency)
    return tuple(dict.fromkeys(_in_dateline(article) + credited))


def _is_agency(publisher: str, agencies: tuple[str, ...]) -> bool:
    name = folded(publisher)
    if not name or not agencies:
        return False
    known = agency_named(publisher)
    initials = {_initials(publisher), _initials(publisher.split("(", maxsplit=1)[0])}
    signs = [folded(sign) for sign in agencies]
    return (known is not None and known.short in agencies) or any(
        f" {sign} " in f" {name} " or sign in initials for sign in signs
    )


def _source_language(article: Article, texts: list[str]) -> str | None:
    if article.translation is not None and article.translation.from_ is not None:
        return article.translation.from_
    languages = lang.of(None).provenance.languages
    found = {code for text in texts for stem, code in languages.items() if stem in text} - {article.language}
    return min(found) if len(found) == 1 else None


def provenance(article: Article) -> Provenance:
    """Read an article's credits, notices, dateline and publisher."""
    phrases = lang.of(None).provenance
    credits_ = [credit.text.casefold() for credit in article.credits]
    notices = [notice.text.casefold() for notice in article.notices]
    publisher = article.publisher or ""
    agencies = _signs(article)
    told = any(phrase in text for text in credits_ for phrase in phrases.translated)
    translated = (
        told
        or any(notice.kind == "translated" for notice in article.notices)
        or (article.translation is not None and article.translation.translated)
    )
    body = article.text.casefold()
    itself = folded(publisher)
    return Provenance(
        agencies=agencies,
        dateline_agency=next(iter(_in_dateline(article)), ""),
        agency_itself=_is_agency(publisher, agencies),
        released=any(phrase in text for text in credits_ + notices for phrase in phrases.released)
        or any(notice.kind == "press_release" for notice in article.notices),
        reprinted=any(notice.kind in _REPRINTS for notice in article.notices),
        translated=translated,
        translated_from=_source_language(article, credits_ + notices) if translated else None,
        mixed=any(phrase in text for text in credits_ for phrase in phrases.mixing),
        own_reporting=any(phrase in body for phrase in phrases.own_reporting)
        or (len(itself.split()) > 1 and publisher.casefold() in body),
        acknowledged="".join(f" {folded(text)} " for text in credits_ + notices),
        publisher=itself,
        address=_address(article.canonical),
        revising=any(phrase in body for phrase in phrases.revising),
        dressed=article.dress is not None,
    )


def _address(canonical: str | None) -> str:
    """One spelling of an address."""
    try:
        parts = urlsplit(canonical or "")
    except ValueError:  # brackets that hold no address of IPv6
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host and parts.path.rstrip("/") else ""


def one_page(left: Provenance, right: Provenance) -> bool:
    """Whether two texts are one page in two dresses, or at two times."""
    return bool(left.address) and left.address == right.address


def names(copy: Provenance, exemplar: Provenance) -> bool:
    """Whether a credit or notice of `copy` names the outlet that published `exemplar`."""
    outlet = exemplar.publisher.removeprefix("the ")
    return bool(outlet) and f" {outlet} " in copy.acknowledged and copy.publisher != exemplar.publisher
