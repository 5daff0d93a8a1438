"""What has changed between two tellings of a story, in words: decisions without store or clock.

Each change has a subject made of what stays (ids of articles, statements and quantities), so that it is told once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


def changes_of(telling: Telling, *, at: str) -> list[ToldChange]:
    """All that is new, in the order of the story."""
    story = telling.now.story
    found = [
        *_new_story(telling),
        *_independent(telling),
        *_edits(telling),
        *_revised_figures(telling),
        *_denials(telling),
        *_corrections(telling),
        *_sources_gone(telling),
    ]
    return [
        ToldChange(subject=f"{kind} {subject}", at=at, kind=kind, text=text, story=story.id, article=article)
        for kind, subject, text, article in found
    ]


#: kind, subject, text, article
_Found = tuple[str, str, str, str | None]


def quoted(text: str) -> str:
    """Words in quotation marks, in one line and not too many."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTED else f"“{line[:QUOTED].rsplit(' ', 1)[0]} …”"


def _named(article: Article) -> str:
    where = f" ({article.publisher})" if article.publisher else ""
    return f"{quoted(article.title or article.text[:QUOTED])}{where}"


def _title(telling: Telling) -> str:
    return quoted(telling.now.story.title)


def _new_story(telling: Telling) -> Iterator[_Found]:
    if telling.before is None:
        story = telling.now.story
        count = f"{len(story.articles)} article{'s' if len(story.articles) > 1 else ''}"
        yield "new_story", min(story.articles), f"New story: {_title(telling)}, {count}", None


def _independent(telling: Telling) -> Iterator[_Found]:
    """Articles that joined a story and were made from no other text that we know of."""
    if telling.before is None:
        return
    copies = {descent.copy for descent in telling.now.descents}
    for key in telling.now.story.articles:
        if key not in telling.before.story.articles and key not in copies and key not in telling.earlier:
            text = f"New independent text on {_title(telling)}: {_named(telling.articles[key])}"
            yield "new_independent_text", key, text, key


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
        yield "silent_edit", key, text, key


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
            yield "figure_revised", " ".join(sorted(difference.figures)), f"{text} ({difference.why})", new.article


def _who(statement: Statement) -> str:
    name = statement.attribution.root.name if statement.attribution else None
    return name or "somebody unnamed"


def _denials(telling: Telling) -> Iterator[_Found]:
    statements = _statements(telling)
    for claim in telling.now.claims:
        for key in claim.denies:
            if (denial := statements.get(key)) is not None:
                said = " … ".join(part.text for part in denial.content)
                text = f"Denied in {_title(telling)}: {quoted(claim.text)}, by {_who(denial)}: {quoted(said)}"
                yield "statement_denied", key, text, denial.article


def _corrections(telling: Telling) -> Iterator[_Found]:
    for claim in telling.now.claims:
        if claim.state == "corrected":
            text = f"Corrected in {_title(telling)}: {quoted(claim.text)}"
            yield "correction", _anchor(claim), text, None


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
            yield "source_gone", _anchor(claim), text, article.id
