"""Words and how common they are."""

import pytest
from spellchecker import SpellChecker

from stemma.lang.lexicon import lexicon


def test_counts_are_those_of_the_package():
    assert lexicon("fr") == SpellChecker(language="fr").word_frequency.dictionary


def test_other_languages_have_no_list():
    with pytest.raises(ValueError, match="no word list"):
        lexicon("xx")
