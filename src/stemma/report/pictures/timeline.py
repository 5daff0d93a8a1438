"""The timeline in three lanes: when it happened, when it was reported, and as of when its figures hold."""

from collections.abc import Iterator, Sequence

from stemma.model import Story, TimelineEvent
from stemma.report.anchors import anchor
from stemma.report.moments import moment_words
from stemma.report.pictures.draw import BREAK_SIGN, Frame, Key, frame, identity, legend, legend_height
from stemma.report.pictures.element import Element, clean, el
from stemma.report.pictures.picture import Picture
from stemma.report.pictures.spans import span_of
from stemma.report.pictures.strip import Lane, Mark, any_bar, any_break, shape, strip_elements, strip_layout
from stemma.report.view import View, excerpt, figure
from stemma.report.wording import Wording

NAME = "timeline"
#: events, reports and figures drawn; of more, those that most passages tell
MOST = 14
#: code points of an event's sentence
WHAT = 150


def timeline_picture(view: View, story: Story, wording: Wording, wide: float) -> Picture | None:
    """The three clocks of a story; None where it has no events."""
    events = view.timeline(story)
    lanes = [lane for lane in _lanes(view, story, events, wording) if lane.marks]
    if not lanes:
        return None
    laid = strip_layout(lanes, wide, wording)
    keys = _keys(lanes, wording, bar=any_bar(laid), left_out=any_break(laid))
    drawn: list[Element | None] = [*strip_elements(laid), *legend(keys, laid.bottom + 6, wide)]
    given = Frame(
        key=identity(story.id, NAME, f"{wide:g}"), title=wording("pictures.timeline"),
        description=wording("pictures.timeline_says", n=len(events)), width=wide,
        height=laid.bottom + 10 + legend_height(keys, wide),
    )  # fmt: skip
    head = tuple(wording(f"pictures.{name}") for name in ("clock", "what", "where"))
    rows = tuple((lane.title, mark.text, mark.note) for lane in lanes for mark in lane.marks)
    return Picture(name=NAME, title=given.title, svg=frame(given, drawn), head=head, rows=rows)


def _lanes(view: View, story: Story, events: Sequence[TimelineEvent], wording: Wording) -> Iterator[Lane]:
    shown = _most_told(events)
    left = len(events) - len(shown)
    note = wording("pictures.more_events", n=left) if left else ""
    happened = tuple(_happened(view, event, wording) for event in shown)
    yield Lane(title=wording("pictures.lane_happened"), note=note, marks=happened)
    yield Lane(title=wording("pictures.lane_reported"), marks=tuple(_reports(view, shown, wording)))
    yield Lane(title=wording("pictures.lane_as_of"), marks=tuple(_figures(view, story, wording)))


def _most_told(events: Sequence[TimelineEvent]) -> list[TimelineEvent]:
    ranked = sorted(range(len(events)), key=lambda n: (-len(events[n].passages), n))[:MOST]
    return [events[n] for n in sorted(ranked)]


def _happened(view: View, event: TimelineEvent, wording: Wording) -> Mark:
    """Its own words, after the time that they tell."""
    telling = next((passage.text for passage in event.passages if passage.text in event.text), "")
    place = next((anchor(passage) for passage in event.passages), "")
    articles = view.naming(passage.article for passage in event.passages)
    return Mark(
        span=span_of(event.happened),
        shape="dot",
        text=excerpt(clean(event.text), telling, WHAT),
        note=wording("pictures.event_note", when=moment_words(event.happened, wording), articles=articles),
        target=place,
        data=(("data_passage", place),) if place else (),
    )


def _reports(view: View, events: Sequence[TimelineEvent], wording: Wording) -> Iterator[Mark]:
    """One mark for each article that was the first to tell something, at the day it did."""
    found: dict[tuple[str, str], int] = {}
    for event in events:
        if event.reported and event.first_reporter in view.articles:
            found[event.reported, event.first_reporter] = found.get((event.reported, event.first_reporter), 0) + 1
    for (reported, article), number in sorted(found.items()):
        yield Mark(
            span=span_of(reported),
            shape="diamond",
            text=wording("pictures.reported_first", name=view.name(article), n=number),
            note=moment_words(reported, wording),
            target=article,
            data=(("data_article", article),),
        )


def _figures(view: View, story: Story, wording: Wording) -> Iterator[Mark]:
    """The figures that say themselves as of when they hold, equal ones once."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in view.claims(story):
        for key in claim.figures:
            quantity = view.quantities[key]
            if (quantity.counted or quantity.unit) and quantity.as_of and span_of(quantity.as_of):
                found.setdefault((quantity.as_of, figure(quantity, view.wording)), []).append(key)
    often = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[: MOST - 4]
    for (when, words), keys in sorted(often):
        articles = view.naming(view.quantities[key].article for key in keys)
        yield Mark(
            span=span_of(when),
            shape="triangle",
            text=words,
            note=wording("pictures.event_note", when=moment_words(when, wording), articles=articles),
            target=keys[0],
            data=(("data_passage", anchor(view.quantities[keys[0]].passage)),),
        )


def _keys(lanes: Sequence[Lane], wording: Wording, *, bar: bool, left_out: bool) -> list[Key]:
    shapes = {mark.shape for lane in lanes for mark in lane.marks}
    names = {"dot": "key_happened", "diamond": "key_reported", "triangle": "key_as_of"}
    made = [Key(shape(name, 0, 0), wording(f"pictures.{words}")) for name, words in names.items() if name in shapes]
    if bar:
        made.append(
            Key(el("rect", x=-11, y=-4, width=22, height=8, rx=4, class_="span"), wording("pictures.key_within"))
        )
    if left_out:
        made.append(Key(BREAK_SIGN, wording("pictures.key_break")))
    return made
