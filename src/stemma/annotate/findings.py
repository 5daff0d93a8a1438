"""All that is found in one article, put together from the annotators."""

from stemma.annotate.mentions import mentions
from stemma.annotate.quantities import link_statements, quantities
from stemma.annotate.statements.statements import statements
from stemma.annotate.times import times
from stemma.grammar.prose import prose
from stemma.model import Article, Findings, Tagging


def annotate(article: Article, tagging: Tagging | None) -> Findings:
    """Times, quantities, mentions and statements of an article, each linked to the others.

    `tagging` is None where no tagger is at hand; statements then come from rules alone.
    """
    cut = prose(article.text, article.language)
    found = times(article)
    said = statements(article, cut, tagging, found)
    return Findings(
        article=article.id,
        times=found,
        quantities=link_statements(quantities(article, found), said),
        mentions=mentions(article, cut, tagging),
        statements=said,
    )
