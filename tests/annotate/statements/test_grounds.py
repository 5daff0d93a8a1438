import pytest

from stemma.annotate.statements.passes import passed
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def span(text, words):
    begin = text.index(words)
    return Span(begin, begin + len(words))


def told(text, language, *sayings):
    """Sources, grounds and contents after all passes, of sayings given as (content, speaker, cue, kind)."""
    given = [
        Saying(
            content=(span(text, content),),
            speaker=span(text, speaker) if speaker else None,
            cues=(span(text, cue),) if cue else (),
            kind=kind,
        )
        for content, speaker, cue, kind in sayings
    ]
    cut = prose(text, language)
    return [
        (cut.slice(one.speaker) if one.speaker else None, one.ground, cut.words(one.content))
        for one in passed(cut, tuple(given))
    ]


@pytest.mark.parametrize(
    ("text", "language", "sayings"),
    [
        (
            "Two barns had burnt before the war.",
            "en",
            [("Two barns had burnt before the war", None, None, "free_indirect")],
        ),
        ("Zwei Scheunen brannten im Mai.", "de", [("Zwei Scheunen brannten im Mai", None, None, "free_indirect")]),
        ("Deux granges ont brûlé en mai.", "fr", [("Deux granges ont brûlé en mai", None, None, "free_indirect")]),
        ("The tower casts a long shadow on it.", "en", [("a long shadow on it", "The tower", "casts", "reported")][:0]),
    ],
)
def test_the_narrators_words_are_no_attribution(text, language, sayings):
    assert told(text, language, *sayings) == []


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("The mill did not say if the wheel had turned.", "en", "the wheel had turned"),
        ("The mill declined to say whether the wheel had turned.", "en", "the wheel had turned"),
        ("Le moulin n'a pas précisé si la roue avait tourné.", "fr", "la roue avait tourné"),
        ("Die Mühle ließ offen, ob sich das Rad gedreht hatte.", "de", "sich das Rad gedreht hatte"),
    ],
)
def test_what_is_left_open_is_no_statement(text, language, content):
    assert told(text, language, (content, None, None, "indirect")) == []


@pytest.mark.parametrize(
    ("text", "language", "content", "speaker", "cue", "right"),
    [
        ("The owners are accused by Velmo of hiding the grain.", "en", "hiding the grain", "The owners", "accused", "Velmo"),
        ("Ida Rook, listed as a witness, says the miller kept the grain.", "en", "the miller kept the grain", None, "says", "Ida Rook"),
        ("Ada Holt denied the claims, calling them a joke of the season.", "en", "them a joke of the season", "the claims", "calling", "Ada Holt"),
        ("Trotz der Flut sagte die Müllerin Ida Rook, dass der Damm halte.", "de", "der Damm halte", "Trotz der Flut", "sagte", "die Müllerin Ida Rook"),
    ],
)  # fmt: skip
def test_the_verb_says_who_speaks(text, language, content, speaker, cue, right):
    ((who, ground, _),) = [
        one for one in told(text, language, (content, speaker, cue, "indirect")) if content.split()[-1] in one[2]
    ]
    assert (who, ground) == (right, "subject")


def test_a_source_that_is_an_accused_without_an_accuser_is_nobody():
    text = "Den beiden Fahrern wird vorgeworfen, die Ladung verkauft zu haben."
    found = told(text, "de", ("die Ladung verkauft zu haben", "Den beiden Fahrern", "vorgeworfen", "indirect"))
    assert [who for who, _, _ in found] == [None]


@pytest.mark.parametrize(
    ("text", "language", "content", "speaker", "cue", "halves"),
    [
        ("Bis Mai wird der Bau laut Ida Rook noch dauern.", "de", "Bis Mai", "Ida Rook", "laut", "Bis Mai wird der Bau noch dauern"),
        ("The work will, according to Ida Rook, last until May.", "en", "last until May", "Ida Rook", "according to", "The work will last until May"),
        ("Le chantier durera, selon Ida Rook, encore deux ans.", "fr", "encore deux ans", "Ida Rook", "selon", "Le chantier durera encore deux ans"),
    ],
)  # fmt: skip
def test_a_frame_in_mid_clause_leaves_both_halves(text, language, content, speaker, cue, halves):
    ((_, ground, words),) = told(text, language, (content, speaker, cue, "indirect"))
    assert (ground, words) == ("governed", halves)


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Die Boote fahren ab Mai wieder. Das sagte Ida Rook von der Werft.", "de", "Ida Rook von der Werft"),
        ("The boats will sail again in May. That is what Ida Rook told the crew.", "en", "Ida Rook"),
        ("Les bateaux repartiront en mai. C'est ce qu'a annoncé la mairie.", "fr", "la mairie"),
    ],
)
def test_a_sentence_that_points_back_credits_the_one_before(text, language, who):
    ((source, ground, content),) = told(text, language)
    assert (source, ground) == (who, "pointer")
    assert text.startswith(content)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“We shall wait for the spring flood. It always comes,” said Ida Rook.", "en"),
        ("„Wir warten auf die Flut im Frühling. Sie kommt immer“, sagte Ida Rook.", "de"),
        ("« Nous attendons la crue du printemps. Elle vient toujours », dit Ida Rook.", "fr"),
    ],
)
def test_a_quotation_is_one_saying_of_whoever_frames_it(text, language):
    words = text.split(".")[0].strip("“„« ")
    ((who, ground, content),) = told(text, language, (words, None, None, "direct"))
    assert (who, ground) == ("Ida Rook", "subject")
    assert content.startswith(words[:8])
