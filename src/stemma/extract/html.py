"""A web page to an article: trafilatura finds the body, this layer what it is weak in."""

import logging
import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from stemma.extract.authors import authors_of
from stemma.extract.blocks import PROSE, Block, Choice, blocks_of_page, chosen, key_of
from stemma.extract.bounds import cut_blocks, cut_tags
from stemma.extract.byline import byline_of
from stemma.extract.chrome import furnishing
from stemma.extract.credit import credit_line
from stemma.extract.draft import Draft, finished
from stemma.extract.dress import dress_of
from stemma.extract.drop import drop
from stemma.extract.index import CAUSE, is_index
from stemma.extract.jsonld import SelfDescription, self_description
from stemma.extract.notice import notices_in
from stemma.extract.pictures import captions_of
from stemma.extract.published import canonical, published_of
from stemma.extract.sort import Sorted, sort_blocks
from stemma.extract.title import title_of
from stemma.extract.tree import LONGEST_BLOCK, parse
from stemma.extract.walls import wall_of, without_offers
from stemma.lang.agencies import agency_named
from stemma.model import Article, Credit, Dropped, Notice, Page, Rejection
from stemma.settings import Limits
from stemma.text.normalise import clean, squeezed

#: blocks of furniture kept as dropped text; a page repeats its menus
_MOST_FURNITURE = 60
#: letters; two by themselves are a button ("AA" for larger letters) as often as an agency
_SHORTEST_SIGN = 3
#: a name of two words before or after a slash: "A. Holm/dpa"
_PHOTOGRAPHER = re.compile(r"\A[^\s/:]+ [^/:]*/|/ ?[^\s/]+ [^/]+\Z")
#: words in an entry of a menu
_MENU = 3
#: share of the page's paragraph text; less suggests that the precise mode lost the article
_LITTLE = 0.6
#: times as long
_MUCH_MORE = 1.3
#: a cell over ten rows or columns and more; extractors write it out as so many cells
_WIDE_CELL = re.compile(r"((?:col|row)span\s{0,9}=\s{0,9}[\"']?)\d{2,}", re.IGNORECASE)
#: a line of marks that parts the head of a table in Markdown
_RULE = re.compile(r"[|: -]+")
_FIGURES = ("figure", "figcaption", "picture")


def article_of_page(
    page: Page,
    markup: str,
    *,
    id: str,  # noqa: A002  # the field's name
    limits: Limits,
) -> Article | Rejection:
    """The article in a decoded page, or the rejection of a page that holds none."""
    markup, long = cut_tags(_narrowed(markup), limits)
    root = parse(markup)
    if root is None:
        return Rejection(
            uri=page.uri,
            stage="extract",
            reason="no_article",
            cause="the page has no markup that can be read; save it again",
        )
    # lxml makes an element anew whenever nobody holds it: held, the dozen readers below find them made
    held = list(root.iter())
    described = self_description(root)
    publisher = described.publisher or _meta(root, "og:site_name")
    title = title_of(root, described.headline, publisher)
    blocks, many = cut_blocks(blocks_of_page(root), limits)
    choice = _choice(markup, blocks, live=described.live, most=limits.most_paragraphs)
    found = _sorted(root, described, blocks, choice, title)
    wall = wall_of(title, choice.body)
    if wall or (not described.live and is_index(blocks, choice.body)):
        return Rejection(uri=page.uri, stage="extract", reason="no_article", cause=wall.cause if wall else CAUSE)
    draft = Draft(
        title=title,
        byline=authors_of(root, described.authors, publisher) or _signed(found.dropped),
        published=published_of(root, described.published, page.given.over(page.stated).url),
        publisher=publisher,
        language=_language(root, described),
        sorted=found,
        rows=choice.rows,
        address=canonical(root),
        dress=dress_of(root, [block.text for block in blocks]),
        cut=(*long, *many),
    )
    del held
    return finished(page, draft, id=id, limits=limits)


def _signed(dropped: Sequence[Dropped]) -> tuple[str, ...]:
    """The authors that a line at the head of the text names."""
    return next((names for one in dropped if one.reason == "byline" and (names := byline_of(one.text))), ())


def _narrowed(markup: str) -> str:
    """The markup without cells over many rows or columns."""
    # looking for the word first takes a tenth of the time, and most pages have none
    lowered = markup.lower()
    return _WIDE_CELL.sub(r"\g<1>1", markup) if "colspan" in lowered or "rowspan" in lowered else markup


def _sorted(
    root: HtmlElement, described: SelfDescription, blocks: Sequence[Block], choice: Choice, title: str | None
) -> Sorted:
    """The body's blocks, with the captions and the provenance that the page shows around them."""
    captions = captions_of(root, described.pictures, prose=frozenset())
    words = frozenset(
        text
        for caption in captions
        for text in (caption.text, f"{caption.text} {caption.credit or ''}".strip())
        if text
    )
    body, offers = without_offers([block for block in choice.body if block not in words])
    within = sort_blocks(body, title=title, extracted=True)
    shown = frozenset(credit.name.casefold() for credit in within.credits if credit.kind == "agency")
    around = _around(blocks, frozenset(choice.body) | _of_pictures(blocks), _frame(root, blocks), shown)
    told = {key_of(text) for text in (*words, *(dropped.text for dropped in (*within.dropped, *around[2])), *offers)}
    lost = (text for text in choice.outside if key_of(text) not in told)
    return Sorted(
        body=within.body,
        dateline=within.dateline,
        credits=within.credits or around[0],
        captions=captions or within.captions,
        notices=(*_paywall(offers, free=described.free), *within.notices, *around[1]),
        dropped=(
            *within.dropped,
            *(drop("notice", offer) for offer in offers),
            *(drop("caption", caption.text) for caption in captions if caption.text),
            *around[2],
            *(drop("other", text) for text in lost),
        ),
    )


