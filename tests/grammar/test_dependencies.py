import pytest

from stemma import lang
from stemma.grammar import dependencies as d
from stemma.model import Node, Span, Tree


def parsed(language, rows):
    """A sentence of "word|head|relation" or "word|head|relation|part", heads counted from 1, 0 for the root."""
    text, nodes = "", []
    for row in rows.split():
        word, head, relation, *named = row.split("|")
        begin = len(text)
        text += word
        part = named[0] if named else "X" if any(c.isalnum() for c in word) else "PUNCT"
        nodes.append(
            Node(span=Span(begin, len(text)), head=int(head) - 1 if head != "0" else None, relation=relation, part=part)
        )
        text += " "
    return d.Parsed(text=text, tree=Tree(nodes=tuple(nodes)), language=lang.of(language))


def at(sentence, word):
    return next(i for i, n in enumerate(sentence.tree.nodes) if sentence.text[n.span.begin : n.span.end] == word)


def words(sentence, places):
    return [sentence.text[sentence.tree.nodes[i].span.begin : sentence.tree.nodes[i].span.end] for i in places]


def slices(sentence, spans):
    return [sentence.text[span.begin : span.end] for span in spans]


TWO_SPEAKERS = {
    "en": "Mayor|2|compound Finch|7|nsubj and|5|cc treasurer|5|compound Pool|2|conj have|7|aux said|0|root so|7|advmod",
    "de": "Finch|2|nsubj sagten|0|root und|4|cc Pool|1|conj gestern|2|advmod",
    "fr": "Finch|5|nsubj et|3|cc Pool|1|conj ont|5|aux dit|0|root",
}


@pytest.mark.parametrize("language", TWO_SPEAKERS)
def test_coordinated_subjects_are_several(language):
    sentence = parsed(language, TWO_SPEAKERS[language])
    verb = at(sentence, {"en": "said", "de": "sagten", "fr": "dit"}[language])
    assert words(sentence, d.subjects(sentence, verb)) == ["Finch", "Pool"]


def test_the_subject_of_an_auxiliary_is_that_of_its_verb():
    sentence = parsed("en", TWO_SPEAKERS["en"])
    assert words(sentence, d.subjects(sentence, at(sentence, "have"))) == ["Finch", "Pool"]


@pytest.mark.parametrize(
    ("language", "rows", "verb", "subject"),
    [
        ("en", "Finch|2|nsubj came|0|root and|4|cc denied|2|conj it|4|obj", "denied", "Finch"),
        ("de", "Finch|2|nsubj kam|0|root und|4|cc widersprach|2|conj ihr|4|obj", "widersprach", "Finch"),
        ("fr", "Finch|2|nsubj vint|0|root et|4|cc nia|2|conj tout|4|obj", "nia", "Finch"),
        ("en", "Finch|2|nsubj told|0|root Pool|2|obj to|5|mark leave|2|xcomp", "leave", "Pool"),
        ("de", "Finch|2|nsubj versprach|0|root zu|4|mark gehen|2|xcomp", "gehen", "Finch"),
    ],
)
def test_a_verb_without_subject_has_that_of_the_verb_it_hangs_from(language, rows, verb, subject):
    sentence = parsed(language, rows)
    assert words(sentence, d.subjects(sentence, at(sentence, verb))) == [subject]


def test_a_participle_that_narrows_a_noun_has_no_subject():
    sentence = parsed("en", "papers|4|nsubj found|1|acl there|2|advmod burned|0|root")
    assert d.subjects(sentence, at(sentence, "found")) == ()


@pytest.mark.parametrize(
    ("language", "rows", "head", "phrase"),
    [
        (
            "en",
            "with|4|case the|4|det tall|4|amod warden|9|obl ,|7|punct who|7|nsubj slept|4|acl:relcl ,|7|punct left|0|root",
            "warden",
            "the tall warden",
        ),
        (
            "de",
            "die|2|det Chefin|6|nsubj der|4|det Bank|2|nmod gestern|6|advmod ging|0|root",
            "Chefin",
            "die Chefin der Bank",
        ),
        (
            "fr",
            "le|2|det patron|7|nsubj du|4|case port|2|nmod et|6|cc Roux|2|conj partent|0|root",
            "patron",
            "le patron du port",
        ),
    ],
)
def test_a_noun_phrase_leaves_out_what_is_joined_to_it_and_relative_clauses(language, rows, head, phrase):
    sentence = parsed(language, rows)
    assert slices(sentence, [d.noun_phrase(sentence, at(sentence, head))]) == [phrase]


