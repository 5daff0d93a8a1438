"""Findings on where the texts come from: which is the oldest, who copied whom, who wrote on their own."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from stemma.model import Article, Descent, Story
from stemma.report.descents import TOLD
from stemma.report.findings.finding import Cited, Finding, Part, listed, opened, sentence
from stemma.report.origin import published
from stemma.report.view import View

#: exemplars that are told of; a story rarely has more wires than that, and the lineage lists them all
EXEMPLARS = 2
#: a date that gives the day only may be any moment of it
DAY = timedelta(days=1)


def article(view: View, key: str) -> Cited:
    """An article by its name."""
    return Cited(words=view.name(key), article=key if key in view.articles else None)


def count(view: View, story: Story) -> Finding:
    """8 articles ▸ 3 independent texts ▸ 1 agency."""
    wording, agencies = view.wording, sorted(view.agencies(story))
    parts = [wording("count.articles", n=len(story.articles)), wording("count.texts", n=view.independent(story))]
    if agencies:
        parts.append(f"{wording('count.agencies', n=len(agencies))} ({', '.join(agencies)})")
    return Finding(kind="count", parts=(" ▸ ".join(parts),))


def _span(found: Article) -> tuple[datetime, datetime] | None:
    """The first and the last moment at which an article may have been put out; clocks without a zone count as UTC."""
    if found.published.value is None:
        return None
    begin, *end = found.published.value.split("/", 1)
    first, last = datetime.fromisoformat(begin), datetime.fromisoformat(end[0] if end else begin)
    whole = DAY if len(end[0] if end else begin) == len("2031-05-05") else timedelta()
    return _zoned(first), _zoned(last) + whole


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def earliest(view: View, story: Story) -> str | None:
    """The article that was surely put out before every other, by dates and by who copied whom; None where nobody can tell."""
    spans = {key: _span(view.articles[key]) for key in story.articles}
    dated = {key: span for key, span in spans.items() if span}
    copies = {key for key in story.articles if any(_sure(d) for d in view.descents_of.get(key, ()))}
    first = [key for key in dated if key not in copies]
    for key in first:
        others = [other for other in story.articles if other != key and not _descends(view, other, key)]
        if all((span := spans[other]) is not None and dated[key][1] <= span[0] for other in others):
            return key
    return None


def _sure(descent: Descent) -> bool:
    return min(descent.confidence, descent.direction) >= TOLD


def _descends(view: View, copy: str, exemplar: str) -> bool:
    seen, left = set(), [copy]
    while left:
        for descent in view.descents_of.get(left.pop(), ()):
            if descent.exemplar == exemplar:
                return True
            if descent.exemplar not in seen:
                seen.add(descent.exemplar)
                left.append(descent.exemplar)
    return False


def first(view: View, story: Story) -> Iterator[Finding]:
    """Who had it first, where that can be told; else that it can't be."""
    if len(story.articles) < 2:
        return
    key = earliest(view, story)
    if key is None:
        yield Finding(kind="first", parts=sentence(view.wording, "finding.first_untold"))
        return
    when = published(view.articles[key], view.wording)
    yield Finding(
        kind="first", parts=opened(sentence(view.wording, "finding.first", who=article(view, key), when=when))
    )


def copied(view: View, story: Story) -> Iterator[Finding]:
    """Who was copied, by whom, and how, the most copied first."""
    wording = view.wording
    families: dict[str, list[Descent]] = {}
    for key in story.articles:
        for descent in view.descents_of.get(key, ()):
            families.setdefault(descent.exemplar, []).append(descent)
    for exemplar, copies in sorted(families.items(), key=lambda item: (-len(item[1]), item[0]))[:EXEMPLARS]:
        told = sum(_sure(d) for d in copies) * 2 >= len(copies)
        lost = exemplar.startswith("lost:")
        key = "finding.copied_lost" if lost else "finding.copied" if told else "finding.one_text"
        who = article(view, exemplar)
        yield Finding(
            kind="copied",
            parts=sentence(wording, key, who=who, n=len(copies), how=listed(wording, _hows(view, copies))),
        )


def _hows(view: View, copies: list[Descent]) -> list[Part | tuple[Part, ...]]:
    """Copies by kind: by name where they are few, else counted."""
    often = Counter(descent.kind for descent in copies)
    found: list[Part | tuple[Part, ...]] = []
    for kind, number in often.most_common():
        names = [article(view, d.copy) for d in copies if d.kind == kind]
        label = view.wording(f"copies.{kind}", n=number)
        found.append(sentence(view.wording, "finding.how", label=label, names=listed(view.wording, names, 2)))
    return found


def own(view: View, story: Story) -> Iterator[Finding]:
    """Who wrote on their own, though others copied: they are what a count of sources may rest on."""
    exemplars = {d.exemplar for key in story.articles for d in view.descents_of.get(key, ())}
    alone = [key for key in story.articles if key not in view.descents_of and key not in exemplars]
    if exemplars and alone:
        names = listed(view.wording, [article(view, key) for key in alone])
        yield Finding(kind="own", parts=opened(sentence(view.wording, "finding.own", who=names, n=len(alone))))
