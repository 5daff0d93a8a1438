"""Who a statement is credited to: chains of sources, when it was said, to whom and where."""

import re
from collections.abc import Sequence

from stemma.grammar.prose import Prose
from stemma.model import Addressee, Article, Attribution, Hop, Passage, Said, Saying, Span, TimeExpression

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: words of a source that is cited by the speaker
_LONGEST_CITED = 7


def attribution(article: Article, prose: Prose, sayings: Sequence[Saying], at: int) -> Attribution | None:
    """The chain of the saying `sayings[at]`: whoever frames it from outside first, the first-hand source last."""
    saying = sayings[at]
    hops = [hop for outer in _outer(prose, sayings, at) for hop in _hops(article, prose, outer)]
    hops = _without_twins([*hops, *_relayed(article, prose, saying), *_hops(article, prose, saying)])
    if not hops:
        return None
    place = saying.medium or _medium(prose, saying)
    to = saying.addressee
    if to is not None and place is not None and to.overlaps(place):  # "auf X" is where, not to whom
        to = None
    return Attribution(
        chain=tuple(hops),
        addressee=Addressee(entity=None, mention=article.passage(to)) if to else None,
        medium=article.passage(place) if place else None,
    )


def _without_twins(hops: Sequence[Hop]) -> list[Hop]:
    """Each source once, as it was first met from outside."""
    kept: list[Hop] = []
    for hop in hops:
        if not any(_same_words(hop.mention, other.mention) for other in kept):
            kept.append(hop)
    return kept


def _same_words(one: Passage | None, other: Passage | None) -> bool:
    return one is not None and other is not None and one.span.overlaps(other.span)


def _relays(prose: Prose, saying: Saying) -> bool:
    """Whether the frame says that the speaker quotes somebody else: "cited by the local paper"."""
    behind = [cue for cue in saying.cues if saying.speaker is not None and saying.speaker.begin >= cue.end]
    words = [prose.text[cue.begin : cue.end].lower() for cue in behind]
    return any(phrase in word for word in words for phrase in prose.language.cues.cited_by)


def _relayed(article: Article, prose: Prose, saying: Saying) -> list[Hop]:
    """Who quotes the speaker: "two fitters cited by the local paper"."""
    found = None if _relays(prose, saying) else _named_behind(prose, saying, prose.language.cues.cited_by)
    if saying.speaker is None or found is None or found[0].begin < saying.speaker.end:
        return []
    cue, source = found
    mention = article.passage(source)
    return [Hop(entity=None, name=mention.text, mention=mention, cue=(article.passage(cue),))]


def _outer(prose: Prose, sayings: Sequence[Saying], at: int) -> list[Saying]:
    """The sayings whose content holds this one, the widest first; of two with one content, whoever quotes is outside."""
    own = sayings[at]
    holding = [
        other
        for place, other in enumerate(sayings)
        if other.content[0].begin <= own.content[0].begin
        and own.content[-1].end <= other.content[-1].end
        and place != at
        and other.speaker != own.speaker
        and _holds(other, own)
        and not (_holds(own, other) and (_relays(prose, own) or (place > at and not _relays(prose, other))))
    ]
    return sorted(holding, key=lambda saying: (-sum(map(len, saying.content)), saying.content))


def _holds(outer: Saying, inner: Saying) -> bool:
    return all(any(o.covers(i) for o in outer.content) for i in inner.content)


def _hops(article: Article, prose: Prose, saying: Saying) -> list[Hop]:
    """The speaker, and whom the speaker cites."""
    hops = []
    if saying.speaker is not None:
        cue = tuple(article.passage(span) for span in saying.cues)
        mention = article.passage(saying.speaker)
        hops.append(Hop(entity=None, name=mention.text, mention=mention, cue=cue))
    cited = _cited(prose, saying)
    if cited is not None:
        cue_span, source = cited
        mention = article.passage(source)
        hops.append(Hop(entity=None, name=mention.text, mention=mention, cue=(article.passage(cue_span),)))
    return hops


