"""The store at scale: a hundred thousand generated articles added and searched.

The peer is SQLite's full-text index alone, filled and asked through the standard library with the same texts: what a store costs beyond
that are values, digests, findings, vectors and revisions. Seconds are of processor time, which a busy machine does not stretch, and
beside them those of the clock. Words are drawn from a long-tailed list, so that common ones stand in most texts.
"""

import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stemma.keeping.known import put_known
from stemma.model import Article, Findings, Passage, Published, Statement
from stemma.pipeline import Known
from stemma.store import open_store, search
from stemma.store.articles import article_id

ARTICLES = 100_000
#: words of the language, and of an article
LEXICON, WORDS = 60_000, 250
#: articles added in one transaction
GROUP = 64
WIDTH = 896
QUERIES = 200


@dataclass(frozen=True)
class Language:
    """A made-up language whose words are as unequal as those of a real one."""

    words: tuple[str, ...]
    random: np.random.Generator

    @classmethod
    def made_up(cls, seed: int = 16) -> "Language":
        """One whose words are letters drawn at random."""
        random = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnoprstuvwzäöüé"))
        made = {"".join(random.choice(letters, size=int(n))) for n in random.integers(2, 12, size=2 * LEXICON)}
        return cls(tuple(sorted(made)[:LEXICON]), random)

    def text(self, count: int) -> str:
        """So many words, common ones much more often."""
        picked = self.random.zipf(1.25, size=count) % len(self.words)
        return " ".join(self.words[n] for n in picked).capitalize() + "."


def known(number: int, language: Language) -> tuple[str, Known]:
    """An article as read, and its address."""
    address = f"https://n{number % 97}.example/{number}"
    key, text = article_id(address, 1), language.text(WORDS)
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    article = Article(
        id=key, uri=address, text=text, title=language.text(8), language="de", publisher=f"N{number % 97}",
        published=Published(value=day, certainty="metadata"),
    )  # fmt: skip
    said = tuple(
        Statement(id=f"{key}.s{n}", article=key, kind="indirect",
                  content=(Passage(article=key, begin=40 * n, end=40 * n + 35, text=text[40 * n : 40 * n + 35]),))
        for n in range(6)
    )  # fmt: skip
    vector = language.random.standard_normal(WIDTH).astype(np.float32)
    return address, Known(article=article, findings=Findings(article=key, statements=said), vector=vector)


def memory() -> float:
    """The most that this process ever held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Spent:
    """Seconds of processor time and of the clock that blocks took together."""

    def __init__(self) -> None:
        self.work = self.clock = 0.0

    def __enter__(self) -> None:
        self._began = time.process_time(), time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.work += time.process_time() - self._began[0]
        self.clock += time.perf_counter() - self._began[1]


def fill(path: Path, language: Language) -> tuple[Spent, float, float]:
    """What adding all took, and the most memory after a tenth and at the end."""
    spent, early = Spent(), 0.0
    with open_store(path, write=True) as store:
        for begin in range(0, ARTICLES, GROUP):
            group = [known(n, language) for n in range(begin, min(begin + GROUP, ARTICLES))]
            with spent, store.writing() as db:
                for address, one in group:
                    put_known(db, one, address=address, version="1", at="2031-05-05T10:00:00+00:00")
            if begin <= ARTICLES / 10:
                early = memory()
    return spent, early, memory()


def fill_peer(path: Path, language: Language) -> Spent:
    """What putting as many texts in a full-text index alone took."""
    spent = Spent()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE VIRTUAL TABLE search USING fts5(title, body)")
        for begin in range(0, ARTICLES, GROUP):
            rows = [(language.text(8), language.text(WORDS)) for _ in range(min(GROUP, ARTICLES - begin))]
            with spent, db:
                db.executemany("INSERT INTO search VALUES (?, ?)", rows)
    return spent


def queries(language: Language) -> list[str]:
    """What people might type: a common and a rarer word, either, the beginning of a word, words in statements."""
    picked = language.random.integers(0, 3_000, size=(QUERIES, 2))
    forms = ("{a} {b}", "{a} OR {b}", "{b}*", "statements:{a} {b}")
    return [forms[n % 4].format(a=language.words[a % 200], b=language.words[b]) for n, (a, b) in enumerate(picked)]


def times_of(ask: Callable[[str], object], asked: list[str]) -> tuple[list[float], list[float]]:
    """Seconds of processor time and of the clock for each query."""
    work, clock = [], []
    for query in asked:
        spent = Spent()
        with spent:
            ask(query)
        work.append(spent.work)
        clock.append(spent.clock)
    return work, clock


_PLAIN = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20"


def main() -> None:
    """Print the table."""
    language = Language.made_up()
    with tempfile.TemporaryDirectory() as made:
        path, peer_path = Path(made) / "s.db", Path(made) / "peer.db"
        spent, early, late = fill(path, language)
        peer = fill_peer(peer_path, language)
        asked = queries(language)
        with open_store(path) as store, store.reading() as db:
            ours, clock = times_of(lambda query: search.find(db, query), asked)
        with closing(sqlite3.connect(peer_path)) as plain:
            theirs, _ = times_of(
                lambda query: plain.execute(_PLAIN, (query.replace("statements:", ""),)).fetchall(), asked
            )
        size = path.stat().st_size / 1e6
    print(f"{ARTICLES} articles of {WORDS} words, {size:,.0f} MB; {memory():,.0f} MB of memory at most")
    print("| step | store | of the clock | full-text index alone | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    each, clocked, other = ARTICLES / spent.work, ARTICLES / spent.clock, ARTICLES / peer.work
    print(f"| added a second | {each:,.0f} | {clocked:,.0f} | {other:,.0f} | {each / other:.2f} |")
    for name, part in (("median", 0.5), ("95 of 100 below", 0.95)):
        one, beside, two = (float(np.quantile(times, part)) * 1000 for times in (ours, clock, theirs))
        print(f"| search, {name}, ms | {one:.1f} | {beside:.1f} | {two:.1f} | {one / two:.2f} |")
    print(f"| memory after a tenth and at the end, MB | {early:,.0f} | {late:,.0f} | | {late / early:.2f} |")


if __name__ == "__main__":
    main()
