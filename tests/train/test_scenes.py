from collections import Counter

from train.scenes import scenes, unclaimed


def test_scenes_are_many_and_of_three_languages_alike():
    found = scenes()
    assert Counter(one.language for one in found) == {"de": 100, "en": 100, "fr": 100}
    assert sum(one.aside for one in found) == 51


def test_a_third_of_the_scenes_deny_nothing():
    silent = [one for one in scenes() if all(mark.role != "-" for mark in one.marks)]
    assert len(silent) / len(scenes()) > 1 / 3


def test_a_scene_holds_its_marks_and_no_bracket():
    for one in scenes():
        assert not set("[]") & set(one.text)
        assert all(one.text[mark.span.begin : mark.span.end].strip() for mark in one.marks)
        assert any(mark.role in "=!" for mark in one.marks) or any(mark.role == "-" for mark in one.marks)


def test_without_its_claim_a_denial_stays():
    for one in scenes():
        rest = unclaimed(one)
        if rest is not None:
            roles = [mark.role for mark in rest.marks]
            assert "-" in roles
            assert "=" not in roles
            was = {one.text[m.span.begin : m.span.end] for m in one.marks}
            assert {rest.text[m.span.begin : m.span.end] for m in rest.marks} <= was


def test_what_is_kept_aside_is_aside_in_every_language():
    aside = {one.number for one in scenes() if one.aside}
    assert not aside & {one.number for one in scenes() if not one.aside}
