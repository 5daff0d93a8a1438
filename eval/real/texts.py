"""The texts that are marked, as every reader and every score sees them, out of the corpora beside the repository.

A text is its title, where the corpus has one, and its paragraphs, with single spaces inside and blank lines between them. What the
corpora hold is fixed; pages without gold are read with one release of one extractor, never with the one that is measured, so
that a better extractor doesn't move the marks. A digest of the text says that it is still the same.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import trafilatura
from py3langid import classify

from eval.corpora import corpus, rows

#: hex digits of a text's digest
_DIGITS = 16
_LANGUAGES = ("de", "en", "fr")
#: where a sentence ends and another begins
_STOP = re.compile(r"(?<=[.!?”“»\"]) (?=[A-ZÄÖÜÀ-Ý«„“\"0-9])")
#: words of a heading at most
_HEADING = 16
#: how a paragraph ends that is none
_STOPPED = re.compile(r"[.!?…:,;][”“»\"'’)\]]*$")
#: characters of a unit from which the next sentence begins another one
_UNIT = 450
#: characters by which a text's language is told
_TOLD_BY = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article of a corpus, in its fixed form."""

    #: "pages/fundus", "quotes/de_wikinews_dev", ...
    corpus: str
    language: str
    text: str
    #: ISO 8601 day, None where the corpus doesn't tell
    published: str | None = None
    #: the first paragraph is the title
    titled: bool = False
    #: file below the data folder of a page that was saved whole
    page: str | None = None

    @property
    def digest(self) -> str:
        """Sixteen hex digits of the text's SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:_DIGITS]


def normal(title: str | None, body: str) -> str:
    """Title and paragraphs, single spaces, blank lines between."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", body)]
    head = [" ".join(title.split())] if title else []
    if head and blocks and blocks[0].rstrip(".") == head[0].rstrip("."):
        blocks = blocks[1:]
    return "\n\n".join(block for block in head + blocks if block)


def _language(text: str) -> str:
    return str(classify(text[:_TOLD_BY])[0])


def _fundus() -> Iterator[Source]:
    for row in rows("pages/fundus/gold.jsonl.gz"):
        text = normal(row["title"], row["body"] or "")
        page = f"pages/fundus/html/{row['file']}"
        day = (row["published"] or "")[:10] or None
        yield Source(
            corpus="pages/fundus",
            language=_language(text),
            text=text,
            published=day,
            titled=bool(row["title"]),
            page=page,
        )


def _reading() -> Iterator[Source]:
    for path in sorted(corpus("pages/reading").glob("*.html.gz")):
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        body = trafilatura.extract(html, output_format="txt", include_comments=False, include_tables=False) or ""
        text = normal(None, body.replace("\n", "\n\n"))
        yield Source(corpus="pages/reading", language=path.name[:2], text=text, page=f"pages/reading/{path.name}")


def _quotes(name: str) -> Iterator[Source]:
    for row in rows(f"quotes/{name}.jsonl.gz"):
        text = normal(row.get("title"), row["text"])
        yield Source(
            corpus=f"quotes/{name}",
            language=row["lang"],
            text=text,
            published=row["published"],
            titled=bool(row.get("title")),
        )


def _wires() -> Iterator[Source]:
    for row in rows("wires/agency_wires_a.jsonl.gz"):
        yield Source(corpus="wires", language=row["lang"], text=normal(None, row["text"]), published=row["published"])


def _translations(name: str) -> Iterator[Source]:
    for row in rows(f"translations/{name}.jsonl.gz"):
        source = row["source"]
        yield Source(corpus=f"translations/{name}", language=source["lang"], text=normal(None, source["text"]))


def _stories() -> Iterator[Source]:
    for row in rows("stories/semeval2022_task8_a.jsonl.gz"):
        for language, text in zip(row["lang"], row["text"], strict=True):
            if language in _LANGUAGES:
                yield Source(corpus="stories", language=language, text=normal(None, text))


CORPORA: dict[str, Callable[[], Iterator[Source]]] = {
    "pages/fundus": _fundus,
    "pages/reading": _reading,
    "quotes/de_wikinews_dev": lambda: _quotes("de_wikinews_dev"),
    "quotes/en_polnear_dev": lambda: _quotes("en_polnear_dev"),
    "wires": _wires,
    "translations/wmt21_de-fr": lambda: _translations("wmt21_de-fr"),
    "translations/wmt21_fr-de": lambda: _translations("wmt21_fr-de"),
    "stories": _stories,
}


def sources(name: str) -> dict[str, Source]:
    """The articles of one corpus by digest.

    Raises:
        CorpusAbsentError: it is not on this machine.
    """
    return {source.digest: source for source in CORPORA[name]()}


def headings(text: str) -> list[tuple[int, int]]:
    """Paragraphs of a few words without a stop: titles and headings between sections."""
    return [
        m.span()
        for m in re.finditer(r"[^\n]+", text)
        if len(m.group().split()) <= _HEADING and not _STOPPED.search(m.group())
    ]


def units(text: str) -> list[tuple[int, str]]:
    """Paragraphs with where they begin; long ones in pieces of some sentences, so that a reader can point."""
    result = []
    for paragraph in re.finditer(r"[^\n]+", text):
        begin = paragraph.start()
        ends = [m.start() + begin for m in _STOP.finditer(paragraph.group())] + [paragraph.end()]
        for end in ends:
            if end == paragraph.end() or end - begin >= _UNIT:
                result.append((begin, text[begin:end]))
                begin = end + 1
    return [(begin, words) for begin, words in result if words]
