import pytest

from stemma.annotate.statements.statements import statements
from stemma.grammar.prose import prose
from stemma.model import Article, Saying, Span, Tagging, TimeExpression


def article(text, language="de"):
    return Article(id="a1", uri="a1", language=language, text=text)


def span(text, words):
    begin = text.index(words)
    return Span(begin, begin + len(words))


def test_a_tagged_saying_becomes_a_statement_with_its_chain():
    text = "Die Brücke sei sicher, sagte die Sprecherin."
    saying = Saying(
        content=(span(text, "Die Brücke sei sicher"),),
        speaker=span(text, "die Sprecherin"),
        cues=(span(text, "sagte"),),
    )
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(saying,)), ())
    assert found.content[0].text == "Die Brücke sei sicher"
    assert found.attribution.root.mention.text == "die Sprecherin"
    assert [cue.text for cue in found.attribution.root.cue] == ["sagte"]


def test_nested_sayings_make_a_chain_with_the_root_last():
    text = "Der Botschafter habe gewarnt, der Damm breche, sagte die Botschaft."
    outer = Saying(
        content=(span(text, "Der Botschafter habe gewarnt, der Damm breche"),),
        speaker=span(text, "die Botschaft"),
        cues=(span(text, "sagte"),),
    )
    inner = Saying(
        content=(span(text, "der Damm breche"),),
        speaker=span(text, "Der Botschafter"),
        cues=(span(text, "habe gewarnt"),),
    )
    found = statements(article(text), prose(text, "de"), Tagging(sayings=(outer, inner)), ())
    assert [hop.mention.text for hop in found[1].attribution.chain] == ["die Botschaft", "Der Botschafter"]


def test_a_cited_source_is_the_root():
    text = "Der Damm sei gebrochen, sagte der Minister unter Berufung auf die Küstenwache."
    saying = Saying(
        content=(span(text, "Der Damm sei gebrochen"),), speaker=span(text, "der Minister"), cues=(span(text, "sagte"),)
    )
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(saying,)), ())
    assert [hop.mention.text for hop in found.attribution.chain] == ["der Minister", "die Küstenwache"]


def test_nobody_is_credited_without_a_speaker():
    text = "Der Damm soll gebrochen sein."
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(Saying(content=(Span(0, 28),)),)), ())
    assert found.attribution is None


def test_said_is_the_time_beside_the_cue():
    text = "Der Damm breche im Mai, sagte die Behörde am Montag."
    saying = Saying(
        content=(span(text, "Der Damm breche im Mai"),), speaker=span(text, "die Behörde"), cues=(span(text, "sagte"),)
    )
    made = article(text)
    times = tuple(
        TimeExpression(article="a1", passage=made.passage(span(text, words)), type="DATE", value=value, rule="test")
        for words, value in (("im Mai", "2031-05"), ("am Montag", "2031-03-03"))
    )
    (found,) = statements(made, prose(text, "de"), Tagging(sayings=(saying,)), times)
    assert found.said.value == "2031-03-03"


def test_medium_is_the_channel_in_the_framing_sentence():
    text = "Der Damm sei sicher, sagte die Behörde in einer Mitteilung."
    saying = Saying(
        content=(span(text, "Der Damm sei sicher"),), speaker=span(text, "die Behörde"), cues=(span(text, "sagte"),)
    )
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(saying,)), ())
    assert found.attribution.medium.text == "in einer Mitteilung"


def test_a_verb_of_denial_denies():
    text = "Die Behörde dementierte, dass der Damm Risse hat."
    saying = Saying(
        content=(span(text, "der Damm Risse hat"),),
        speaker=span(text, "Die Behörde"),
        cues=(span(text, "dementierte"),),
    )
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(saying,)), ())
    assert found.polarity == "denies"


def test_negated_content_denies_nobody():
    text = "Die Behörde sagte, der Damm habe keine Risse."
    saying = Saying(
        content=(span(text, "der Damm habe keine Risse"),),
        speaker=span(text, "Die Behörde"),
        cues=(span(text, "sagte"),),
    )
    (found,) = statements(article(text), prose(text, "de"), Tagging(sayings=(saying,)), ())
    assert found.negated
    assert found.polarity == "asserts"


@pytest.mark.parametrize("text", ["", "„", "»«", "sagte", "\n\n", "laut", "“”" * 50, "a\u0000b sagte c"])
def test_no_text_raises_without_a_model(text):
    assert isinstance(statements(article(text), prose(text, "de"), None, ()), tuple)


