from eval.generate.bases import gold_reports, recombined
from eval.generate.families import families


def made(count=60, seed=3):
    return families(recombined(gold_reports(), 40, seed), count, seed)


def test_the_same_seed_makes_the_same_articles():
    assert made() == made()


def test_another_seed_makes_others():
    assert made() != made(seed=4)


def test_there_are_as_many_articles_as_asked_for_give_or_take_a_family():
    assert 60 <= len(made().articles) < 60 + 14


def test_every_edge_starts_at_an_article_and_ends_at_one_or_at_a_lost_text():
    found = made()
    ids = {a.id for a in found.articles}
    assert all(e.copy in ids and (e.exemplar in ids or e.exemplar.startswith("lost:")) for e in found.links)


def test_the_stemma_has_no_cycle():
    found = made()
    above = {}
    for link in found.links:
        above.setdefault(link.copy, set()).add(link.exemplar)

    def line(name, seen=()):
        assert name not in seen
        for exemplar in above.get(name, ()):
            line(exemplar, (*seen, name))

    for name in above:
        line(name)


def test_recombined_bases_are_distinct():
    bases = recombined(gold_reports(), 30, 1)
    assert len({base.paragraphs for base in bases}) == len(bases)
