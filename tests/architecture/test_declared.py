"""Whatever the code imports is declared: pip is not asked to guess."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

from eval.corpora import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def imported():
    """Top names of all that src imports, anywhere in a module."""
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def normal(name):
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def test_all_that_is_imported_is_declared():
    declared = {normal(one) for one in PROJECT["dependencies"]}
    declared |= {normal(one) for one in chain.from_iterable(PROJECT["optional-dependencies"].values())}
    outside = set(imported()) - set(sys.stdlib_module_names) - {"stemma"}
    known = packages_distributions()
    missing = {name for name in outside if not {normal(d) for d in known.get(name, [name])} & declared}
    assert missing == set()


def test_every_dependency_has_a_lower_bound():
    assert all(">=" in one for one in chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()))


def test_what_others_import_for_us_is_declared():
    assert "lxml-html-clean" in {normal(one) for one in PROJECT["dependencies"]}


def test_each_python_that_is_declared_is_one_that_may_be_installed_on():
    told = {c.rsplit(" ", 1)[1] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)}
    assert told == {"3.11", "3.12", "3.13", "3.14"}
    assert PROJECT["requires-python"] == ">=3.11"
