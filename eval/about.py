"""`python -m eval.about`: ships the most telling measured numbers with the desk, from what `make eval` wrote last."""

import json
import re

from eval.corpora import ROOT
from eval.readme import SHOWN
from eval.results import LAST

FILE = ROOT / "src" / "stemma" / "web" / "measured.json"
_DAY = re.compile(r"Measured (\d{4}-\d\d-\d\d)")
_ROW = re.compile(r"^\| (?P<key>[\w.]+) \| (?P<value>[^|]*) \|[^|]*\|[^|]*\|[^|]*\| (?P<over>[^|]*) \|$", re.MULTILINE)


def scores() -> list[dict[str, str]]:
    """What README tells, one row a number, each with the day on which it was measured."""
    found = {}
    for text in json.loads(LAST.read_text("utf-8")).values():
        day = _DAY.search(text)
        for row in _ROW.finditer(text):
            found[row["key"]] = (row["value"].strip(), row["over"].strip(), day[1] if day else "")
    rows = []
    for what, keys in SHOWN.items():
        there = [found[key] for key in keys if key in found]
        if there:
            values, over, days = zip(*there, strict=True)
            rows.append({
                "what": what, "value": " / ".join(values), "over": " / ".join(over), "measured": max(days),
            })  # fmt: skip
    return rows


def main() -> None:
    """Write the file."""
    FILE.write_text(json.dumps(scores(), indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
