"""Statements of an article: sayings with exact edges, their chain of sources, hedge and polarity."""

from collections.abc import Sequence
from dataclasses import replace

from stemma import lang
from stemma.annotate.statements.attribution import attribution, said
from stemma.annotate.statements.clauses import completed
from stemma.annotate.statements.denied import complemented
from stemma.annotate.statements.edges import exact
from stemma.annotate.statements.nesting import nested
from stemma.annotate.statements.polarity import polarity
from stemma.annotate.statements.rules import tagged
from stemma.annotate.statements.speakers import is_indefinite, is_known, outside, sentence_before, speaker_in, takes_up
from stemma.grammar.hedges import (
    has_chance,
    hedge_of,
    is_conditional,
    is_disowned,
    is_from_circles,
    is_hearsay,
    is_negated,
    is_rumoured,
    supported,
)
from stemma.grammar.names.descriptions import describe
from stemma.model import Article, Hedge, Saying, Span, Statement, Tagging, TimeExpression
from stemma.text.quotation import Quotation, quotations

_TWO = 2
#: words of a speaker with office and apposition; what is longer is a clause
_LONGEST_SPEAKER = 12


def statements(article: Article, tagging: Tagging | None, times: Sequence[TimeExpression]) -> tuple[Statement, ...]:
    """The statements of an article, in the order of their contents, sources not resolved yet.

    Args:
        article: a cleaned article.
        tagging: what the tagger read in its text; None reads by rules.
        times: the article's time expressions, for when something was said.
    """
    quotes = quotations(article.text)
    tagging = tagged(article, tagging)
    edged = [
        _framed(article, _credible(article, _exact(article, saying, quotes)))
        for saying in tagging.sayings
        if saying.content
    ]
    sayings = sorted(
        nested(
            article,
            complemented(article, completed(article, [one for one in edged if one.content], quotes), quotes),
            quotes,
        ),
        key=lambda saying: (saying.content, saying.speaker or Span(0, 0)),
    )
    sayings = [_hearsay(article, outside(article, saying), sayings) for saying in sayings]
    return tuple(
        Statement(
            id=f"{article.id}.s{number}",
            article=article.id,
            content=tuple(article.passage(span) for span in saying.content),
            kind=saying.kind,
            hedge=_hedge(article, saying),
            polarity=polarity(article, saying),
            negated=is_negated(_words(article, saying.content), article.language),
            said=said(article, saying, times),
            attribution=attribution(article, sayings, number - 1),
        )
        for number, saying in enumerate(sayings, 1)
    )


def _exact(article: Article, saying: Saying, quotes: Sequence[Quotation]) -> Saying:
    edged = [exact(article.text, span, saying.kind, quotes, article.language) for span in saying.content]
    spans = tuple(sorted({span for span, _ in edged if len(span)}))
    kinds = [kind for _, kind in edged]
    return replace(saying, content=spans, kind="mixed" if "mixed" in kinds else kinds[0])


def _credible(article: Article, saying: Saying) -> Saying:
    """The speaker without adverbs before it and clauses behind it; nobody rather than a speaker that is itself a sentence."""
    if saying.speaker is None:
        return saying
    speaker = speaker_in(article, saying.speaker)
    long = len(_words(article, (speaker,)).split()) > _LONGEST_SPEAKER
    return replace(saying, speaker=None if long else speaker)


def _framed(article: Article, saying: Saying) -> Saying:
    """Only the cue nearest to the speaker, or else to the content, and the particles that belong to it; verbs of saying first."""
    particles = {particle for _, particle in lang.of(article.language).cues.separable} | {"wie"}
    main = [cue for cue in saying.cues if article.text[cue.begin : cue.end].lower() not in particles]
    known = [cue for cue in main if is_known(article.text[cue.begin : cue.end], article.language)]
    if len(main) < _TWO:
        return saying
    anchor = saying.speaker or saying.content[0]
    nearest = min(known or main, key=lambda cue: (max(cue.begin - anchor.end, anchor.begin - cue.end), cue))
    return replace(saying, cues=tuple(cue for cue in saying.cues if cue == nearest or cue not in main))


def _hearsay(article: Article, saying: Saying, others: Sequence[Saying]) -> Saying:
    """Reported mood without any framing words is hearsay: nobody is credited with it ("Ein Damm soll gebrochen sein").

    French reports speech in the same conditional. There the sentence goes on with the last speaker if it takes up somebody by a
    pronoun right behind a saying ("Il n'aurait rien vu"), and is hearsay if the narrator has spoken in between or somebody new
    comes in ("Un skieur aurait …").
    """
    if saying.cues or saying.kind == "direct" or not is_hearsay(_words(article, saying.content), article.language):
        return saying
    last = _just_before(article, saying, others)
    if is_conditional(_words(article, saying.content), article.language):
        if last is not None and takes_up(_words(article, saying.content).split()[0].lower(), article.language):
            return replace(saying, kind="free_indirect", speaker=saying.speaker or last.speaker)
        new = is_indefinite(_words(article, saying.content).split()[0], article.language)
        if last is not None and saying.kind == "free_indirect" and saying.hedge != "unconfirmed" and not new:
            return saying
    elif saying.kind not in {"indirect", "reported"}:
        return saying
    return replace(saying, speaker=None)


def _just_before(article: Article, saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The last saying in the sentence before this one, in its paragraph."""
    before = sentence_before(article, saying.content[0])
    held = [one for one in others if before is not None and any(content.overlaps(before) for content in one.content)]
    return held[-1] if held else None


def _words(article: Article, spans: Sequence[Span]) -> str:
    return " ".join(article.text[span.begin : span.end] for span in spans)


def _hedge(article: Article, saying: Saying) -> Hedge | None:
    """The hedge by rules; the tagger's only where a verb form bears it out."""
    language = article.language
    content, frame = _words(article, saying.content), _words(article, saying.cues)
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
    return "unconfirmed" if _is_rumour(article, saying) else suggested or ruled


def _is_rumour(article: Article, saying: Saying) -> bool:
    """Whether nobody vouches for the content, by its verbs and by who is named."""
    language, content = article.language, _words(article, saying.content)
    if saying.speaker is None and is_hearsay(content, language):
        return True
    source = _words(article, (saying.speaker,)) if saying.speaker else _words(article, saying.cues)
    paper = describe(source, language).type == "document"
    disowned = not paper and any(is_disowned(content, who, language) for who in (source, _words(article, saying.cues)))
    return disowned or is_rumoured(content, language) or is_from_circles(source, language)
