from pathlib import Path

import pytest

from stemma import settings
from stemma.errors import SettingsError
from stemma.settings import Layer, Settings, layers, origins, settings_of


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user without settings of his own, unless a test writes them."""
    file = tmp_path / "home" / "config.toml"
    monkeypatch.setattr(settings, "user_file", lambda: file)
    return file


def made(folder, environment=None, **call):
    return settings_of(layers(folder, environment or {}, call))


def test_without_anything_said_the_defaults_hold(tmp_path):
    assert made(tmp_path) == Settings()


def test_each_layer_wins_over_the_one_before(tmp_path, home):
    home.parent.mkdir()
    home.write_text("story_threshold = 0.1\nlargest_file = 5\nlanguage = 'de'\nstrict = true")
    (tmp_path / "stemma.toml").write_text("story_threshold = 0.2\nlargest_file = 6\nlanguage = 'en'")
    found = made(tmp_path, {"STEMMA_STORY_THRESHOLD": "0.3", "STEMMA_LARGEST_FILE": "7"}, story_threshold=0.4)
    assert (found.strict, found.language, found.largest_file, found.story_threshold) == (True, "en", 7, 0.4)


def test_a_table_of_pyproject_counts_and_is_found_upwards(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.stemma]\nlanguage = 'fr'")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert made(tmp_path / "deep" / "er").language == "fr"


def test_a_pyproject_of_others_says_nothing(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nlanguage = 'fr'")
    assert made(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("words", "value"), [("yes", True), ("1", True), ("off", False), ("False", False), ("", False)]
)
def test_the_environment_says_yes_and_no_in_words(tmp_path, words, value):
    assert made(tmp_path, {"STEMMA_STRICT": words}).strict is value


def test_a_path_of_the_environment_is_a_path(tmp_path):
    assert made(tmp_path, {"STEMMA_TAGGER": "some/where"}).tagger == Path("some/where")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"STEMMA_STORY_TRESHOLD": "1"}, "did you mean story_threshold"),
        ({"STEMMA_QQQ": "1"}, "there are largest_file"),
        ({"STEMMA_LARGEST_FILE": "many"}, "is no whole number"),
        ({"STEMMA_STRICT": "perhaps"}, "is no true or false"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, environment, words):
    with pytest.raises(SettingsError, match=words) as told:
        made(tmp_path, environment)
    assert str(told.value).startswith("environment: ")


def test_variables_of_the_evals_are_no_settings(tmp_path):
    assert made(tmp_path, {"STEMMA_EVAL_DATA": "x"}) == Settings()


@pytest.mark.parametrize("words", ["story_threshold = ", "a = " + "[" * 5000, "strict = 1", "largest_file = true"])
def test_a_broken_file_is_named(tmp_path, words):
    (tmp_path / "stemma.toml").write_text(words)
    with pytest.raises(SettingsError, match=r"stemma\.toml"):
        made(tmp_path)


def test_where_a_setting_comes_from_is_told():
    found = (Layer(origin="x.toml", values={"language": "de"}), Layer(origin="call", values={"strict": True}))
    told = origins(found)
    assert (told["language"], told["strict"], told["tagger"]) == ("x.toml", "call", "default")
    assert settings_of(found).language == "de"
