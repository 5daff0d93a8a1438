from stemma.model import Article
from stemma.stories.anchors import anchors_of, background_of, overlap


def anchors(text, **fields):
    return anchors_of(Article(id="a", uri="a", text=text, **fields))


def test_names_inside_a_sentence_are_anchors():
    assert {"pelham", "orsett"} <= anchors("The mayor of Pelham met Ada Orsett there.")


def test_the_first_word_of_a_sentence_is_no_name():
    assert "yester" not in anchors("Yesterday was calm. Yesterday was calm again.")


def test_endings_do_not_part_a_name():
    assert anchors("in der Brevanischen Schlucht") & anchors("dans la vallée Brevanie")


def test_accents_do_not_part_a_name():
    assert anchors("sur la route de Brévans") & anchors("auf der Straße nach Brevans")


def test_figures_written_in_different_ways_are_one_anchor():
    assert "#8400" in anchors("vor 8.400 Leuten") & anchors("devant 8 400 personnes") & anchors("before 8,400 people")


def test_years_and_small_figures_are_no_anchors():
    assert not {a for a in anchors("in 2031 came 7 of them") if a.startswith("#")}


def test_the_headline_counts():
    assert "pelham" in anchors("Nothing here.", title="Flood in Pelham")


def test_a_rare_shared_anchor_says_more_than_a_common_one():
    rare, common = frozenset({"pelham", "x"}), frozenset({"berlin", "x"})
    background = background_of([rare, *[common] * 900])
    assert overlap(rare, rare | {"y"}, background) > overlap(common, common | {"y"}, background)


def test_nothing_shared_is_no_overlap():
    assert overlap(frozenset("a"), frozenset("b"), background_of([])) == 0
