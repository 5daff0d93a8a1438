"""Short scenes in which somebody denies something, or nobody does: own texts with invented names, under CC0 1.0 (train/scenes/).

A scene is one paragraph. In it `[P= the words]` marks what a source (a letter; `_` for the narrator) says, and what that is:

    =   a claim that somebody in the scene denies
    -   a denial: what is denied, or the words that deny it
    !   a negative that denies nobody, or words that deny nothing
    .   anything else

A denial in a scene without `=` denies what nobody at hand has said. The scenes of one number are one situation in three languages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.annotated import findings
from stemma.claims.families import Kin, kin_of
from stemma.claims.propositions import Unit, units_of
from stemma.entities.resolve import resolve
from stemma.grammar.hedges import hedge_of
from stemma.lang import LANGUAGES, of
from stemma.model import Article, Attribution, Entity, Findings, Hop, Span, Statement
from stemma.ports import Tagger
from stemma.text.segment import sentences

FOLDER = Path(__file__).parent / "scenes"
#: scenes whose number this divides, and the last, are kept aside: nothing is fitted on them or chosen by them
ASIDE, LAST = 6, 100
_SCENE = re.compile(r"# (?P<number>\d+) (?P<domain>\w+)\n(?P<text>.+)")
_MARK = re.compile(r"\[(?P<speaker>[A-Z_])(?P<role>[=\-!.]) (?P<words>[^\]]+)\]")
_NARRATOR = "_"
#: share of the shorter of two ranges from which on they are about one thing
_SHARED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a source says in a scene."""

    speaker: str
    #: one of "=-!."
    role: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A scene without its marks' brackets, and the marks."""

    number: int
    domain: str
    language: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def id(self) -> str:
        """The name of its article."""
        return f"{self.language}{self.number}"

    @property
    def aside(self) -> bool:
        """Whether it is only scored."""
        return self.number % ASIDE == 0 or self.number == LAST


def _read(match: re.Match[str], language: str) -> Scene:
    text, marks, at = "", [], 0
    marked = match["text"]
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["words"]))
        marks.append(Mark(speaker=mark["speaker"], role=mark["role"], span=span))
        text, at = text + mark["words"], mark.end()
    number = int(match["number"])
    return Scene(number=number, domain=match["domain"], language=language, text=text + marked[at:], marks=tuple(marks))


def scenes() -> tuple[Scene, ...]:
    """All of them, language by language."""
    return tuple(
        _read(match, language)
        for language in LANGUAGES
        for match in _SCENE.finditer((FOLDER / f"{language}.txt").read_text("utf-8"))
    )


def unclaimed(scene: Scene) -> Scene | None:
    """The scene without the sentences that tell what is denied; None where it has none, or nothing denies it."""
    roles = {mark.role for mark in scene.marks}
    if not {"=", "-"} <= roles:
        return None
    kept, marks, text = [], [], ""
    for sentence in sentences(scene.text, scene.language):
        inside = [mark for mark in scene.marks if mark.span.overlaps(sentence)]
        if any(mark.role == "=" for mark in inside):
            continue
        shift = len(text) - sentence.begin
        marks += [replace(m, span=Span(m.span.begin + shift, m.span.end + shift)) for m in inside]
        kept.append(scene.text[sentence.begin : sentence.end])
        text = " ".join(kept) + " "
    return replace(scene, text=text.rstrip(), marks=tuple(marks)) if any(m.role == "-" for m in marks) else None


@dataclass(frozen=True, kw_only=True)
class Staged:
    """Some scenes as the texts of one story, as the claims stage sees them."""

    scenes: Mapping[str, Scene]
    articles: Mapping[str, Article]
    entities: tuple[Entity, ...]
    units: tuple[Unit, ...]

    @property
    def kin(self) -> Kin:
        """No text is made from another."""
        return kin_of((), self.articles)

    def roles(self, unit: Unit) -> frozenset[str]:
        """What the marks say that a unit is."""
        content = [p.span for p in unit.statement.content] if unit.statement else [unit.passage.span]
        marks = self.scenes[unit.article].marks
        narrated = unit.statement is None
        return frozenset(
            mark.role
            for mark in marks
            if (mark.speaker == _NARRATOR or not narrated) and any(_about(mark.span, span) for span in content)
        )


def _about(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared >= _SHARED * min(one.end - one.begin, other.end - other.begin) > 0


def _marked(scene: Scene, found: Findings) -> Findings:
    """The findings with the marks for statements."""
    statements = tuple(_statement(scene, n, mark) for n, mark in enumerate(scene.marks) if mark.speaker != _NARRATOR)
    inside = [
        replace(q, statement=next((s.id for s in statements if s.content[0].span.covers(q.passage.span)), None))
        for q in found.quantities
    ]
    return replace(found, statements=statements, quantities=tuple(inside))


def _statement(scene: Scene, number: int, mark: Mark) -> Statement:
    article = article_of(scene)
    around = next(s for s in sentences(scene.text, scene.language) if s.overlaps(mark.span))
    frame = scene.text[around.begin : mark.span.begin] + " " + scene.text[mark.span.end : around.end]
    content = article.passage(mark.span)
    source = f"{scene.number}:{mark.speaker}"
    return Statement(
        id=f"{scene.id}.s{number}",
        article=scene.id,
        content=(content,),
        kind="indirect",
        polarity="denies" if mark.role == "-" else "asserts",
        hedge=hedge_of(content.text, frame, of(scene.language)),
        attribution=Attribution(chain=(Hop(entity=source, name=source, mention=None),)),
    )


def article_of(scene: Scene) -> Article:
    """The scene as an article."""
    return Article(id=scene.id, uri=scene.id, text=scene.text, language=scene.language)


def staged(told: Sequence[Scene], found: Mapping[str, Findings], entities: Iterable[Entity] = ()) -> Staged:
    """Some scenes as one story, with what is found in them."""
    articles = {scene.id: article_of(scene) for scene in told}
    return Staged(
        scenes={scene.id: scene for scene in told},
        articles=articles,
        entities=tuple(entities),
        units=units_of(sorted(articles), articles, found),
    )


def stages(told: Sequence[Sequence[Scene]], tagger: Tagger | None) -> Iterator[tuple[Staged, Staged]]:
    """Each group of scenes as a story: on its marks, and as found."""
    for group in told:
        # each group for itself: a scene and the same without its claim have one name
        articles = [article_of(scene) for scene in group]
        own = findings(articles, tagger)
        marked = {scene.id: _marked(scene, own[scene.id]) for scene in group}
        entities, resolved = resolve(articles, own)
        yield staged(group, marked), staged(group, resolved, entities)
