"""Readers of the corpora that the tagger learns from, into one shape and one convention (gold/README.md)."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from eval.corpora import ROOT, corpus, rows
from eval.gold import GoldArticle, GoldStory, read_article, stories
from train.documents import Document, Marked, Range, trimmed

QUOTES = "\"“”„‟«»‹›‘’‚'"
STOPS = " ,:;–—-"
_STATEMENT_CHANNELS = frozenset({"content", "inner", "speaker", "cue", "addressee"})
NAMES = frozenset({"person", "organisation", "place"})
_GERMEVAL_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_WIKINEWS_KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "free_indirect",
}
#: words that introduce content and stay outside it
_INTRODUCERS = ("dass", "daß", "that", "que", "qu'", "qu’")
#: prepositions that a corpus takes into the speaker and the gold stories do not
_GOVERNORS = ("von", "vom", "laut", "nach", "aus", "by", "from", "of")


def gold_article(article: GoldArticle, people: frozenset[str] = frozenset()) -> Document:
    """One article of a gold story, or a single article in the same format.

    Args:
        article: as read.
        people: full names of all persons in the story; empty where names are not known.
    """
    statements = [
        Marked(
            content=[(c.span.begin, c.span.end) for c in s.content],
            kind=s.kind,
            hedge=s.hedge or "none",
            polarity=s.polarity,
            parts={
                "speaker": [(x.span.begin, x.span.end) for x in s.speakers],
                "cue": [(x.span.begin, x.span.end) for x in s.cues],
                "addressee": [(x.span.begin, x.span.end) for x in s.addressees],
                "medium": [(x.span.begin, x.span.end) for x in s.media],
            },
        )
        for s in article.statements.values()
        if s.content
    ]
    return Document(
        id=article.article.id,
        language=article.article.language or "",
        text=article.article.text,
        statements=statements,
        names=list(_people(article.article.text, people) if people else _names(article)),
        marks=_STATEMENT_CHANNELS
        | {"medium"}
        | ({"person"} if people else set())
        | (NAMES if article.names else set()),
    )


def _names(article: GoldArticle) -> Iterator[tuple[int, int, str]]:
    """The names that the article itself marks."""
    for name in article.names:
        yield name.span.begin, name.span.end, name.attributes["type"]


def _people(text: str, full_names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where the persons of a story are named, in full or by surname."""
    surnames = {name.split()[-1] for name in full_names}
    forms = sorted({*full_names, *surnames}, key=lambda form: (-len(form), form))
    pattern = "|".join(re.escape(form) for form in forms)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        yield match.start(), match.end(), "person"


def _full_names(story: GoldStory) -> frozenset[str]:
    """The shortest form of two or three capitalised words of each person: "Claire Dorval" of "la docteure Claire Dorval"."""
    found = set()
    for entity in story.entities.values():
        forms = {form for names in entity["names"].values() for form in names}
        full = [f for f in forms if 2 <= len(f.split()) <= 3 and all(word[:1].isupper() for word in f.split())]
        if entity["type"] == "person" and full:
            found.add(min(full, key=lambda form: (len(form), form)))
    return frozenset(found)


def gold(split: str = "train") -> Iterator[Document]:
    """The gold stories of a split."""
    for story in stories(split):  # type: ignore[arg-type]
        for article in story.articles.values():
            yield gold_article(article, _full_names(story))


def prose(folder: Path = ROOT / "train" / "prose") -> Iterator[Document]:
    """Single articles written for training, by language."""
    for path in sorted(folder.glob("*/*.xml")):
        yield gold_article(read_article(path, f"prose-{path.stem}"))


def _without_introducer(text: str, span: Range, words: tuple[str, ...]) -> Range:
    begin, end = trimmed(text, span, "")
    lowered = text[begin:end].lower()
    for word in words:
        gap = "" if word.endswith(("'", "’")) else " "
        if lowered.startswith(word + gap):
            return trimmed(text, (begin + len(word), end), ",")
    return begin, end


