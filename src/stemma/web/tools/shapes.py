"""A trace as the values of answers, bounded in size."""

from collections.abc import Iterable, Sequence

from stemma.model import Article, Claim, Descent, Passage, Quantity, Span, Statement, Story
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import to_text
from stemma.report.view import View
from stemma.text.segment import sentences
from stemma.web.tools import answers

#: changes of one edge, and passages of a list, that an answer holds
CHANGES, PASSAGES = 30, 60
#: code points of one passage that an answer holds; a longer one is cut, and its end with it
LONGEST = 2_000

DOES_NOT_STORY = (
    "It does not say who is right, and tells only what these articles say; claims come most at stake first."
)


def passage(one: Passage | None) -> Passage | None:
    """A passage of bounded length; still exactly the slice that it names."""
    if one is None or len(one.text) <= LONGEST:
        return one
    return Passage(article=one.article, begin=one.begin, end=one.begin + LONGEST, text=one.text[:LONGEST])


def passages(found: Iterable[Passage]) -> tuple[Passage, ...]:
    """As many passages as an answer holds."""
    return tuple(short for one in list(found)[:PASSAGES] if (short := passage(one)) is not None)


def article_line(view: View, article: Article) -> answers.ArticleLine:
    """An article without its text."""
    return answers.ArticleLine(
        id=article.id,
        publisher=view.name(article.id),
        title=article.title,
        language=article.language,
        uri=article.uri,
        published=article.published.value,
        certainty=article.published.certainty,
        translated=bool(article.translation and article.translation.translated),
    )


def claim_line(claim: Claim) -> answers.ClaimLine:
    """A claim in a list."""
    return answers.ClaimLine(
        id=claim.id,
        text=claim.text[:LONGEST],
        state=claim.state,
        confidence=claim.confidence,
        independent_sources=claim.independent_sources,
        independent_articles=claim.independent_articles,
        asserting=len(claim.asserts),
        denying=len(claim.denies),
    )


def edge(descent: Descent) -> answers.Edge:
    """One text made from another."""
    return answers.Edge(
        copy=descent.copy,
        exemplar=descent.exemplar,
        kind=descent.kind,
        cut=descent.cut,
        confidence=descent.confidence,
        direction=descent.direction,
        reasons=descent.reasons,
        changes=tuple(
            answers.ChangeLine(kind=one.kind, copy=passage(one.copy), exemplar=passage(one.exemplar))
            for one in descent.changes[:CHANGES]
        ),
    )


def statement_line(statement: Statement) -> answers.StatementLine:
    """Reported words and who is credited with them."""
    chain = statement.attribution.chain if statement.attribution else ()
    return answers.StatementLine(
        id=statement.id,
        article=statement.article,
        kind=statement.kind,
        polarity=statement.polarity,
        hedge=statement.hedge,
        confidence=statement.confidence,
        content=passages(statement.content),
        chain=tuple(answers.HopLine(name=hop.name, entity=hop.entity, mention=passage(hop.mention)) for hop in chain),
        said=statement.said.value if statement.said else None,
    )


def figure_line(quantity: Quantity) -> answers.FigureLine:
    """A figure of a claim."""
    return answers.FigureLine(
        id=quantity.id,
        article=quantity.article,
        value=quantity.value,
        upper=quantity.upper,
        bound=quantity.bound,
        unit=quantity.unit,
        counted=quantity.counted,
        as_of=quantity.as_of,
        passage=quantity.passage,
    )


def story_told(
    view: View, story: Story, claims: Sequence[Claim], language: str, *, after: str | None
) -> answers.StoryTold:
    """A story: its brief, its articles, some of its claims.

    Args:
        view: of the trace.
        story: one of its stories.
        claims: that the answer holds.
        language: of the brief.
        after: where the claims go on.
    """
    return answers.StoryTold(
        does_not=DOES_NOT_STORY,
        coverage=view.trace.coverage,
        next=after,
        id=story.id,
        title=story.title,
        brief=to_text(brief_of(view, story, language), view),
        independent_texts=view.independent(story),
        articles=tuple(article_line(view, view.articles[key]) for key in story.articles),
        claims=tuple(map(claim_line, claims)),
        claims_in_all=len(view.claims(story)),
    )


def sentences_of(article: Article, wanted: Iterable[str]) -> list[Passage]:
    """Sentences of an article by their words, each where it stands."""
    left = list(wanted)
    found = []
    for span in sentences(article.text, article.language):
        one = article.passage(Span(span.begin, span.end))
        if one.text in left:
            left.remove(one.text)
            found.append(one)
    return found
