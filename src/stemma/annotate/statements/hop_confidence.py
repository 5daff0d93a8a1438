"""How likely a statement comes from a source of its chain, by what the source is called and by what frames it."""

import re
from collections.abc import Iterator

from stemma.annotate.statements.confidence import source_kind
from stemma.clusters.weights import likelihood, shipped
from stemma.grammar.cues import cue_kind
from stemma.grammar.prose import Prose
from stemma.model import Hop

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words between a source and its cue from which on something stands between them
_BESIDE = 2


def hop_confidence(prose: Prose, hop: Hop, *, root: bool) -> float:
    """How likely it is right, 0 to 1, two decimals.

    Args:
        prose: the article's text, cut.
        hop: a source of a chain.
        root: whether it is the first-hand one.
    """
    return likelihood(shipped("stemma.annotate.statements", "hops.toml"), signs(prose, hop, root=root))


def signs(prose: Prose, hop: Hop, *, root: bool) -> Iterator[tuple[str, float]]:
    """The signs that speak for or against a source, by name (weights: `python -m train.part_confidence`)."""
    cues = [cue.span for cue in hop.cue]
    yield "always", 1.0
    yield "root" if root else "outer", 1.0
    yield f"source_{source_kind(prose, hop.mention.span if hop.mention else None)}", 1.0
    yield f"cue_{cue_kind(prose.words(cues), prose.language) if cues else 'none'}", 1.0
    yield "beside", float(_gap(prose, hop) < _BESIDE)


def _gap(prose: Prose, hop: Hop) -> int:
    """Words between the source and the nearest part of its cue."""
    if hop.mention is None or not hop.cue:
        return _BESIDE
    own = hop.mention
    between = (prose.text[min(own.end, cue.end) : max(own.begin, cue.begin)] for cue in hop.cue)
    return min(len(_WORD.findall(words)) for words in between)
