"""Marks stand in the text: [c: content], [s: speaker], [q: cue]."""

import re

import numpy as np
import pytest

from stemma.adapters.heads import Heads
from stemma.adapters.linking import Linker
from stemma.adapters.windows import layout

_MARK = re.compile(r"\[(\w): ")


def parse(marked):
    """The plan, the words of it, and the ranges of each kind of mark."""
    text, open_marks, spans = "", [], {"c": [], "s": [], "q": []}
    at = 0
    while at < len(marked):
        if match := _MARK.match(marked, at):
            open_marks.append((match[1], len(text)))
            at = match.end()
        elif marked[at] == "]":
            kind, begin = open_marks.pop()
            spans[kind].append((begin, len(text)))
            at += 1
        else:
            text, at = text + marked[at], at + 1
    offsets = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    plan = layout(text, offsets)
    words = {
        kind: sorted((_first(plan, begin), _first(plan, end)) for begin, end in found) for kind, found in spans.items()
    }
    return text, plan, words


def _first(plan, at):
    return sum(word.begin < at for word in plan.words)


def speakers(marked):
    """The words of the speaker of each content, None for nobody."""
    text, plan, words = parse(marked)
    nothing = np.zeros((len(words["c"]), 0), dtype=np.float32)
    linker = Linker(plan=plan, contents=words["c"], vectors=nothing, features=nothing, heads=Heads(arrays={}))
    chosen = linker.speakers(words["s"], linker.cues(words["q"]))
    return [text[plan.words[c[0][0]].begin : plan.words[c[0][1] - 1].end] if c else None for c in chosen]


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        # NOTE the cue decides: the mayor stands nearer to the content, but Ida Rook is who said it
        (
            "[c: The quay is safe], the office of [s: the mayor] was told when [s: Ida Rook] [q: said] so .",
            ["Ida Rook"],
        ),
        # NOTE content goes on with the last speaker
        ("[c: It rains], [q: said] [s: Otto]. [c: It will go on raining].", ["Otto", "Otto"]),
        # NOTE no cue and no content before: whoever is named as a speaker in the sentence before
        ("[s: Otto] stood up. [c: The quay would close].", ["Otto"]),
        # NOTE a speaker inside the content only where its sentence has no other
        ("[c: [s: The opposition] [q: called] the plan a mistake].", ["The opposition"]),
        ("[s: Otto] [q: said] [c: that [s: Ida] was late].", ["Otto"]),
        ("Nothing moved. [c: The quay would close].", [None]),
    ],
)
def test_speakers(marked, right):
    assert speakers(marked) == right
