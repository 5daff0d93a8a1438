"""What has changed between two tellings of a story, in words: decisions without store or clock.

Each change has a subject made of what stays (ids of articles, statements and quantities), so that it is told once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from stemma.model import Article, Claim, Passage, Quantity, Statement
from stemma.store.journal import ToldChange
from stemma.store.told import StoryTold
from stemma.text.segment import sentences

#: characters of a quotation in a line
QUOTED = 160
#: sentences of an edit that a line names
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story as it is told now, with what one must know to say what is new in it."""

    now: StoryTold
    #: None for a story that was not told before
    before: StoryTold | None
    #: of the story, by id
    articles: Mapping[str, Article]
    #: ids of earlier revisions by the id of the one that came after
    earlier: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """Something worth telling."""

    kind: str
    #: told once for good
    subject: str
    text: str
    article: str | None = None
    #: what it can be known by; something with one of these that was there before is no news
    marks: frozenset[str] = frozenset()


def changes_of(telling: Telling, *, at: str) -> list[ToldChange]:
    """All that is new, in the order of the story. Of a new story only that it is there, and what stands in it."""
    story = telling.now.story
    if telling.before is None:
        news = [_new_story(telling)]
    else:
        old = replace(telling, now=telling.before)
        seen = {mark for one in _in_claims(old) for mark in one.marks}
        news = [*_independent(telling), *_edits(telling), *_unseen(_in_claims(telling), seen)]
    return [
        ToldChange(
            subject=f"{one.kind} {one.subject}",
            at=at,
            kind=one.kind,
            text=one.text,
            story=story.id,
            article=one.article,
        )
        for one in news
    ]


def _in_claims(telling: Telling) -> Iterator[_Found]:
    yield from _revised_figures(telling)
    yield from _denials(telling)
    yield from _corrections(telling)
    yield from _sources_gone(telling)


def _unseen(found: Iterable[_Found], seen: set[str]) -> Iterator[_Found]:
    """Those of which nothing was seen, each thing once."""
    for one in found:
        if not one.marks & seen:
            yield one
        seen |= one.marks


