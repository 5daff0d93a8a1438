from dataclasses import replace

import pytest

from stemma.model import Change, Claim, Coverage, Descent, Difference, Published, Translation
from stemma.report.brief import brief_of
from stemma.report.view import View

ALDER = "The dam at Alder is safe and will hold the winter floods, the water board said on Monday."
BOARD = "The dam at Alder is safe and will hold the winter floods"

MOSS = "The board is wrong about the winter floods and the dam, engineer Ida Moss said"
FOUR, SIX = "“19 dead” (Echo; as of 4 May 2031)", "“12 dead” (Post; as of 6 May 2031)"


def told(trace, language="en", **how):
    view = View(trace, **how)
    return brief_of(view, view.trace.stories[0], language)


def texts(brief, section):
    return [sentence.text for sentence in brief.sentences if sentence.section == section]


def claim(asserts=(), denies=(), **fields):
    given = {"state": "single_source", "independent_sources": 1, "independent_articles": 1, **fields}
    return Claim(id="c1", story="st1", text="x", asserts=asserts, denies=denies, **given)


def alder(desk, denial="The board is wrong about the winter floods and the dam, engineer Ida Moss said.", **fields):
    desk.article("a1", f"A town met on Monday to talk about its water.\n\n{ALDER}\n\n{denial}", publisher="Post")
    desk.entity("board", "organisation", "the water board").entity("moss", "person", "Ida Moss")
    desk.says("a1", "board", BOARD)
    return desk.says("a1", "moss", denial.split(",")[0], polarity="denies", **fields)


def test_a_denial_stands_beside_what_it_denies(desk):
    brief = told(alder(desk).trace(claim(("a1.s1",), ("a1.s2",), state="denied")))
    assert texts(brief, "disputed") == [
        f"Post: “{ALDER[:-1]}” (source: the water board; in no other text).",
        f"Against that, Post: “{MOSS}” (source: Ida Moss; in no other text).",
    ]


@pytest.mark.parametrize(
    ("denial", "confidence"),
    [
        ("The board is wrong about the winter floods and the dam, engineer Ida Moss said.", 0.6),
        ("Nobody ever asked me to sign that wretched paper, engineer Ida Moss said.", 1.0),
    ],
)
def test_a_denial_that_may_be_of_something_else_is_told_as_that(desk, denial, confidence):
    trace = alder(desk, denial).trace(claim(("a1.s1",), ("a1.s2",), state="denied", confidence=confidence))
    words = texts(told(trace), "told")[1]
    assert words.startswith("Possibly in reply, Post: “")
    assert "(source: Ida Moss;" in words


def test_nothing_is_told_of_a_statement_that_is_not_sure_enough_to_be_shown(desk):
    trace = alder(desk, confidence=0.4).trace(claim(("a1.s1",), ("a1.s2",), state="denied"))
    brief = told(trace)
    assert "Moss" not in " ".join(sentence.text for sentence in brief.sentences)
    assert "1 statement was not sure enough to be told." in texts(brief, "limits")
    assert "Moss" in " ".join(sentence.text for sentence in told(trace, least=0.0).sentences)


def test_copies_that_carry_a_claim_without_its_denial_are_named(desk):
    trace = alder(desk)
    trace.article("a2", ALDER, publisher="Echo").says("a2", "board", BOARD)
    brief = told(trace.trace(claim(("a1.s1", "a2.s1"), ("a1.s2",), state="denied")))
    assert "Without that other side: Echo." in texts(brief, "disputed")


def two_papers(desk, state):
    desk.article("a1", f"A town met on Monday to talk about its water.\n\n{ALDER}", publisher="Post")
    desk.article(
        "a2", "Snow fell.\n\n“The dam at Alder will hold whatever the winter brings,” Ida Moss said.", publisher="Echo"
    )
    desk.entity("board", "organisation", "the water board").entity("moss", "person", "Ida Moss")
    desk.says("a1", "board", BOARD).says(
        "a2", "moss", "The dam at Alder will hold whatever the winter brings", kind="direct"
    )
    return desk.trace(claim(("a1.s1", "a2.s1"), state=state, independent_sources=2, independent_articles=2))


def test_a_second_source_bears_a_claim_out_only_where_that_is_sure(desk):
    (first, second) = texts(told(two_papers(desk, "corroborated")), "told")
    assert first == f"Post: “{ALDER[:-1]}” (source: the water board; in no other text)."
    assert second.startswith("Independently of that, Ida Moss, verbatim in Echo: “The dam at Alder will hold")


def test_where_that_is_not_sure_it_is_left_open(desk):
    second = texts(told(two_papers(desk, "undecided")), "told")[1]
    assert second.startswith("Perhaps on the same point, Ida Moss, verbatim in Echo: ")
    assert second.endswith("(in no other text; not enough to tell whether both mean the same).")


