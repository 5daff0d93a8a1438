"""How the time of every stage grows with its input, for each kind of input that was once seen to take time without end.

`python -m tests.hostile.growing` measures all kinds; the tests take some, smaller.
"""

import io
import sys
from dataclasses import replace

from rich.console import Console

from stemma.lineage import trace_lineage
from stemma.model import Article, Page, Story, Trace
from stemma.pipeline import Known, Tools
from stemma.pipeline.apart import Annotation, Extraction, Reading, named
from stemma.pipeline.bulkhead import Bulkhead
from stemma.pipeline.telling import tell
from stemma.report.document import to_json
from stemma.report.html import to_html
from stemma.report.terminal import print_report
from stemma.stories.features import vectors_of
from stemma.testing import FakeEncoder
from stemma.text.normalise import clean
from tests.growth import faster_than_input, spent
from tests.hostile.pages import PAGES
from tests.hostile.texts import TEXTS

#: pieces of a page; ten times as many characters of a text
SIZE = 200
KINDS = {
    "markup": [
        "attributes on one tag", "line breaks", "a list", "links in one paragraph", "inline tags in one block", "captions in one div",
        "captions", "cells", "paragraphs in cells", "unclosed p", "entities", "unknown entities", "paragraphs", "tables",
        "formatting that is misnested", "line breaks and words", "text without a tag", "bylines", "credits", "menus",
    ],
    "encoding": ["random ASCII", "random ASCII with spaces"],
    "json-ld": ["nodes that are each other", "authors", "pictures"],
    "writing": ["a line of different words", "sentences in one paragraph", "different names", "addresses"],
    "marks": ["quoted sentences", "German quotation marks nested", "brackets nested", "quotation marks that change"],
    "numbers": ["numbers of people", "dates", "numbers in words", "amounts", "durations"],
    "speech": ["statements", "denials", "quotations", "statements of different people", "corrections", "nested German clauses"],
    "letters": ["marks on each letter", "marks out of order", "Hangul jamo", "letters that grow under NFC", "many scripts"],
}  # fmt: skip
MAKE = {**PAGES, **TEXTS}
WALLS = Bulkhead()
TOOLS = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None)


def _page(group: str, name: str, size: int) -> Page:
    if group in PAGES:
        return Page(uri="a.html", content=PAGES[group][name](size), media_type="text/html")
    return Page(
        uri="a.txt", content=TEXTS[group][name](size * 10).encode("utf-8", "surrogatepass"), media_type="text/plain"
    )


def _revised(text: str) -> str:
    """The text as somebody might print it who had it before: other figures, fewer words."""
    return text.replace("4", "5").replace("said", "added").replace("the ", "").replace("0", "7")


def _known(article: Article) -> Known:
    found = Annotation(WALLS).here((article, Reading()))
    return Known(article=article, findings=found, vector=vectors_of([article], TOOLS.articles)[0])


def stages(group: str, name: str, size: int) -> dict[str, float]:
    """Seconds that each stage takes on an input, its revision, and the story of both."""
    page, made = _page(group, name, size), {}

    def timed(stage, work):
        seconds[stage] = spent(lambda: made.update({stage: work()}))
        return made[stage]

    seconds: dict[str, float] = {}
    text = page.content.decode("utf-8", "replace")
    timed("normalise", lambda: clean(text))
    article = timed("extract", lambda: Extraction(WALLS).here(page))
    if not isinstance(article, Article):
        return seconds
    one = named(article, "a1")
    other = named(replace(article, text=_revised(article.text), uri="b.html"), "a2")
    known = [timed("annotate", lambda: _known(one)), _known(other)]
    findings = {k.id: k.findings for k in known}
    descents = timed("lineage", lambda: trace_lineage([one, other], findings, TOOLS.encoder))
    story = Story(id="t1", title="", articles=("a1", "a2"))
    told = timed("claims and timeline", lambda: tell(story, known, descents, TOOLS))
    trace = _trace(told, descents)
    timed("terminal", lambda: print_report(trace, full=True, console=Console(file=io.StringIO(), width=100)))
    timed("page", lambda: to_html(trace))
    timed("JSON", lambda: to_json(trace))
    return seconds


def _trace(told, descents) -> Trace:
    found = told.findings.values()
    return Trace(
        articles=told.articles,
        rejections=(),
        entities=told.entities,
        statements=tuple(one for f in found for one in f.statements),
        times=tuple(one for f in found for one in f.times),
        quantities=tuple(one for f in found for one in f.quantities),
        stories=(told.story,),
        descents=tuple(descents),
        claims=told.claims,
        timeline=told.timeline,
        coverage=(),
    )


def main() -> int:
    """How each stage grows for every kind; how many kinds grow faster than they may."""
    stages("speech", "statements", SIZE)
    bad = 0
    for group, name in ((group, name) for group, names in KINDS.items() for name in names):
        found = faster_than_input(lambda size, group=group, name=name: stages(group, name, size), SIZE)  # type: ignore[misc]
        bad += bool(found)
        sys.stdout.write(f"{group:10} {name:44} {found or 'in step'}\n")
        sys.stdout.flush()
    return min(1, bad)


if __name__ == "__main__":
    sys.exit(main())
