"""Changes told of a copy: each kind of loss in three languages beside a rendering that lost nothing."""

import numpy as np
import pytest

from stemma.grammar.frames import may_attribute, may_deny, may_hedge
from stemma.lineage.changes import changes_of
from stemma.lineage.collate import collate
from stemma.lineage.witness import witness
from stemma.model import Article, Attribution, Findings, Hop, Span, Statement


class Aligned:
    """An encoder to which sentence n of every text means the same, whatever the language."""

    def __init__(self, *texts):
        self.place = {line: n for text in texts for n, line in enumerate(text.split("\n\n"))}

    def encode(self, texts):
        rows = np.zeros((len(texts), 8), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[next((n for line, n in self.place.items() if text in line), 7)] = 1
        return rows


#: a sentence with an attribution, a hedge or a denial, and renderings that keep and that lose it
LOSSES = [
    ("dropped_attribution", "fr", "Le barrage a cédé à l'aube, selon la préfecture", "de", "Der Damm ist nach Angaben der Präfektur in der Früh gebrochen", "Der Damm ist in der Früh gebrochen"),
    ("dropped_attribution", "de", "Der Damm ist in der Früh gebrochen, sagte der Landrat", "en", "The dam broke at dawn, the county office said", "The dam broke at dawn"),
    ("dropped_attribution", "en", "The dam broke at dawn, the county office said", "fr", "Le barrage a cédé à l'aube, a indiqué l'administration", "Le barrage a cédé à l'aube"),
    ("dropped_hedge", "en", "The guard allegedly took the keys", "de", "Der Wächter soll die Schlüssel genommen haben", "Der Wächter hat die Schlüssel genommen"),
    ("dropped_hedge", "de", "Der Wächter hat mutmaßlich die Schlüssel genommen", "fr", "Le gardien aurait pris les clés", "Le gardien a pris les clés"),
    ("dropped_hedge", "fr", "Le gardien aurait pris les clés", "en", "The guard allegedly took the keys", "The guard took the keys"),
    ("dropped_denial", "en", "The mayor denied that the keys had been sold", "de", "Der Bürgermeister bestritt, dass die Schlüssel verkauft worden waren", "Die Schlüssel waren verkauft worden, hieß es vom Bürgermeister"),
    ("dropped_denial", "de", "Der Bürgermeister bestritt den Verkauf der Schlüssel", "fr", "Le maire a démenti la vente des clés", "Le maire a parlé de la vente des clés"),
    ("dropped_denial", "fr", "Le maire a démenti la vente des clés", "en", "The mayor denied the sale of the keys", "The mayor spoke of the sale of the keys"),
]  # fmt: skip
FRAME = {
    "de": ("Am Montag war Markttag in Ostrau", "Um neun läuteten die Glocken"),
    "en": ("Monday was market day in Ostrau", "At nine the bells rang"),
    "fr": ("Lundi, c'était jour de marché à Ostrau", "À neuf heures les cloches ont sonné"),
}


def text(language, sentence):
    first, last = FRAME[language]
    return f"{first}.\n\n{sentence}.\n\n{last}."


def article(name, language, sentence):
    return Article(id=name, uri=name, language=language, text=text(language, sentence))


def kinds(exemplar, copy, findings=None):
    encoder = Aligned(exemplar.text, copy.text)
    left, right = witness(copy), witness(exemplar)
    vectors = {one.id: encoder.encode([one.words_of(s) for s in one.sentences]) for one in (left, right)}
    found = changes_of(collate(left, right, vectors), findings or {}, encoder, kind="translation")
    return {change.kind for change in found}


@pytest.mark.parametrize("case", LOSSES, ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_what_the_rendering_keeps_is_not_lost(case):
    _, language, sentence, other, kept, _ = case
    assert not kinds(article("a", language, sentence), article("b", other, kept))


@pytest.mark.parametrize("case", LOSSES, ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_what_no_word_of_the_rendering_carries_is_lost(case):
    kind, language, sentence, other, _, lost = case
    assert kind in kinds(article("a", language, sentence), article("b", other, lost))


def marked(one, **rest):
    words = one.text.split("\n\n")[1].rstrip(".")
    begin = one.text.index(words)
    content = (one.passage(Span(begin, begin + len(words))),)
    who = Attribution(chain=(Hop(entity=None, name="somebody", mention=content[0]),))
    return Findings(
        article=one.id,
        statements=(Statement(id="s", article=one.id, content=content, kind="indirect", attribution=who, **rest),),
    )


@pytest.mark.parametrize("case", LOSSES, ids=lambda case: f"{case[0]}-{case[1]}")
@pytest.mark.parametrize("rest", [{}, {"hedge": "alleged"}, {"polarity": "denies"}], ids=str)
def test_nothing_changes_between_the_same_words_whatever_was_found_in_either(case, rest):
    one, two = (article(name, case[1], case[2]) for name in "ab")
    assert not kinds(one, two, {"a": marked(one, **rest), "b": Findings(article="b")})


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("Das Rad sei im Mai geprüft worden", "de"), ("Le frein aurait lâché", "fr"), ('It was "a mess"', "en")],
)
def test_mood_and_quotation_marks_carry_an_attribution(sentence, language):
    assert may_attribute(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language", "carries"),
    [("Un verdict tombera en juin", "fr", False), ("La source pourrait être un siphon", "fr", True), ("The source might be a drain", "en", True), ("Quelle ist ein Siphon", "de", False), ("Quelle könnte ein Siphon sein", "de", True)],
)  # fmt: skip
def test_a_plain_future_hedges_nothing(sentence, language, carries):
    assert may_hedge(sentence, language) is carries


@pytest.mark.parametrize(
    ("sentence", "language", "carries"),
    [
        ("Davon kann keine Rede sein", "de", True),
        ("Il n'en est rien", "fr", True),
        ("The firm spoke of it", "en", False),
    ],
)
def test_a_negation_may_deny(sentence, language, carries):
    assert may_deny(sentence, language) is carries
