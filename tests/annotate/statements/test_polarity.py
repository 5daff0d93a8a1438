import pytest

from stemma import lang
from stemma.annotate.statements.polarity import polarity
from stemma.grammar.denials import is_denied, is_verdict, tells_denial
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def judged(text, content, *, language, cue=None, tagged="asserts"):
    def span(words):
        begin = text.index(words)
        return Span(begin, begin + len(words))

    cues = (span(cue),) if cue else ()
    return polarity(prose(text, language), Saying(content=(span(content),), cues=cues, polarity=tagged))


@pytest.mark.parametrize(
    ("text", "content", "cue", "language"),
    [
        ("Die Werft wies am Montag den Vorwurf entschieden zurück.", "den Vorwurf", "wies", "de"),
        ("Die Werft stellte dies in einem Schreiben in Abrede.", "dies", "stellte", "de"),
        ("Der Müller hält einen Dammbruch für ausgeschlossen.", "einen Dammbruch", "hält", "de"),
        ("Die Behörde rechnet nicht mit einer zweiten Flut.", "einer zweiten Flut", "rechnet", "de"),
        ("The mill laughed the rumour off on Monday.", "the rumour", "laughed", "en"),
        ("The miller does not believe that the dam will hold.", "the dam will hold", "believe", "en"),
        ("The miller pleaded not guilty to one count.", "one count", "pleaded", "en"),
        ("Le meunier se défend de toute négligence.", "toute négligence", "se défend", "fr"),
        ("Le meunier exclut une rupture de la digue.", "une rupture de la digue", "exclut", "fr"),
    ],
)
def test_a_frame_denies(text, content, cue, language):
    assert judged(text, content, cue=cue, language=language) == "denies"


@pytest.mark.parametrize(
    ("text", "content", "cue", "language"),
    [
        ("Der Müller schloss einen Dammbruch nicht aus.", "einen Dammbruch", "schloss", "de"),
        (
            "Der Weg führe auf den alten Deich zurück, sagte der Müller.",
            "Der Weg führe auf den alten Deich",
            "sagte",
            "de",
        ),
        ("The miller would not deny that the dam leaks.", "the dam leaks", "deny", "en"),
        ("Le meunier ne nie pas les faits.", "les faits", "nie", "fr"),
        ("Die Mühle wies das zurück; der Damm halte, hieß es.", "der Damm halte", "hieß es", "de"),
    ],
)
def test_a_negated_or_distant_denial_denies_nothing(text, content, cue, language):
    assert judged(text, content, cue=cue, language=language) == "asserts"


@pytest.mark.parametrize(
    ("text", "content", "language"),
    [
        (
            "Die Mühle bestritt das. „Niemand hat das Wehr geöffnet“, sagte der Müller.",
            "Niemand hat das Wehr geöffnet",
            "de",
        ),
        ('The mill denied this. "Nobody opened the weir," the miller said.', "Nobody opened the weir,", "en"),
        ("Le moulin dément. « Personne n'a ouvert la vanne », dit-il.", "Personne n'a ouvert la vanne", "fr"),
        ("Der Müller widersprach: Niemand habe das Wehr geöffnet.", "Niemand habe das Wehr geöffnet", "de"),
    ],
)
def test_a_negation_behind_a_denial_denies(text, content, language):
    assert judged(text, content, language=language) == "denies"


@pytest.mark.parametrize(
    ("text", "content", "cue", "language"),
    [
        ("No such order was given, the miller said.", "No such order was given", "said", "en"),
        (
            "Eine solche Anweisung habe es zu keinem Zeitpunkt gegeben, sagte er.",
            "Eine solche Anweisung habe es zu keinem Zeitpunkt gegeben",
            "sagte",
            "de",
        ),
        ("« Aucune consigne de ce type n’existe », dit-il.", "Aucune consigne de ce type n’existe", "dit", "fr"),
        ("The miller insisted that he had not opened the weir.", "he had not opened the weir", "insisted", "en"),
    ],
)
def test_a_negation_that_points_back_or_insists_denies(text, content, cue, language):
    assert judged(text, content, cue=cue, language=language) == "denies"


def test_a_negation_denies_nobody_by_itself():
    assert (
        judged("Niemand wurde verletzt, sagte er.", "Niemand wurde verletzt", cue="sagte", language="de") == "asserts"
    )


LOUD = [
    ("The miller said", "The tide will not lift the ferry at all", "Traders blamed the pilot for the delay.", "en"),
    ("Der Müller sagte", "Der Hof besitze gar kein Boot", "Händler warfen dem Lotsen Leichtsinn vor.", "de"),
    ("Le meunier a dit", "Le bac ne part pas du tout ce soir", "Des marchands accusent le pilote.", "fr"),
]


