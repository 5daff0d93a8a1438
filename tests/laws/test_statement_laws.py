import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.mentions import mentions
from stemma.annotate.statements.statements import statements
from stemma.grammar.prose import prose
from stemma.model import Article

PIECES = [
    "„",
    "“",
    "«",
    "»",
    '"',
    ", sagte ",
    "laut ",
    "said ",
    "a déclaré ",
    "que ",
    "Anna Reh",
    "die Polizei",
    ". ",
    "\n\n",
    "er ",
    "habe ",
    "x",
    ":",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en", "fr", None, "pl"]))
def test_every_passage_is_the_slice_it_names(text, language):
    article = Article(id="a1", uri="a1", language=language, text=text)
    for statement in statements(article, prose(text, language), None, ()):
        passages = [*statement.content]
        if statement.attribution:
            passages += [h.mention for h in statement.attribution.chain if h.mention]
            passages += [c for h in statement.attribution.chain for c in h.cue]
        for passage in passages:
            assert article.text[passage.begin : passage.end] == passage.text
            assert passage.text
    for mention in mentions(article, prose(text, language), None, ()):
        assert article.text[mention.passage.begin : mention.passage.end] == mention.passage.text


@pytest.mark.parametrize("run", ["a", " ", "1", ",", "sagte ", "A-", "a'"])
def test_long_runs_take_linear_time(run):
    article = Article(id="a1", uri="a1", language="de", text=run * (40_000 // len(run)))
    begun = time.process_time()
    statements(article, prose(article.text, "de"), None, ())
    assert time.process_time() - begun < 4
