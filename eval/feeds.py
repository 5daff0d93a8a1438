"""Feeds: 200 real ones against feedparser and the file itself, and what feedparser's own corpus expects of a reader.

Of the corpus only those expectations count that name what Stemma takes of a feed: titles, addresses, ids, texts, authors and
languages. Texts are compared as a reader sees them, without markup: feedparser also cleans markup, Stemma's extraction does.
"""

import ast
import io
import re
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median

from eval.corpora import corpus
from eval.score import Score
from stemma.intake import feeds, jsonfeed, stated
from stemma.intake.formats import format_of
from stemma.intake.packed import Item, Packed, Unreadable
from stemma.settings import Limits

#: files of each corpus in a quick run
QUICK = 40
#: seconds of processor time; a feed of the corpus that takes longer counts as one that hangs
SLOW = 2.0

_ITEM = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)[\s>]")
_EXPECT = re.compile(rb"Expect:\s*(.*?)\s*-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as both readers see it: title, address, text without markup."""

    title: str
    url: str
    text: str


def files(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive of feeds."""
    with tarfile.open(corpus(f"feeds/{name}.tar.xz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            stream = archive.extractfile(member) if member.isfile() else None
            if stream and "LICENSE" not in member.name and not member.name.endswith(".py"):
                yield member.name, stream.read()


def _letters(words: str | None) -> str:
    return re.sub(r"\W", "", stated.line(words) or "")


def items(content: bytes) -> list[Item]:
    """Everything that Stemma makes of a feed: pages, links, and entries that hold nothing."""
    packed = Packed(uri="feed", content=content)
    read = jsonfeed.read if format_of(packed) == "jsonfeed" else feeds.read
    try:
        return list(read(packed, Limits()))
    except Unreadable:
        return []


def rows(content: bytes) -> list[Row]:
    """The entries of a feed of XML."""
    parsed = _parsed(content)
    found = parsed.entries if parsed else ()
    return [Row(_letters(one.facts.title), one.facts.url or "", _letters(one.markup)) for one in found]


def theirs(content: bytes) -> list[Row]:
    """The entries that feedparser finds."""
    import feedparser

    found = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    rows = []
    for entry in found.entries:
        texts = [part.value for part in entry.get("content", [])] or [entry.get("summary", "")]
        url = entry.get("feedburner_origlink") or entry.get("link") or ""
        rows.append(Row(_letters(entry.get("title")), url, _letters(max(texts, key=len))))
    return rows


def _real(*, quick: bool) -> Iterator[Score]:
    lost = entries = same_title = same_url = same_text = compared = addressed = written = 0
    mine, peer = [], []
    for _, content in list(files("real_feeds_2026"))[: QUICK if quick else None]:
        started = time.process_time()
        found = items(content)
        mine.append(time.process_time() - started)
        started = time.process_time()
        known = theirs(content)
        peer.append(time.process_time() - started)
        there = max(len(_ITEM.findall(content)), len(known))
        entries += there
        lost += max(0, there - len(found))
        for one, other in zip(rows(content), known, strict=False):
            compared += 1
            same_title += one.title == other.title
            if stated.address(other.url):
                addressed += 1
                same_url += one.url == stated.address(other.url)
            if one.text and other.text:
                written += 1
                same_text += one.text == other.text
    over = f"{entries} entries of {len(mine)} feeds"
    yield Score(key="feeds.real.found", value=1 - lost / entries, over=over, target=1.0)
    yield Score(key="feeds.real.same_title", value=same_title / compared, over=f"{compared} entries", target=0.99)
    yield Score(key="feeds.real.same_address", value=same_url / addressed, over=f"{addressed} entries", target=0.99)
    yield Score(key="feeds.real.same_text", value=same_text / written, over=f"{written} entries", target=0.98)
    yield Score(
        key="speed.feeds.times_feedparser",
        value=median(mine) / median(peer),
        over=f"median {1000 * median(mine):.1f} ms of processor time, feedparser {1000 * median(peer):.1f}",
        target=0.25,
        higher_is_better=False,
    )


def _corpus(*, quick: bool) -> Iterator[Score]:
    read = survived = right = asked = 0
    for name, content in list(files("feedparser_corpus"))[:: 10 if quick else 1]:
        read += 1
        started = time.process_time()
        try:
            items(content)
        except Exception:  # noqa: BLE001 the measure is that nothing is raised
            print(f"raised: {name}")
            continue
        survived += time.process_time() - started < SLOW
        for path, wanted in _expectations(content):
            asked += 1
            right += _holds(content, path, wanted)
    yield Score(key="feeds.corpus.survived", value=survived / read, over=f"{read} files", target=1.0)
    over = f"{asked} expectations of what Stemma takes"
    yield Score(key="feeds.corpus.expected", value=right / asked, over=over, target=0.9)


def _expectations(content: bytes) -> Iterator[tuple[str, str]]:
    """(path, value) of each expectation that a path of ours is equal to a text."""
    match = _EXPECT.search(content)
    try:
        tree = ast.parse((match.group(1) if match else b"").decode("utf-8", "replace"), mode="eval")
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
            wanted = node.comparators[0]
            path = re.sub(r"[\"'\s]", "", ast.unparse(node.left)).replace("].", "][")
            if path in _PATHS and isinstance(wanted, ast.Constant) and isinstance(wanted.value, str) and wanted.value:
                yield path, wanted.value


#: what feedparser calls what Stemma takes
_PATHS = frozenset(
    (
        "entries[0][title]", "entries[0][link]", "entries[0][id]", "entries[0][guid]", "entries[0][description]", "entries[0][summary]",
        "entries[0][content][0][value]", "entries[0][author_detail][name]", "feed[title]", "feed[link]", "feed[language]",
    )
)  # fmt: skip


def _holds(content: bytes, path: str, wanted: str) -> bool:
    parsed = _parsed(content)
    if parsed is None:
        return False
    if path.startswith("feed"):
        found = {"feed[title]": parsed.title, "feed[link]": parsed.url, "feed[language]": parsed.language}[path]
        return _letters(found) == _letters(wanted.split("-", maxsplit=1)[0] if path == "feed[language]" else wanted)
    return bool(parsed.entries) and _entry_holds(parsed.entries[0], path, wanted)


def _entry_holds(entry: feeds.Entry, path: str, wanted: str) -> bool:
    if path == "entries[0][link]":
        # what can't be fetched is no address to us
        return entry.facts.url == wanted or stated.address(wanted) is None
    if path in {"entries[0][id]", "entries[0][guid]"}:
        return entry.key == wanted
    if path == "entries[0][author_detail][name]":
        return wanted in entry.facts.byline or not wanted[:1].isalpha()
    words = entry.facts.title if path == "entries[0][title]" else entry.markup
    return _letters(words) == _letters(wanted)


@cache
def _parsed(content: bytes) -> feeds.Feed | None:
    try:
        return feeds.parsed(Packed(uri="feed", content=content))
    except Unreadable:
        return None


def run(*, quick: bool) -> tuple[Score, ...]:
    """Both corpora."""
    return (*_real(quick=quick), *_corpus(quick=quick))
