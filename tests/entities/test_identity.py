from itertools import combinations

import pytest

from stemma.entities.identity import Local, keys, one_body, one_label, one_person
from stemma.grammar.names.descriptions import describe
from stemma.model import Passage

MENTIONS = (
    ("Anna Kell", "en"), ("Ms Kell", "en"), ("A. Kell", "en"), ("Kells", "de"), ("Ministerin Kell", "de"), ("la ministre", "fr"),
    ("das Innenministerium", "de"), ("le ministère de l'Intérieur", "fr"), ("the French interior ministry", "en"),
    ("Lisbon", "en"), ("Portugal", "de"), ("the Rural Water Office", "en"), ("RWO", "en"), ("die Hafenbehörde", "de"),
    ("the harbour authority", "en"), ("the safety regulator", "en"), ("Velmo Foods", "en"), ("the company", "en"),
)  # fmt: skip


def local(text, language, article):
    description = describe(text, language)
    made = Local(article=article, language=language, type=description.type)
    made.take(Passage(article=article, begin=0, end=len(text), text=text), description, bonus=0)
    return made


@pytest.mark.parametrize(("one", "other"), list(combinations(MENTIONS, 2)))
def test_what_can_be_one_shares_a_key(one, other):
    first, second = local(*one, "a1"), local(*other, "a2")
    joins = one_person(first, second) or one_body(first, second) or one_label(first, second)
    assert not joins or keys(first) & keys(second)


def test_a_vice_minister_is_no_minister():
    assert not one_person(local("der Vize-Außenminister", "de", "a1"), local("der Außenminister", "de", "a2"))


def test_the_company_of_two_articles_is_not_one_by_that_word():
    assert not one_body(local("the company", "en", "a1"), local("the company", "en", "a2"))


def test_an_acronym_is_the_body_it_abbreviates():
    assert one_body(local("RWO", "en", "a1"), local("the Rural Water Office", "en", "a2"))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Norland Times", "Norland", "en"),  # a town, and the paper named after it
        ("China", "China Steel Council", "en"),
        ("Deutschland", "Velmo Deutschland", "de"),
        ("New Marl Press Agency", "New Dorvale Times", "en"),
        ("Nouvelle Agence Marl", "Nouvelle Gazette", "fr"),
        ("Palestinian sources", "Palestinian fishermen", "en"),
        ("Institut Marl de France", "Institut Kell de France", "fr"),
        ("US-Armee", "Bundeswehr", "de"),
        ("Paris-Berlin", "Paris", "fr"),
    ],
)
def test_one_word_in_common_is_no_identity(one, other, language):
    first, second = local(one, language, "a1"), local(other, language, "a1")
    assert not one_body(first, second)
    assert not one_label(first, second)


def test_heads_of_two_bodies_are_two():
    assert not one_person(local("der DSGV-Präsident", "de", "a1"), local("der Velmo-Präsident", "de", "a2"))
    assert one_person(local("der DSGV-Präsident", "de", "a1"), local("der Präsident", "de", "a2"))
