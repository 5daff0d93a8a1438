import pytest

from stemma.errors import SettingsError
from stemma.intake.sidecar import read_sidecar
from stemma.model import Rejection


@pytest.mark.parametrize(
    "words",
    [
        "published = 'soon'",
        "colour = 'red'",
        "published = ",
        "\x00",
        "published = " + "9" * 20_000,
        "published = 99999999999999999999",
        "a = " + "[" * 5000 + "]" * 5000,
        "[" + ".".join("a" * 5000) + "]",
        ".".join("a" * 5000) + " = 1",
        "\n".join(f"[a{number}]" for number in range(900)),
        'language = "\\u0000"',
        'language = "' + "x" * 1000 + '"',
        'language = "../../etc"',
        "language = 7",
        'publisher = "\\u001b[2J"',
        'publisher = "a\\u202eb"',
        'url = "x\\ny"',
        "published = 12:30:00",
        "\ufeff\ufeff",
        'publisher = "' + "x" * 3000 + '"',
    ],
)
def test_a_bad_sidecar_is_a_rejection_in_one_printable_line(tmp_path, read, words):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.meta.toml").write_bytes(words.encode("utf-8"))
    (rejection,) = read(tmp_path)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "bad_sidecar"
    assert "a.meta.toml" in rejection.cause
    assert rejection.cause.isprintable()
    assert len(rejection.cause) < 1000


def test_a_sidecar_gives_all_four_facts(tmp_path):
    file = tmp_path / "a.meta.toml"
    file.write_text(
        'published = 2031-05-05T09:30:00+02:00\nurl = "https://x.example/"\npublisher = "Talbote"\nlanguage = "de"'
    )
    facts = read_sidecar(file)
    assert (facts.published, facts.url, facts.publisher, facts.language) == (
        "2031-05-05T09:30:00+02:00",
        "https://x.example/",
        "Talbote",
        "de",
    )
    assert facts.origin == "sidecar"


def test_a_sidecar_that_is_a_folder_is_told(tmp_path):
    with pytest.raises(SettingsError):
        read_sidecar(tmp_path)


@pytest.mark.parametrize("words", ["None", "null", "unknown", "unbekannt", "inconnu", ""])
def test_a_word_for_unknown_is_no_date_and_no_fault(tmp_path, words):
    path = tmp_path / "a.meta.toml"
    path.write_text(f'published = "{words}"')
    assert read_sidecar(path).published is None