@pytest.mark.parametrize(("frame", "content", "accusation", "language"), LOUD)
def test_a_loud_negative_denies_only_right_behind_an_accusation(frame, content, accusation, language):
    cue = frame.split()[-1]
    told = f"{frame}: {content}."
    assert judged(told, content, cue=cue, language=language, tagged="denies") == "asserts"
    assert judged(f"{accusation} {told}", content, cue=cue, language=language) == "denies"


def test_what_is_conceded_denies_nobody():
    text = "Man habe das Wehr nicht geprüft, räumte er ein."
    assert judged(text, "Man habe das Wehr nicht geprüft", cue="räumte", language="de", tagged="denies") == "asserts"


@pytest.mark.parametrize(
    ("text", "content", "cue", "language"),
    [
        ("The toll is not justified, he said.", "The toll is not justified", "said", "en"),
        ("Der Zoll ist nicht berechtigt, sagte er.", "Der Zoll ist nicht berechtigt", "sagte", "de"),
        ("Le péage n'est pas justifié, a-t-il dit.", "Le péage n'est pas justifié", "dit", "fr"),
    ],
)
def test_a_negative_of_ones_own_is_no_denial_whatever_the_tagger_says(text, content, cue, language):
    assert judged(text, content, cue=cue, language=language, tagged="denies") == "asserts"


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("reine Erfindung, frei erfunden", "de"),
        ("Die Behauptung, jemand habe am Wehr gedreht und es dann offen gelassen, sei falsch", "de"),
        ("dass am Wehr ein Mann aus dem Nachbardorf gedreht habe, treffe nicht zu", "de"),
        ("That is nonsense, and anybody who has ever seen a weir knows it", "en"),
        ("the claim about the weir was entirely unfounded and would be met in court", "en"),
        ("C'est faux, j'étais au moulin", "fr"),
        ("her innocence", "en"),
    ],
)
def test_a_verdict_denies_what_it_names(content, language):
    assert is_verdict(content, lang.of(language))


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("er habe die falsche Mühle besucht", "de"),
        ("the false ceiling fell", "en"),
        ("ein Dammbruch sei nicht falsch", "de"),
        ("le meunier a inventé une machine", "fr"),
    ],
)
def test_a_word_of_a_verdict_that_says_something_else_is_none(content, language):
    assert not is_verdict(content, lang.of(language))


@pytest.mark.parametrize(
    ("name", "polarity_"),
    [("a fairy tale", "denies"), ("wishful thinking by neighbours", "denies"), ("very serious", "asserts")],
)
def test_a_name_for_somebodys_words_denies_them_unless_it_grants_them(name, polarity_):
    text = f"The miller called the allegation {name}."
    assert judged(text, name, cue="called", language="en") == polarity_


def test_a_name_for_somebody_else_denies_nothing():
    text = "The miller denied the allegation and called the guard a fine man."
    assert judged(text, "a fine man", cue="called", language="en") == "asserts"


def test_what_a_denial_opens_with_a_colon_denies():
    text = "Der Müller widersprach: „Das Wehr war die ganze Nacht zu.“"
    assert judged(text, "Das Wehr war die ganze Nacht zu.", language="de") == "denies"


def test_a_belief_denies_if_it_is_negated_behind_its_object():
    assert judged("Der Müller traut den Zahlen nicht.", "den Zahlen", cue="traut", language="de") == "denies"


def test_a_sentence_tells_of_a_denial():
    assert tells_denial("die mühle widersprach umgehend", lang.of("de"))
    assert tells_denial("the miller maintained his innocence", lang.of("en"))
    assert not tells_denial("the miller did not deny it", lang.of("en"))


@pytest.mark.parametrize("unit", ["wies ", "nicht ", "lie ", "is ", "a", "zurück", "1 "])
@pytest.mark.parametrize("language", ["de", "en", "fr", None])
def test_long_runs_end_in_linear_time(unit, language):
    text = unit * 4000
    is_verdict(text, lang.of(language))
    is_denied(text, {"wies"}, lang.of(language))
    tells_denial(text, lang.of(language))


def test_a_particle_beside_another_verb_of_saying_denies_nothing():
    frame = "sagte er und lehnte es ab sich zu äußern"
    assert is_denied(frame, {"lehnte", "ab"}, lang.of("de"))
    assert is_denied(frame, {"ab"}, lang.of("de"))
    assert not is_denied(frame, {"sagte", "ab"}, lang.of("de"))
