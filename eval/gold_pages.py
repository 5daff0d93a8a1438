"""Extraction from gold stories rendered as web pages and as saved text: what leaves the body, and where it goes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from eval.corpora import GOLD
from eval.gold import stories
from eval.render import as_page, as_text, words
from eval.score import Score
from eval.shingles import Shares, mean, shingle_f1, shingle_shares
from stemma.extract import extract
from stemma.model import Article, Page


@dataclass(slots=True)
class _Tally:
    """What was found over all articles of one rendering."""

    shares: list[Shares] = field(default_factory=list)
    hits: dict[str, list[bool]] = field(default_factory=dict)

    def note(self, what: str, *, found: bool) -> None:
        self.hits.setdefault(what, []).append(found)


def scores() -> Iterator[Score]:
    """Body F1 and, for each part, the share that went where it belongs, on the training and development stories."""
    for name, media_type, rendered in (("html", "text/html", as_page), ("text", "text/plain", as_text)):
        tally = _Tally()
        for root in _gold():
            page = Page(uri="page", content=rendered(root).encode(), media_type=media_type)
            _compare(root, extract(page, id="a1"), tally)
        yield Score(
            key=f"pages.gold_{name}.body_f1", value=shingle_f1(tally.shares), over=f"{len(tally.shares)} articles"
        )
        for what, hits in sorted(tally.hits.items()):
            yield Score(key=f"pages.gold_{name}.{what}", value=mean(map(float, hits)), over=f"{len(hits)}")


def _gold() -> Iterator[ET.Element]:
    for split in ("train", "dev"):
        for story in stories(split):
            for path in sorted((GOLD / split / story.slug).glob("*.xml")):
                yield ET.fromstring(path.read_text("utf-8"))  # noqa: S314  # our own stories


def _compare(root: ET.Element, found: object, tally: _Tally) -> None:
    body = "\n\n".join(words(block) for block in root.iter("p"))
    if not isinstance(found, Article):
        tally.shares.append(shingle_shares(body, ""))
        return
    # gold bodies hold the dateline, extracted ones don't
    dateline = f"{found.dateline.text} " if found.dateline else ""
    tally.shares.append(shingle_shares(body, dateline + found.text))
    headline = root.find("headline")
    titles = {root.get("title"), words(headline) if headline is not None else None}
    tally.note("title", found=found.title in titles)
    tally.note("date", found=(found.published.value or "")[:10] == root.get("published", "")[:10])
    for junk in root.iter("junk"):
        tally.note("junk_dropped", found=words(junk) not in found.text)
    for credit in root.iter("credit"):
        if agency := credit.get("agency"):
            tally.note(
                "agency_credits",
                found=agency in {known for item in found.credits for known in (item.agency, item.name)},
            )
    for caption in root.iter("caption"):
        tally.note("picture_credits", found=caption.get("credit") in {item.credit for item in found.captions})
    for notice in root.iter("notice"):
        tally.note("notices", found=notice.get("kind") in {item.kind for item in found.notices})
