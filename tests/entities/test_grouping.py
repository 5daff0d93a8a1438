from stemma.entities.grouping import groups_of
from stemma.entities.identity import Local
from stemma.model import Passage


def local(article, *name, type_="person", **fields):
    passage = Passage(article=article, begin=0, end=1, text="x")
    made = Local(article=article, language="en", type=type_, name=name, mentions=[passage], **fields)
    made.names[" ".join(name)] += 1
    return made


def near(*articles):
    return {one: frozenset(articles) - {one} for one in articles}


def together(*locals_):
    articles = [one.article for one in locals_]
    return [[one.article for one in group] for group in groups_of(locals_, near(*articles))]


def test_one_name_in_many_articles_is_one_group():
    articles = [f"a{n}" for n in range(30)]
    assert together(*(local(article, "Ada", "Holt") for article in articles)) == [articles]


def test_a_surname_joins_its_full_name():
    assert together(local("a1", "Holt"), local("a2", "Ada", "Holt")) == [["a1", "a2"]]


def test_two_people_of_one_surname_stay_apart():
    assert len(together(local("a1", "Ada", "Holt"), local("a2", "Ben", "Holt"))) == 2


def test_two_entities_of_one_article_stay_apart():
    assert len(together(local("a1", "Ada", "Holt"), local("a1", "Ada", "Holt"))) == 2


def test_an_office_joins_only_near_articles():
    minister = {"concepts": ["minister"], "type_": "unnamed"}
    one, other = local("a1", **minister), local("a2", **minister)
    for made in (one, other):
        made.names.clear()
    assert len(groups_of([one, other], {"a1": frozenset(), "a2": frozenset()})) == 2


def test_an_ambassador_is_the_one_of_another_text_only_where_both_tell_the_post():
    post = {"concepts": ["ambassador"]}
    named, bare = local("a1", "Ivo", "Malow", countries={"RU"}, **post), local("a2", countries={"RU"}, **post)
    assert len(together(named, bare)) == 2
    named, told = (
        local("a1", "Ivo", "Malow", countries={"RU", "KR"}, **post),
        local("a2", countries={"RU", "KR"}, **post),
    )
    assert len(together(named, told)) == 1
    assert len(together(named, local("a2", "Ivo", "Malow", countries={"RU"}, **post))) == 1
