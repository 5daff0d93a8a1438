"""What a trace can't tell, in the words of the interface; what no table has stays as the stage says it."""

import re
from collections.abc import Mapping

from stemma.model import Coverage
from stemma.report.wording import Wording

#: what stages say, and the key of our words for it; a group of the pattern is a value
_SAID = (
    (re.compile(r"publication date unknown: .*"), "published_unknown"),
    (re.compile(r"publication date inferred from the texts: .*"), "published_inferred"),
    (re.compile(r"no rules for (?P<language>\w+): lineage and stories only"), "no_rules"),
    (re.compile(r"no rules for an unknown language: lineage and stories only"), "no_rules_unknown"),
    (re.compile(r"no tagger model: .*"), "no_tagger"),
    (re.compile(r"only the first (?P<number>[\d,]+) .* of each article are compared .*"), "only_first"),
    (re.compile(r"only its first (?P<number>[\d,]+) (?P<unit>\w+)\b.*\(the setting (?P<setting>\w+)\)"), "first_units"),
    (re.compile(r"it takes more than (?P<number>[\d.,]+) seconds of processor time .*"), "costly"),
    (re.compile(r"the report takes more than (?P<number>[\d.,]+) seconds of processor time .*"), "report_costly"),
)


def limit_words(told: Coverage, wording: Wording) -> str:
    """What is lacking, as a sentence without the articles that it concerns."""
    for pattern, key in _SAID:
        if found := pattern.fullmatch(told.lacks):
            return wording(f"limit.{key}", **_worded(found.groupdict(), wording))
    return f"{told.stage}: {told.lacks}"


def _worded(values: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """The values, the unit among them in the words of the interface."""
    return {key: wording(f"limited.{value}") if key == "unit" else value for key, value in values.items()}
