"""`python -m eval.readme`: puts the most telling measured numbers into README, from what `make eval` wrote last."""

import json
import re

from eval.corpora import ROOT
from eval.results import LAST

README = ROOT / "README.md"
#: what README says of a score -> its key; "dev" stories were tuned on, "test" stories were not
SHOWN = {
    "Real news, half that is only scored: statements shown by default that are wholly right, German / English / French": (
        "real.score.de.right",
        "real.score.en.right",
        "real.score.fr.right",
    ),
    "Real news: shown by default, but no attribution, credited to somebody": (
        "real.score.de.false_named",
        "real.score.en.false_named",
        "real.score.fr.false_named",
    ),
    "Real news: statements with a frame that are found and shown": (
        "real.score.de.cued_found",
        "real.score.en.cued_found",
        "real.score.fr.cued_found",
    ),
    "Real news: figures / times read right": ("real.score.all.quantities_right", "real.score.all.times_right"),
    "Groups of real articles on one event: independent texts counted right / entries of the timeline right": (
        "groups.score.independent",
        "groups.score.timeline.right",
    ),
    "Lineage: edges, gold dev / test": ("lineage.dev.edges_f1", "lineage.test.edges_f1"),
    "Lineage: independent reports taken for copies, dev / test": (
        "lineage.dev.independents_taken",
        "lineage.test.independents_taken",
    ),
    "Statements found, gold dev: German / English / French": (
        "statements.de.content",
        "statements.en.content",
        "statements.fr.content",
    ),
    "Statements with the right speaker: German / English / French": (
        "statements.de.speaker",
        "statements.en.speaker",
        "statements.fr.speaker",
    ),
    "German news quotations (Wikinews), message F1": ("statements.wikinews.message",),
    "German dates (KRAUTS), relaxed / value": ("times.de.relaxed", "times.de.value"),
    "English dates (TimeBank), relaxed / value": ("times.en.relaxed", "times.en.value"),
    "Body of a page (article-extraction-benchmark), F1": ("pages.scrapinghub.body_f1",),
    "Claims grouped, end to end, dev / test": ("claims.system.dev.bcubed", "claims.system.test.bcubed"),
    "Denials tied to what they deny, end to end, dev / test": (
        "claims.system.dev.denials_f1",
        "claims.system.test.denials_f1",
    ),
}


def measured() -> dict[str, str]:
    """Key -> value as the last RESULTS.md shows it."""
    tables = "\n".join(json.loads(LAST.read_text("utf-8")).values())
    return dict(re.findall(r"^\| (\S+) \| ([\d.]+|–) \|", tables, re.MULTILINE))


def main() -> None:
    """Rewrite the table between the marks."""
    known = measured()
    lines = ["| what | score |", "| --- | ---: |"]
    for label, keys in SHOWN.items():
        lines.append(f"| {label} | {' / '.join(known.get(key, '–') for key in keys)} |")
    before, rest = README.read_text("utf-8").split("<!-- scores -->")
    after = rest.split("<!-- /scores -->")[1]
    README.write_text(f"{before}<!-- scores -->\n{chr(10).join(lines)}\n<!-- /scores -->{after}", "utf-8")


if __name__ == "__main__":
    main()
