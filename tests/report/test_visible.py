import pytest

from stemma.report.visible import visible


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\x9b31m", "\ufffd31m"),
        ("exe.\u202egnp", "exe.\ufffdgnp"),
        ("a\u2066b\x00\x85", "a\ufffdb\ufffd\ufffd"),
        ("10\u202f000\u00a0soft\u00adhyphen\nline\tcell", "10\u202f000\u00a0soft\u00adhyphen\nline\tcell"),
        ("\u06cc\u200c\u0647", "\u06cc\u200c\u0647"),
    ],
)
def test_what_steers_in_silence_is_seen(given, shown):
    assert visible(given) == shown


def test_what_is_no_text_stays_what_it_is():
    assert visible(3) == 3
