"""The desk under load: story pages of a store with a hundred thousand generated articles, as many readers ask for them at once.

The articles are those of `bench.store`, four to a story: a text, a copy of it cut, one that changed a number, and one on its own. Readers
ask for some stories much more often than for others (Zipf). The peer is the same server giving a file that never changes: what a story
page costs beyond that is finding and drawing it, or finding it kept. Server and readers share the processors of the machine, so seconds
are of the clock, and the table says how many processors there were. `ARTICLES=10000 python -m bench desk` takes a smaller store.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path

import numpy as np

from bench.store import GROUP, Language, known
from stemma.keeping.known import put_known
from stemma.model import Attribution, Change, Claim, Descent, Entity, Findings, Hop, Passage, Statement, Story
from stemma.pipeline import Known
from stemma.store import open_store
from stemma.store.told import Detail, StoryTold, put_story

ARTICLES = int(os.environ.get("ARTICLES", "100000"))
#: articles of a story, requests, and readers who ask at the same time
EACH, REQUESTS, READERS = 4, 10_000, 4
#: how unequal stories are asked for: the share of one falls with this power of its rank
UNEQUAL = 1.2
AT = "2031-05-05T10:00:00+00:00"
FILE = "/static/desk.css"


def story(number: int, members: Sequence[Known]) -> StoryTold:
    """What is told of four articles: two copies of the first, six claims with a source each."""
    key, ids = f"st{number + 1}", [one.article.id for one in members]
    entities = tuple(Entity(id=f"{key}.e{n}", type="person", name=f"Source {n}", names={}) for n in range(6))
    findings = {one.article.id: _attributed(one.findings, entities) for one in members}
    claims = tuple(
        Claim(id=f"{key}.c{n}", story=key, text=said.content[0].text, asserts=tuple(f"{a}.s{n}" for a in ids),
              roots=(entities[n].id,), independent_sources=1, independent_articles=2, state="single_source")
        for n, said in enumerate(members[0].findings.statements)
    )  # fmt: skip
    lost = Change(kind="dropped_attribution", exemplar=_passage(members[0], 40, 75))
    descents = tuple(
        Descent(copy=copy, exemplar=ids[0], kind="cut", confidence=0.9, changes=(lost,)) for copy in ids[1:3]
    )
    title = members[0].article.title or key
    return StoryTold(
        story=Story(id=key, title=title, articles=tuple(ids)), descents=descents, entities=entities, claims=claims,
        detail=Detail(findings=findings),
    )  # fmt: skip


def _passage(one: Known, begin: int, end: int) -> Passage:
    return Passage(article=one.article.id, begin=begin, end=end, text=one.article.text[begin:end])


def _attributed(found: Findings, entities: Sequence[Entity]) -> Findings:
    said = tuple(_by(statement, entity) for statement, entity in zip(found.statements, entities, strict=True))
    return replace(found, statements=said)


def _by(statement: Statement, entity: Entity) -> Statement:
    hop = Hop(entity=entity.id, name=entity.name, mention=None, cue=())
    return replace(statement, attribution=Attribution(chain=(hop,)), confidence=0.9)


def fill(path: Path) -> int:
    """A store with all articles in stories; how many stories."""
    language, made = Language.made_up(), 0
    with open_store(path, write=True) as store:
        for begin in range(0, ARTICLES, GROUP):
            group = [known(n, language) for n in range(begin, min(begin + GROUP, ARTICLES))]
            with store.writing() as db:
                for address, one in group:
                    put_known(db, one, address=address, version="1", at=AT)
                for first in range(0, len(group) - EACH + 1, EACH):
                    put_story(db, story(made, [one for _, one in group[first : first + EACH]]), at=AT)
                    made += 1
    return made


@contextmanager
def served(path: Path) -> Iterator[tuple[int, int]]:
    """A desk over a store: its port and the id of its process."""
    call = [sys.executable, "-m", "stemma", "serve", "--db", str(path), "--port", "0"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as desk:  # noqa: S603 our own command
        try:
            address = re.search(r"http://127\.0\.0\.1:(\d+)", desk.stdout.readline() if desk.stdout else "")
            if address is None:
                raise RuntimeError("the desk did not say where it listens")
            yield int(address[1]), desk.pid
        finally:
            desk.terminate()


def held(process: int) -> float:
    """The memory of a process now, MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


@dataclass(frozen=True)
class Load:
    """How many answers came a second, and how long each took, ms."""

    rate: float
    times: Sequence[float]

    def below(self, share: float) -> float:
        """Milliseconds that this share of the answers took at most."""
        return float(np.quantile(self.times, share))


def load(port: int, paths: Sequence[str]) -> Load:
    """Ask for paths by several readers, each with one connection."""
    times: list[float] = []

    def read(mine: Sequence[str]) -> None:
        connection = HTTPConnection("127.0.0.1", port)
        for path in mine:
            began = time.perf_counter()
            connection.request("GET", path, headers={"Host": f"127.0.0.1:{port}"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            times.append((time.perf_counter() - began) * 1000)
        connection.close()

    readers = [threading.Thread(target=read, args=(paths[n::READERS],)) for n in range(READERS)]
    began = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    spent = time.perf_counter() - began
    if len(times) != len(paths):
        raise RuntimeError("a reader got no answer")
    return Load(len(paths) / spent, times)


def asked(stories: int) -> list[str]:
    """Paths of stories, some much more often than others."""
    shares = 1 / np.arange(1, stories + 1) ** UNEQUAL
    random = np.random.default_rng(17)
    picked = random.choice(random.permutation(stories), size=REQUESTS, p=shares / shares.sum())
    return [f"/story/st{n + 1}" for n in picked]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "s.db"
        stories = fill(path)
        paths = asked(stories)
        tenth = REQUESTS // 10
        with served(path) as (port, process):
            first = load(port, paths[:tenth])
            early = held(process)
            rest = load(port, paths[tenth:])
            late = held(process)
            peer = load(port, [FILE] * tenth)
            never = load(
                port, [f"/story/st{n + 1}" for n in range(stories) if f"/story/st{n + 1}" not in set(paths)][:200]
            )
    print(
        f"{ARTICLES} articles in {stories} stories, {REQUESTS} requests for {len(set(paths))} of them by {READERS} readers, {os.cpu_count()} processors"
    )
    print("| step | story pages | a file | ratio |\n| --- | ---: | ---: | ---: |")
    print(f"| a second, after the first {tenth} | {rest.rate:,.0f} | {peer.rate:,.0f} | {rest.rate / peer.rate:.2f} |")
    print(f"| a second, the first {tenth} | {first.rate:,.0f} | {peer.rate:,.0f} | {first.rate / peer.rate:.2f} |")
    print(f"| a second, none asked for before | {never.rate:,.0f} | {peer.rate:,.0f} | {never.rate / peer.rate:.2f} |")
    for name, share in (("median", 0.5), ("95 of 100 below", 0.95)):
        one, two = rest.below(share), peer.below(share)
        print(f"| {name}, ms | {one:.1f} | {two:.1f} | {one / two:.2f} |")
    print(f"| memory after {tenth} and {REQUESTS} requests, MB | {early:,.0f} | {late:,.0f} | {late / early:.2f} |")


if __name__ == "__main__":
    main()
