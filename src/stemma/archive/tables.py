"""What the parts of an archive hold, read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.archive.layout import PARTS
from stemma.archive.reading import article_of
from stemma.model import Article, Descent
from stemma.ports import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """All articles of an archive, in the order of parts and rows: what stories are cut and titled by."""

    ids: list[str]
    titles: list[str]
    #: days since 1970; NaN where unknown
    days: npt.NDArray[np.float64]
    #: part -> number of its first article
    firsts: dict[str, int]
    #: fingerprints in all
    runs: int

    def places(self, numbers: Sequence[int]) -> list[tuple[str, int]]:
        """Part and row of articles by their numbers."""
        keys, firsts = list(self.firsts), np.fromiter(self.firsts.values(), np.int64, len(self.firsts))
        at = np.searchsorted(firsts, np.asarray(numbers), side="right") - 1
        return [(keys[k], int(n - firsts[k])) for n, k in zip(numbers, at, strict=True)]


def listed(folder: Path, keys: Sequence[str]) -> Listed:
    """The articles of some parts; parts without any are left out."""
    import pyarrow.parquet as pq

    ids: list[str] = []
    titles: list[str] = []
    days: list[float | None] = []
    firsts: dict[str, int] = {}
    runs = 0
    for key in keys:
        part = folder / PARTS / key
        table = pq.read_table(part / "articles.parquet", columns=["id", "title", "day"])
        if not table.num_rows:
            continue
        firsts[key] = len(ids)
        ids += table["id"].to_pylist()
        titles += [title or "" for title in table["title"].to_pylist()]
        days += table["day"].to_pylist()
        runs += pq.read_metadata(part / "fingerprints.parquet").num_rows
    return Listed(ids=ids, titles=titles, days=np.array(days, dtype=np.float64), firsts=firsts, runs=runs)


def articles_at(folder: Path, rows: Mapping[str, Sequence[int]]) -> dict[tuple[str, int], Article]:
    """Articles by part and row."""
    import pyarrow.parquet as pq

    found = {}
    for key, wanted in rows.items():
        table = pq.read_table(folder / PARTS / key / "articles.parquet", columns=["text", "rest"]).take(list(wanted))
        for row, text, rest in zip(wanted, table["text"].to_pylist(), table["rest"].to_pylist(), strict=True):
            found[key, row] = article_of(rest, text)
    return found


def vectors_at(folder: Path, rows: Mapping[str, Sequence[int]]) -> Vectors:
    """What articles are about, a row each, in the order of parts and rows given."""
    import pyarrow.parquet as pq

    found = []
    for key, wanted in rows.items():
        column = pq.read_table(folder / PARTS / key / "vectors.parquet")["vector"].combine_chunks()
        flat = column.flatten().to_numpy(zero_copy_only=False)
        found.append(flat.reshape(len(column), -1)[list(wanted)])
    return np.concatenate(found).astype(np.float32)


#: columns of who copied whom
_COPIES = ("copy", "exemplar", "kind", "cut", "confidence", "direction", "reasons")


def table_of_copies(descents: Sequence[Descent]) -> Any:  # noqa: ANN401 pyarrow has no types
    """Who copied whom, a row each."""
    import pyarrow as pa

    kinds = {"cut": pa.bool_(), "confidence": pa.float64(), "direction": pa.float64(), "reasons": pa.list_(pa.string())}
    columns = {name: pa.array([getattr(d, name) for d in descents], kinds.get(name, pa.string())) for name in _COPIES}
    return pa.table(columns)


def copies_in(file: Path) -> list[Descent]:
    """The descents that a table tells."""
    import pyarrow.parquet as pq

    return [Descent(**{**row, "reasons": tuple(row["reasons"])}) for row in pq.read_table(file).to_pylist()]
