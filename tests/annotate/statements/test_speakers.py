import pytest

from stemma.annotate.statements.speakers import outside
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def case(text, parts, language):
    content, speaker, cue = parts
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in (content, speaker, cue)}
    saying = Saying(content=(spans[content],), speaker=spans[speaker], cues=(spans[cue],))
    found = outside(prose(text, language), (saying,))[0].speaker
    return found and text[found.begin : found.end]


@pytest.mark.parametrize(
    ("text", "parts", "language", "expected"),
    [
        ("„Holt sucht die Kühe“, sagte er.", ("Holt sucht die Kühe", "Holt", "sagte"), "de", "er"),
        ("“Holt wants the cows,” she said.", ("Holt wants the cows", "Holt", "said"), "en", "she"),
        ("« Holt cherche les vaches », a-t-elle dit.", ("Holt cherche les vaches", "Holt", "a-t-"), "fr", "elle"),
        ("„Holt sucht die Kühe“, hieß es.", ("Holt sucht die Kühe", "Holt", "hieß"), "de", "Holt"),
        ("„Wir suchen“, sagte Holt.", ("Wir suchen", "Holt", "sagte"), "de", "Holt"),
    ],
)
def test_a_pronoun_beside_the_cue_wins_over_a_speaker_inside_what_is_said(text, parts, language, expected):
    assert case(text, parts, language) == expected
