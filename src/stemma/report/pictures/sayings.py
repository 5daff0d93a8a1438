"""Who said what: the statements of each person and body, when they were said, and on whose word they are passed on."""

import re
from collections.abc import Iterator, Sequence

from stemma.model import Entity, Statement, Story
from stemma.report.pictures.draw import BREAK_SIGN, Frame, Key, frame, identity, legend, legend_height
from stemma.report.pictures.element import Element, clean
from stemma.report.pictures.picture import Picture
from stemma.report.pictures.spans import span_of
from stemma.report.pictures.strip import Lane, Mark, any_break, shape, shapes_of, strip_elements, strip_layout
from stemma.report.view import View, one_line
from stemma.report.wording import Wording

NAME = "sayings"
#: sources drawn, and statements of each; the rest is counted
SOURCES, EACH = 7, 4
#: code points of a statement
WORDS = 170


def sayings_picture(view: View, story: Story, wording: Wording, wide: float) -> Picture | None:
    """The most quoted sources of a story; None where nobody is quoted."""
    found = _by_source(view, story)
    if not found:
        return None
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    lanes = [_lane(view, source, wordings, wording) for source, wordings in ranked[:SOURCES]]
    laid = strip_layout(lanes, wide, wording)
    keys = _keys(lanes, wording, left_out=any_break(laid))
    drawn: list[Element | None] = [*strip_elements(laid), *legend(keys, laid.bottom + 6, wide)]
    says = wording("pictures.sayings_says", n=len(ranked), shown=str(len(lanes)))
    given = Frame(
        key=identity(story.id, NAME, f"{wide:g}"), title=wording("pictures.sayings"), description=says, width=wide,
        height=laid.bottom + 10 + legend_height(keys, wide),
    )  # fmt: skip
    head = tuple(wording(f"pictures.{name}") for name in ("who", "what", "how"))
    rows = tuple((lane.title, mark.text, mark.note) for lane in lanes for mark in lane.marks)
    return Picture(name=NAME, title=given.title, svg=frame(given, drawn), head=head, rows=rows)


Wordings = dict[tuple[str, str], list[Statement]]


def _by_source(view: View, story: Story) -> dict[str, Wordings]:
    """Statements that are sure enough to be shown: by the entity they come from, then by what they say."""
    found: dict[str, Wordings] = {}
    for statement in view.trace.statements:
        if statement.article not in story.articles or not view.shows(statement) or statement.attribution is None:
            continue
        root = statement.attribution.root
        if root.entity in view.entities:
            words = clean(" … ".join(passage.text for passage in statement.content))
            found.setdefault(str(root.entity), {}).setdefault((words, statement.polarity), []).append(statement)
    return found


def _lane(view: View, source: str, wordings: Wordings, wording: Wording) -> Lane:
    entity = view.entities[source]
    ranked = sorted(wordings.values(), key=lambda said: -len(said))[:EACH]
    marks = sorted((_mark(view, said, wording) for said in ranked), key=lambda mark: (str(mark.span), mark.target))
    left = len(wordings) - len(marks)
    parts = [_role(view, entity), wording("pictures.more_statements", n=left) if left else ""]
    return Lane(title=entity.name, note=" · ".join(part for part in parts if part), marks=tuple(marks))


def _role(view: View, entity: Entity) -> str:
    """What a person is, in the letters of a text in the reader's language; "" where no such text says it."""
    if entity.role is None or entity.type != "person":
        return ""
    sought = re.compile(rf"\b{re.escape(entity.role)}\b", re.IGNORECASE)
    read = (one.text for one in view.trace.articles if one.language == view.wording.language)
    return next((found[0] for text in read if (found := sought.search(text))), "")


def _mark(view: View, said: Sequence[Statement], wording: Wording) -> Mark:
    first = said[0]
    words = view.words(first.id)
    value = first.said.value if first.said else view.articles[first.article].published.value
    return Mark(
        span=span_of(value),
        shape="barred" if first.polarity == "denies" else "ring" if first.hedge or _relayed(first) else "dot",
        text=wording("quote.words", words=one_line(clean(words), WORDS)),
        note=" · ".join(_notes(view, said, wording)),
        target=first.id,
        data=(("data_statement", first.id), ("data_article", first.article)),
    )


def _relayed(statement: Statement) -> bool:
    return statement.attribution is not None and len(statement.attribution.chain) > 1


def _notes(view: View, said: Sequence[Statement], wording: Wording) -> Iterator[str]:
    first = said[0]
    if first.polarity == "denies":
        yield wording("kind.denies")
    if first.hedge:
        yield wording(f"kind.{first.hedge}")
    if _relayed(first):
        yield wording("pictures.chain", chain=view.source(first))
    yield view.naming(statement.article for statement in said)


def _keys(lanes: Sequence[Lane], wording: Wording, *, left_out: bool) -> list[Key]:
    used = shapes_of(lanes)
    names = {"dot": "key_asserts", "ring": "key_relayed", "barred": "key_denies"}
    made = [Key(shape(name, 0, 0), wording(f"pictures.{words}")) for name, words in names.items() if name in used]
    return [*made, Key(BREAK_SIGN, wording("pictures.key_break"))] if left_out else made
