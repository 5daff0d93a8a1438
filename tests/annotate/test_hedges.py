import pytest

from stemma.annotate.hedges import hedge_of, is_hearsay, is_negated


@pytest.mark.parametrize(
    ("content", "frame", "language", "hedge"),
    [
        ("der Damm habe angeblich Risse", "sagte", "de", "alleged"),
        ("der Bau soll voraussichtlich im Mai enden", "sagte", "de", "expected"),
        ("the work is expected to end in May", "said", "en", "expected"),
        ("the dam had reportedly cracked", "said", "en", "unconfirmed"),
        ("la digue a peut-être cédé", "", "fr", "unconfirmed"),
        ("la digue a cédé", "a dit", "fr", None),
    ],
)
def test_hedge_of_reads_the_words(content, frame, language, hedge):
    assert hedge_of(content, frame, language) == hedge


def test_the_frame_hedges_before_the_content():
    assert hedge_of("the work will probably end", "alleged", "en") == "alleged"


def test_hearsay_is_a_modal_of_hearsay():
    assert is_hearsay("Der Damm soll gebrochen sein", "de")
    assert not is_hearsay("Der Damm ist gebrochen", "de")


@pytest.mark.parametrize(
    ("content", "language", "negated"),
    [
        ("es gebe keine Verletzten", "de", True),
        ("es gebe Verletzte", "de", False),
        ("nobody wasn't there", "en", True),
        ("il n'y a pas de blessés", "fr", True),
        ("il n'y a que deux blessés", "fr", False),
    ],
)
def test_is_negated_reads_the_main_clause(content, language, negated):
    assert is_negated(content, language) is negated
