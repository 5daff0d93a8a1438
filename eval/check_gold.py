"""Checks the gold stories against their format: `python -m eval.check_gold [STORY_DIR...] [--counts] [--write]`.

Exits 1 and names each fault. `--counts` prints the table of gold/README.md, `--write` puts it there.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

from eval.corpora import GOLD
from eval.gold import GoldArticle, GoldStory, Split, read_story
from stemma.model import Bound, ChangeKind, ClaimState, DescentKind, DifferenceKind, EntityType, Hedge, StatementKind

BLOCKS = {"headline", "p", "caption", "credit", "notice", "meta", "junk"}
INLINE = {"content", "speaker", "cue", "addressee", "medium", "num", "time", "noise", "dateline"}
#: words in the body of an article; a gold article is as long as a short agency report
LENGTH = range(120, 281)
TIME_VALUE = re.compile(r"(P|PT)\d|\d{4}|(PAST|FUTURE|PRESENT)_REF$|XXXX")


def _markup_faults(path: Path) -> Iterator[str]:
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 our own files
    for name in ("sigil", "lang", "published", "publisher", "uri", "title"):
        if not root.get(name):
            yield f"no {name}"
    for block in root:
        if block.tag not in BLOCKS:
            yield f"block <{block.tag}>"
        if block.tag == "p":
            yield from (f"inline <{e.tag}>" for e in block.iter() if e is not block and e.tag not in INLINE)


def _statement_faults(article: GoldArticle, entities: set[str]) -> Iterator[str]:
    for statement in article.statements.values():
        if not statement.content:
            yield f"{statement.id}: no content"
        if statement.kind not in get_args(StatementKind):
            yield f"{statement.id}: kind {statement.kind}"
        if statement.hedge not in (None, *get_args(Hedge)):
            yield f"{statement.id}: hedge {statement.hedge}"
        for ref in (statement.speaker, statement.attribute("via")):
            if ref and ref not in entities:
                yield f"{statement.id}: no entity {ref}"


def _number_faults(article: GoldArticle, claims: set[str]) -> Iterator[str]:
    for key, number in article.numbers.items():
        if number.attributes.get("bound") not in get_args(Bound):
            yield f"{key}: bound {number.attributes.get('bound')}"
        if not re.fullmatch(r"-?\d+(\.\d+)?", number.attributes.get("value", "")):
            yield f"{key}: value {number.attributes.get('value')}"
        if "counted" not in number.attributes:
            yield f"{key}: counts nothing"
        if number.attributes.get("ref", "") not in {"", *claims}:
            yield f"{key}: no claim {number.attributes['ref']}"
    for key, time in article.times.items():
        if not TIME_VALUE.match(time.attributes.get("value", "")):
            yield f"{key}: time value {time.attributes.get('value')}"


def _reference_faults(story: GoldStory) -> Iterator[str]:
    known = {
        f"{sigil}.{key}"
        for sigil, article in story.articles.items()
        for key in (*article.statements, *article.numbers, *article.times)
    }
    named = [
        *(
            (f"claim {c['id']}", i)
            for c in story.claims
            for k in ("asserts", "denies", "figures")
            for i in c.get(k, ())
        ),
        *(("difference", i) for d in story.differences for i in d["figures"]),
        *(("event", i) for e in story.events for i in e.get("passages", ())),
        *(
            (f"descent {d['copy']}<-{d['exemplar']}", change[side])
            for d in story.descents
            for change in d.get("changes", ())
            for side in ("copy", "exemplar")
            if side in change
        ),
    ]
    yield from (f"{where}: no {key}" for where, key in named if key not in known)


def _table_faults(story: GoldStory) -> Iterator[str]:
    allowed = {
        "entity type": ((e["type"] for e in story.entities.values()), get_args(EntityType)),
        "claim state": ((c["state"] for c in story.claims), get_args(ClaimState)),
        "difference": ((d["kind"] for d in story.differences), get_args(DifferenceKind)),
        "descent": ((d["kind"] for d in story.descents), get_args(DescentKind)),
        "change": ((c["kind"] for d in story.descents for c in d.get("changes", ())), get_args(ChangeKind)),
    }
    for what, (found, known) in allowed.items():
        yield from (f"{what} {value}" for value in found if value not in known)
    for claim in story.claims:
        yield from (f"claim {claim['id']}: no root {r}" for r in claim.get("roots", ()) if r not in story.entities)
    for descent in story.descents:
        if descent["copy"] not in story.articles:
            yield f"descent of {descent['copy']}"
        if descent["exemplar"] not in story.articles and not descent["exemplar"].startswith("lost:"):
            yield f"descent from {descent['exemplar']}"


def faults(folder: Path, split: Split = "train") -> Iterator[str]:
    """Everything wrong in a story folder, one line each."""
    try:
        story = read_story(folder, split)
    except (ET.ParseError, KeyError, ValueError) as error:
        yield f"{folder.name}: {error}"
        return
    entities, claims = set(story.entities), {c["id"] for c in story.claims}
    for sigil, article in story.articles.items():
        inside = [
            *_markup_faults(folder / f"{sigil}.xml"),
            *_statement_faults(article, entities),
            *_number_faults(article, claims),
        ]
        words = len(article.article.text.split())
        if words not in LENGTH:
            inside.append(f"{words} words, not {LENGTH.start} to {LENGTH.stop - 1}")
        yield from (f"{folder.name}/{sigil}: {fault}" for fault in inside)
    yield from (f"{folder.name}: {fault}" for fault in (*_reference_faults(story), *_table_faults(story)))


def counts(splits: tuple[Split, ...] = ("train", "dev", "test")) -> Iterator[str]:
    """The tables of gold/README.md, as Markdown."""
    header = ("stories", "articles", "de", "en", "fr", "words", "statements", "numbers", "times", "descents", "claims")
    yield "| split | " + " | ".join(header) + " |"
    yield "| --- |" + " ---: |" * len(header)
    whole: Counter[str] = Counter()
    for split in splits:
        tally: Counter[str] = Counter()
        for path in sorted((GOLD / split).glob("*/story.toml")):
            story = read_story(path.parent, split)
            tally.update(stories=1, descents=len(story.descents), claims=len(story.claims))
            for article in story.articles.values():
                tally.update(articles=1, words=len(article.article.text.split()), statements=len(article.statements))
                tally.update(numbers=len(article.numbers), times=len(article.times))
                tally[article.article.language or ""] += 1
        whole += tally
        yield f"| {split} | " + " | ".join(str(tally[h]) for h in header) + " |"
    yield "| all | " + " | ".join(str(whole[h]) for h in header) + " |"


def write_counts() -> None:
    """Put the table between the marks in gold/README.md."""
    readme = GOLD / "README.md"
    before, rest = readme.read_text("utf-8").split("<!-- counts -->")
    after = rest.split("<!-- /counts -->")[1]
    readme.write_text(f"{before}<!-- counts -->\n{chr(10).join(counts())}\n<!-- /counts -->{after}", "utf-8")


def main(arguments: list[str]) -> int:
    """Check the named folders, or all stories."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    folders = folders or sorted(p.parent for p in GOLD.glob("*/*/story.toml"))
    found = [fault for folder in folders for fault in faults(folder)]
    print(*found, *(counts() if "--counts" in arguments else ()), sep="\n")
    print(f"{len(folders)} stories, {len(found)} faults")
    if "--write" in arguments:
        write_counts()
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
