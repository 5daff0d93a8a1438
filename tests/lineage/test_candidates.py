from stemma.lineage.candidates import Index, candidate_pairs
from stemma.lineage.witness import witness


def test_a_copy_is_a_candidate(wire, short):
    index = Index()
    index.add(wire)
    assert index.add(short) == ("wire",)


def test_a_contained_passage_is_a_candidate(wire, make, body, join):
    padding = " ".join(f"Sentence {n} about nothing in particular goes on for {n} words." for n in range(40))
    index = Index(by_anchor=None)
    index.add(wire)
    assert index.add(make("long", f"{padding}\n\n{join(*body[2:6])}")) == ("wire",)


def test_a_translation_is_a_candidate_by_its_anchors(wire, make):
    text = (
        "Die Fähre Morning Star lief vor Tarn Head auf Grund, 214 Menschen an Bord. Kapitänin Ruth Ambler, Northline."
    )
    index = Index()
    index.add(wire)
    assert index.add(make("de", text, language="de")) == ("wire",)


def test_strangers_are_no_candidates(wire, make):
    index = Index()
    index.add(wire)
    assert index.add(make("other", "A gallery in Ostrava shows glass from seven centuries until the end of May.")) == ()


def test_the_index_knows_how_many_it_holds(wire, short):
    index = Index()
    index.add(wire)
    index.add(short)
    assert len(index) == 2


def test_pairs_do_not_depend_on_the_order(wire, reprint, short, independent):
    ordered = [witness(a) for a in (wire, reprint, short, independent)]
    forth = {frozenset((a.id, b.id)) for a, b in candidate_pairs(ordered)}
    back = {frozenset((a.id, b.id)) for a, b in candidate_pairs(ordered[::-1])}
    assert forth == back
