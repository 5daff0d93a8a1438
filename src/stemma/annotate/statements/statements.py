"""Statements of an article: sayings with exact edges, their chain of sources, hedge and polarity."""

from collections.abc import Sequence

from stemma.annotate.statements.attribution import attribution, said
from stemma.annotate.statements.confidence import confidence
from stemma.annotate.statements.passes import PASSES, Pass, passed
from stemma.annotate.statements.polarity import polarity
from stemma.annotate.statements.rules import tagged
from stemma.grammar.hedges import (
    has_chance,
    hedge_of,
    is_disowned,
    is_from_circles,
    is_hearsay,
    is_negated,
    is_rumoured,
    supported,
)
from stemma.grammar.names.descriptions import describe
from stemma.grammar.prose import Prose
from stemma.model import Article, Hedge, Saying, Statement, Tagging, TimeExpression


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
            hedge=_hedge(prose, saying),
            polarity=polarity(prose, saying),
            negated=is_negated(prose.words(saying.content), prose.language),
            said=said(prose, saying, times),
            attribution=attribution(article, prose, sayings, number - 1),
            confidence=confidence(prose, saying),
        )
        for number, saying in enumerate(sayings, 1)
    )


def _hedge(prose: Prose, saying: Saying) -> Hedge | None:
    """The hedge by rules; the tagger's only where a verb form bears it out."""
    language = prose.language
    content, frame = prose.words(saying.content), prose.words(saying.cues)
    if has_chance(content, language):
        return "expected"
    if is_hearsay(frame, language):
        return "unconfirmed"
    if saying.kind == "direct":
        return None
    goes_on = saying.speaker is not None and not saying.cues
    suggested = supported(content, None if goes_on and saying.hedge == "unconfirmed" else saying.hedge, language)
    ruled = hedge_of(content, frame, language)
    if ruled == "alleged":
        return ruled
    return "unconfirmed" if _is_rumour(prose, saying) else suggested or ruled


def _is_rumour(prose: Prose, saying: Saying) -> bool:
    """Whether nobody vouches for the content, by its verbs and by who is named."""
    language, content = prose.language, prose.words(saying.content)
    if saying.speaker is None and is_hearsay(content, language):
        return True
    source = prose.slice(saying.speaker) if saying.speaker else prose.words(saying.cues)
    paper = describe(source, language.code).type == "document"
    disowned = not paper and any(is_disowned(content, who, language) for who in (source, prose.words(saying.cues)))
    return disowned or is_rumoured(content, language) or is_from_circles(source, language)
