"""Documents are tested artefacts: what users can call or meet is described."""

import re
from pathlib import Path

import pytest
import typer

from stemma.cli import app
from stemma.model import Trace

DOCS = Path(__file__).resolve().parents[2] / "docs"
CLI = (DOCS / "reference" / "cli.md").read_text("utf-8")
JSON = (DOCS / "reference" / "json.md").read_text("utf-8")
SRC = DOCS.parent / "src" / "stemma"


def commands():
    group = typer.main.get_command(app)
    return group.commands.items()


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_each_command_is_documented_and_has_help(name):
    assert f"`stemma {name}" in CLI
    assert dict(commands())[name].help


@pytest.mark.parametrize("option", sorted({o for _, c in commands() for p in c.params for o in p.opts if o[0] == "-"}))
def test_each_option_is_documented(option):
    assert option in CLI


@pytest.mark.parametrize("field", [f for f in Trace.__dataclass_fields__ if f != "schema_version"])
def test_each_part_of_the_document_is_described(field):
    assert f"| `{field}` |" in JSON


def test_each_reason_for_a_rejection_is_documented():
    source = "\n".join(
        p.read_text("utf-8") for part in ("intake", "extract", "pipeline") for p in (SRC / part).rglob("*.py")
    )
    reasons = set(re.findall(r'reason="(\w+)"|_reject\(\w+, "(\w+)"', source))
    for reason in {a or b for a, b in reasons}:
        assert f"| `{reason}` |" in CLI


def test_each_decision_is_one_numbered_page():
    pages = sorted(p.name for p in (DOCS / "decisions").glob("0*.md"))
    numbers = [int(p[:4]) for p in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page in pages:
        text = (DOCS / "decisions" / page).read_text("utf-8")
        assert all(f"**{part}.**" in text for part in ("Problem", "Choice", "Rejected", "Consequence"))
