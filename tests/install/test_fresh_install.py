"""The built package, in a fresh virtual environment with the pip that it brings, without the lock; then a trace with the network off."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from eval.corpora import ROOT

pytest.importorskip("hatchling")

#: those that pyproject.toml names
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
MODELS = (
    "CARD.md",
    "article_encoder.npz",
    "article_encoder.onnx",
    "embeddings.npz",
    "encoder.onnx",
    "heads.npz",
    "tokenizer.json",
)
TEXT = """Two barges adrift on the Lenne

HARTSMOUTH (TAG) - Two barges broke loose on Sunday night and damaged 14 boats, the port authority said. "Nobody was on board", harbour master Ola Brandt told reporters.
"""
PAGE = """<!doctype html><html lang="de"><head><title>Zwei Kähne treiben auf der Lenne</title></head><body><nav>Start</nav><article>
<h1>Zwei Kähne treiben auf der Lenne</h1><p>Zwei Lastkähne haben sich in der Nacht zum Montag losgerissen und 14 Boote beschädigt, teilte die
Hafenbehörde mit. „Niemand war an Bord“, sagte Hafenmeister Ola Brandt.</p></article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>La Gazette</title><item><title>Deux barges à la dérive</title>
<link>https://gazette.example/barges</link><content:encoded>Deux barges ont rompu leurs amarres dimanche soir et endommagé douze bateaux, selon
les autorités du port. Une soixantaine de pompiers sont intervenus, ont indiqué les secours. Le port
reste fermé jusqu'à jeudi, selon la mairie.</content:encoded></item></channel></rss>"""


def python_of(version: str) -> str:
    """An interpreter of that version, wherever it lies."""
    known = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    for path in (shutil.which(f"python{version}"), *map(str, known)):
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    return pytest.skip(f"this machine has no Python {version}")


def plain() -> dict[str, str]:
    """The environment without what would lead Python to this checkout."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wire.txt").write_text(TEXT, "utf-8")
    (folder / "kurier.html").write_text(PAGE, "utf-8")
    (folder / "kopie.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "feed.xml").write_text(FEED, "utf-8")
    return folder


def test_wheel_and_sdist_hold_the_models_and_their_card(built):
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        inside = {Path(name).name for name in packed.getnames()}
    assert {*MODELS, "README.md", "LICENSE", "pyproject.toml"} <= inside
    assert set(MODELS) <= {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}


@pytest.mark.parametrize("version", VERSIONS)
def test_an_installed_wheel_traces_without_a_network(version, built, articles, tmp_path):
    home = tmp_path / "venv"
    subprocess.run([python_of(version), "-m", "venv", str(home)], check=True, env=plain())
    (wheel,) = built.glob("*.whl")
    quick = ["--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([home / "bin" / "python", "-m", "pip", "install", *quick, wheel], check=True, env=plain())
    alone = ["unshare", "-n"] if os.geteuid() == 0 and shutil.which("unshare") else []
    command = [*alone, str(home / "bin" / "stemma"), "trace", str(articles), "--json", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, env=plain(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {article["title"] for article in told["articles"]} >= {
        "Two barges adrift on the Lenne",
        "Zwei Kähne treiben auf der Lenne",
        "Deux barges à la dérive",
    }
    assert any(entity["name"] == "Ola Brandt" for entity in told["entities"])
