"""Contents as whole clauses, by sentences that the shipped parser reads."""

import pytest

from stemma.adapters.parser import OnnxParser, shipped
from stemma.adapters.tagger import OnnxTagger
from stemma.annotate.statements.wholes import whole
from stemma.grammar.prose import prose
from stemma.model import Saying, Span

pytestmark = pytest.mark.skipif(not shipped(), reason="no model files")


@pytest.fixture(scope="module")
def parser():
    return OnnxParser(OnnxTagger())


def contents(parser, language, text, content, cue, others=()):
    """The contents after the pass; `content` was read, framed by `cue`."""

    def span(words):
        begin = text.index(words)
        return Span(begin, begin + len(words))

    cut = prose(text, language, parser.parse([text], [language])[0])
    sayings = [Saying(content=(span(content),), cues=(span(cue),)), *(Saying(content=(span(o),)) for o in others)]
    return [text[part.begin : part.end] for part in whole(cut, tuple(sayings))[0].content]


@pytest.mark.parametrize(
    ("language", "text", "content", "cue", "clause"),
    [
        ("en", "Reh said the dam holds because the wall was mended.", "the dam holds", "said", "the dam holds because the wall was mended"),
        ("de", "Reh sagte, dass der Damm hält, der im Mai geflickt wurde.", "der Damm hält", "sagte", "der Damm hält, der im Mai geflickt wurde"),
        ("fr", "Reh a dit que le barrage tient parce que le mur a été réparé.", "le barrage tient", "dit", "le barrage tient parce que le mur a été réparé"),
    ],
)  # fmt: skip
def test_a_content_cut_in_its_clause_is_made_whole(parser, language, text, content, cue, clause):
    assert contents(parser, language, text, content, cue) == [clause]


def test_a_second_predicate_of_the_frame_is_no_content(parser):
    text = "Reh sagte, dass der Damm hält, und zeigte sich zufrieden."
    assert contents(parser, "de", text, "der Damm hält, und zeigte sich zufrieden", "sagte") == ["der Damm hält"]


def test_what_another_saying_holds_is_not_taken_in(parser):
    text = "Reh said the dam holds because the wall was mended."
    assert contents(parser, "en", text, "the dam holds", "said", ["the wall was mended"]) == ["the dam holds"]


@pytest.mark.parametrize(
    ("language", "text", "content", "cue"),
    [
        ("de", "Die Werft, die den Bau nicht bestätigt hat, sagte, dass dies „ein Rückschlag“ für die Stadt wäre, sagte Reh am Montag.", "dies „ein Rückschlag“ für die Stadt wäre", "sagte Reh"),
        ("en", "The yard said that this would hurt the town, Reh told reporters.", "this would hurt the town", "told"),
        ("fr", "Le chantier a dit que cela nuirait à la ville, a affirmé Reh.", "cela nuirait à la ville", "affirmé"),
    ],
)  # fmt: skip
def test_a_frame_within_the_clause_is_not_taken_in(parser, language, text, content, cue):
    # what was read is the complement of the first frame: whose words the whole are is not for this pass to say
    assert contents(parser, language, text, content, cue) == [content]
