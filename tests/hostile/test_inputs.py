"""Hundreds of inputs made to harm, each traced beside a good page: no run ends, none takes more than it may, and nothing harmful comes out.

Here they are just large enough that a stage whose time grows as the square of its input takes too long. At full size, one by one,
with models and with what each costs: `make hostile`.
"""

import pytest

import stemma.app
from stemma.settings import Settings
from tests.hostile.made import page
from tests.hostile.pages import PAGES
from tests.hostile.running import INPUTS, fakes, faults, opened, told
from tests.hostile.texts import TEXTS

#: pieces of a page; ten times as many characters of a text
SIZE = 400
#: seconds of processor time for a stage on one input; at this size a good stage takes a tenth
SETTINGS = Settings(stage_seconds=2.0, reading_seconds=2.0, processes=1)
#: groups of which only every third input is taken here: they are many, and of few kinds of text
THINNED = frozenset({*PAGES, *TEXTS})
CASES = {
    group: {name: put for n, (name, put) in enumerate(kinds.items()) if group not in THINNED or n % 3 == 0}
    for group, kinds in INPUTS.items()
}


@pytest.fixture(autouse=True)
def _without_models(monkeypatch):
    monkeypatch.setattr(stemma.app, "tools_of", fakes)


def test_there_are_many():
    assert sum(map(len, INPUTS.values())) >= 600
    assert sum(map(len, CASES.values())) >= 250


@pytest.mark.parametrize("group", CASES)
def test_no_input_hurts(group, tmp_path):
    wrong = {}
    for number, (name, put) in enumerate(CASES[group].items()):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (folder / "good.html").write_bytes(page("<p>This one is good.</p>"))
        put(folder, SIZE)
        try:
            run = told(folder, SETTINGS)
        finally:
            opened(folder)
        found = list(faults(run))
        found += [one.cause for one in run.trace.rejections if one.reason == "too_costly" and one.stage != "read"]
        if not any(article.uri.endswith("good.html") for article in run.trace.articles):
            found.append("the good page was not read")
        if found:
            wrong[name] = found
    assert wrong == {}
