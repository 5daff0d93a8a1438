import pytest

from stemma.entities.coreference import gather
from stemma.grammar.names.descriptions import describe
from stemma.model import Article, Mention, Span


def groups(text, language, words, names=()):
    """The mention texts of each local entity; `words` are found one after the other, all of them speakers."""
    article = Article(id="a1", uri="a1", language=language, text=text)
    mentions, at = [], 0
    for word in words:
        begin = text.index(word, at)
        at = begin + 1
        passage = article.passage(Span(begin, begin + len(word)))
        described = describe(word, language)
        kind = dict(names).get(word, described.type)
        mentions.append(Mention(passage=passage, type=kind, form="name" if word in dict(names) else described.form))
    found = gather(article, mentions, [m.passage for m in mentions], 0)
    return [[p.text for p in local.mentions] for local in found]


def test_pronoun_takes_the_last_person():
    text = "Minister Otto Reh sprach in Bonn. Man werde bauen, sagte er."
    assert groups(text, "de", ["Minister Otto Reh", "Bonn", "er"], {"Bonn": "place"}) == [
        ["Minister Otto Reh", "er"],
        ["Bonn"],
    ]


def test_pronoun_agrees_in_gender():
    text = "Frau Reh und Herr Kell kamen. Sie sagte nichts."
    assert groups(text, "de", ["Frau Reh", "Herr Kell", "Sie"]) == [["Frau Reh", "Sie"], ["Herr Kell"]]


def test_whoever_was_he_is_not_she_afterwards():
    text = "Ms Reh met Kell. He left early. She stayed."
    assert groups(text, "en", ["Ms Reh", "Kell", "He", "She"], {"Kell": "person"}) == [
        ["Ms Reh", "She"],
        ["Kell", "He"],
    ]


def test_surname_takes_the_full_name():
    text = "Anna Kell spoke first. Later Kell left."
    assert groups(text, "en", ["Anna Kell", "Kell"]) == [["Anna Kell", "Kell"]]


def test_surname_takes_the_last_of_two_namesakes():
    text = "Minister Kim Dae-ho met Kim Sun-woo. Kim Dae-ho spoke. It is late, said Kim."
    assert groups(text, "en", ["Kim Dae-ho", "Kim Sun-woo", "Kim Dae-ho", "Kim"]) == [
        ["Kim Dae-ho", "Kim Dae-ho", "Kim"],
        ["Kim Sun-woo"],
    ]


def test_office_takes_its_holder():
    text = "La préfète Claire Odin a parlé. La préfète a insisté."
    assert groups(text, "fr", ["La préfète Claire Odin", "La préfète"]) == [["La préfète Claire Odin", "La préfète"]]


def test_a_general_office_takes_the_narrower_one():
    text = "Das Innenministerium warnte. Das Ministerium wiederholte es."
    assert groups(text, "de", ["Das Innenministerium", "Das Ministerium"]) == [
        ["Das Innenministerium", "Das Ministerium"]
    ]


def test_an_indefinite_phrase_is_somebody_new():
    text = "A spokesman spoke. Then a spokesman left."
    assert len(groups(text, "en", ["A spokesman", "a spokesman"])) == 2


def test_acronym_in_brackets_names_the_body():
    text = "The water regulator (RWO) said so. RWO will act."
    assert groups(text, "en", ["The water regulator", "RWO"])[0][0] == "The water regulator"


def test_impersonal_pronoun_is_nobody():
    assert groups("On précise que tout va bien.", "fr", ["On"]) == []


def test_the_company_takes_a_firm_met_by_name():
    text = "Velmo Foods will close the site. The company gave no date."
    names = {"Velmo Foods": "organisation"}
    assert groups(text, "en", ["Velmo Foods", "The company"], names) == [["Velmo Foods", "The company"]]


def test_she_takes_the_woman_of_two_people():
    text = "Anna Kell met Graham Reh. She left, she said."
    assert groups(text, "en", ["Anna Kell", "Graham Reh", "she"]) == [["Anna Kell", "she"], ["Graham Reh"]]


