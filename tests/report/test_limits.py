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
