"""How sure the sources of a chain are."""

from stemma.annotate.statements.hop_confidence import hop_confidence
from stemma.grammar.prose import prose
from stemma.model import Hop, Passage


def hop(text, words, cue):
    def passage(part):
        begin = text.index(part)
        return Passage(article="a1", begin=begin, end=begin + len(part), text=part)

    return Hop(entity=None, name=words, mention=passage(words), cue=(passage(cue),) if cue else ())


def sure(text, words, cue, *, root=True):
    return hop_confidence(prose(text, "en"), hop(text, words, cue), root=root)


def test_a_name_beside_a_verb_of_saying_is_surer_than_words_far_from_one():
    text = "The dam holds, Ann Pool said on Monday after a long day at the mill. People in the village agreed."
    assert sure(text, "Ann Pool", "said") > sure(text, "People in the village", "said")


def test_who_only_reports_is_less_sure_than_who_says_so():
    text = "The dam holds, Ann Pool said."
    assert sure(text, "Ann Pool", "said") > sure(text, "Ann Pool", "said", root=False)