def quoted(text: str) -> str:
    """Words in quotation marks, in one line and not too many."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTED else f"“{line[:QUOTED].rsplit(' ', 1)[0]} …”"


def _named(article: Article) -> str:
    where = f" ({article.publisher})" if article.publisher else ""
    return f"{quoted(article.title or article.text[:QUOTED])}{where}"


def _title(telling: Telling) -> str:
    return quoted(telling.now.story.title)


def _new_story(telling: Telling) -> _Found:
    story = telling.now.story
    count = Counter(one.kind for one in _unseen(_in_claims(telling), set()))
    said = [_counted(len(story.articles), "article"), _counted(_texts(telling), "independent text")]
    said += [_counted(count[kind], words) for kind, words in _WORDS.items() if count[kind]]
    return _Found("new_story", min(story.articles), f"New story: {_title(telling)}: {', '.join(said)}")


_WORDS = {"figure_revised": "revised figure", "statement_denied": "denial", "correction": "correction"}


def _counted(number: int, words: str) -> str:
    return f"{number} {words}{'' if number == 1 else 's'}"


def _texts(telling: Telling) -> int:
    """Texts that were made from no other that we know of; a lost exemplar of several copies is one."""
    held = set(telling.now.story.articles)
    copies = {descent.copy for descent in telling.now.descents}
    lost = {d.exemplar for d in telling.now.descents if d.copy in held and d.exemplar.startswith("lost:")}
    return len(held - copies) + len(lost)


def _independent(telling: Telling) -> Iterator[_Found]:
    """Articles that joined a story and were made from no other text that we know of."""
    held = telling.before.story.articles if telling.before else ()
    copies = {descent.copy for descent in telling.now.descents}
    for key in telling.now.story.articles:
        if key not in held and key not in copies and key not in telling.earlier:
            text = f"New independent text on {_title(telling)}: {_named(telling.articles[key])}"
            yield _Found("new_independent_text", key, text, key)


def edit_of(old: Article, new: Article) -> tuple[list[str], list[str]]:
    """Sentences that an edit dropped, and that it added; one that was changed is in both."""
    before, after = ([a.text[s.begin : s.end] for s in sentences(a.text, a.language)] for a in (old, new))
    if old.title != new.title:
        before, after = [old.title or "", *before], [new.title or "", *after]
    dropped, added = [], []
    for kind, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind != "equal":
            dropped += before[a:b]
            added += after[c:d]
    moved = set(dropped) & set(added)
    return [s for s in dropped if s and s not in moved], [s for s in added if s and s not in moved]


def _several(parts: list[str]) -> str:
    more = f" and {len(parts) - NAMED} more" if len(parts) > NAMED else ""
    return ", ".join(map(quoted, parts[:NAMED])) + more


def _edits(telling: Telling) -> Iterator[_Found]:
    for key in telling.now.story.articles:
        old = telling.articles.get(telling.earlier.get(key, ""))
        if old is None:
            continue
        dropped, added = edit_of(old, telling.articles[key])
        said = [f"dropped {_several(dropped)}"] if dropped else []
        said += [f"added {_several(added)}"] if added else []
        text = f"Edited: {_named(telling.articles[key])}: {'; '.join(said) or 'sentences moved'}"
        yield _Found("silent_edit", key, text, key)


def _quantities(telling: Telling) -> dict[str, Quantity]:
    return {q.id: q for found in telling.now.detail.findings.values() for q in found.quantities}


def _statements(telling: Telling) -> dict[str, Statement]:
    return {s.id: s for found in telling.now.detail.findings.values() for s in found.statements}


def _revised_figures(telling: Telling) -> Iterator[_Found]:
    quantities = _quantities(telling)
    for claim in telling.now.claims:
        for difference in claim.differences:
            if difference.kind != "revision" or not all(key in quantities for key in difference.figures):
                continue
            old, new = (quantities[key] for key in difference.figures)
            text = f"Figure revised in {_title(telling)}: {quoted(old.passage.text)} → {quoted(new.passage.text)}"
            yield _Found(
                "figure_revised",
                " ".join(sorted(difference.figures)),
                f"{text} ({difference.why})",
                new.article,
                # the copies of a report revise the same figure again
                frozenset((f"revised {_worth(old)} {_worth(new)} {old.counted}",)),
            )


def _worth(quantity: Quantity) -> str:
    return f"{quantity.value:g}-{quantity.upper or ''} {quantity.unit or ''}"


def _who(statement: Statement) -> str:
    name = statement.attribution.root.name if statement.attribution else None
    return name or "somebody unnamed"


def _denials(telling: Telling) -> Iterator[_Found]:
    """One for each claim and each who denies it: a denial that was printed ten times is one, and one that is not sure is none."""
    statements = _statements(telling)
    for claim in (one for one in telling.now.claims if one.state != "undecided"):
        for key in claim.denies:
            if (denial := statements.get(key)) is not None:
                who, said = _who(denial), " … ".join(part.text for part in denial.content)
                text = f"Denied in {_title(telling)}: {quoted(claim.text)}, by {who}: {quoted(said)}"
                marks = frozenset(f"denied {one} {who}" for one in (*claim.asserts, *claim.denies))
                yield _Found("statement_denied", key, text, denial.article, marks)


def _corrections(telling: Telling) -> Iterator[_Found]:
    for claim in telling.now.claims:
        if claim.state == "corrected":
            text = f"Corrected in {_title(telling)}: {quoted(claim.text)}"
            marks = frozenset(
                f"corrected {one}" for one in (*claim.asserts, *claim.figures, *map(_place, claim.narrated))
            )
            yield _Found("correction", _anchor(claim), text, None, marks)


def _anchor(claim: Claim) -> str:
    """What names a claim for good: its first statement, figure or passage."""
    return min((*claim.asserts, *claim.denies, *claim.figures, *map(_place, claim.narrated)), default=claim.id)


def _place(passage: Passage) -> str:
    return f"{passage.article}:{passage.begin}"


def _sources_gone(telling: Telling) -> Iterator[_Found]:
    """Claims that only earlier revisions of articles assert."""
    statements, replaced = _statements(telling), set(telling.earlier.values())
    for claim in telling.now.claims:
        where = {statements[key].article for key in claim.asserts if key in statements}
        where |= {passage.article for passage in claim.narrated}
        if where and where <= replaced:
            article = telling.articles[min(where)]
            text = f"No source left in {_title(telling)}: {quoted(claim.text)} stood only in {_named(article)}, which was edited"
            marks = frozenset(f"gone {one}" for one in (*claim.asserts, *map(_place, claim.narrated)))
            yield _Found("source_gone", _anchor(claim), text, article.id, marks)
