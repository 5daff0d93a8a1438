import pytest

from stemma.annotate.statements.statements import statements
from stemma.grammar.prose import prose
from stemma.model import Article, Saying, Span, Tagging


def read(text, language, tagging=None):
    return statements(Article(id="a1", uri="a1", language=language, text=text), prose(text, language), tagging, ())


def chains(found):
    return {s.content[0].text: [hop.name for hop in s.attribution.chain] for s in found if s.attribution}


@pytest.mark.parametrize(
    ("text", "language", "content", "chain"),
    [
        (
            "Der Verband „betonte, dass die Arbeiten im Mai beginnen“, sagte die Stadt in einer Erklärung.",
            "de",
            "die Arbeiten im Mai beginnen",
            ["die Stadt", "Der Verband"],
        ),
        (
            'The union "stressed that the work would begin in May", the ministry said on Monday.',
            "en",
            "the work would begin in May",
            ["the ministry", "The union"],
        ),
        (
            "Le syndicat « a souligné que les travaux commenceraient en mai », a déclaré la mairie.",
            "fr",
            "les travaux commenceraient en mai",
            ["la mairie", "Le syndicat"],
        ),
    ],
)
def test_a_quotation_with_its_own_verb_credits_its_subject_through_the_speaker(text, language, content, chain):
    assert chains(read(text, language))[content] == chain


def test_a_tagger_that_takes_the_subject_for_the_speaker_is_corrected():
    text = 'The union "stressed that the work would begin in May", the ministry said on Monday.'
    quoted = text.index("stressed")
    wrong = Saying(
        content=(Span(quoted, text.index('", the')),),
        speaker=Span(0, len("The union")),
        cues=(Span(text.index("said"), text.index("said") + len("said")),),
    )
    found = read(text, "en", Tagging(sayings=(wrong,)))
    assert chains(found)["the work would begin in May"] == ["the ministry", "The union"]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is safe and stays open", the ministry said on Monday.',
        'The union "stressed that the work would begin in May".',
        'The union "said nothing about the work", the ministry noted.',
    ],
)
def test_other_quotations_keep_one_hop(text):
    assert all(len(chain) == 1 for chain in chains(read(text, "en")).values())


def test_a_speaker_as_long_as_a_sentence_is_only_its_head():
    speaker = "the man who had seen how the crane fell over the quay on that morning"
    text = f"The crane was old, said {speaker}."
    saying = Saying(
        content=(Span(0, len("The crane was old")),),
        speaker=Span(text.index(speaker), text.index(speaker) + len(speaker)),
        cues=(Span(text.index("said"), text.index("said") + len("said")),),
    )
    (found,) = read(text, "en", Tagging(sayings=(saying,)))
    assert found.attribution.root.mention.text == "the man"


def told(text, language, *, content, speaker, cue):
    """The chains where a tagger read one saying."""

    def span(words):
        return Span(text.index(words), text.index(words) + len(words))

    saying = Saying(content=(span(content),), speaker=span(speaker), cues=(span(cue),))
    return chains(read(text, language, Tagging(sayings=(saying,))))


@pytest.mark.parametrize(
    ("text", "language", "parts", "content", "chain"),
    [
        (
            "The embassy said the envoy had stressed that the dam would hold.",
            "en",
            {"content": "the envoy had stressed that the dam would hold", "speaker": "The embassy", "cue": "said"},
            "the dam would hold",
            ["The embassy", "the envoy"],
        ),
        (
            "Der Botschafter habe betont, dass der Damm halte, sagte die Botschaft.",
            "de",
            {"content": "Der Botschafter habe betont, dass der Damm halte", "speaker": "die Botschaft", "cue": "sagte"},
            "der Damm halte",
            ["die Botschaft", "Der Botschafter"],
        ),
        (
            "Selon l'ambassade, l'ambassadeur avait souligné que la digue tiendrait.",
            "fr",
            {
                "content": "l'ambassadeur avait souligné que la digue tiendrait",
                "speaker": "l'ambassade",
                "cue": "Selon",
            },
            "la digue tiendrait",
            ["l'ambassade", "l'ambassadeur"],
        ),
    ],
)
def test_indirect_speech_with_a_subject_and_verb_of_its_own_is_retold(text, language, parts, content, chain):
    assert told(text, language, **parts)[content] == chain


def test_whoever_is_cited_by_a_paper_is_the_root():
    text = "The dam leaks, according to a former fitter cited by the Velmo Voice."
    parts = {"content": "The dam leaks", "speaker": "a former fitter", "cue": "according to"}
    assert told(text, "en", **parts)["The dam leaks"] == ["the Velmo Voice", "a former fitter"]


def test_a_piece_of_a_framed_quotation_is_no_statement_of_its_own():
    text = "„Der Damm hält. Wir haben ihn geprüft“, sagte Reh dem Rat."
    whole = Saying(
        content=(Span(text.index("Wir"), text.index("“")),),
        kind="direct",
        speaker=Span(text.index("Reh"), text.index("Reh") + 3),
        cues=(Span(text.index("sagte"), text.index("sagte") + 5),),
    )
    piece = Saying(
        content=(Span(1, 14),), kind="direct", speaker=Span(text.index("dem Rat"), text.index("dem Rat") + 7)
    )
    found = read(text, "de", Tagging(sayings=(piece, whole)))
    assert [hop.name for s in found for hop in s.attribution.chain] == ["Reh"]
