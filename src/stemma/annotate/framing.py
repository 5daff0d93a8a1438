"""What frames a statement can't be a part of it: a speaker inside the content gives way to a pronoun beside the cue."""

import re
from collections.abc import Iterator
from dataclasses import replace

from stemma.lang.pronouns import pronouns
from stemma.model import Article, Saying, Span

_WORD = re.compile(r"\w+")
#: code points beside a cue where its subject pronoun stands: "said she", "sagte er", "-t-elle"
_BESIDE = 12


def outside(article: Article, saying: Saying) -> Saying:
    """The saying with the pronoun beside its cue for speaker, where the speaker read stands inside the content.

    Without such a pronoun the speaker stays: then it is the content that reaches too far.
    """
    if saying.speaker is None or not any(content.covers(saying.speaker) for content in saying.content):
        return saying
    return replace(saying, speaker=next(_subjects(article, saying), saying.speaker))


def _subjects(article: Article, saying: Saying) -> Iterator[Span]:
    """Personal pronouns next to the cues, behind a cue first."""
    closed = pronouns(article.language)
    for cue in saying.cues:
        behind = _WORD.search(article.text, cue.end, cue.end + _BESIDE)
        before = list(_WORD.finditer(article.text, max(0, cue.begin - _BESIDE), cue.begin))[-1:]
        for word in (*([behind] if behind else []), *before):
            span = Span(word.start(), word.end())
            if word.group().lower() in closed.subjects and not any(content.covers(span) for content in saying.content):
                yield span
