"""What Stemma itself wrote: reports of articles are none, and read as such they would be sources of what they tell.

Each is known by what it says of itself, not by its name: a page by its generator, a trace by its members, a picture by its colours,
a brief and a terminal's report by the lines that no prose has.
"""

import re
from collections.abc import Callable

from stemma.intake.sample import Sample

#: in the pages of `trace --html` and of the desk
_GENERATOR = re.compile(r"<meta\s[^>]*\bname=[\"']?generator[\"']?\s[^>]*\bcontent=[\"']?Stemma\b", re.IGNORECASE)
#: members that every document of `trace --json` has, beside its version
_MEMBERS = frozenset(("schema_version", "articles", "rejections", "stories", "descents", "claims", "timeline"))
_FRAGMENT = re.compile(r'<section class="brief" lang="[a-z]{2}">\s*<h2')
#: where a sentence of a brief stands: "[1] Name (a1, 120–184) address", in Markdown "1. Name (a1, 120–184): words"
_PLACE = re.compile(r"^(?:\[\d+\]|\d+\.) \S.* \(\S+, \d+–\d+\)(?: \S|:)", re.MULTILINE)
#: the note that a brief's first sentence leads to
_NOTED = re.compile(r"\[1\\?\]")
#: a story's head in the terminal
_HEAD = re.compile(r"^st\d+  .*━{3}$", re.MULTILINE)


def _is_page(sample: Sample) -> bool:
    return sample.start[:1] == "<" and _GENERATOR.search(sample.text) is not None


def _is_trace(sample: Sample) -> bool:
    return '"schema_version"' in sample.text[:512] and isinstance(sample.json, dict) and sample.json.keys() >= _MEMBERS


def _is_picture(sample: Sample) -> bool:
    return sample.root == "svg" and "--stemma-ink" in sample.text


def _is_brief(sample: Sample) -> bool:
    if sample.start[:1] == "<":
        return _FRAGMENT.match(sample.start) is not None
    return _NOTED.search(sample.text) is not None and _PLACE.search(sample.text) is not None


def _is_terminal(sample: Sample) -> bool:
    return _HEAD.search(sample.text[:4096]) is not None


_KINDS: tuple[tuple[str, Callable[[Sample], bool]], ...] = (
    ("its page", _is_page),
    ("its JSON", _is_trace),
    ("one of its pictures", _is_picture),
    ("a brief", _is_brief),
    ("what it shows in a terminal", _is_terminal),
)


def report_of(sample: Sample) -> str | None:
    """Which of Stemma's own reports a file is, in words; None for anything else."""
    return next((words for words, fits in _KINDS if fits(sample)), None)
