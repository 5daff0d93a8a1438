from hypothesis import given
from hypothesis import strategies as st

from stemma.claims.phrases import corrects, narrows
from stemma.claims.propositions import clause_around, units_of
from stemma.model import Article, Findings, Passage, Quantity, Span
from stemma.stories.anchors import anchors_of

runs = st.sampled_from(["no evidence ", "9", "9.9", " ", "aucune ", "Aa ", "-", ", ", "é", "\n"])
long_texts = st.tuples(runs, st.integers(1, 3000), st.text(max_size=20)).map(lambda t: t[0] * t[1] + t[2])


@given(long_texts, st.sampled_from(["de", "en", "fr", None, "it"]))
def test_phrases_are_looked_for_in_any_text(text, language):
    for look in (corrects, narrows):
        assert look(text, language) in (True, False)


@given(long_texts)
def test_anchors_are_found_in_any_text(text):
    assert all(anchor for anchor in anchors_of(Article(id="a", uri="a", text=text)))


@given(st.text(alphabet="ab ,;.–\n9", min_size=1, max_size=80), st.data())
def test_a_clause_holds_its_figure_and_stays_in_its_sentence(text, data):
    begin = data.draw(st.integers(0, len(text) - 1))
    inner = Span(begin, data.draw(st.integers(begin + 1, len(text))))
    clause = clause_around(Article(id="a", uri="a", text=text), Span(0, len(text)), inner)
    assert clause.covers(inner)
    assert clause.end <= len(text)


@given(st.text(alphabet="Ab ,.9\n", min_size=1, max_size=60), st.data())
def test_units_quote_their_article(text, data):
    article = Article(id="a", uri="a", text=text)
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    passage = Passage(article="a", begin=begin, end=end, text=text[begin:end])
    figure = Quantity(id="q", article="a", value=9, passage=passage, rule="test")
    for unit in units_of(["a"], {"a": article}, {"a": Findings(article="a", quantities=(figure,))}):
        assert article.text[unit.passage.begin : unit.passage.end] == unit.passage.text
