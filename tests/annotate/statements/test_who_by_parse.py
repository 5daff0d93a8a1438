"""Who speaks, and what frames nothing, as the shipped parser shows it in sentences of own wording in three languages."""

import pytest

from stemma.adapters.parser import OnnxParser, shipped
from stemma.adapters.tagger import OnnxTagger
from stemma.annotate.statements.agency import subjected
from stemma.annotate.statements.edges import edged
from stemma.annotate.statements.governing import around
from stemma.annotate.statements.pointing import pointed
from stemma.annotate.statements.quoting import quoted
from stemma.annotate.statements.speakers import credible
from stemma.annotate.statements.unfounded import founded
from stemma.annotate.statements.unread import unread
from stemma.grammar.prose import prose
from stemma.model import Saying, Span

pytestmark = pytest.mark.skipif(not shipped(), reason="no model files")


@pytest.fixture(scope="module")
def read():
    parser = OnnxParser(OnnxTagger())
    return lambda text, language: prose(text, language, parser.parse([text], [language])[0])


def span(text, words, after=""):
    begin = text.index(words, text.index(after) + len(after))
    return Span(begin, begin + len(words))


def saying(text, content, speaker=None, cue=None, **rest):
    return Saying(
        content=(span(text, content),),
        speaker=span(text, speaker) if speaker else None,
        cues=tuple(span(text, one) for one in cue.split("|")) if cue else (),
        kind="indirect",
        **rest,
    )


def speakers(cut, sayings):
    return [one.speaker and cut.slice(one.speaker) for one in sayings]


@pytest.mark.parametrize(
    ("language", "text", "content", "carried", "cue", "speaker"),
    [
        # NOTE: a common noun that no table of offices knows is the subject all the same, whoever was taken over from before
        ("de", "Ute Kern war dort. Der Kläger sagte, das Wehr halte.", "das Wehr halte", "Ute Kern", "sagte", "Der Kläger"),
        ("de", "Ute Kern war dort. Der Betreiber bestritt, dass das Wehr undicht sei.", "das Wehr undicht sei", "Ute Kern", "bestritt", "Der Betreiber"),
        ("en", "Ute Kern was there. The plaintiff said the weir would hold.", "the weir would hold", "Ute Kern", "said", "The plaintiff"),
        ("fr", "Ute Kern était là. Le plaignant a dit que le barrage tiendrait.", "le barrage tiendrait", "Ute Kern", "dit", "Le plaignant"),
    ],
)  # fmt: skip
def test_the_subject_of_the_verb_of_saying_beats_whoever_was_carried_over(
    read, language, text, content, carried, cue, speaker
):
    cut = read(text, language)
    assert speakers(cut, subjected(cut, (saying(text, content, carried, cue),))) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "content", "cue", "speaker"),
    [
        ("de", "Port Selby (TAG) - Die Fähre ist am Montag gesunken, teilte die Küstenwache mit.", "Die Fähre ist am Montag gesunken", "teilte|mit", "die Küstenwache"),
        ("en", "PORT SELBY (TAG) - The mayor said the bridge was safe.", "the bridge was safe", "said", "The mayor"),
        ("fr", "Port-Selby (TAG) - Le maire a dit que le pont était sûr.", "le pont était sûr", "dit", "Le maire"),
    ],
)  # fmt: skip
def test_the_place_of_a_dateline_never_speaks(read, language, text, content, cue, speaker):
    cut = read(text, language)
    place = text.partition(" (")[0]
    found = subjected(cut, edged(cut, (saying(text, content, place, cue),)))
    assert speakers(cut, found) == [speaker]


def test_the_dateline_is_no_part_of_what_was_said(read):
    text = "Port Selby (TAG) - Die Fähre ist gesunken, teilte die Küstenwache mit."
    cut = read(text, "de")
    found = edged(cut, (saying(text, "Port Selby (TAG) - Die Fähre ist gesunken"),))
    assert cut.words(found[0].content) == "Die Fähre ist gesunken"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Zuvor hatte Kim laut seinem Büro die Reise abgesagt.", "seinem Büro"),
        ("Am Montag starben laut Norland zwei Soldaten.", "Norland"),
    ],
)
def test_laut_names_whom_it_governs(read, text, speaker):
    cut = read(text, "de")
    found = around(cut, (saying(text, text.partition(" ")[0], "Kim" if "Kim" in text else None, "laut"),))
    assert speakers(cut, found) == [speaker]


