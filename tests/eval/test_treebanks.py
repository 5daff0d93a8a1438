import gzip

import pytest

from eval import corpora
from eval.parse import compared
from eval.treebanks import sentences
from stemma.model import Node, Span, Tree

TREEBANK = """# sent_id = 1
# text = Die Tür, die klemmt, hängt am Tor.
1\tDie\tder\tDET\tART\t_\t2\tdet\t_\t_
2\tTür\tTür\tNOUN\tNN\t_\t7\tnsubj\t_\tSpaceAfter=No
3\t,\t,\tPUNCT\t$,\t_\t5\tpunct\t_\t_
4\tdie\tder\tPRON\tPRELS\t_\t5\tnsubj\t_\t_
5\tklemmt\tklemmen\tVERB\tVVFIN\t_\t2\tacl\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t$,\t_\t5\tpunct\t_\t_
7\thängt\thängen\tVERB\tVVFIN\t_\t0\troot\t_\t_
8-9\tam\t_\t_\t_\t_\t_\t_\t_\t_
8\tan\tan\tADP\tAPPR\t_\t10\tcase\t_\t_
9\tdem\tder\tDET\tART\t_\t10\tdet\t_\t_
10\tTor\tTor\tNOUN\tNN\t_\t7\tobl:mod\t_\tSpaceAfter=No
11\t.\t.\tPUNCT\t$.\t_\t7\tpunct\t_\t_

# sent_id = 2
# text = I don't.
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def treebank(tmp_path, monkeypatch):
    (tmp_path / "syntax").mkdir()
    with gzip.open(tmp_path / "syntax" / "xx_own.conllu.gz", "wt", encoding="utf-8") as out:
        out.write(TREEBANK)
    monkeypatch.setattr(corpora, "DATA", tmp_path)
    return list(sentences("xx_own"))


def words(one):
    return [one.text[n.span.begin : n.span.end] for n in one.tree.nodes]


def test_a_contraction_is_one_word_and_hangs_where_its_first_part_does(treebank):
    tree = treebank[0].tree
    at = words(treebank[0]).index("am")
    assert (tree.nodes[at].relation, words(treebank[0])[tree.nodes[at].head]) == ("case", "Tor")


def test_clitics_are_words_of_their_own(treebank):
    assert words(treebank[1]) == ["I", "do", "n't", "."]


def test_a_clause_with_a_relative_pronoun_is_a_relative_clause(treebank):
    tree = treebank[0].tree
    assert tree.nodes[words(treebank[0]).index("klemmt")].relation == "acl:relcl"


def test_other_subtypes_are_left_out(treebank):
    assert treebank[0].tree.nodes[words(treebank[0]).index("Tor")].relation == "obl"


def test_a_wrong_head_costs_both_measures_and_a_wrong_relation_one():
    def tree(*nodes):
        return Tree(
            nodes=tuple(
                Node(span=Span(2 * i, 2 * i + 1), head=head, relation=relation, part="X")
                for i, (head, relation) in enumerate(nodes)
            )
        )

    gold = tree((None, "root"), (0, "obj"), (0, "nsubj:pass"))
    mine = tree((None, "root"), (0, "obl"), (1, "nsubj"))
    counts = compared(gold, (mine,))
    assert (counts["gold"], counts["words"], counts["uas"], counts["las"], counts["upos"]) == (3, 3, 2, 1, 3)