def _frame(prose: Prose, saying: Saying) -> Span | None:
    """The sentence that the cue, or else the content, stands in."""
    anchor = saying.cues[0] if saying.cues else saying.content[0]
    return prose.sentence_of(anchor)


def _cited(prose: Prose, saying: Saying) -> tuple[Span, Span] | None:
    """The words that cite ("unter Berufung auf"), and the source cited."""
    return _named_behind(prose, saying, prose.language.cues.cites)


def _named_behind(prose: Prose, saying: Saying, wanted: Sequence[str]) -> tuple[Span, Span] | None:
    """The longest of some phrases in the framing sentence, outside the content, and the noun phrase behind it."""
    frame = _frame(prose, saying)
    if frame is None:
        return None
    text = prose.text[frame.begin : frame.end].lower()
    longer = {*wanted, *prose.language.cues.cited_by}
    for phrase in sorted(map(str.lower, wanted), key=len, reverse=True):
        place = text.find(phrase)
        if (
            place < 0
            or any(text.startswith(other, place) for other in longer if len(other) > len(phrase))
            or text[place - 1 : place].isalnum()
            or text[place + len(phrase) : place + len(phrase) + 1].isalnum()
        ):
            continue
        cue = Span(frame.begin + place, frame.begin + place + len(phrase))
        source = _noun_phrase(prose, Span(cue.end, frame.end))
        own = saying.speaker is not None and source is not None and source.overlaps(saying.speaker)
        if source is not None and not own and not any(c.overlaps(cue) for c in saying.content):
            return cue, source
    return None


def _noun_phrase(prose: Prose, span: Span) -> Span | None:
    table = prose.language.phrases
    taken: list[Span] = []
    for match in _WORD.finditer(prose.text, span.begin, span.end):
        gap = prose.text[taken[-1].end if taken else span.begin : match.start()]
        stops = match.group().lower() in (table.stops - table.links) | prose.language.cues.said
        if gap.strip(" „“”«»\"'’\xa0.") or (taken and stops) or len(taken) == _LONGEST_CITED:
            break
        taken.append(Span(*match.span()))
    while taken and prose.text[taken[-1].begin : taken[-1].end].lower() in table.links | table.stops:
        taken.pop()
    return Span(taken[0].begin, taken[-1].end) if taken else None


def _medium(prose: Prose, saying: Saying) -> Span | None:
    """A preposition and a channel in the framing sentence, outside the content ("in einer Erklärung", "on X")."""
    frame = _frame(prose, saying)
    if frame is None or not saying.cues:
        return None
    table = prose.language.media
    words = [Span(*m.span()) for m in _WORD.finditer(prose.text, frame.begin, frame.end)]
    low = [prose.text[w.begin : w.end].lower() for w in words]
    for at, word in enumerate(low):
        if word not in table.nouns or any(c.overlaps(words[at]) for c in saying.content):
            continue
        start = next((i for i in range(at - 1, max(at - 5, -1), -1) if low[i] in table.prepositions), None)
        if start is not None and not (saying.speaker and saying.speaker.overlaps(words[at])):
            return Span(words[start].begin, words[at].end)
    return None


def said(prose: Prose, saying: Saying, times: Sequence[TimeExpression]) -> Said | None:
    """When it was said: the time in the framing sentence, outside the content, nearest to the cue."""
    frame = _frame(prose, saying)
    if frame is None or not saying.cues:
        return None
    cue = saying.cues[0]
    near = [
        time
        for time in times
        if time.type in {"DATE", "TIME"}
        and time.value[:1].isdigit()
        and frame.covers(time.passage.span)
        and not any(content.overlaps(time.passage.span) for content in saying.content)
    ]
    best = min(near, key=lambda t: (abs(t.passage.begin - cue.begin), t.passage.begin), default=None)
    return Said(value=best.value[:10], passage=best.passage) if best else None