@pytest.mark.parametrize(
    ("language", "rows", "head", "name"),
    [
        (
            "en",
            "Royal|2|compound|PROPN Bank|4|compound|PROPN chief|4|amod cashier|5|compound|NOUN Lou|7|nsubj|PROPN Pool|5|flat|PROPN left|0|root",
            "Lou",
            "Lou Pool",
        ),
        ("de", "der|2|det Chef|7|nsubj|NOUN der|4|det Bank|2|nmod|NOUN Lou|2|appos|PROPN Pool|5|flat|PROPN ging|0|root", "Chef", "Lou Pool"),
        ("fr", "le|2|det patron|6|nsubj|NOUN ,|4|punct Lou|2|appos|PROPN Roux|4|flat|PROPN part|0|root", "patron", "Lou Roux"),
        ("en", "the|2|det police|3|nsubj|NOUN left|0|root", "police", None),
    ],
)  # fmt: skip
def test_the_name_beside_an_office_is_the_person(language, rows, head, name):
    sentence = parsed(language, rows)
    found = d.name(sentence, at(sentence, head))
    assert (None if found is None else sentence.text[found.begin : found.end]) == name


@pytest.mark.parametrize(
    ("language", "rows", "word", "sources"),
    [
        ("de", "Laut|2|case Finch|5|obl und|4|cc Pool|2|conj regnet|0|root es|5|nsubj", "Laut", ["Finch", "Pool"]),
        ("de", "Finch|3|obl zufolge|1|case regnet|0|root es|3|nsubj", "zufolge", ["Finch"]),
        ("en", "It|2|nsubj rains|0|root according|5|case to|3|fixed Finch|2|obl", "to", ["Finch"]),
        ("en", "It|2|nsubj rains|0|root according|2|advcl to|5|case Finch|3|obl", "according", ["Finch"]),
        ("fr", "Selon|3|case la|3|det maire|5|obl il|5|expl pleut|0|root", "Selon", ["maire"]),
        ("fr", "Il|2|expl pleut|0|root d'|5|case après|3|fixed Roux|2|obl", "après", ["Roux"]),
    ],
)
def test_words_before_a_source_govern_its_head(language, rows, word, sources):
    sentence = parsed(language, rows)
    assert words(sentence, d.governed(sentence, at(sentence, word))) == sources


@pytest.mark.parametrize(
    ("language", "rows", "inside"),
    [
        ("en", "A|2|det man|7|nsubj who|5|nsubj owes|5|aux paid|2|acl:relcl Finch|5|obj waits|0|root", "Finch"),
        ("de", "Der|2|det Mann|6|nsubj den|5|obj Finch|5|nsubj kennt|2|acl:relcl wartet|0|root", "Finch"),
        ("fr", "L'|2|det homme|6|nsubj que|5|obj Finch|5|nsubj connaît|2|acl:relcl attend|0|root", "Finch"),
    ],
)
def test_a_span_in_a_relative_clause_is_told_from_one_outside(language, rows, inside):
    sentence = parsed(language, rows)
    nodes = sentence.tree.nodes
    assert d.relative_clause(sentence, nodes[at(sentence, inside)].span) == 4
    assert d.relative_clause(sentence, nodes[1].span) is None


@pytest.mark.parametrize(
    ("language", "rows", "verb", "agent"),
    [
        (
            "en",
            "Finch|3|nsubj:pass is|3|aux:pass accused|0|root by|6|case two|6|nummod clerks|3|obl",
            "accused",
            "clerks",
        ),
        ("de", "Finch|5|nsubj:pass wird|5|aux:pass von|4|case Pool|5|obl beschuldigt|0|root", "beschuldigt", "Pool"),
        ("fr", "Finch|3|nsubj:pass est|3|aux:pass accusé|0|root par|5|case Roux|3|obl:agent", "accusé", "Roux"),
    ],
)
def test_a_passive_has_an_agent_and_a_subject_that_does_nothing(language, rows, verb, agent):
    sentence = parsed(language, rows)
    verb = at(sentence, verb)
    assert d.is_passive(sentence, verb)
    assert words(sentence, d.agents(sentence, verb)) == [agent]
    assert words(sentence, d.subjects(sentence, verb)) == ["Finch"]


def test_an_active_verb_has_no_agent():
    sentence = parsed("de", "Finch|2|nsubj kommt|0|root von|4|case Pool|2|obl")
    assert d.agents(sentence, 1) == ()


@pytest.mark.parametrize(
    ("language", "rows", "verb"),
    [
        ("en", "Finch|4|nsubj did|4|aux n't|4|advmod pay|0|root", "pay"),
        ("en", "No|2|det clerk|3|nsubj paid|0|root", "paid"),
        ("de", "Finch|2|nsubj geht|0|root davon|2|obl nicht|2|advmod aus|2|compound:prt", "aus"),
        ("de", "Finch|2|nsubj zahlt|0|root keine|4|det Miete|2|obj", "zahlt"),
        ("fr", "Finch|4|nsubj n'|4|advmod a|4|aux payé|0|root rien|4|obj", "payé"),
    ],
)
def test_a_predicate_is_negated_by_its_own_words_and_those_of_its_core(language, rows, verb):
    sentence = parsed(language, rows)
    assert d.negated(sentence, at(sentence, verb))


