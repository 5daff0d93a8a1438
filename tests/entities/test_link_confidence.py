"""How sure the link of a mention is."""

from stemma.entities.coreference import gather
from stemma.entities.link_confidence import link_confidence
from stemma.model import Article, Mention, Span


def links(text, mentions):
    """The confidence of each mention of the first entity."""
    article = Article(id="a1", uri="a1", language="en", text=text)
    found, at = [], 0
    for words, kind, form in mentions:
        begin = text.index(words, at)
        at = begin + 1
        found.append(Mention(passage=article.passage(Span(begin, begin + len(words))), type=kind, form=form))
    return [link_confidence(signs) for signs in gather(article, found, [], 0)[0].links]


def test_whoever_is_met_first_is_himself():
    assert links("Ann Pool spoke.", [("Ann Pool", "person", "name")]) == [1.0]


def test_a_full_name_is_surer_than_a_pronoun():
    text = "Ann Pool spoke. She left. Ann Pool came back."
    mentions = [("Ann Pool", "person", "name"), ("She", "person", "pronoun"), ("Ann Pool", "person", "name")]
    _, pronoun, name = links(text, mentions)
    assert 0.5 < pronoun < name <= 1


def test_links_are_two_decimals():
    text = "Ann Pool spoke. She left."
    sure = links(text, [("Ann Pool", "person", "name"), ("She", "person", "pronoun")])[1]
    assert sure == round(sure, 2)