def _content(text: str, span: Range) -> Range:
    """Content without introducer, quotation marks around it and the stop of the framing sentence."""
    begin, end = trimmed(text, span, STOPS)
    begin, end = _without_introducer(text, (begin, end), _INTRODUCERS)
    if begin < end and (text[begin] in QUOTES or text[end - 1] in QUOTES):
        inner = text[begin + 1 : end - 1]
        if not any(mark in inner for mark in '"“”„«»') or (text[begin] in QUOTES and text[end - 1] in QUOTES):
            return trimmed(text, (begin, end), QUOTES + ",")
    return begin, end


def _quote(text: str, row: dict[str, Any]) -> Marked:
    stop = "" if row["type"] == "Direct" else "."
    content = [trimmed(text, _content(text, tuple(span)), stop) for span in row["content"]]  # type: ignore[arg-type]
    content = [c for c in content if c[0] < c[1]]
    parts: dict[str, list[Range]] = {
        "speaker": [_without_introducer(text, tuple(s), _GOVERNORS) for s in row["speaker"]],  # type: ignore[arg-type]
        "cue": [trimmed(text, tuple(s), STOPS + QUOTES) for s in row["cue"]],  # type: ignore[arg-type]
        "addressee": [trimmed(text, tuple(s), STOPS) for s in row["addressee"]],  # type: ignore[arg-type]
    }
    parts = {role: [r for r in ranges if r[0] < r[1]] for role, ranges in parts.items()}
    return Marked(content=content, kind=_WIKINEWS_KINDS.get(row["type"]), parts=parts)


def _is_quoted_part(row: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    """Whether a direct quote only repeats the quoted words inside indirect content of the same speaker."""
    return row["type"] == "Direct" and any(
        other is not row
        and other["speaker"] == row["speaker"]
        and other["cue"] == row["cue"]
        and other["type"] != "Direct"
        and all(any(o[0] <= c[0] and c[1] <= o[1] for o in other["content"]) for c in row["content"])
        for other in others
    )


def quotes(name: str, *, marks: frozenset[str] = _STATEMENT_CHANNELS) -> Iterator[Document]:
    """A corpus of `quotes/*.jsonl.gz`. Quoted words in indirect content make it mixed, as in the gold stories."""
    for row in rows(f"quotes/{name}.jsonl.gz"):
        text, found = row["text"], []
        for quote in row["quotes"]:
            if not quote["content"] or _is_quoted_part(quote, row["quotes"]):
                continue
            marked = _quote(text, quote)
            inside = "".join(text[b:e] for b, e in marked.content)
            if marked.kind in {"indirect", "reported"} and any(q in inside for q in '"“”„«»'):
                marked.kind = "mixed"
            if marked.content:
                found.append(marked)
        yield Document(id=f"{name}-{row['id']}", language=row["lang"], text=text, statements=found, marks=marks)


def _sentence(number: int, tokens: list[tuple[str, str]]) -> Document:
    text, names = "", []
    for token, label in tokens:
        begin = len(text)
        text += token + " "
        kind = _GERMEVAL_TYPES.get(label[2:])
        if kind and label.startswith("B-"):
            names.append((begin, len(text) - 1, kind))
        elif kind and names and label.startswith("I-"):
            names[-1] = (names[-1][0], len(text) - 1, names[-1][2])
    return Document(id=f"germeval-{number}", language="de", text=text.rstrip(), names=names, marks=NAMES)


#: every so manyth sentence of GermEval is kept back to measure names (eval/names.py)
HELD_OUT = 5


def germeval(name: str = "names/de_germeval2014_dev.tsv.gz") -> Iterator[Document]:
    """German sentences with outer names; labels such as LOCderiv and OTH are no names here."""
    tokens: list[tuple[str, str]] = []
    number = 0
    with gzip.open(corpus(name), "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                tokens.append((cells[1], cells[2]))
            elif tokens:
                if number % HELD_OUT:
                    yield _sentence(number, tokens)
                number, tokens = number + 1, []


def blurbs(name: str = "stories/wikipedia_itn.jsonl.gz") -> Iterator[Document]:
    """One-sentence reports of Wikipedia's In the News in the three languages, unmarked: for a student to follow its teacher on."""
    for number, row in enumerate(rows(name)):
        text = unescape(re.sub(r"<[^>]+>", "", row["blurb"])).strip()
        if row["lang"] in {"de", "en", "fr"} and text:
            yield Document(id=f"blurb-{number}", language=row["lang"], text=text)
