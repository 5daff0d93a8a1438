"""A web archive of generated families through each engine: the same tables, and how long each stage takes a page.

`STEMMA_BENCH_ARCHIVE` sets how many pages, `STEMMA_BENCH_ENGINES` which engines with how many workers (local:2,daft:2,ray:1,ray:2).
"""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from bench.lineage import A_BASE, SEED, memory, processors
from eval.generate.bases import gold_reports, recombined
from eval.generate.families import families
from eval.render import as_page
from stemma.app.archiving import archive_paths
from stemma.errors import StemmaError
from stemma.model import Article
from stemma.settings import Settings

#: pages; a thousand take a quarter of an hour of one processor
PAGES = int(os.environ.get("STEMMA_BENCH_ARCHIVE", "200"))
ENGINES = os.environ.get("STEMMA_BENCH_ENGINES", "local:1,local:2,daft:2,ray:1,ray:2")
#: what is told of on the way
STAGES = ("counting", "reading", "linking", "tracing", "clustering")
#: parts that the pages are cut into, so that all workers have some to the end
PARTS = 16
#: pages a file
A_FILE = 2000


def page_of(article: Article) -> str:
    """A generated article as its site would serve it."""
    root = ET.Element("article", {"lang": article.language or "en", "title": article.title or "", "uri": article.uri, "publisher": article.publisher or "", "published": article.published.value or ""})  # fmt: skip
    ET.SubElement(root, "headline").text = article.title
    for credit in article.credits:
        ET.SubElement(root, "meta", {"kind": "credit"}).text = credit.text
    for paragraph in article.text.split("\n\n"):
        ET.SubElement(root, "p").text = paragraph
    return as_page(root)


def record(url: str, markup: str, number: int) -> bytes:
    """A page as a record of a WARC, packed by itself as crawlers do."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + markup.encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2031-05-05T09:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def warcs(count: int, folder: Path) -> list[Path]:
    """Archives of so many pages of generated families, some of one and the same outlet's, over most of a year."""
    articles = families(recombined(gold_reports(), count // A_BASE + 1, SEED), count, SEED).articles[:count]
    files = []
    for at in range(0, len(articles), A_FILE):
        files.append(folder / f"made-{at // A_FILE:03}.warc.gz")
        pages = enumerate(articles[at : at + A_FILE], start=at)
        files[-1].write_bytes(b"".join(record(one.uri, page_of(one), n) for n, one in pages))
    return files


def digests(folder: Path) -> dict[str, str]:
    """A digest of each file of an archive."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def made_by(engine: str, workers: int, files: Iterable[Path], folder: Path) -> list[float]:
    """An archive in a folder: seconds on the clock in all and by stage, of processors in all, and the most memory in MiB."""
    stages = dict.fromkeys(STAGES, 0.0)
    begun = last = time.perf_counter()

    def progress(stage: str, _done: int, _of: int) -> None:
        nonlocal last
        now = time.perf_counter()
        stages[stage] += now - last
        last = now

    used = processors()
    archive_paths(
        list(files),
        folder,
        engine=engine,  # type: ignore[arg-type]
        settings=Settings(processes=workers),
        size=max(1, PAGES // PARTS),
        progress=progress,
    )
    return [time.perf_counter() - begun, *stages.values(), processors() - used, memory()]


def apart(asked: str, files: Iterable[Path], folder: Path) -> list[float] | str:
    """As `made_by`, in a process of its own: Daft keeps one runner a process. Why not, where it could not be done."""
    engine, _, workers = asked.partition(":")
    call = f"{__name__}.told({engine!r}, {int(workers or 1)}, {[str(file) for file in files]}, {str(folder)!r})"
    done = subprocess.run(  # noqa: S603 our own interpreter with our own code
        [sys.executable, "-c", f"import {__name__}; {call}"], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines() or done.stderr.splitlines() or ["it said nothing"]
    found: list[float] | str = json.loads(lines[-1]) if lines[-1].startswith(("[", '"')) else lines[-1]
    return found


def told(engine: str, workers: int, files: Iterable[str], folder: str) -> None:
    """Print what `made_by` measured, as JSON, or what is missing."""
    try:
        print(json.dumps(made_by(engine, workers, [Path(file) for file in files], Path(folder))))
    except StemmaError as fault:
        print(json.dumps(str(fault)))


def main() -> None:
    """Print a table of engines."""
    with TemporaryDirectory() as place:
        files = warcs(PAGES, Path(place))
        print(f"\nan archive of {PAGES} generated pages, seconds on the clock by stage")
        print(f"| engine:workers | all | {' | '.join(STAGES)} | processor s | MiB | tables |")
        print(f"| --- |{' ---: |' * (len(STAGES) + 3)} --- |")
        first: dict[str, str] = {}
        for asked in ENGINES.split(","):
            folder = Path(place) / asked.replace(":", "-")
            measured = apart(asked, files, folder)
            if isinstance(measured, str):
                print(f"| {asked} | {measured} |")
                continue
            found = digests(folder)
            first = first or found
            cells = " | ".join(f"{cell:.1f}" for cell in measured)
            print(f"| {asked} | {cells} | {'the same' if found == first else 'OTHERS'} |", flush=True)


if __name__ == "__main__":
    main()
