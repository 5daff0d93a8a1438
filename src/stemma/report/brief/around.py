"""What a brief says of the texts themselves: the lead, who copied whom, what copies lost, and what could not be told."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from stemma.model import Article, Coverage, Descent, Passage, Story, independent_texts
from stemma.report.brief.parts import Part, Sentence, framed, joined
from stemma.report.brief.quoting import SHORTEST, is_machine, quote, slice_of, whole
from stemma.report.brief.telling import Teller
from stemma.report.descents import TOLD
from stemma.report.findings.losses import Loss, losses
from stemma.report.origin import language as language_name
from stemma.report.origin import published
from stemma.text.segment import sentences

#: changes told, and copies named with their kind
LOST, COPIES = 2, 4


def label(teller: Teller, story: Story) -> str:
    """That a brief was compiled automatically, and from what."""
    outlets = {teller.view.name(key) for key in story.articles}
    wording = teller.wording
    return wording(
        "brief.label",
        texts=wording("brief.from_texts", n=len(story.articles)),
        outlets=wording("brief.of_outlets", n=len(outlets)),
    )


def _families(teller: Teller, story: Story) -> list[list[str]]:
    """Articles that hang together by copying, the largest family first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in story.articles:
        found[teller.kin.family[key]].append(key)
    return sorted(found.values(), key=lambda family: -len(family))


def leading(teller: Teller, story: Story) -> Article:
    """The text that most others were made from; one made from it in the brief's language, where no machine did that."""
    view, language = teller.view, teller.wording.language
    family = _families(teller, story)[0]
    copies = Counter(d.exemplar for key in family for d in view.descents_of.get(key, ()))
    sound = [key for key in family if not is_machine(view.articles[key])] or family

    def rank(key: str) -> tuple[object, ...]:
        behind = copies[key] + sum(copies[e] for e in teller.kin.exemplars.get(key, ()) if e.startswith("lost:"))
        return view.articles[key].language != language, -behind, key in view.descents_of, family.index(key)

    return view.articles[min(sound, key=rank)]


def openings(teller: Teller, article: Article) -> list[Passage]:
    """The first sentences of an article and of all texts of its family."""
    family = teller.kin.family
    alike = (view for key, view in teller.view.articles.items() if family.get(key) == family.get(article.id))
    return [found for one in alike if (found := _first_sentence(one)) is not None]


def lead(teller: Teller, article: Article) -> Iterator[Sentence]:
    """How the leading text begins."""
    passage = _first_sentence(article)
    if passage is not None and len(passage.text) >= SHORTEST:
        yield teller.sentence("lead", _dated(teller, article, passage))


def _first_sentence(article: Article) -> Passage | None:
    first = next(iter(sentences(article.text, article.language)), None)
    return slice_of(article, first.begin, first.end) if first else None


def _dated(teller: Teller, article: Article, passage: Passage) -> tuple[Part, ...]:
    name = Part(kind="name", text=teller.view.name(article.id))
    shown = quote(teller.view, passage, teller.wording)
    if article.published.value is None:
        return framed(teller.wording, "brief.lead", outlet=name, quote=shown)
    when = Part(kind="moment", text=published(article, teller.wording))
    return framed(teller.wording, "brief.lead_dated", outlet=name, quote=shown, when=when)


# lineage


def lineage(teller: Teller, story: Story) -> Iterator[Sentence]:
    """How many texts stand behind the articles, and which were made from which."""
    view, wording = teller.view, teller.wording
    own = [descent for key in story.articles for descent in view.descents_of.get(key, ())]
    if len(story.articles) > 1:
        count = independent_texts(story.articles, own)
        key = "brief.behind" if own else "brief.no_copies"
        yield teller.sentence(
            "lineage", framed(wording, key, n=count, articles=wording("count.articles", n=len(story.articles)))
        )
    by_exemplar: dict[str, list[Descent]] = defaultdict(list)
    for descent in own:
        by_exemplar[descent.exemplar].append(descent)
    largest = sorted(by_exemplar.items(), key=lambda item: -len(item[1]))
    for exemplar, copies in largest[:1]:
        yield _copied(teller, exemplar, copies)


