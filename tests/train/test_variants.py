from train.documents import Document, Marked
from train.variants import MARKS, restyled


def document(text, number=0):
    return Document(id=f"d{number}", language="de", text=text, statements=[Marked(content=[(1, 3)])])


def test_restyled_keeps_every_offset():
    text = "„Ja“, sagte sie.\n„Nein, “ sagte er."
    for number in range(20):
        for other in restyled(document(text, number)):
            assert len(other.text) == len(text)
            assert all(a == b or a in MARKS for a, b in zip(text, other.text, strict=True))


def test_restyled_draws_more_than_one_style():
    texts = {other.text for number in range(40) for other in restyled(document("„Ja“, sagte sie.", number))}
    assert len(texts) > 3


def test_restyled_is_nothing_without_marks():
    assert restyled(document("Es regne, sagte sie.")) == ()


def test_restyled_draws_the_same_style_again():
    assert restyled(document("„Ja“, sagte sie.")) == restyled(document("„Ja“, sagte sie."))
