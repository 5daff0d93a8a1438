import pytest

from stemma.annotate.statements.clauses import completed
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def complete(text, *sayings):
    """Content, speaker and cues in words, of sayings given as (content, speaker, cue) in words."""
    given = [
        Saying(content=(span(text, content),), speaker=span(text, speaker), cues=(span(text, cue),))
        for content, speaker, cue in sayings
    ]
    found = sorted(completed(prose(text, "de"), tuple(given)), key=lambda one: one.content)
    return [
        (text[one.content[0].begin : one.content[-1].end], text[one.speaker.begin : one.speaker.end], len(one.cues))
        for one in found
    ]


TOLD = "Im Mai wies die neue Ministerin Ida Rook auf Papiere hin, wonach Ostland 300 Lotsen schule, um Häfen zu sperren, und sagte, das Meer bleibe offen."


def test_a_clause_of_wonach_belongs_to_the_subject_before_it():
    found = complete(TOLD, ("um Häfen zu sperren", "Lotsen", "schule"), ("das Meer bleibe offen", "Lotsen", "sagte"))
    assert found == [
        ("Ostland 300 Lotsen schule, um Häfen zu sperren", "die neue Ministerin Ida Rook", 2),
        ("das Meer bleibe offen", "die neue Ministerin Ida Rook", 1),
    ]


@pytest.mark.parametrize("opening", ["könnten", "seien"])
def test_what_a_relative_clause_says_of_a_source_is_left_out(opening):
    text = f"Laut Ida Rook, die ihre Leute bat, die Hafenämter rasch zu warnen, {opening} Lotsen im Nebel verunglückt."
    content = f"die Hafenämter rasch zu warnen, {opening} Lotsen im Nebel verunglückt"
    assert complete(text, (content, "Ida Rook", "Laut")) == [(f"{opening} Lotsen im Nebel verunglückt", "Ida Rook", 1)]