def _copied(teller: Teller, exemplar: str, copies: Sequence[Descent]) -> Sentence:
    view, wording = teller.view, teller.wording
    shown = []
    for descent in copies[:COPIES]:
        name = Part(kind="name", text=view.name(descent.copy))
        shown.append(framed(wording, "brief.copy", outlet=name, kind=wording(f"descent.{descent.kind}")))
    listed = joined(shown, ", ")
    if len(copies) > COPIES:
        listed = framed(wording, "brief.more", shown=listed, n=len(copies) - COPIES)
    evidence = tuple(d.evidence[0].copy for d in copies[:COPIES] if d.evidence)
    if exemplar.startswith("lost:"):
        agency = exemplar.removeprefix("lost:").split("#")[0]
        known = agency not in ("?", "unknown")
        key = "brief.from_lost" if known else "brief.from_lost_unknown"
        values = {"agency": Part(kind="name", text=agency)} if known else {}
        return teller.sentence("lineage", framed(wording, key, copies=listed, **values), passages=evidence)
    name = Part(kind="name", text=view.name(exemplar))
    sure = 2 * sum(descent.direction >= TOLD for descent in copies) >= len(copies)
    parts = framed(wording, "brief.copied" if sure else "brief.one_text", outlet=name, copies=listed)
    return teller.sentence("lineage", parts, passages=evidence)


# what copies lost


def lost(teller: Teller, story: Story) -> Iterator[Sentence]:
    """What copies dropped or changed: of each kind the gravest, then more."""
    found = [loss for loss in losses(teller.view, story) if loss.kind != "added" and loss.exemplar is not None]
    nth: Counter[str] = Counter()
    order: list[tuple[int, int, Loss]] = []
    for loss in found:
        order.append((nth[loss.kind], len(order), loss))
        nth[loss.kind] += 1
    for _, _, loss in sorted(order, key=lambda one: one[:2])[:LOST]:
        yield _loss(teller, loss)


def _loss(teller: Teller, loss: Loss) -> Sentence:
    wording = teller.wording
    copies = teller.outlets(tuple(one.article for one in loss.copies if one.article))
    kind, number = wording(f"change.{loss.kind}"), loss.kind == "changed_number"
    before = _words(teller, loss.exemplar, number=number)
    own = [passage for one in loss.copies for passage in one.passages]
    if own and len(loss.copies) == 1 and loss.kind != "dropped_denial":
        after = _words(teller, own[0], number=number)
        return teller.sentence(
            "lost", framed(wording, "brief.changed", change=kind, copies=copies, before=before, after=after)
        )
    return teller.sentence(
        "lost", framed(wording, "brief.dropped", change=kind, copies=copies, before=before), passages=tuple(own)
    )


def _words(teller: Teller, passage: Passage | None, *, number: bool) -> tuple[Part, ...]:
    """A changed figure by itself, anything else by its sentence."""
    if passage is None:
        return ()
    return quote(teller.view, passage if number else whole(teller.view, passage), teller.wording)


# what could not be told


def limits(teller: Teller, story: Story, coverage: Sequence[Coverage], *, left: int) -> Iterator[Sentence]:
    """What could not be told: statements withheld, texts without a date, languages and lengths that were not read.

    Args:
        teller: of the brief.
        story: that it tells.
        coverage: of the trace.
        left: claims that the brief does not tell.
    """
    view, wording = teller.view, teller.wording
    inside = set(story.articles)
    withheld = sum(s.article in inside and not view.shows(s) for s in view.trace.statements)
    if withheld:
        yield teller.sentence("limits", framed(wording, "brief.withheld", n=withheld))
    for certainty, key in (("unknown", "brief.undated"), ("inferred", "brief.inferred")):
        concerned = tuple(a for a in story.articles if view.articles[a].published.certainty == certainty)
        if concerned:
            yield teller.sentence("limits", framed(wording, key, outlets=teller.outlets(concerned)))
    yield from _not_read(teller, story, coverage)
    if left:
        yield teller.sentence("limits", framed(wording, "brief.left", n=left))


def _not_read(teller: Teller, story: Story, coverage: Sequence[Coverage]) -> Iterator[Sentence]:
    view, wording = teller.view, teller.wording
    for item in coverage:
        concerned = tuple(key for key in item.articles if key in story.articles)
        if item.stage == "annotate" and concerned:
            language = view.articles[concerned[0]].language
            name = language_name(language, wording) if language else wording("language.unknown")
            outlets = teller.outlets(concerned)
            yield teller.sentence("limits", framed(wording, "brief.no_rules", language=name, outlets=outlets))
        elif item.stage == "statements" and not item.articles:
            yield teller.sentence("limits", framed(wording, "brief.no_tagger"))
        elif item.stage == "times, quantities" and concerned:
            yield teller.sentence("limits", framed(wording, "brief.cut_short", outlets=teller.outlets(concerned)))