def test_a_subject_ends_before_the_object_behind_it(read):
    # NOTE: German writes both with a capital, and nothing but a space parts them
    text = "Vor Tagen hatte die Wirtin Gerüchte noch zurückgewiesen, dass das Wehr undicht sei."
    cut = read(text, "de")
    found = credible(cut, (saying(text, "das Wehr undicht sei", "die Wirtin Gerüchte", "zurückgewiesen"),))
    assert speakers(cut, found) == ["die Wirtin"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Der Imker: „Im Mai war am Wehr noch alles gut.“", "Der Imker"),
        ("en", "The beekeeper: “In May all was well at the weir.”", "The beekeeper"),
    ],
)
def test_a_noun_before_a_colon_said_the_quotation(read, language, text, speaker):
    cut = read(text, language)
    found = quoted(cut, (Saying(content=(cut.quotes[0].inner,), kind="direct"),))
    assert speakers(cut, found) == [speaker]


@pytest.mark.parametrize("source", ["die Partei des Religiösen Aufbruchs", "der New York Herald"])
def test_a_name_with_a_common_word_in_it_stays_whole(read, source):
    text = f"Am Montag antwortete {source} auf die Frage."
    cut = read(text, "de")
    assert speakers(cut, credible(cut, (saying(text, "auf die Frage", source, "antwortete"),))) == [source]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker", "told"),
    [
        ("en", "The judge said the case was closed, and the defendant said that was right.", "the case was closed", "The judge", ["The judge", "the defendant"]),
        ("de", "Der Richter sagte, das Verfahren sei beendet, und der Verein teilte mit, dass er klagen werde.", "das Verfahren sei beendet", "Der Richter", ["Der Richter", "der Verein"]),
        ("fr", "Le juge a dit que le procès était clos, et le prévenu a ajouté que c'était juste.", "le procès était clos", "Le juge", ["Le juge", "le prévenu"]),
    ],
)  # fmt: skip
def test_a_second_clause_of_saying_is_read(read, language, text, content, speaker, told):
    cut = read(text, language)
    cue = {"en": "said", "de": "sagte", "fr": "dit"}[language]
    assert speakers(cut, unread(cut, (saying(text, content, speaker, cue),))) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials did not say whether the road was open."),
        ("en", "The court was told that the road was open."),
        ("de", "Die Stadt sagte nicht, ob die Straße offen ist."),
        ("fr", "La mairie n'a pas dit si la route était ouverte."),
    ],
)
def test_what_is_not_said_is_not_read(read, language, text):
    cut = read(text, language)
    assert unread(cut, ()) == ()


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker", "cue"),
    [
        ("en", "Asked whether the weir would hold, he said nothing at all.", "the weir would hold", "he", "Asked"),
        ("en", "The town chose a judge named by the king and confirmed by the chamber.", "The town chose a judge", "the chamber", "confirmed by"),
        ("en", "At the hearing she did not deny sending some of the letters.", "sending some of the letters", "she", "did not deny"),
        ("de", "Reh hat lange über das Wehr gesprochen, ohne einen Namen zu nennen.", "ohne einen Namen zu nennen", "Reh", "gesprochen"),
        ("fr", "Le maire a longuement parlé du barrage, sans nommer les coupables.", "sans nommer les coupables", "Le maire", "parlé"),
    ],
)  # fmt: skip
def test_words_that_frame_nothing_give_no_saying(read, language, text, content, speaker, cue):
    cut = read(text, language)
    assert founded(cut, (saying(text, content, speaker, cue),)) == ()


def test_a_verb_of_saying_with_its_clause_is_no_mistake(read):
    text = "The woman confirmed that the weir would hold."
    cut = read(text, "en")
    assert len(founded(cut, (saying(text, "the weir would hold", "The woman", "confirmed"),))) == 1


@pytest.mark.parametrize(
    "behind",
    ["So tituliert bekamen junge Käufer Rabatte eingeräumt.", "Das schlug er aus.", "So etwas hatte er nie gesagt."],
)
def test_a_sentence_that_only_opens_like_one_of_saying_points_to_nobody(read, behind):
    text = f"Der Wirt hatte den Einfall mit den jungen Gästen. {behind}"
    cut = read(text, "de")
    assert pointed(cut, ()) == ()


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Il est très bon en manœuvres politiques », selon un proche de la ministre, Jean Delval se montre redoutable.", "un proche de la ministre"),
        ("de", "„Das Wehr hält noch viele Jahre“, so der Bürgermeister, den Otto Reh gewarnt hatte.", "der Bürgermeister"),
    ],
)  # fmt: skip
def test_whom_the_words_behind_a_quotation_govern_said_it(read, language, text, speaker):
    cut = read(text, language)
    assert speakers(cut, quoted(cut, (Saying(content=(cut.quotes[0].inner,), kind="direct"),))) == [speaker]
