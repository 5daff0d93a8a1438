"""W3C Web Annotation (Recommendation of 2017): statements, figures, changes of copies and readers' notes, each on its words.

Every target has a TextQuoteSelector (the words with what stands around them) and a TextPositionSelector (code points).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from stemma.model import Article, Passage, Statement, Trace

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: characters of text kept to each side
AROUND = 32
#: a note on words: (number, at, author, kind, text, passage, prefix, suffix), as the store keeps it
ReaderNote = tuple[int, str, str, str, str, Passage, str, str]
#: what a note is for, in the words of the vocabulary
_MOTIVES = {"note": "commenting", "correction": "editing", "verdict": "assessing"}


def to_annotations(trace: Trace, notes: Sequence[ReaderNote] = ()) -> bytes:
    """A collection of annotations as JSON-LD."""
    articles = {article.id: article for article in trace.articles}
    items = [*_statements(trace, articles), *_figures(trace, articles), *_notes(notes, articles)]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    made = {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _target(passage: Passage, article: Article) -> dict[str, Any]:
    before = article.text[max(0, passage.begin - AROUND) : passage.begin]
    return _selected(passage, article.uri, before, article.text[passage.end : passage.end + AROUND])


def _selected(passage: Passage, source: str, prefix: str, suffix: str) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": passage.text, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": passage.begin, "end": passage.end},
        ],
    }


def _body(text: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": "describing"}


def _statements(trace: Trace, articles: dict[str, Article]) -> Iterator[dict[str, Any]]:
    for one in trace.statements:
        article = articles.get(one.article)
        if article is not None and one.content:
            yield {
                "id": f"urn:stemma:{one.id}", "type": "Annotation", "motivation": "describing",
                "body": _body(_words_of(one)), "target": [_target(part, article) for part in one.content],
            }  # fmt: skip


def _words_of(one: Statement) -> str:
    who = one.attribution.root.name if one.attribution else None
    verb = "denied" if one.polarity == "denies" else "said"
    return f"{verb} by {who or 'somebody unnamed'} ({one.kind}{f', {one.hedge}' if one.hedge else ''})"


def _figures(trace: Trace, articles: dict[str, Article]) -> Iterator[dict[str, Any]]:
    for one in trace.quantities:
        if (article := articles.get(one.article)) is not None:
            words = " ".join(
                str(part) for part in (one.bound, one.value, one.upper, one.unit, one.counted) if part is not None
            )
            yield {
                "id": f"urn:stemma:{one.id}", "type": "Annotation", "motivation": "tagging", "body": _body(words),
                "target": [_target(one.passage, article)],
            }  # fmt: skip


def _notes(notes: Sequence[ReaderNote], articles: dict[str, Article]) -> Iterator[dict[str, Any]]:
    for number, at, author, kind, text, passage, prefix, suffix in notes:
        article = articles.get(passage.article)
        yield {
            "id": f"urn:stemma:note:{number}", "type": "Annotation", "motivation": _MOTIVES.get(kind, "commenting"),
            "created": at, "creator": {"type": "Person", "name": author},
            "body": {**_body(text), "purpose": _MOTIVES.get(kind, "commenting")},
            "target": [_selected(passage, article.uri if article else f"urn:stemma:{passage.article}", prefix, suffix)],
        }  # fmt: skip
