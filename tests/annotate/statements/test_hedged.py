"""Hedges of sentences that the shipped parser reads: only what is predicated hedges."""

import pytest

from stemma.adapters.parser import OnnxParser, shipped
from stemma.adapters.tagger import OnnxTagger
from stemma.annotate.statements.hedged import hedge
from stemma.grammar.prose import prose
from stemma.model import Saying, Span

pytestmark = pytest.mark.skipif(not shipped(), reason="no model files")


@pytest.fixture(scope="module")
def parser():
    return OnnxParser(OnnxTagger())


def hedged(parser, language, content, frame, suggested=None):
    """The hedge of a content in front of its frame, "speaker|cue"."""
    speaker, cue = frame.split("|")
    text = f"{content}, {cue} {speaker}."
    cut = prose(text, language, parser.parse([text], [language])[0])
    begin = len(content) + 2
    said = Span(begin + len(cue) + 1, len(text) - 1)
    saying = Saying(
        content=(Span(0, len(content)),), cues=(Span(begin, begin + len(cue)),), speaker=said, kind="indirect", hedge=suggested
    )  # fmt: skip
    return hedge(cut, saying)


@pytest.mark.parametrize(
    ("language", "content", "frame"),
    [
        ("en", "The suspected thief sang in the yard", "Ann Pool|said"),
        ("en", "The expected rain came too late", "Ann Pool|said"),
        ("en", "The oven is cold due to a broken wire", "Ann Pool|said"),
        ("en", "The club opened its emergency plans", "Ann Pool|said"),
        ("de", "Der mutmaßliche Dieb habe laut gesungen", "der Küster|sagte"),
        ("de", "Die geplante Sperrung der Brücke falle aus", "die Wirtin|sagte"),
        ("fr", "La fermeture prévue du pont a été annulée", "la ville|a annoncé"),
        ("fr", "Le directeur soupçonné de vol a quitté la ville", "le maire|a dit"),
    ],
)
def test_what_describes_a_noun_hedges_nothing(parser, language, content, frame):
    assert hedged(parser, language, content, frame) is None


@pytest.mark.parametrize(
    ("language", "content", "frame", "right"),
    [
        ("en", "The mayor is accused of taking bribes", "the prosecutor|said", "alleged"),
        ("en", "The drummer is said to have stolen the beat", "Ann Pool|wrote", "unconfirmed"),
        ("en", "The bridge is expected to open in June", "the ministry|said", "expected"),
        ("de", "Der Dieb habe mutmaßlich laut gesungen", "der Küster|sagte", "alleged"),
        ("de", "Dem Wirt wird vorgeworfen, das Bier zu strecken", "der Richter|sagte", "alleged"),
        ("fr", "Le maire est accusé d'avoir touché de l'argent", "le parquet|a indiqué", "alleged"),
    ],
)
def test_what_is_predicated_hedges(parser, language, content, frame, right):
    assert hedged(parser, language, content, frame) == right


def test_a_conditional_that_a_name_vouches_for_is_reported_speech(parser):
    content = "Les contrôles auraient duré une heure"
    assert hedged(parser, "fr", content, "le directeur Paul Marl|selon", "unconfirmed") is None
    assert hedged(parser, "fr", content, "un témoin|selon", "unconfirmed") == "unconfirmed"