def _paywall(offers: Sequence[str], *, free: bool) -> tuple[Notice, ...]:
    """That the text is sold: by the offer in it, or by what the page says of itself."""
    if offers:
        return (Notice(kind="paywall", text=" ".join(offers)),)
    return () if free else (Notice(kind="paywall", text="isAccessibleForFree: false"),)


def _around(
    seen: Sequence[Block], known: frozenset[str], frame: frozenset[str], shown: frozenset[str]
) -> tuple[tuple[Credit, ...], tuple[Notice, ...], tuple[Dropped, ...]]:
    """Credits, notices and furniture in the visible text outside the body: extractors drop provenance."""
    credits_: dict[str, Credit] = {}
    notices: list[Notice] = []
    dropped: dict[str, Dropped] = {}
    for block in dict.fromkeys(one.text for one in seen if len(one.text) <= LONGEST_BLOCK):
        if block in known:
            continue
        if furniture := furnishing(block):
            if furniture.purpose == "paywall":
                notices.append(Notice(kind="paywall", text=block))
            elif len(dropped) < _MOST_FURNITURE:
                dropped.setdefault(block, drop(furniture.purpose, block))  # type: ignore[arg-type]
            continue
        # "Press releases" is a menu entry, too
        notices.extend(
            notice for notice in notices_in(block) if notice.kind != "press_release" or len(block.split()) > _MENU
        )
        found = credit_line(block, shown)
        for credit in _by_agencies(block, found, anywhere=block not in frame):
            credits_.setdefault(credit.agency or credit.name, credit)
    return tuple(credits_.values()), tuple(notices), tuple(dropped.values())


def _of_pictures(blocks: Sequence[Block]) -> frozenset[str]:
    """What stands in figures: "dpa" there made the picture, not the text."""
    return frozenset(
        block.text
        for block in blocks
        if block.owner.tag in _FIGURES or next(block.owner.iterancestors(*_FIGURES), None) is not None
    )


def _frame(root: HtmlElement, blocks: Sequence[Block]) -> frozenset[str]:
    """The blocks of the element that frames headline and text."""
    heading = next(root.iter("h1"), None)
    frame = next(heading.iterancestors("article", "main"), None) if heading is not None else None
    if frame is None:
        return frozenset()
    within = set(frame.iter())
    return frozenset(block.text for block in blocks if block.owner in within)


def _by_agencies(block: str, credits_: Sequence[Credit], *, anywhere: bool) -> tuple[Credit, ...]:
    """The agencies of a credit line outside the body; outside the article's frame only those known by name count.

    A person beside an agency, or a copyright sign outside the frame, credits a picture there.
    """
    if len(block) < _SHORTEST_SIGN or _PHOTOGRAPHER.search(block) or (anywhere and "©" in block):
        return ()
    return tuple(
        credit for credit in credits_ if credit.kind == "agency" and (not anywhere or agency_named(credit.name))
    )


def _choice(markup: str, blocks: Sequence[Block], *, live: bool, most: int) -> Choice:
    """The blocks of the page's main text.

    Trafilatura's precise mode goes first; where it keeps little of the page's paragraphs, its balanced mode is asked as well
    and wins if it finds much more.
    """
    paragraphs = [b.text for b in blocks if b.owner.tag == "p" and len(b.text.split()) >= PROSE]
    precise = _main_text(markup, precise=True)
    if len(precise) < _LITTLE * sum(map(len, paragraphs)):
        balanced = _main_text(markup, precise=False)
        precise = balanced if len(balanced) > _MUCH_MORE * len(precise) else precise
    if not precise:
        rest = dict.fromkeys(block.text for block in blocks if block.is_told and block.text not in set(paragraphs))
        return Choice(body=tuple(paragraphs), rows=frozenset(), outside=tuple(rest))
    lines = (squeezed(line) for line in clean(precise).split("\n") if line.strip())
    return chosen(blocks, [line for line in lines if not _RULE.fullmatch(line)][:most], live=live)


def _main_text(markup: str, *, precise: bool) -> str:
    """Trafilatura's body text; empty where it finds none or fails."""
    from trafilatura import extract  # takes 0.4 s to load

    # its warnings on broken pages are for crawlers' logs
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text: str | None = extract(markup, include_comments=False, favor_precision=precise, include_tables=precise)
    except Exception:  # noqa: BLE001  # it raises whatever hostile markup provokes deep inside lxml; the page has other readers
        return ""
    return text or ""


def _meta(root: HtmlElement, name: str) -> str | None:
    for element in root.iter("meta"):
        if name in {element.get("property"), element.get("name")} and (content := element.get("content")):
            return squeezed(clean(content)) or None
    return None


def _language(root: HtmlElement, described: SelfDescription) -> str | None:
    declared = (
        next((element.get("lang") for element in root.iter("html") if element.get("lang")), None) or described.language
    )
    code = (declared or "").split("-")[0].split("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None
