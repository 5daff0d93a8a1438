"""Frames that only the parse tells, by sentences that the shipped parser reads."""

import pytest

from stemma.adapters.parser import OnnxParser, shipped
from stemma.adapters.tagger import OnnxTagger
from stemma.annotate.statements.grounds import grounded
from stemma.annotate.statements.mood import going_on
from stemma.annotate.statements.pointing import pointed
from stemma.annotate.statements.quoting import quoted
from stemma.grammar.prose import prose
from stemma.grammar.subjects import governing
from stemma.model import Saying, Span

pytestmark = pytest.mark.skipif(not shipped(), reason="no model files")


@pytest.fixture(scope="module")
def read():
    parser = OnnxParser(OnnxTagger())
    return lambda text, language: prose(text, language, parser.parse([text], [language])[0])


def span(text, words):
    begin = text.index(words)
    return Span(begin, begin + len(words))


def told(cut, sayings):
    """Kind, words and source of each."""
    return [(s.kind, [cut.slice(c) for c in s.content], s.speaker and cut.slice(s.speaker)) for s in sayings]


@pytest.mark.parametrize(
    ("language", "text", "quotation", "speaker"),
    [
        ("de", "Sie fuhr fort: „Das Wehr hält noch viele lange Jahre.“", "Das Wehr hält noch viele lange Jahre.", "Sie"),
        ("en", "She went on: “The weir will hold for many long years.”", "The weir will hold for many long years.", "She"),
        ("fr", "Elle poursuit : « Le barrage tiendra encore de longues années. »", "Le barrage tiendra encore de longues années.", "Elle"),
    ],
)  # fmt: skip
def test_any_verb_before_a_colon_frames_by_its_subject(read, language, text, quotation, speaker):
    cut = read(text, language)
    found = quoted(cut, (Saying(content=(span(text, quotation),), kind="direct"),))
    assert told(cut, found) == [("direct", [quotation], speaker)]


def test_words_before_a_colon_that_name_nobody_are_no_source(read):
    text = "Wohl eher nicht: „Das Wehr hält noch viele lange Jahre.“"
    cut = read(text, "de")
    found = quoted(cut, (Saying(content=(span(text, "Das Wehr hält noch viele lange Jahre."),), kind="direct"),))
    assert found[0].speaker is None


def test_a_noble_name_after_the_verb_is_a_source(read):
    text = "„Das Wehr hält noch viele lange Jahre“, sagte von Pradow."
    cut = read(text, "de")
    found = quoted(cut, (Saying(content=(span(text, "Das Wehr hält noch viele lange Jahre"),), kind="direct"),))
    assert found[0].speaker is not None
    assert cut.slice(found[0].speaker).endswith("Pradow")


@pytest.mark.parametrize(
    ("language", "text", "quotation", "question"),
    [
        ("en", "Asked whether the weir would hold, Reh said: “It has held for a hundred years.”", "It has held for a hundred years.", "the weir would hold"),
        ("de", "Auf die Frage, ob das Wehr hält, sagte Reh: „Es hält seit mehr als hundert Jahren.“", "Es hält seit mehr als hundert Jahren.", "ob das Wehr hält"),
        ("fr", "À la question de savoir si le barrage tiendra, Reh a dit : « Il tient depuis plus de cent ans. »", "Il tient depuis plus de cent ans.", "le barrage tiendra"),
    ],
)  # fmt: skip
def test_the_question_is_no_part_of_the_answer(read, language, text, quotation, question):
    cut = read(text, language)
    saying = Saying(content=(span(text, question), span(text, quotation)), speaker=span(text, "Reh"))
    assert [contents for _, contents, _ in told(cut, quoted(cut, (saying,)))] == [[quotation]]


@pytest.mark.parametrize(
    ("language", "text", "quotation", "cue", "whole"),
    [
        ("en", "The bid of the mill rests on “hope and luck”, said Reh.", "hope and luck", "said", "The bid of the mill rests on “hope and luck"),
        ("de", "Das Angebot der Mühle beruht auf „Glück und Hoffnung“, sagte Reh.", "Glück und Hoffnung", "sagte", "Das Angebot der Mühle beruht auf „Glück und Hoffnung"),
        ("fr", "L’offre du moulin repose sur « la chance et l’espoir », a dit Reh.", "la chance et l’espoir", "dit", "L’offre du moulin repose sur « la chance et l’espoir"),
    ],
)  # fmt: skip
def test_a_quotation_that_ends_a_clause_is_reported_with_it(read, language, text, quotation, cue, whole):
    cut = read(text, language)
    saying = Saying(content=(span(text, quotation),), kind="direct", speaker=span(text, "Reh"), cues=(span(text, cue),))
    assert told(cut, quoted(cut, (saying,))) == [("mixed", [whole], "Reh")]


@pytest.mark.parametrize(
    ("language", "text", "cue", "content"),
    [
        ("en", "Reh did not say “closed for good and all”.", "say", "closed for good and all"),
        ("de", "Reh sagt nicht ausdrücklich „für immer geschlossen“.", "sagt", "für immer geschlossen"),
    ],
)
def test_what_is_not_said_is_no_statement(read, language, text, cue, content):
    cut = read(text, language)
    saying = Saying(content=(span(text, content),), kind="direct", speaker=span(text, "Reh"), cues=(span(text, cue),))
    assert grounded(cut, (saying,)) == ()


@pytest.mark.parametrize(
    ("language", "text", "quotation", "subject"),
    [
        ("de", "Ida Reh lobt die Arbeit der Helfer am Wehr. „Wir haben drei Nächte lang nicht geschlafen.“", "Wir haben drei Nächte lang nicht geschlafen.", "Ida Reh"),
        ("en", "Ida Reh praised the helpers at the weir. “We did not sleep for three whole nights.”", "We did not sleep for three whole nights.", "Ida Reh"),
        ("fr", "Ida Reh salue le travail des bénévoles. « Nous n’avons pas dormi pendant trois nuits. »", "Nous n’avons pas dormi pendant trois nuits.", "Ida Reh"),
    ],
)  # fmt: skip
def test_a_quotation_without_a_frame_is_the_subjects_before_it(read, language, text, quotation, subject):
    cut = read(text, language)
    found = grounded(cut, (Saying(content=(span(text, quotation),), kind="direct"),))
    assert [(cut.slice(one.speaker), one.ground) for one in found] == [(subject, "pointer")]


def test_the_mood_goes_on_with_whoever_was_reported(read):
    text = "Das Wehr halte noch, sagte Reh. Allerdings hänge viel vom Regen ab. Der Regen fiel am Montag."
    cut = read(text, "de")
    first = Saying(content=(span(text, "Das Wehr halte noch"),), speaker=span(text, "Reh"), cues=(span(text, "sagte"),))
    found = going_on(cut, grounded(cut, (first,)))
    assert told(cut, found)[1:] == [("free_indirect", ["Allerdings hänge viel vom Regen ab"], "Reh")]


def test_a_sentence_that_tells_on_points_nowhere_back(read):
    text = "Viele folgten dem Rat der Schule. So berichtete Ida Reh, dass nur zehn Kinder kamen."
    assert pointed(read(text, "de"), ()) == ()


def test_so_before_a_comparison_governs_nobody(read):
    (sentence,) = read("Das Amt braucht ein Schild, so wie die Mühle.", "de").sentences
    assert list(governing(sentence)) == []
