import pytest

from stemma.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("13.000 Container", [("13.000", "number"), ("Container", "word")]),
        ("40\u202f000 pas", [("40\u202f000", "number"), ("pas", "word")]),
        ("2024-10-18T06:30 ok", [("2024-10-18T06:30", "iso"), ("ok", "word")]),
        ("18.10.2024,", [("18.10.2024", "numdate"), (",", "mark")]),
        ("um 20:15", [("um", "word"), ("20:15", "clock")]),
        ("1.2e6", [("1.2e6", "number")]),
        ("siehe https://hafen.example/a?b=3%25 dort", [
            ("siehe", "word"), ("https://hafen.example/a?b=3%25", "address"), ("dort", "word"),
        ]),
    ],
)  # fmt: skip
def test_tokens_have_kinds(text, kinds):
    assert [(token.text, token.kind) for token in tokens(text)] == kinds


def test_token_offsets_name_their_text():
    text = "Am 5. Mai kamen 1,5 Millionen – fast."
    assert all(text[token.begin : token.end] == token.text for token in tokens(text))