def test_a_negation_in_the_complement_does_not_negate_the_frame():
    sentence = parsed("en", "Finch|2|nsubj said|0|root it|6|nsubj did|6|aux not|6|advmod rain|2|ccomp")
    assert not d.negated(sentence, at(sentence, "said"))
    assert d.negated(sentence, at(sentence, "rain"))


@pytest.mark.parametrize(
    ("language", "rows", "verb", "runs"),
    [
        ("en", "Finch|2|nsubj said|0|root that|5|mark it|5|nsubj rains|2|ccomp .|2|punct", "rains", ["it rains"]),
        ("de", "Finch|2|nsubj sagt|0|root ,|6|punct dass|6|mark es|6|expl regnet|2|ccomp .|2|punct", "regnet", ["es regnet"]),
        ("fr", "Il|2|expl pleut|0|root ,|4|punct dit|2|parataxis Roux|4|nsubj ,|4|punct ici|2|advmod", "pleut", ["Il pleut", "ici"]),
    ],
)  # fmt: skip
def test_a_clause_leaves_out_what_opens_it_and_the_frame_inside_it(language, rows, verb, runs):
    sentence = parsed(language, rows)
    assert slices(sentence, d.clause(sentence, at(sentence, verb))) == runs


@pytest.mark.parametrize(
    ("language", "rows", "verb", "saying"),
    [
        ("en", "Finch|2|nsubj said|0|root it|4|nsubj rains|2|ccomp", "rains", "said"),
        ("de", "Es|2|expl regnet|4|ccomp ,|2|punct sagte|0|root Finch|4|nsubj", "regnet", "sagte"),
        ("fr", "Il|2|expl pleut|0|root ,|4|punct dit|2|parataxis Roux|4|nsubj", "pleut", "dit"),
    ],
)
def test_the_verb_of_saying_above_or_beside_a_clause_is_found(language, rows, verb, saying):
    sentence = parsed(language, rows)
    assert d.said_by(sentence, at(sentence, verb)) == at(sentence, saying)


def test_what_a_noun_claims_is_its_complement_and_a_relative_clause_is_not():
    sentence = parsed(
        "en", "claims|0|root that|4|mark Finch|4|nsubj paid|1|acl which|6|nsubj angered|1|acl:relcl us|6|obj"
    )
    assert d.complement_of(sentence, at(sentence, "paid")) == 0
    assert d.complement_of(sentence, at(sentence, "angered")) is None


@pytest.mark.parametrize(
    ("language", "rows", "verb"),
    [
        ("en", "Finch|4|nsubj did|4|aux not|4|advmod say|0|root if|7|mark he|7|nsubj pays|4|advcl", "pays"),
        ("en", "Finch|2|nsubj said|0|root who|4|nsubj pays|2|ccomp", "pays"),
        ("de", "Offen|0|root ist|1|cop ,|6|punct ob|6|mark er|6|nsubj zahlt|1|csubj", "zahlt"),
        ("fr", "sans|2|mark préciser|0|root s'|5|mark il|5|nsubj paie|2|ccomp", "paie"),
    ],
)
def test_an_embedded_question_is_one(language, rows, verb):
    sentence = parsed(language, rows)
    assert d.is_question(sentence, at(sentence, verb))


@pytest.mark.parametrize(
    ("language", "rows", "verb"),
    [
        ("en", "Finch|2|nsubj said|0|root that|5|mark he|5|nsubj pays|2|ccomp", "pays"),
        ("en", "We|2|nsubj go|0|root if|5|mark it|5|nsubj rains|2|advcl", "rains"),
        ("de", "Wir|2|nsubj hören|0|root ,|6|punct wie|6|mark Finch|6|nsubj sagt|2|advcl", "sagt"),
    ],
)
def test_a_statement_or_a_condition_is_no_question(language, rows, verb):
    sentence = parsed(language, rows)
    assert not d.is_question(sentence, at(sentence, verb))


def test_the_head_of_a_span_is_the_word_its_others_hang_from():
    sentence = parsed("en", "Royal|3|compound Bank|3|compound cashier|5|nsubj Pool|3|appos spoke|0|root .|5|punct")
    assert d.head_of(sentence, Span(0, len("Royal Bank cashier"))) == at(sentence, "cashier")
    assert d.head_of(sentence, Span(0, 1)) is None
