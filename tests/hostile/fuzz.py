"""Pages, texts, descriptions, feeds and sidecars out of pieces that broke something once, put together by chance.

`make fuzz` does it for an hour, `python -m tests.hostile.fuzz MINUTES` for so many minutes; the examples that say most are kept in
`tests/hostile/seeds` and tried first the next time. The tests do it for a moment. What is found becomes a test.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

from stemma.intake.packed import Packed
from stemma.intake.reading import read_packed
from stemma.intake.worker import Worker
from stemma.model import Link
from stemma.pipeline import Known, Tools, read, relate
from stemma.report.document import to_json
from stemma.report.html import to_html
from stemma.settings import Limits
from stemma.testing import FakeEncoder
from tests.hostile.made import TEXT, linked, page
from tests.hostile.running import Run, faults
from tests.hostile.texts import TEXTS

SEEDS = Path(__file__).parent / "seeds"

_WORDS = st.sampled_from(
    ["boat", "Ada Holt", "said", "denied that", "“", "”", "„", '"', "(", ")", "40", "1.", "05/05/2031", "Monday", "May", "two", "million",
     "dass", "qu'", "selon", "laut", "dpa", "(Reuters) -", "\n\n", "\n", "\r", "\x1b[2J", "\x9b", "\u202e", "\u200b", "\ud800", "a\u0301",
     "\u1100", "船", "…", "!", "%", "€", "9999-12-31", "0001-01-01", "https://[", "&#x1b;", "<", "*", "#"]
)  # fmt: skip
_PIECES = st.one_of(
    _WORDS, st.text(max_size=8), st.sampled_from([make(40) for kinds in TEXTS.values() for make in kinds.values()])
)
_TEXT = st.lists(_PIECES, max_size=30).map(lambda pieces: f"{TEXT}\n\n{' '.join(pieces)}")
_TAGS = st.sampled_from(["p", "div", "figure", "figcaption", "table", "tr", "td", "h1", "h2", "time", "a", "span class='author'", "li", "br",
                         "article", "blockquote", "aside", "script", "svg", "p class='caption'"])  # fmt: skip
_MARKUP = st.recursive(
    _PIECES,
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4), st.booleans()).map(
        lambda one: f"<{one[0]}>{''.join(one[1])}" + (f"</{one[0].split()[0]}>" if one[2] else "")
    ),
    max_leaves=20,
)
_FIELDS = ["@type", "@id", "@graph", "headline", "author", "publisher", "datePublished", "name", "image", "caption", "inLanguage", "url",
           "isAccessibleForFree", "liveBlogUpdate", "articleBody"]  # fmt: skip
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), _WORDS,
    st.sampled_from(["NewsArticle", "Person", "#a", "2031-05-05", "LiveBlogPosting"]),
)  # fmt: skip
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=5)),
    max_leaves=25,
)
_TOML = st.lists(
    st.tuples(st.sampled_from(["published", "url", "publisher", "language", "title", "[a]"]), _SCALARS), max_size=5
).map(lambda rows: "\n".join(f"{key} = {json.dumps(value)}" for key, value in rows))
_FEED = st.lists(
    st.tuples(st.sampled_from(["title", "link", "description", "pubDate", "guid", "author", "category"]), _MARKUP),
    max_size=6,
).map(
    lambda rows: (
        "<rss><channel><title>p</title><item>" + "".join(f"<{k}>{v}</{k}>" for k, v in rows) + "</item></channel></rss>"
    )
)

#: an input of each kind: content and whether it is HTML by itself
INPUTS = st.one_of(
    _TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")),
    _MARKUP.map(page),
    _JSON.map(linked),
    _FEED.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(_TOML, _TEXT).map(lambda two: f"---\n{two[0]}\n---\n{two[1]}".encode("utf-8", "surrogatepass")),
    st.tuples(_JSON, _JSON).map(
        lambda two: json.dumps({"version": "https://jsonfeed.org/version/1", "items": list(two)}).encode()
    ),
    st.binary(max_size=300),
)


def check(content: bytes, worker: Worker) -> None:
    """Read, trace and write one input; raises where something breaks or comes out raw."""
    tools = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None)
    items = list(read_packed(Packed(uri="fuzzed", content=content), Limits(), worker))
    made = list(read([item for item in items if not isinstance(item, Link)], tools))
    known = [one for one in made if isinstance(one, Known)]
    trace = relate(known, tools, rejections=[one for one in made if not isinstance(one, Known)])
    run = Run(trace=trace, terminal="", page=to_html(trace), document=to_json(trace), seconds=0)
    assert list(faults(run)) == []


def check_sidecar(text: str) -> None:
    """Read one sidecar: facts, or one line that says why not."""
    from stemma.errors import SettingsError
    from stemma.intake.sidecar import read_sidecar

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt.meta.toml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            read_sidecar(file)
        except SettingsError as error:
            assert "\n" not in str(error)  # noqa: PT017
            assert str(error).isprintable()  # noqa: PT017


SIDECARS = _TOML


def fuzz(minutes: float) -> None:
    """Look for that long; raises at the first find, made as small as it gets."""
    chosen = settings(
        database=DirectoryBasedExampleDatabase(SEEDS), max_examples=400, deadline=None, derandomize=False,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    end, done = time.monotonic() + 60 * minutes, 0
    with Worker(Limits()) as worker:
        inputs = chosen(given(INPUTS)(lambda content: check(content, worker)))
        sidecars = chosen(given(SIDECARS)(check_sidecar))
        while time.monotonic() < end:
            inputs()
            sidecars()
            done += 800
            sys.stdout.write(f"{done:,} inputs\n")
            sys.stdout.flush()


if __name__ == "__main__":
    fuzz(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
