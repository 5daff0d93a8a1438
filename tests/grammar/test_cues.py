"""Kinds of cues."""

import pytest

from stemma import lang
from stemma.grammar.cues import cue_kind, governs


@pytest.mark.parametrize(("code", "cue"), [("de", "lautet"), ("de", "so wie"), ("de", "sondern"), ("de", "so dass")])
def test_what_only_begins_like_words_before_a_source_governs_none(code, cue):
    assert not governs(cue, lang.of(code))


@pytest.mark.parametrize(
    ("code", "cue"), [("de", "laut"), ("de", "nach Angaben von"), ("de", "so"), ("fr", "selon"), ("en", "according to")]
)
def test_words_before_a_source_govern_it(code, cue):
    assert governs(cue, lang.of(code))


@pytest.mark.parametrize(
    ("code", "cue"), [("fr", "regrettant"), ("fr", "demandant"), ("en", "vowing"), ("en", "adding")]
)
def test_participles_of_saying_frame(code, cue):
    assert cue_kind(cue, lang.of(code)) in {"says", "voices"}