def test_a_quotation_in_another_language_is_marked_with_it(desk):
    words = texts(told(two_papers(desk, "undecided"), "de"), "told")
    source = "Quelle: „the water board“ (auf Englisch)"
    assert words[0] == f"Post: „{ALDER[:-1]}“ ({source}; auf Englisch; in keinem anderen Text)."
    assert "Ida Moss, wörtlich bei Echo: „The dam" in words[1]


def figures(desk, first, then):
    text = "The flood reached the town on Sunday night. There were 12 dead, the mayor said."
    desk.article("a1", text, publisher="Post").article("a2", text.replace("12", "19"), publisher="Echo")
    desk.entity("mayor", "person", "the mayor")
    for key, number, day in (("a1", 12, first), ("a2", 19, then)):
        desk.says(key, "mayor", f"There were {number} dead").counts(key, f"{number} dead", number, "dead", as_of=day)
    revision = Difference(figures=("a1.q1", "a2.q1"), kind="revision", why="")
    one = claim(("a1.s1", "a2.s1"), figures=("a1.q1", "a2.q1"), differences=(revision,), state="corrected")
    return texts(told(desk.trace(one)), "figures")


def test_a_figure_that_changed_is_told_in_its_order(desk):
    assert figures(desk, "2031-05-06", "2031-05-04") == [
        f"The figure changed: {FOUR}, then {SIX} (source: the mayor).",
    ]


@pytest.mark.parametrize("day", ["2031-05", "2031-05-04T09:00"])
def test_an_order_that_no_text_tells_is_left_open(desk, day):
    (words,) = figures(desk, "2031-05-04", day)
    assert words.startswith("Two figures are given, and which came first is open: ")


def conflict(desk, confidence, descents=()):
    desk.article("a1", "The flood reached the town. There were 12 dead, the mayor said.", publisher="Post")
    desk.article("a2", "Water rose at night. There were 19 dead, the fire brigade said.", publisher="Echo")
    for key, who, number in (("a1", "mayor", 12), ("a2", "brigade", 19)):
        desk.says(key, who, f"There were {number} dead").counts(key, f"{number} dead", number, "dead")
    one = Difference(figures=("a1.q1", "a2.q1"), kind="conflict", why="", confidence=confidence)
    given = claim(("a1.s1", "a2.s1"), figures=("a1.q1", "a2.q1"), differences=(one,), state="contradicted")
    return texts(told(desk.trace(given, descents=descents)), "figures")


def test_figures_that_cannot_both_hold_stand_side_by_side_where_that_is_sure(desk):
    assert [words.split(",")[0] for words in conflict(desk, 0.97)][1] == "By contrast"


def test_what_is_not_surely_a_conflict_is_not_told_as_one(desk):
    assert conflict(desk, 0.7) == []


def test_what_a_copy_changed_is_no_conflict_of_sources(desk):
    assert conflict(desk, 0.97, [Descent(copy="a2", exemplar="a1", kind="cut", confidence=0.9)]) == []


def translated(desk, *, machine):
    desk.article("a1", "Der Damm hält den Winter aus, sagte Ida Moss am Montag in Alder.", "de", publisher="Bote")
    desk.article("a2", "The dam will get through the winter well, said Ida Moss on Monday in Alder.", publisher="Echo")
    desk.articles["a2"] = replace(
        desk.articles["a2"], translation=Translation(translated=machine, from_="de", confidence=0.9, evidence=())
    )
    desk.entity("moss", "person", "Ida Moss")
    desk.says("a1", "moss", "Der Damm hält den Winter aus", kind="direct")
    desk.says("a2", "moss", "The dam will get through the winter well", kind="direct")
    edge = Descent(copy="a2", exemplar="a1", kind="translation", confidence=0.9)
    return told(desk.trace(claim(("a1.s1", "a2.s1")), descents=(edge,)))


def test_a_machines_translation_is_not_quoted_where_its_original_is_at_hand(desk):
    assert texts(translated(desk, machine=True), "lead") == [
        "Bote, 5 May 2031: “Der Damm hält den Winter aus, sagte Ida Moss am Montag in Alder” (in German)."
    ]


def test_a_translators_words_are_not_the_speakers(desk):
    brief = translated(desk, machine=False)
    assert texts(brief, "lead")[0].startswith("Echo, 5 May 2031: “The dam")
    assert "verbatim in" not in " ".join(sentence.text for sentence in brief.sentences)


def test_what_copies_dropped_is_told_with_its_sentence(small_trace):
    assert texts(told(small_trace), "lost") == [
        "Changed number (a2.txt): “Rund 40 Helfer” (in German) became “Rund 14 Helfer” (in German).",
        "Dropped attribution (a2.txt): “Drei Kühe sind am Montag ausgebrochen, sagte Bürgermeisterin Ada Holt” (in German).",
    ]


