"""Which agency a newspaper report comes from: French and German papers, 1840s to 2000s, as OCR read them.

Scored per report: the set of agencies found against the set that the corpus names as the source. Nothing is tuned to the
OCR. Agencies that the corpus itself can't name (`unk`, `NIL`) are left out on both sides.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from eval.corpora import corpus
from eval.score import Counts, Score, total
from stemma.extract.provenance import agencies_in

#: Wikidata ids to our short names
_SHORT = {
    "Q40464": "AFP",
    "Q40469": "AP",
    "Q130879": "Reuters",
    "Q430109": "ATS",
    "Q2826560": "Havas",
    "Q493845": "UPI",
    "Q552226": "Wolff",
    "Q1205856": "DNB",
    "Q1525848": "Extel",
    "Q1415690": "Stefani",
}
_NO_SPACE_BEFORE = re.compile(r"\s+([.,;:!?)\]])")
_NO_SPACE_AFTER = re.compile(r"([(\[])\s+")
_APOSTROPHE = re.compile(r"\s*([’'])\s*")


@dataclass(slots=True)
class _Report:
    agencies: frozenset[str] = frozenset()
    tokens: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        joined = _NO_SPACE_AFTER.sub(r"\1", _NO_SPACE_BEFORE.sub(r"\1", " ".join(self.tokens)))
        return _APOSTROPHE.sub(r"\1", joined)


def run(*, quick: bool) -> tuple[Score, ...]:
    """Precision, recall and F1 over report and agency pairs, by language; a quick run is the whole run."""
    del quick
    return tuple(score for language in ("de", "fr") for score in _scores(language))


def _scores(language: str) -> Iterator[Score]:
    reports = list(_reports(language))
    counts = total(_counts(report) for report in reports)
    over = f"{len(reports)} reports, {int(counts.tp + counts.fn)} agencies"
    yield Score(key=f"credits.{language}.precision", value=counts.precision, over=over)
    yield Score(key=f"credits.{language}.recall", value=counts.recall, over=over)
    yield Score(key=f"credits.{language}.f1", value=counts.f1, over=over)


def _counts(report: _Report) -> Counts:
    known = set(_SHORT.values())
    found = {agency.short for agency in agencies_in(report.text)} & known
    return Counts(tp=len(found & report.agencies), fp=len(found - report.agencies), fn=len(report.agencies - found))


def _reports(language: str) -> Iterator[_Report]:
    report = _Report()
    with gzip.open(corpus(f"credits/{language}_newsagency_dev.tsv.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            name, _, value = line.rstrip("\n").partition(" = ")
            if name == "# document_id" and report.tokens:
                yield report
                report = _Report()
            elif name == "# news-agency-as-source":
                report.agencies = frozenset(_SHORT[code] for code in value.split(", ") if code in _SHORT)
            elif line.strip() and not line.startswith(("#", "TOKEN")):
                report.tokens.append(line.split("\t")[0])
    if report.tokens:
        yield report
