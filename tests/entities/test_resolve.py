from itertools import permutations

from stemma.entities.resolve import resolve
from stemma.model import Article, Attribution, Findings, Hop, Span, Statement


def spoken(number, language, text, *speakers):
    """An article whose `speakers` each say one thing, and its findings."""
    article = Article(id=f"a{number}", uri=f"https://example.org/{number}", language=language, text=text)
    statements, at = [], 0
    for place, speaker in enumerate(speakers, 1):
        begin = text.index(speaker, at)
        at = begin + len(speaker)
        mention = article.passage(Span(begin, at))
        hop = Hop(entity=None, name=speaker, mention=mention)
        statements.append(
            Statement(
                id=f"a{number}.s{place}",
                article=article.id,
                content=(article.passage(Span(0, 3)),),
                kind="indirect",
                attribution=Attribution(chain=(hop,)),
            )
        )
    return article, Findings(article=article.id, statements=tuple(statements))


def entity_ids(*made):
    _, linked = resolve([a for a, _ in made], {f.article: f for _, f in made})
    return [[s.attribution.chain[0].entity for s in linked[a.id].statements] for a, _ in made]


GERMAN = "Die Brücke in Odenau am Velmo sei zu, sagte Bürgermeisterin Anna Reh. Das Innenministerium in Odenau schwieg nicht."
FRENCH = (
    "Le pont d'Odenau sur la Velmo est fermé, a dit la maire Anna Reh. Le ministère de l'Intérieur à Odenau l'a redit."
)


def test_one_person_in_two_languages_is_one_entity():
    ids = entity_ids(spoken(1, "de", GERMAN, "Anna Reh"), spoken(2, "fr", FRENCH, "la maire Anna Reh"))
    assert ids[0] == ids[1]


def test_one_office_in_two_languages_is_one_entity_where_articles_share_names():
    made = (spoken(1, "de", GERMAN, "Das Innenministerium"), spoken(2, "fr", FRENCH, "Le ministère de l'Intérieur"))
    assert entity_ids(*made)[0] == entity_ids(*made)[1]


def test_offices_of_articles_that_share_no_names_stay_apart():
    other = spoken(2, "de", "Der Hafen von Malmst bleibt offen, so die Polizei am Kai von Torvik.", "die Polizei")
    ids = entity_ids(
        spoken(1, "de", "Die Brücke von Odenau bleibt zu, so die Polizei an der Velmo.", "die Polizei"), other
    )
    assert ids[0] != ids[1]


def test_two_namesakes_stay_two():
    first = spoken(1, "en", "The port is closed, Kim Dae-ho said.", "Kim Dae-ho")
    second = spoken(2, "en", "The port is open, Kim Sun-woo said.", "Kim Sun-woo")
    ids = entity_ids(first, second)
    assert ids[0] != ids[1]


def test_transcriptions_of_one_name_are_one():
    first = spoken(1, "de", "Man werde bauen, sagte Oleksij Selenskyj.", "Oleksij Selenskyj")
    second = spoken(2, "en", "It will be built, Oleksiy Zelensky said.", "Oleksiy Zelensky")
    ids = entity_ids(first, second)
    assert ids[0] == ids[1]


def test_entities_do_not_depend_on_the_order_of_articles():
    made = [
        spoken(1, "de", GERMAN, "Anna Reh", "Das Innenministerium"),
        spoken(2, "fr", FRENCH, "la maire Anna Reh", "Le ministère de l'Intérieur"),
        spoken(3, "en", "The bridge at Odenau is shut, Reh said by the Velmo.", "Reh"),
    ]
    answers = {
        tuple((e.id, e.name, e.type) for e in resolve([a for a, _ in order], {f.article: f for _, f in order})[0])
        for order in permutations(made)
    }
    assert len(answers) == 1


def test_names_are_kept_by_language():
    made = (spoken(1, "de", GERMAN, "Anna Reh"), spoken(2, "fr", FRENCH, "la maire Anna Reh"))
    entities, _ = resolve([a for a, _ in made], {f.article: f for _, f in made})
    assert entities[0].names == {"de": ("Anna Reh",), "fr": ("la maire Anna Reh",)}


def names_of(*made):
    entities, _ = resolve([a for a, _ in made], {f.article: f for _, f in made})
    return [entity.name for entity in entities]


def test_a_description_does_not_end_in_a_relative_pronoun():
    text = "A neighbour who heard the bang says the bridge is shut."
    assert names_of(spoken(1, "en", text, "A neighbour who")) == ["A neighbour"]


def test_an_elided_article_stands_close_to_its_name():
    text = "L'Écho du Velmo dit que le pont est fermé."
    assert names_of(spoken(1, "fr", text, "L'Écho du Velmo")) == ["L'Écho du Velmo"]
