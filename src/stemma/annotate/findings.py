"""All that is found in one article, put together from the annotators."""

from collections.abc import Iterable, Sequence

from stemma.annotate.mentions import mentions
from stemma.annotate.quantities import link_statements, quantities
from stemma.annotate.statements.passes import PASSES, Pass
from stemma.annotate.statements.statements import statements
from stemma.annotate.times import times
from stemma.grammar.prose import prose
from stemma.model import Article, Findings, Span, Tagging, Tree


def annotate(
    article: Article, tagging: Tagging | None, trees: Sequence[Tree] = (), passes: tuple[Pass, ...] = PASSES
) -> Findings:
    """Times, quantities, mentions and statements of an article, each linked to the others.

    Args:
        article: a cleaned article.
        tagging: what the tagger read in it; without it, None, statements come from rules alone.
        trees: of its sentences; where there is none, the order of words tells who speaks.
        passes: over statements; left out only to measure what each is worth.
    """
    cut = prose(article.text, article.language, trees)
    found = times(article)
    said = tuple(
        one
        for one in statements(article, cut, tagging, found, passes=passes)
        if not _tabled(article, [c.span for c in one.content])
    )
    figures = tuple(one for one in quantities(article, found) if not _tabled(article, [one.passage.span]))
    return Findings(
        article=article.id,
        times=found,
        quantities=link_statements(figures, said),
        mentions=mentions(article, cut, tagging, said),
        statements=said,
    )


def _tabled(article: Article, spans: Iterable[Span]) -> bool:
    """Whether something stands in a table: its cells say nothing without their row and column, and make no claims."""
    return any(table.begin < span.end and span.begin < table.end for table in article.tables for span in spans)