def test_an_age_takes_up_who_was_named_last():
    text = "Minister Otto Reh sprach. Ingrid Kell kam an. Das sei gut, sagte die 29-Jährige."
    assert groups(text, "de", ["Otto Reh", "Ingrid Kell", "die 29-Jährige"])[1] == ["Ingrid Kell", "die 29-Jährige"]


def test_two_authorities_stay_two():
    text = "The harbour authority warned. The safety regulator disagreed. The authority did not reply."
    assert groups(text, "en", ["The harbour authority", "The safety regulator", "The authority"]) == [
        ["The harbour authority", "The authority"],
        ["The safety regulator"],
    ]


def test_a_bare_noun_takes_up_the_name_that_holds_it():
    text = "The Velmo Seabird Trust warned. The trust gave no date."
    assert groups(text, "en", ["The Velmo Seabird Trust", "The trust"]) == [["The Velmo Seabird Trust", "The trust"]]


def test_a_womans_office_is_not_filled_by_a_man_of_her_surname():
    text = "Staatsanwalt Reh widersprach. Verteidigerin Ruth Reh blieb dabei."
    assert len(groups(text, "de", ["Staatsanwalt Reh", "Verteidigerin Ruth Reh"])) == 2


def test_celle_qui_takes_up_the_woman():
    text = "La colonelle Claire Odin arrive. Rien à dire, souffle celle qui commande."
    assert groups(text, "fr", ["La colonelle Claire Odin", "celle qui commande"]) == [
        ["La colonelle Claire Odin", "celle qui commande"]
    ]


def test_an_entourage_is_not_whom_it_surrounds():
    text = "La ministre Claire Odin a parlé. L'entourage de la ministre Claire Odin dément."
    assert len(groups(text, "fr", ["La ministre Claire Odin", "L'entourage de la ministre Claire Odin"])) == 2


