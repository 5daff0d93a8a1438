"""Agencies' formats and web archives: every sample that holds a text is read, and every broken one is refused.

What a sample holds is told by looking for its words without Stemma: the elements or fields that the standards give to text.
"""

import html
import io
import json
import re
import tarfile
from collections.abc import Iterator

from lxml import etree

from eval.corpora import corpus
from eval.score import Score
from stemma.extract import extract
from stemma.intake.packed import Packed
from stemma.intake.reading import read_packed
from stemma.intake.worker import Worker
from stemma.model import Article, Page
from stemma.settings import Limits

#: words; less is a placeholder ("...") and no text
SHORTEST = 25
#: share of a sample's words that must be in its article; the rest is captions, credits and datelines
ENOUGH = 0.8

_SKIPPED = ("LICENSE", ".py", ".md", ".xsd", "schema", ".arc", "package", "pom", "pickle", "settings")


def files(name: str, *endings: str) -> Iterator[tuple[str, bytes]]:
    """The samples of an archive."""
    with tarfile.open(corpus(f"formats/{name}.tar.xz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            stream = archive.extractfile(member) if member.isfile() else None
            if stream and member.name.endswith(endings) and not any(mark in member.name for mark in _SKIPPED):
                yield member.name, stream.read()


def articles(name: str, content: bytes, worker: Worker) -> list[Article]:
    """The articles in a sample."""
    pages = [
        item for item in read_packed(Packed(uri=name, content=content), Limits(), worker) if isinstance(item, Page)
    ]
    made = (extract(page, id="a1") for page in pages)
    return [one for one in made if isinstance(one, Article)]


def newsml_words(content: bytes) -> list[str]:
    """The words in the content sets of a NewsML document, without head and credits."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return []
    found: list[str] = []
    for holder in root.iter("{*}inlineXML", "{*}inlineData", "DataContent"):
        if "sportsml" in (holder.get("contenttype") or "").lower() or holder.find(".//{*}sports-content") is not None:
            continue
        body = holder.find(".//{*}body.content")
        body = body if body is not None else holder.find(".//{*}body")
        inner = body if body is not None else holder
        for skipped in list(inner.iter("{*}media", "{*}body.head", "{*}style", "{*}script")):
            for child in list(skipped):
                skipped.remove(child)
            skipped.text = None
        found.extend(" ".join(inner.itertext()).split())
    return found


def ninjs_words(content: bytes) -> list[str]:
    """The words in the first body of a ninjs item."""
    try:
        item = json.loads(content)
    except ValueError:
        return []
    if not isinstance(item, dict) or not isinstance(item.get("uri"), str):
        return []
    bodies = item.get("bodies") if isinstance(item.get("bodies"), list) else []
    texts = [body.get("value") for body in bodies if isinstance(body, dict) and "nitf" not in str(body).lower()]
    texts += [value for key, value in item.items() if key.startswith("body_")]
    headlines = {value for key, value in item.items() if key.startswith("headline") and isinstance(value, str)}
    texts = [text for text in texts if text not in headlines]
    plain = (html.unescape(re.sub(r"<[^<>]*>", " ", text)) for text in texts if isinstance(text, str))
    return max((text.split() for text in plain), key=len, default=[])


def _share(words: list[str], article: Article) -> float:
    wanted = {re.sub(r"\W", "", word) for word in words} - {""}
    there = {re.sub(r"\W", "", word) for word in re.split(r"\s+", f"{article.title} {article.text}")}
    there |= {re.sub(r"\W", "", word) for one in article.dropped for word in one.text.split()}
    return len(wanted & there) / len(wanted) if wanted else 1.0


def _standard(name: str, ending: str, words_in: object, worker: Worker) -> Iterator[Score]:
    read = with_text = refused = broken = 0
    for path, content in files(name, ending):
        found = articles(path, content, worker)
        words = words_in(content)  # type: ignore[operator]  # one of the two above
        if "should_fail" in path or "_invalid" in path:
            broken += 1
            refused += not found
        elif len(words) >= SHORTEST:
            with_text += 1
            read += any(_share(words, article) >= ENOUGH for article in found)
    key = name.partition("_")[0]
    yield Score(key=f"formats.{key}.read", value=read / with_text, over=f"{with_text} with text", target=1.0)
    yield Score(key=f"formats.{key}.refused", value=refused / broken, over=f"{broken} broken", target=1.0)


def _archives(worker: Worker) -> Iterator[Score]:
    """Web archives: every record with an answer that holds a page comes out, as a second reader counts them."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = wanted = 0
    for path, content in files("warc_samples", ".warc", ".warc.gz", ".gz.bad"):
        pages = 0
        try:
            for record in ArchiveIterator(
                io.BytesIO(content), record_types=WarcRecordType.response | WarcRecordType.resource
            ):
                status = record.http_headers.status_code if record.http_headers else 200
                kind = record.http_content_type or record.headers.get("Content-Type") or ""
                pages += status == 200 and kind.startswith("text/html")
        except OSError:
            pass
        wanted += pages
        items = [
            item for item in read_packed(Packed(uri=path, content=content), Limits(), worker) if isinstance(item, Page)
        ]
        found += min(pages, len(items))
    yield Score(key="formats.warc.read", value=found / wanted, over=f"{wanted} pages in archives", target=1.0)


def run(*, quick: bool) -> tuple[Score, ...]:  # noqa: ARG001 all of it takes seconds
    """All three kinds."""
    with Worker(Limits()) as worker:
        return (
            *_standard("newsml_g2_examples", ".xml", newsml_words, worker),
            *_standard("ninjs_examples", ".json", ninjs_words, worker),
            *_archives(worker),
        )
