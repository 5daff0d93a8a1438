"""What a reader of one format found, and the article made of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.extract.bounds import cut_text
from stemma.extract.notice import publisher_in
from stemma.extract.provenance import agencies_in
from stemma.extract.sort import Sorted, unique_credits
from stemma.model import Article, Credit, Dress, Dropped, Notice, Page, Published, Rejection, Span
from stemma.model.article import is_year_of_news
from stemma.settings import Limits
from stemma.text.language import language_of
from stemma.text.normalise import squeezed

#: words; less is a caption, an error page or a login form
_SHORTEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article before its language is known and the user's own words are heard."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    published: Published | None = None
    publisher: str | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    sorted: Sorted
    #: blocks that are rows of tables
    rows: frozenset[str] = frozenset()
    #: what the page says its address is
    address: str | None = None
    #: the page is made for phones or for the printer
    dress: Dress | None = None
    #: what was left out because the page is too large
    cut: tuple[str, ...] = ()


def finished(
    page: Page,
    draft: Draft,
    *,
    id: str,  # noqa: A002  # the field's name
    limits: Limits,
) -> Article | Rejection:
    """The article; a rejection where the page holds no prose. What the user said of the page wins."""
    text, cut = cut_text("\n\n".join(filter(None, map(squeezed, draft.sorted.body))), limits)
    if len(text.split()) < _SHORTEST and not _dense(text):
        cause = "no article text was found in the page; open it to see whether it is a login, error or index page"
        return Rejection(uri=page.uri, stage="extract", reason="no_article", cause=cause)
    notices = _unique((*draft.notices, *draft.sorted.notices))
    spoken = next(filter(None, (publisher_in(notice.text) for notice in notices)), None)
    said = page.given.over(page.stated)
    credits_ = unique_credits((*draft.sorted.credits, *_noticed(notices, draft.sorted.credits), *said.credits))
    return Article(
        id=id,
        uri=said.url or page.uri,
        title=said.title or draft.title,
        # sites and feeds often declare the language of their software
        language=page.given.language or language_of(text) or page.stated.language or draft.language,
        publisher=said.publisher or draft.publisher or spoken,
        published=_believed(_published(page, draft)),
        dateline=draft.sorted.dateline or said.dateline,
        byline=said.byline or draft.byline,
        credits=credits_,
        captions=draft.sorted.captions or said.captions,
        notices=notices,
        text=text,
        tables=_tables(text, draft.rows),
        canonical=draft.address or said.url,
        dress=draft.dress,
        dropped=(*draft.dropped, *draft.sorted.dropped),
        cut=(*draft.cut, *cut),
    )


def _tables(text: str, rows: frozenset[str]) -> tuple[Span, ...]:
    """Where the rows of tables stand; rows that follow each other are one table."""
    found: list[Span] = []
    at = 0
    for block in text.split("\n\n") if rows else ():
        end = at + len(block)
        if block in rows:
            follows = bool(found) and found[-1].end + 2 == at
            found[-1:] = [Span(found[-1].begin, end)] if follows else [*found[-1:], Span(at, end)]
        at = end + 2
    return tuple(found)


def _published(page: Page, draft: Draft) -> Published:
    """When the user, the format or the page itself says that it was put out, in this order."""
    if page.given.published:
        return Published(value=page.given.published, certainty="given", origin=page.given.origin)
    if page.stated.published:
        return Published(value=page.stated.published, certainty="metadata", origin=page.stated.origin)
    return draft.published or Published()


def _believed(published: Published) -> Published:
    """Unknown where the year is none in which there was news."""
    return published if published.value is None or is_year_of_news(published.value) else Published()


def _noticed(notices: tuple[Notice, ...], known: tuple[Credit, ...]) -> Iterator[Credit]:
    """The agencies that notices name and credits do not: "taken over from Example Agency (EA)"."""
    seen = {credit.agency for credit in known}
    for notice in notices:
        for agency in agencies_in(notice.text) if notice.kind == "syndicated" else ():
            if agency.short not in seen:
                seen.add(agency.short)
                yield Credit(kind="agency", name=agency.name, agency=agency.short, text=notice.text)


def _dense(text: str) -> bool:
    """Whether the text is in a script that writes without spaces and is still long enough."""
    return sum(character > "\u2e80" for character in text) >= 3 * _SHORTEST


def _unique(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    unique: dict[str, Notice] = {}
    for notice in notices:
        unique.setdefault(notice.kind, notice)
    return tuple(unique.values())
