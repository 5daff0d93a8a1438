"""JSON Lines and CSV."""

import csv
import io

import msgspec

from stemma.export.tables import COLUMNS, TABLES, rows_of
from stemma.model import Trace

#: what a spreadsheet takes for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_jsonl(trace: Trace) -> bytes:
    """All tables, one object a line, each with the table it belongs to."""
    lines = (msgspec.json.encode({"table": name, **row}) for name in TABLES for row in rows_of(trace, name))
    return b"".join(line + b"\n" for line in lines)


def to_csv(trace: Trace, table: str) -> bytes:
    """One table (RFC 4180, UTF-8 with a mark that spreadsheets know it by). Other people's words never become formulas."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[table], lineterminator="\r\n")
    writer.writeheader()
    for row in rows_of(trace, table):
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
