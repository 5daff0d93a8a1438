"""The picture in the documents is the one that the demo's trace gives now."""

from tests.demo_pictures import FOLDER, demo, drawn


def test_the_picture_of_the_demo_is_current():
    made = drawn(demo())
    shown = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    assert sorted(shown) == sorted(made)
    assert [name for name in made if shown[name] != made[name]] == [], "make pictures writes them anew"
