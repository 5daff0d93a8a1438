import pytest

from stemma.coverage import coverage
from stemma.model import Coverage, Published
from stemma.report.limits import limit_words
from stemma.report.wording import of
from tests.conftest import article


@pytest.mark.parametrize("certainty", ["unknown", "inferred"])
def test_what_coverage_says_has_words_in_each_language(certainty):
    told = coverage([article("a1", "Text.", language="xx", published=Published(certainty=certainty))], tagger=False)
    assert len(told) == 3
    for one in told:
        english, german = limit_words(one, of("en")), limit_words(one, of("de"))
        assert english != german
        assert one.lacks not in german


def test_what_no_table_has_is_said_as_it_came():
    assert limit_words(Coverage(stage="lineage", lacks="too much"), of("de")) == "lineage: too much"


@pytest.mark.parametrize(
    "lacks",
    [
        "only its first 4,000 words and marks are annotated and compared (the setting most_words)",
        "only its first 300 figures are told (the setting most_findings)",
        "only its first 20,000 tags are read (the setting most_tags)",
        "it takes more than 10 seconds of processor time (the setting stage_seconds) or 2,048 MiB of memory",
        "the report takes more than 20 seconds of processor time (the setting stage_seconds): claims are left out",
    ],
)
def test_a_limit_is_told_in_each_language(lacks):
    told = Coverage(stage="statements", lacks=lacks)
    words = [limit_words(told, of(code)) for code in ("en", "de", "fr")]
    assert len(set(words)) == 3
    assert not any(one.startswith("statements: ") for one in words)
