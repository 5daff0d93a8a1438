"""Reading with a cache: a page that this program has read before is recalled, and looks as if it were read now.

What is found in an article depends on its page alone, but names the article by its id, and ids are given by a run. So a page is read under
its digest as id, kept so, and takes the run's id in the end, whether it was kept or not.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
import numpy as np

from stemma.keeping.cache import Cache, program
from stemma.keeping.stages import EXTRACT, VECTOR, findings_version
from stemma.model import Article, Findings, Page, Rejection
from stemma.pipeline import Known, Progress, Tools, read, silent
from stemma.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    article: bytes
    findings: bytes
    #: numbers of four bytes, little-endian
    vector: bytes


def read_recalling(  # noqa: PLR0913 the last two are for who watches
    inputs: Iterable[Page | Rejection],
    tools: Tools,
    cache: Cache,
    settings: Settings,
    *,
    progress: Progress = silent,
    total: int = 0,
) -> Iterator[Known | Rejection]:
    """As `pipeline.read`, with what the cache has; what it has not is put there.

    Args:
        inputs: pages, and what was rejected before.
        tools: encoders and tagger.
        cache: holds what was read before.
        settings: of the run.
        progress: told ("reading", done, total).
        total: how many inputs there are, as far as known.

    Raises:
        ArticleError: strict, and a stage broke.
    """
    run = _run(settings)
    taken = 0
    for done, one in enumerate(_under_digests(inputs, tools, cache, settings, run), start=1):
        progress("reading", done, max(total, done))
        if isinstance(one, Rejection):
            yield one
        else:
            taken += 1
            yield _known(one[1], one[0], f"a{taken}")
    cache.trim()


def _run(settings: Settings) -> str:
    """What a result depends on beside its page."""
    tagger = settings.tagger
    files = sorted(tagger.iterdir()) if tagger is not None and tagger.is_dir() else []
    states = [f"{file.resolve()} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files]
    return "\n".join((program(), EXTRACT, findings_version(settings), VECTOR, *states))


def _under_digests(
    inputs: Iterable[Page | Rejection], tools: Tools, cache: Cache, settings: Settings, run: str
) -> Iterator[tuple[str, _Entry] | Rejection]:
    """Each input in order: its digest and what was found in it under that as its id, or why not."""
    # what is known already and waits for its turn; None stands for what is being read
    waiting: deque[tuple[str, _Entry] | None] = deque()

    def unknown() -> Iterator[Page | Rejection]:
        for item in inputs:
            key = _key(item, run) if isinstance(item, Page) else ""
            entry = _recalled(cache, key) if key else None
            waiting.append((key, entry) if entry is not None else None)
            if entry is None:
                yield item

    for one in read(unknown(), tools, name=lambda page: _key(page, run), strict=settings.strict):
        while (ready := waiting.popleft()) is not None:
            yield ready
        if isinstance(one, Rejection):
            yield one
        else:
            entry = _entry(one)
            cache.put(one.id, msgspec.msgpack.encode(entry))
            yield one.id, entry
    yield from (ready for ready in waiting if ready is not None)


def _key(page: Page, run: str) -> str:
    """The digest of all that is known of a page, and of the run: 64 hexadecimal digits."""
    try:
        told = msgspec.msgpack.encode(page)
    except (UnicodeEncodeError, OverflowError):
        # a lone surrogate in a fact beside it
        told = repr(page).encode("utf-8", "backslashreplace")
    return hashlib.sha256(run.encode() + b"\n" + told).hexdigest()


def _recalled(cache: Cache, key: str) -> _Entry | None:
    content = cache.get(key)
    if content is None:
        return None
    try:
        entry = msgspec.msgpack.decode(content, type=_Entry)
        _known(entry, key, key)
    except (msgspec.MsgspecError, ValueError):
        return None
    return entry


def _entry(known: Known) -> _Entry:
    return _Entry(
        article=msgspec.json.encode(known.article),
        findings=msgspec.json.encode(known.findings),
        vector=known.vector.astype("<f4").tobytes(),
    )


def _known(entry: _Entry, key: str, name: str) -> Known:
    """What an entry holds, with another id in the place of its digest."""
    old, new = key.encode(), name.encode()
    return Known(
        article=msgspec.json.decode(entry.article.replace(old, new), type=Article),
        findings=msgspec.json.decode(entry.findings.replace(old, new), type=Findings),
        vector=np.frombuffer(entry.vector, dtype="<f4").astype(np.float32),
    )
