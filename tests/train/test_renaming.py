from train.documents import Document, Marked
from train.renaming import pool, renamed


def document(text, *names, number=0, language="de", statements=()):
    marks = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    return Document(id=f"d{number}", language=language, text=text, names=marks, statements=list(statements))


ONE = document("Vera Holt wohnt in Brenkfeld .", ("Vera Holt", "person"), ("Brenkfeld", "place"))
OTHER = document("Otto Sand mag Brenkfelds Markt .", ("Otto Sand", "person"), ("Brenkfelds", "place"), number=1)
THIRD = document("In Talhausen regnet es .", ("Talhausen", "place"), number=2)
NAMES = pool((ONE, OTHER, THIRD))


def test_renamed_puts_names_of_the_same_kind_where_names_were():
    for number in range(20):
        for made in renamed(document(ONE.text, *_names(ONE), number=number), NAMES):
            found = [(made.text[b:e], kind) for b, e, kind in made.names]
            assert found[0] in {("Vera Holt", "person"), ("Otto Sand", "person")}
            assert found[1] in {("Brenkfeld", "place"), ("Talhausen", "place")}


def test_renamed_keeps_the_words_between_names():
    (made,) = renamed(OTHER, NAMES)
    assert made.text.endswith(" mag Brenkfelds Markt .")


def test_renamed_leaves_texts_with_statements_alone():
    told = document(ONE.text, *_names(ONE), statements=[Marked(content=[(0, 3)])])
    assert list(renamed(told, NAMES)) == []


def test_pool_holds_german_names_only():
    assert pool([document("In Arlon il pleut .", ("Arlon", "place"), language="fr")]) == {}


def _names(of):
    return [(of.text[begin:end], kind) for begin, end, kind in of.names]