@pytest.mark.parametrize(
    ("language", "text", "words", "pronoun"),
    [
        ("en", "Ada Kell spoke. In the hall, Ida Reh had a question. “Why?” she said.", ["Ada Kell", "Ida Reh", "she"], "she"),
        ("fr", "Ida Reh a parlé. Dans la salle, Ada Kell a posé une question. « Pourquoi ? » a-t-elle dit.", ["Ida Reh", "Ada Kell", "elle"], "elle"),
        ("de", "Ida Reh sprach. Im Saal, so hieß es, kam Ada Kell dazu. „Warum?“, sagte sie.", ["Ida Reh", "Ada Kell", "sie"], "sie"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_the_last_subject_though_something_opens_its_sentence(language, text, words, pronoun):
    assert groups(text, language, words)[1] == [words[1], pronoun]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Ada Mpula spoke first. Mpula left.", ["Ada Mpula", "Mpula"]),
        ("de", "Ada Mpula sprach zuerst. Mpula ging.", ["Ada Mpula", "Mpula"]),
        ("fr", "Ada Mpula a parlé. Mpula est partie.", ["Ada Mpula", "Mpula"]),
    ],
)
def test_a_surname_that_was_taken_for_a_body_is_its_bearers(language, text, words):
    assert groups(text, language, words, {"Mpula": "organisation"}) == [words]


def test_he_is_hardly_ever_a_body():
    text = "Otto Reh kam im Mai nach Dorvale, wo er lange blieb. Sein Haus gehört heute der Tarrow. Nichts, sagte er."
    assert groups(text, "de", ["Otto Reh", "Tarrow", "er"], {"Tarrow": "organisation"}) == [
        ["Otto Reh", "er"],
        ["Tarrow"],
    ]


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [
        ("en", "Otto Kell came. He drove past the mill. Then he drove past the lock and the old ferry. He met Hugo Reh. “No,” he said.", "he said"),
        ("de", "Otto Kell kam. Er fuhr zur Mühle. Dann fuhr er zur Schleuse und zur alten Fähre. Er traf Hugo Reh. „Nein“, sagte er.", "er."),
    ],
)  # fmt: skip
def test_whoever_is_only_spoken_of_by_a_pronoun_stays_near(language, text, pronoun):
    text = text.replace(". Then", ". " + "The road was long. " * 20 + "Then").replace(
        ". Dann", ". " + "Der Weg war weit. " * 20 + "Dann"
    )
    article = Article(id="a1", uri="a1", language=language, text=text)
    places = [Span(text.index(w), text.index(w) + len(w)) for w in ("Otto Kell", "Hugo Reh")]
    places.append(Span(text.rindex(pronoun), text.rindex(pronoun) + 2))
    forms = ("name", "name", "pronoun")
    mentions = [
        Mention(passage=article.passage(span), type="person", form=form)
        for span, form in zip(places, forms, strict=True)
    ]
    found = gather(article, mentions, [mentions[2].passage], 0)
    assert [[p.text for p in local.mentions] for local in found] == [["Otto Kell", pronoun[:2]], ["Hugo Reh"]]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        # a company is one body; several take up none by its name
        ("Die Velmo AG schließt. Die Unternehmen klagen.", "de", ["Velmo AG", "Die Unternehmen"]),
        ("Marl Foods closes. The companies complain.", "en", ["Marl Foods", "The companies"]),
        ("Marl Foods ferme. Les entreprises protestent.", "fr", ["Marl Foods", "Les entreprises"]),
        # of a compound the firm met by name alone is not known to be one
        ("Velmo AG wächst. Der Handelsverband klagt.", "de", ["Velmo AG", "Der Handelsverband"]),
        # somebody known as another body's head
        ("AfD-Chef Otto Reh kam. Der CDU-Chef ging.", "de", ["AfD-Chef Otto Reh", "Der CDU-Chef"]),
        ("Der DSGV-Präsident kam. Der Velmo-Präsident Otto Reh ging.", "de", ["Der DSGV-Präsident", "Der Velmo-Präsident Otto Reh"]),
        # two who speak together are neither of them
        ("Anna Kell, Otto Reh came. Anna Kell left.", "en", ["Anna Kell, Otto Reh", "Anna Kell"]),
        ("Kell and other miners came. Kell left.", "en", ["Kell and other miners", "Kell"]),
        # of an aside nothing is told of the head
        ("Le président russe parle. Le président du Kazakhstan, voisin de la Russie, écoute.", "fr",
         ["Le président russe", "Le président du Kazakhstan, voisin de la Russie"]),
    ],
)  # fmt: skip
def test_two_are_not_one(text, language, words):
    assert groups(text, language, words) == [[word] for word in words]


def test_a_short_name_in_brackets_is_known_where_the_mention_cuts_the_bracket():
    text = "The Ministry of Wells (HWM) spoke in Bonn. HWM left."
    found = groups(text, "en", ["The Ministry of Wells (HWM", "Bonn", "HWM"], {"Bonn": "place"})
    assert found == [["The Ministry of Wells (HWM", "HWM"], ["Bonn"]]


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "Otto Reh told his brother that he sold the barn. Nothing was left, he said.", "his brother"),
        ("de", "Otto Reh sagte Emil Kell, er verkaufe die Scheune. Es bleibe nichts, sagte er.", "Emil Kell"),
    ],
)
def test_he_is_the_subject_of_the_sentence_before_and_not_whom_that_one_told(language, text, other):
    article = Article(id="a1", uri="a1", language=language, text=text)
    pronoun = "he" if language == "en" else "er"
    places = [
        (text.index("Otto Reh"), "Otto Reh"),
        (text.index(other), other),
        (text.rindex(f" {pronoun}") + 1, pronoun),
    ]
    passages = [article.passage(Span(at, at + len(word))) for at, word in places]
    forms = ["name", describe(other, language).form, "pronoun"]
    mentions = [
        Mention(passage=passage, type="person", form=form) for passage, form in zip(passages, forms, strict=True)
    ]
    found = gather(article, mentions, [passages[0], passages[2]], 0)
    assert [p.text for p in found[0].mentions] == ["Otto Reh", pronoun]
