"""Who speaks by a verb, as the tree has it."""

import pytest

from stemma.grammar import saying
from tests.grammar.test_dependencies import at, parsed

SUBJECT_BEHIND_A_PLACE = {
    "en": "At|3|case the|3|det mill|8|obl in|5|case Odenau|3|nmod ,|8|punct Lou|8|nsubj|PROPN said|0|root|VERB so|8|advmod",
    "de": "In|2|case Odenau|4|obl laut|4|advmod sagte|0|root|VERB Lou|4|nsubj|PROPN so|4|advmod",
    "fr": "À|2|case Odenau|5|obl ,|5|punct Lou|5|nsubj|PROPN dit|0|root|VERB cela|5|obj",
}


def spoken(sentence, verb):
    found = saying.speaker(sentence, sentence.tree.nodes[at(sentence, verb)].span)
    return found and sentence.text[found.begin : found.end]


@pytest.mark.parametrize(("language", "verb"), [("en", "said"), ("de", "sagte"), ("fr", "dit")])
def test_the_subject_speaks_and_no_place_before_it(language, verb):
    assert spoken(parsed(language, SUBJECT_BEHIND_A_PLACE[language]), verb) == "Lou"


def test_whoever_is_told_of_in_a_relative_clause_is_not_the_subject():
    rows = "A|2|det|DET woman|7|nsubj|NOUN who|4|nsubj|PRON saw|2|acl:relcl|VERB two|6|nummod men|4|obj|NOUN said|0|root|VERB so|7|advmod"
    assert spoken(parsed("en", rows), "said") == "A woman"


@pytest.mark.parametrize(
    ("language", "rows", "verb"),
    [
        (
            "en",
            "the|2|det workers|0|root|NOUN who|5|nsubj|PRON have|5|aux demanded|2|acl:relcl|VERB it|5|obj",
            "demanded",
        ),
        ("de", "die|2|det Leute|0|root|NOUN die|4|nsubj|PRON forderten|2|acl:relcl|VERB", "forderten"),
        ("fr", "les|2|det gens|0|root|NOUN qui|4|nsubj|PRON exigent|2|acl:relcl|VERB", "exigent"),
    ],
)
def test_a_relative_clause_speaks_of_the_noun_before_it(language, rows, verb):
    assert spoken(parsed(language, rows), verb).split()[1] in {"workers", "Leute", "gens"}


@pytest.mark.parametrize(
    ("language", "rows", "verb", "agent"),
    [
        ("en", "Ode|3|nsubj:pass|PROPN is|3|aux:pass accused|0|root|VERB by|5|case Pool|3|obl:agent|PROPN", "accused", "Pool"),
        ("de", "Ode|5|nsubj:pass|PROPN wird|5|aux:pass von|4|case Pool|5|obl|PROPN beschuldigt|0|root|VERB", "beschuldigt", "Pool"),
        ("fr", "Ode|3|nsubj:pass|PROPN est|3|aux:pass accusée|0|root|VERB par|5|case Pool|3|obl:agent|PROPN", "accusée", "Pool"),
    ],
)  # fmt: skip
def test_a_passive_lets_its_agent_speak(language, rows, verb, agent):
    assert spoken(parsed(language, rows), verb) == agent


def test_a_passive_without_an_agent_lets_nobody_speak():
    assert spoken(parsed("en", "Ode|3|nsubj:pass|PROPN was|3|aux:pass accused|0|root|VERB"), "accused") is None


def test_an_office_and_a_name_that_both_are_subjects_are_one():
    rows = "panel|5|nsubj|NOUN head|3|compound|NOUN Lou|5|nsubj|PROPN Pool|3|flat|PROPN said|0|root|VERB so|5|advmod"
    assert spoken(parsed("en", rows), "said") == "panel head Lou Pool"


def test_of_two_subjects_apart_the_name_speaks():
    assert spoken(parsed("de", "Programm|2|nsubj|NOUN sagte|0|root|VERB Pool|2|nsubj|PROPN"), "sagte") == "Pool"


def test_a_noun_tells_nothing_of_who_speaks():
    assert spoken(parsed("en", "Reh|2|nmod claims|0|root|NOUN"), "claims") is None


def test_a_narrators_verb_does_not_go_on_with_a_clause_in_reported_mood():
    # as parsers read it: "sagte" beside the infinitive before it
    rows = (
        "Reh|2|nsubj|PROPN wies|0|root|VERB darauf|2|obl hin|2|compound:prt ,|7|punct Kiel|7|nsubj|PROPN bilde|2|ccomp|VERB Leute|7|obj aus|7|compound:prt "
        ",|12|punct zu|12|mark helfen|7|advcl|VERB ,|15|punct und|15|cc sagte|12|conj|VERB nichts|15|obj"
    )
    assert spoken(parsed("de", rows), "sagte") == "Reh"


def test_a_verb_in_reported_mood_goes_on_with_one():
    rows = "Reh|2|nsubj|PROPN meinte|0|root|VERB ,|5|punct Kiel|5|nsubj|PROPN halte|2|ccomp|VERB und|7|cc sage|5|conj|VERB nichts|7|obj"
    assert spoken(parsed("de", rows), "sage") == "Kiel"


OFFICE_CUT = "The|2|det|DET secretary|7|nsubj|NOUN of|4|case|ADP State|7|obl|NOUN Ann|2|nmod|PROPN Pool|5|flat|PROPN said|0|root|VERB so|7|advmod|ADV"


def test_an_office_is_not_cut_off_the_name_behind_it():
    assert spoken(parsed("en", OFFICE_CUT), "said") == "The secretary of State Ann Pool"
