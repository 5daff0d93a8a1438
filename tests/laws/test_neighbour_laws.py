"""A sentence is read alike whatever paragraph of other matter stands before or behind it; only pronouns reach farther."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.statements.passes import passed
from stemma.annotate.statements.rules import read
from stemma.grammar.prose import prose
from stemma.model import Sayings

#: by language: paragraphs with a saying that points to nobody outside, and paragraphs of other matter
TOLD = {
    "de": [
        "Der Damm sei dicht, sagte Ida Rook am Freitag.",
        "Bis Mai wird der Bau laut Ida Rook noch dauern.",
        "„Wir warten auf die Flut im Tal“, sagte die Müllerin Karla Ott.",
        "Die Werft wies den Vorwurf zurück, der Kran sei alt.",
        "Das Rad steht still. Das gab der Gemeinderat bekannt.",
        "Ein Boot soll gesunken sein.",
    ],
    "en": [
        "The dam is tight, Ida Rook said on Friday.",
        "The work will, according to Ida Rook, last until May.",
        "“We are waiting for the flood in the valley,” said Karla Ott.",
        "The yard denied that the crane was old.",
        "Karla Ott praised the crew, adding that the wheel turned.",
        "A boat has reportedly gone down.",
    ],
    "fr": [
        "La digue est sûre, a déclaré Ida Rook vendredi.",
        "Le chantier durera, selon Ida Rook, encore deux ans.",
        "« Nous attendons la crue dans la vallée », dit Karla Ott.",
        "Le chantier naval nie que la grue soit vieille.",
        "La roue est arrêtée. C'est ce qu'a annoncé la mairie.",
        "Un bateau aurait coulé.",
    ],
}
OTHER = {
    "de": ["Im Tal blühen die Apfelbäume.", "Otto Reh verkauft Körbe auf dem Markt.", "Drei Wege führen zum See."],
    "en": ["The apple trees are in bloom.", "Otto Reh sells baskets at the market.", "Three paths lead to the lake."],
    "fr": ["Les pommiers sont en fleur.", "Otto Reh vend des paniers au marché.", "Trois chemins mènent au lac."],
}


def found(text: str, language: str) -> Sayings:
    cut = prose(text, language)
    return passed(cut, read(cut).sayings)


def told(text: str, language: str, begin: int, end: int) -> list[object]:
    """What is read of the paragraph at `[begin, end)`: contents, source, cues and ground, counted from its begin."""

    def at(span):
        return None if span is None else (span.begin - begin, span.end - begin)

    return [
        ([at(part) for part in one.content], at(one.speaker), [at(cue) for cue in one.cues], one.kind, one.ground)
        for one in found(text, language)
        if begin <= one.content[0].begin < end
    ]


@given(st.data(), st.sampled_from(sorted(TOLD)))
def test_a_paragraph_is_read_alike_whatever_stands_around_it(data, language):
    paragraph = data.draw(st.sampled_from(TOLD[language]))
    before = data.draw(st.lists(st.sampled_from(OTHER[language]), max_size=3))
    behind = data.draw(st.lists(st.sampled_from(OTHER[language]), max_size=3))
    text = "\n\n".join([*before, paragraph, *behind])
    begin = text.index(paragraph)
    alone = told(paragraph + "\n\n" + OTHER[language][0], language, 0, len(paragraph))
    assert told(text, language, begin, begin + len(paragraph)) == alone
