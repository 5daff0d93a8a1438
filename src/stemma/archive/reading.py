"""A slice of a web archive to the tables of one part."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from stemma.archive.layout import PARTS, whole, written
from stemma.archive.parts import Part, name_of
from stemma.export.files import arrow_of
from stemma.intake import link_refused, read_inputs
from stemma.lineage.batch import fingerprints
from stemma.model import Article, Link, Page, Rejection, Trace
from stemma.pipeline import Known, Tools, read
from stemma.settings import Settings
from stemma.stories.features import day_of

#: fingerprints a group of rows: a range of them is found without reading the others
_RUNS_A_GROUP = 16_384


def items_of(file: str, settings: Settings) -> Iterator[Page | Rejection]:
    """All that a file holds, in its order."""
    found = read_inputs([Path(file)], given={}, language=settings.language, limits=settings)
    return (link_refused(item) if isinstance(item, Link) else item for item in found)


def counted(file: str, settings: Settings) -> int:
    """How many items a file holds."""
    return sum(1 for _ in items_of(file, settings))


def read_part(part: Part, folder: Path, tools: Tools, settings: Settings) -> dict[str, int]:
    """Read a part into its folder, whole or not at all.

    Returns:
        How many articles and rejections it has.

    Raises:
        ArticleError: the run is strict, and a stage broke.
    """
    numbers: dict[int, int] = {}

    def numbered(items: Iterable[Page | Rejection]) -> Iterator[Page | Rejection]:
        for number, item in enumerate(items, part.first):
            # by identity: equal pages may come twice, and each is alive until it is named
            numbers[id(item)] = number
            yield item

    def name(page: Page) -> str:
        return name_of(part.digest, numbers[id(page)])

    with closing(items_of(part.file, settings)) as items:  # type: ignore[type-var]
        own = list(numbered(islice(items, part.first, part.first + part.count)))
        made = list(read(own, tools, name=name, strict=settings.strict))
    known = [one for one in made if isinstance(one, Known)]
    rejections = [one for one in made if isinstance(one, Rejection)]
    with whole(folder / PARTS / part.key) as beside:
        beside.mkdir()
        _written(known, rejections, beside)
    return {"articles": len(known), "rejections": len(rejections)}


def _written(known: Sequence[Known], rejections: Sequence[Rejection], beside: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    trace = Trace(
        articles=tuple(one.article for one in known),
        statements=tuple(s for one in known for s in one.findings.statements),
        quantities=tuple(q for one in known for q in one.findings.quantities),
        times=tuple(t for one in known for t in one.findings.times),
    )
    articles = arrow_of(trace, "articles").drop_columns(["story"])
    articles = articles.append_column("day", pa.array([day_of(one.article) for one in known], pa.float64()))
    written(articles.append_column("rest", pa.array(map(_rest, known), pa.binary())), beside / "articles.parquet")
    for table in ("statements", "quantities", "times"):
        written(arrow_of(trace, table), beside / f"{table}.parquet")
    ids = pa.array([one.id for one in known], pa.string())
    findings = pa.array([msgspec.json.encode(one.findings) for one in known], pa.binary())
    written(pa.table({"article": ids, "findings": findings}), beside / "findings.parquet")
    written(pa.table({"article": ids, "vector": _vectors(known)}), beside / "vectors.parquet")
    pq.write_table(_fingerprints(known), beside / "fingerprints.parquet", row_group_size=_RUNS_A_GROUP)
    told: dict[str, Any] = {name: [getattr(r, name) for r in rejections] for name in Rejection.__dataclass_fields__}
    written(pa.table({name: pa.array(v, pa.string()) for name, v in told.items()}), beside / "rejections.parquet")


def _rest(known: Known) -> bytes:
    """The article as JSON without its text, which has a column."""
    return msgspec.json.encode({**msgspec.to_builtins(known.article), "text": ""})


def article_of(rest: bytes, text: str) -> Article:
    """The article that a row holds."""
    return msgspec.convert({**msgspec.json.decode(rest), "text": text}, Article)


def _vectors(known: Sequence[Known]) -> Any:  # noqa: ANN401 pyarrow has no types
    import pyarrow as pa

    rows = np.stack([one.vector for one in known]) if known else np.zeros((0, 1), np.float32)
    return pa.FixedSizeListArray.from_arrays(pa.array(rows.astype(np.float32).ravel()), rows.shape[1])


def _fingerprints(known: Sequence[Known]) -> Any:  # noqa: ANN401 as above
    """Fingerprints with the row of their article, rising, so that a range of them lies together."""
    import pyarrow as pa

    found = [fingerprints(one.article.text) for one in known]
    rows = np.repeat(np.arange(len(found), dtype=np.int32), [len(f) for f in found])
    runs = np.concatenate(found) if found else np.zeros(0, np.uint64)
    order = np.lexsort((rows, runs))
    return pa.table({"run": pa.array(runs[order], pa.uint64()), "row": pa.array(rows[order], pa.int32())})
