import pytest

from stemma.annotate.statements.denied import complemented
from stemma.grammar.prose import prose
from stemma.model import Article, Saying, Span


def article(text, language):
    return Article(id="a1", uri="a1", language=language, text=text)


def span(text, words):
    begin = text.index(words)
    return Span(begin, begin + len(words))


def saying(text, *contents, speaker=None, cues=(), kind="indirect"):
    return Saying(
        content=tuple(span(text, words) for words in contents),
        speaker=span(text, speaker) if speaker else None,
        cues=tuple(span(text, words) for words in cues),
        kind=kind,
    )


def contents(text, found):
    return sorted(tuple(text[part.begin : part.end] for part in one.content) for one in found)


@pytest.mark.parametrize(
    ("language", "text", "named", "cue", "told"),
    [
        ("de", "Die Werft wies den Vorwurf zurück, sie habe Öl verklappt.", "den Vorwurf", "wies", "sie habe Öl verklappt"),
        ("de", "Die Werft weist den Vorwurf, sie habe Öl verklappt, zurück.", "den Vorwurf", "weist", "sie habe Öl verklappt"),
        ("en", "The yard rejected the claim that oil had leaked.", "the claim", "rejected", "oil had leaked"),
        ("fr", "Le chantier a rejeté l'accusation selon laquelle l'huile aurait fui.", "l'accusation", "a rejeté", "l'huile aurait fui"),
    ],
)  # fmt: skip
def test_the_clause_that_tells_an_accusation_takes_its_place(language, text, named, cue, told):
    read = [saying(text, named, cues=(cue,), kind="reported"), saying(text, told)]
    assert contents(text, list(complemented(prose(text, language), tuple(read)))) == [(told,)]
    assert contents(text, list(complemented(prose(text, language), tuple(read[:1])))) == [(told,)]


def test_an_accusation_that_nobody_denies_keeps_its_name():
    text = "The yard repeated the claim that oil had leaked."
    read = [saying(text, "the claim", cues=("repeated",), kind="reported")]
    assert list(complemented(prose(text, "en"), tuple(read))) == read


def test_what_is_denied_behind_what_is_admitted_is_a_saying_of_its_own():
    text = "The yard admitted that oil had leaked, but denied that fish had died."
    read = [saying(text, "oil had leaked", "fish had died", speaker="The yard", cues=("denied",))]
    one, other = list(complemented(prose(text, "en"), tuple(read)))
    assert [text[cue.begin : cue.end] for cue in (*one.cues, *other.cues)] == ["admitted", "denied"]
    assert (contents(text, [one]), contents(text, [other])) == ([("oil had leaked",)], [("fish had died",)])


def test_what_somebody_else_said_is_not_the_deniers():
    text = "Two boys were seized, says the guard, which the yard denies."
    read = [saying(text, "Two boys were seized", speaker="the guard", cues=("says",))]
    found = list(complemented(prose(text, "en"), tuple(read)))
    assert contents(text, found) == [("Two boys were seized",), ("which",)]


def test_the_particle_of_a_denial_stays_outside():
    text = "Die Werft lehnt die Pläne ab."
    read = saying(text, "die Pläne ab", cues=("lehnt",), kind="reported")
    (one,) = complemented(prose(text, "de"), (read,))
    assert contents(text, [one]) == [("die Pläne",)]
    assert [text[cue.begin : cue.end] for cue in one.cues] == ["lehnt", "ab"]


def test_who_declines_to_speak_keeps_what_was_said():
    text = "„Das Wehr bleibt zu“, sagte er und lehnte es ab, sich zum Öl zu äußern."
    read = [saying(text, "Das Wehr bleibt zu", "sich zum Öl zu äußern", cues=("sagte", "ab"), kind="direct")]
    assert list(complemented(prose(text, "de"), tuple(read))) == read
