"""Statements of an article: sayings with exact edges, their chain of sources, hedge and polarity."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.statements.attribution import attribution, said
from stemma.annotate.statements.confidence import confidence
from stemma.annotate.statements.hedged import hedge
from stemma.annotate.statements.hop_confidence import hop_confidence
from stemma.annotate.statements.passes import PASSES, Pass, passed
from stemma.annotate.statements.polarity import polarity
from stemma.annotate.statements.rules import tagged
from stemma.grammar.hedges import is_negated
from stemma.grammar.prose import Prose
from stemma.model import Article, Attribution, Statement, Tagging, TimeExpression


def statements(
    article: Article,
    prose: Prose,
    tagging: Tagging | None,
    times: Sequence[TimeExpression],
    *,
    passes: tuple[Pass, ...] = PASSES,
) -> tuple[Statement, ...]:
    """The statements of an article, in the order of their contents, sources not resolved yet.

    A language without cues of its own gives none.

    Args:
        article: a cleaned article.
        prose: its text, cut.
        tagging: what the tagger read in its text; None reads by rules.
        times: the article's time expressions, for when something was said.
        passes: what is made of that reading.
    """
    if not prose.language.knows("cues"):
        return ()
    sayings = passed(prose, tagged(prose, tagging).sayings, passes)
    return tuple(
        Statement(
            id=f"{article.id}.s{number}",
            article=article.id,
            content=tuple(article.passage(span) for span in saying.content),
            kind=saying.kind,
            hedge=hedge(prose, saying),
            polarity=polarity(prose, saying),
            negated=is_negated(prose.words(saying.content), prose.language),
            said=said(prose, saying, times),
            attribution=_weighed(prose, attribution(article, prose, sayings, number - 1)),
            confidence=confidence(prose, saying),
        )
        for number, saying in enumerate(sayings, 1)
    )


def _weighed(prose: Prose, found: Attribution | None) -> Attribution | None:
    """The attribution with the confidence of each source."""
    if found is None:
        return None
    chain = (replace(hop, confidence=hop_confidence(prose, hop, root=hop is found.root)) for hop in found.chain)
    return replace(found, chain=tuple(chain))