QUOTED = "« Rien n'a bougé », jure l'avocat Karl Odin. "


def conditional(sentence, *, kind="free_indirect", hedge=None, between=""):
    """The statement that the French sentence makes behind a quotation, `between` them what the narrator says."""
    text = QUOTED + between + sentence + "."
    quoted = Saying(
        content=(span(text, "Rien n'a bougé"),),
        kind="direct",
        speaker=span(text, "l'avocat Karl Odin"),
        cues=(span(text, "jure"),),
    )
    said = Saying(content=(span(text, sentence),), kind=kind, hedge=hedge, speaker=span(text, "l'avocat Karl Odin"))
    return statements(article(text, "fr"), prose(text, "fr"), Tagging(sayings=(quoted, said)), ())[1]


def test_a_conditional_that_takes_up_the_speaker_is_reported_and_hedges_nothing():
    found = conditional("Son client n'aurait rien demandé depuis deux ans", kind="indirect")
    assert (found.kind, found.hedge) == ("free_indirect", None)
    assert found.attribution.root.mention.text == "l'avocat Karl Odin"


def test_a_conditional_behind_the_narrators_words_is_hearsay():
    found = conditional("La lame aurait été cachée dans un colis", between="La salle est calme. ")
    assert (found.attribution, found.hedge) == (None, "unconfirmed")


def test_a_conditional_that_the_tagger_takes_for_a_rumour_is_one_unless_it_points_back():
    assert conditional("Des presses auraient été démontées", hedge="unconfirmed").hedge == "unconfirmed"
    assert conditional("Il n'aurait rien su", hedge="unconfirmed").hedge is None


def tagged_denial(text, content, cue, language="en"):
    saying = Saying(
        content=(span(text, content),), speaker=span(text, "Reh"), cues=(span(text, cue),), polarity="denies"
    )
    return statements(article(text, language), prose(text, language), Tagging(sayings=(saying,)), ())[0].polarity


def test_a_tagged_denial_needs_words_that_deny():
    assert tagged_denial("The toll is 60, said Reh.", "The toll is 60", "said") == "asserts"
    assert tagged_denial("No order came, said Reh.", "No order came", "said") == "asserts"
    assert (
        tagged_denial("Reh does not believe the firm was quick.", "the firm was quick", "does not believe") == "denies"
    )


def test_a_verdict_on_somebodys_words_denies():
    text = "That is pure invention, said Reh."
    saying = Saying(
        content=(span(text, "That is pure invention"),), speaker=span(text, "Reh"), cues=(span(text, "said"),)
    )
    assert statements(article(text, "en"), prose(text, "en"), Tagging(sayings=(saying,)), ())[0].polarity == "denies"


def credited(text, speaker, language):
    saying = Saying(content=(span(text, "so be it"),), speaker=span(text, speaker), cues=(span(text, "said"),))
    return statements(article(text, language), prose(text, language), Tagging(sayings=(saying,)), ())[
        0
    ].attribution.root.mention.text


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("“so be it,” said the director of Velmo Foods, Graham Kell.", "the director of Velmo Foods", "the director of Velmo Foods, Graham Kell"),
        ("“so be it,” said the director, while Graham Kell slept.", "the director", "the director"),
        ("“so be it,” said also the director.", "also the director", "the director"),
        ("“so be it,” said the board, which met Graham Kell.", "the board, which met Graham Kell", "the board"),
    ],
)  # fmt: skip
def test_a_speaker_gets_the_name_behind_the_office_and_loses_clauses(text, speaker, expected):
    assert credited(text, speaker, "en") == expected


def test_a_conditional_that_brings_in_somebody_new_is_hearsay():
    assert conditional("Un skieur aurait déclenché la coulée").attribution is None


def test_a_retort_that_negates_is_a_denial():
    text = "No such signal reached us, insisted Reh."
    saying = Saying(
        content=(span(text, "No such signal reached us"),), speaker=span(text, "Reh"), cues=(span(text, "insisted"),)
    )
    assert statements(article(text, "en"), prose(text, "en"), Tagging(sayings=(saying,)), ())[0].polarity == "denies"


@pytest.mark.parametrize(
    "unit", ["a ", "„", " ", "Laut X ist es gut. ", "Anna Reh sagte, dass ", ", sagte Reh. Es ", "wonach "]
)
def test_long_runs_raise_nothing(unit):
    text = unit * (8_000 // len(unit))
    assert all(s.content for s in statements(article(text), prose(text, "de"), None, ()))
