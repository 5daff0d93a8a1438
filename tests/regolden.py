"""`make regolden`: rewrites the published schema, the golden cases and the session in README. A human reads the diff."""

import json
from pathlib import Path

from stemma import report
from stemma.report.document import schema
from tests import session
from tests.extract.test_cases import FOLDERS, outcome


def main() -> None:
    """Rewrite what tests compare with."""
    published = Path(report.__file__).with_name("trace.schema.json")
    published.write_text(json.dumps(schema(), indent=1) + "\n", "utf-8")
    for case in FOLDERS:
        expected = json.dumps(outcome(case), indent=1, ensure_ascii=False)
        (case / "expected.json").write_text(expected + "\n", "utf-8")
    session.write()


if __name__ == "__main__":
    main()