def test_a_denial_that_a_copy_dropped_is_shown_by_the_original(desk):
    trace = alder(desk)
    trace.article("a2", ALDER, publisher="Echo")
    dropped = Change(kind="dropped_denial", exemplar=desk.passage("a1", "The board is wrong"))
    edge = Descent(copy="a2", exemplar="a1", kind="cut", confidence=0.9, changes=(dropped,))
    assert texts(told(desk.trace(descents=(edge,))), "lost")[0].startswith(
        "Dropped denial (Echo): “The board is wrong about"
    )


def test_what_could_not_be_told_stands_at_the_end(desk):
    desk.article("a1", "The dam at Alder will hold.", published=None, publisher="Post")
    desk.article("a2", "La presa de Alder aguantará.", "es", publisher="Eco")
    desk.articles["a2"] = replace(desk.articles["a2"], published=Published(value="2031-05-05", certainty="inferred"))
    lacks = Coverage(stage="annotate", lacks="no rules for es", articles=("a2",))
    assert texts(told(desk.trace(coverage=(lacks,)), "fr"), "limits") == [
        "Date de parution inconnue : Post.",
        "Date de parution déduite des textes : Eco.",
        "Comparés, mais sans lecture des déclarations, faute de règles pour cette langue (es) : Eco.",
    ]


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("die Hafenbehörde", "de", "(Quelle: Hafenbehörde;"),
        ("der Hafenbehörde", "de", "(Quelle: Hafenbehörde;"),
        ("des Ministeriums", "de", "(Quelle: „des Ministeriums“;"),
        ("der örtlichen Behörde", "de", "(Quelle: „der örtlichen Behörde“;"),
        ("seine Dienste", "de", "(Quelle: „seine Dienste“;"),
        ("dem Betreiber", "de", "(Quelle: „dem Betreiber“;"),
        ("Der Betreiber", "de", "(Quelle: Betreiber;"),
        ("l'exploitant", "fr", "(source : l'exploitant ;"),
        ("d'un voisin", "fr", "(source : « d'un voisin » ;"),
        ("Ida Moss", "de", "(Quelle: Ida Moss;"),
        ("La préfecture", "fr", "(source : la préfecture ;"),
        ("du ministère", "fr", "(source : « du ministère » ;"),
        ("The union", "en", "(source: the union;"),
    ],
)
def test_a_source_is_named_so_that_its_frame_is_grammatical(desk, name, language, words):
    text = f"Erster Satz des Textes.\n\n{BOARD}, so {name}."
    desk.article("a1", text, language).says("a1", name, BOARD)
    assert words in texts(told(desk.trace(claim(("a1.s1",))), language), "told")[0].replace("\xa0", " ")


def test_whoever_passes_something_on_stands_behind_its_source(desk):
    desk.article("a1", f"A town met.\n\n{ALDER}", publisher="Post").says("a1", "Ida Moss", BOARD, via=("Echo",))
    assert "(source: Ida Moss via Echo; " in texts(told(desk.trace(claim(("a1.s1",)))), "told")[0]


def test_a_source_whose_sentence_names_it_is_not_put_before_it(desk):
    desk.article("a1", "A town met.\n\nThe mill denied any shortcut at the weir.", publisher="Post")
    desk.entity("mill", "organisation", "Moss Mill")
    desk.says("a1", "mill", "any shortcut at the weir", polarity="denies")
    (words,) = texts(told(desk.trace(claim((), ("a1.s1",), state="denied"))), "disputed")
    assert words == "Post: “The mill denied any shortcut at the weir” (source: Moss Mill; in no other text)."


def test_the_stop_of_an_abbreviation_is_part_of_what_is_quoted(desk):
    desk.article("a1", "A town met.\n\nThe weir broke shortly before 2.20 p.m.", publisher="Post")
    desk.says("a1", None, "The weir broke shortly before 2.20 p.m.")
    assert "before 2.20 p.m.”" in texts(told(desk.trace(claim(("a1.s1",)))), "told")[0]


@pytest.mark.parametrize(("sure", "words"), [(0.95, "(source: Moss Mill;"), (0.8, "(source: the valley's mill;")])
def test_a_source_that_is_not_surely_who_it_is_taken_for_is_called_as_its_text_calls_it(desk, sure, words):
    desk.article("a1", f"A town met.\n\n{BOARD}, the valley's mill said.", publisher="Post").says(
        "a1", "Moss Mill", BOARD
    )
    trace = desk.trace(claim(("a1.s1",)))
    (said,) = trace.statements
    hop = replace(said.attribution.root, mention=desk.passage("a1", "the valley's mill"), link_confidence=sure)
    said = replace(said, attribution=replace(said.attribution, chain=(hop,)))
    assert words in texts(told(replace(trace, statements=(said,))), "told")[0]
