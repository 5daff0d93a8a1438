"""Strings that steer a terminal, planted in every field of every format at once: none comes out of a trace raw."""

import json

import pytest

import stemma.app
from stemma.settings import Settings
from tests.hostile.made import PROSE, TEXT
from tests.hostile.running import HARMFUL, fakes, faults, told
from tests.intake.samples import SAMPLES
from tests.intake.test_planted import BINARY, planted

#: what HTML and JSON can hold
MARKS = "\x1b[2J\x9b31m\u202e\u200b\u2066\ufeff\x07"
BAD = f"Ho{MARKS}lt"
LINKED = {
    "@type": "NewsArticle",
    "headline": f"Boats{BAD}",
    "author": [{"@type": "Person", "name": f"Ada {BAD}"}],
    "publisher": {"name": f"Post {BAD}"},
    "image": {"caption": f"A boat {BAD} in the dock", "creditText": f"dpa/{BAD}"},
    "inLanguage": f"en{MARKS}",
    "datePublished": f"2031-05-05{MARKS}",
    "articleSection": BAD,
}
PAGE = f"""<!DOCTYPE html><html lang="en{MARKS}"><head><title>Boats {BAD}</title><meta property="og:site_name" content="Post {BAD}">
<meta name="author" content="Ada {BAD}"><link rel="canonical" href="https://a.example/{BAD}">
<meta property="article:published_time" content="2031-05-05{MARKS}"><script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><nav><a href="#">Home {BAD}</a></nav><article><h1>Boats {BAD}</h1><p class="byline">By Ada {BAD}</p>
<p>ORRIN{MARKS} (dpa{MARKS}) - {PROSE[0]}</p><p>“Nobody{MARKS} was hurt,” said Ada {BAD}, who speaks for the office.</p>
<p>{PROSE[2]} Some 40{MARKS} people saw it on Monday{MARKS}.</p>
<figure><img alt="{BAD}"><figcaption>A boat {BAD} in the dock. Photo: dpa/{BAD}</figcaption></figure>
<p>Correction: an earlier version {BAD} gave thirty boats.</p><p>Subscribe {BAD} now to read on.</p></article></body></html>"""
FRONT = f'---\ntitle: "Boats \\u001b[2J\\u009b {BAD}"\nauthor: Ada {BAD}\n---\n{TEXT}\n\nThis is Markdown{MARKS}.'
SIDECAR = 'publisher = "Post \\u200b\\u202e\\u2066\\ufeff"\nurl = "https://a.example/\\u200b\\u202e"\n'
WRONG = 'publisher = "Post \\u001b[2J\\u009b\\u0007"\n"k\\u001b[2J\\u202e" = 1\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(stemma.app, "tools_of", fakes)
    files = {
        "page.html": PAGE,
        f"name{MARKS}\nof.html": PAGE.replace("40", "41"),
        "text.txt": f"Boats {BAD}\n\nBy Ada {BAD}\n\n{TEXT} {BAD}.\n\n(dpa{MARKS})",
        "front.md": FRONT,
        "beside.txt": f"{TEXT} This one has a sidecar.",
        "beside.txt.meta.toml": SIDECAR,
        "wrong.txt": f"{TEXT} This one has a wrong sidecar.",
        "wrong.txt.meta.toml": WRONG,
        f"wrong{MARKS}.txt": f"{TEXT} This one has a wrong sidecar, too.",
        f"wrong{MARKS}.txt.meta.toml": WRONG,
        f"broken{MARKS}.zip": "PK\x03\x04",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, "utf-8")
    for kind in SAMPLES:
        (tmp_path / f"sample-{kind}").write_bytes(SAMPLES[kind] if kind in BINARY or kind == "pdf" else planted(kind))
    return tmp_path


def test_nothing_planted_comes_out_raw(folder):
    run = told(folder, Settings(processes=1))
    assert list(faults(run)) == []
    # it did come in
    assert len(run.trace.articles) >= 12
    assert {"bad_sidecar"} <= {one.reason for one in run.trace.rejections}
    assert "\\x1b[2J" in run.terminal


def test_what_is_looked_for_would_be_found(folder):
    run = told(folder, Settings(processes=1))
    for mark in sorted(HARMFUL):
        broken = type(run)(
            trace=run.trace, terminal=run.terminal + mark, page=run.page, document=run.document, seconds=0
        )
        assert len(list(faults(broken))) == 1
