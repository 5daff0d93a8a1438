import pytest

from stemma.annotate.statements.clauses import completed
from stemma.grammar.prose import prose
from stemma.model import Article, Saying, Span


def article(text, language):
    return Article(id="a1", uri="a1", language=language, text=text)


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def case(text, language, *, content, speaker=None, cues=(), kind="indirect"):
    """What becomes of one saying: contents, speaker and cues in words, in reading order."""
    saying = Saying(
        content=tuple(span(text, words) for words in content),
        kind=kind,
        speaker=span(text, speaker) if speaker else None,
        cues=tuple(span(text, cue) for cue in cues),
    )
    found = completed(prose(text, language), (saying,))

    def words(one):
        return text[one.begin : one.end]

    return [
        ([words(c) for c in s.content], words(s.speaker) if s.speaker else None, [words(c) for c in s.cues])
        for s in found
    ]


def test_content_before_its_frame_begins_with_the_sentence():
    text = "Der Hafen wurde geschlossen, um die Schiffe zu schützen, teilte das Amt mit."
    found = case(text, "de", content=["die Schiffe zu schützen"], speaker="das Amt", cues=["teilte", "mit"])
    assert found[0][0] == ["Der Hafen wurde geschlossen, um die Schiffe zu schützen"]


def test_content_begins_behind_a_dateline_and_behind_but():
    text = "ODENAU (RWO) – Die Brücke bleibt zu, aber das Rathaus öffnet, teilte das Amt mit."
    found = case(text, "de", content=["das Rathaus öffnet"], speaker="das Amt", cues=["teilte"])
    assert found[0][0] == ["das Rathaus öffnet"]


def test_content_that_holds_another_verb_of_saying_is_not_widened():
    text = "Der Rat sagte, dass dies teuer werde, sagte Reh."
    assert case(text, "de", content=["dies teuer werde"], speaker="Reh", cues=["sagte Reh"])[0][0] == [
        "dies teuer werde"
    ]


@pytest.mark.parametrize(
    ("text", "language", "content", "expected"),
    [
        ("Er verwies auf Akten, wonach der Damm 40 Risse habe.", "de", "40 Risse habe", "der Damm 40 Risse habe"),
        ("She said on Monday that the dam had 40 cracks.", "en", "40 cracks", "the dam had 40 cracks"),
        ("Il montre la digue que la ville a payée, une digue neuve.", "fr", "une digue neuve", "une digue neuve"),
    ],
)
def test_content_begins_behind_the_word_that_introduces_it(text, language, content, expected):
    assert case(text, language, content=[content])[0][0] == [expected]


def test_the_verb_that_governs_that_is_the_cue_and_brings_its_subject():
    text = "Velmo behauptet seit langem, dass der Nachbar Holz liefert, während Minister Reh schweigt."
    found = case(text, "de", content=["der Nachbar Holz liefert"], speaker="Minister Reh", cues=["liefert"])
    assert found[0][1:] == ("Velmo", ["behauptet"])


def test_a_source_behind_it_frames_what_another_is_said_to_have_said():
    text = "Die Ministerin warnte und fügte hinzu, dass der Damm halte, so Rehs Büro."
    found = case(text, "de", content=["der Damm halte"], speaker="Rehs Büro", cues=["so"])
    assert [(one[1], one[2]) for one in found][1] == ("Rehs Büro", ["so"])
    assert found[0][2] == ["fügte", "hinzu"]


def test_according_to_is_read_where_nobody_else_was():
    text = "Der Lärm ist laut. Laut dem Amt hält der Damm noch zwei Jahre."
    found = completed(prose(text, "de"), ())
    assert [text[s.content[0].begin : s.content[0].end] for s in found] == ["hält der Damm noch zwei Jahre"]


def test_a_relative_clause_on_the_source_is_no_content():
    text = "Laut Ministerin Reh, die Hilfe zu schicken versprach, könnte der Damm brechen."
    found = case(
        text, "de", content=["Hilfe zu schicken", "könnte der Damm brechen"], speaker="Ministerin Reh", cues=["Laut"]
    )
    assert found[0][0] == ["könnte der Damm brechen"]


def test_what_is_said_in_a_report_is_the_reports():
    text = "Reh prüft den Bau. Der Damm sei alt, heißt es in dem Bericht."
    assert case(text, "de", content=["Der Damm sei alt"], speaker="Reh", cues=["heißt es in"])[0][1] == "dem Bericht"


def test_a_first_person_quotation_without_marks_is_direct():
    text = "Wir haben den Damm noch nicht gesehen fügte Frau Reh hinzu, die schwieg."
    found = completed(prose(text, "de"), ())
    assert [(s.kind, text[s.content[0].begin : s.content[0].end]) for s in found] == [
        ("direct", "Wir haben den Damm noch nicht gesehen")
    ]
    assert text[found[0].speaker.begin : found[0].speaker.end] == "Frau Reh"


def test_what_nobody_read_is_read_where_a_verb_of_saying_governs_it():
    text = "Velmos Behörde sagte, dass der Damm seit dem 8. Mai leckt."
    found = completed(prose(text, "de"), ())
    assert [text[s.content[0].begin : s.content[0].end] for s in found] == ["der Damm seit dem 8. Mai leckt"]


def test_content_cut_inside_its_clause_runs_to_the_sentences_end():
    text = "Das Amt sagte, dass der Damm zwischen dem 8. und 13. Mai an drei Stellen geleckt habe."
    found = case(text, "de", content=["der Damm zwischen dem 8. und 13"], speaker="Das Amt", cues=["sagte"])
    assert found[0][0] == ["der Damm zwischen dem 8. und 13. Mai an drei Stellen geleckt habe"]
