"""Which pictures a story has."""

from dataclasses import replace

from stemma.model import Story
from stemma.report.pictures.figures import figures_picture
from stemma.report.pictures.headline import headline_picture
from stemma.report.pictures.picture import Picture
from stemma.report.pictures.sayings import sayings_picture
from stemma.report.pictures.stemma import stemma_picture
from stemma.report.pictures.timeline import timeline_picture
from stemma.report.view import View
from stemma.report.wording import Wording

#: pixels of a picture on a desk and on a phone
WIDE, NARROW = 960.0, 360.0
#: in the order in which a reader asks: how many, who from whom, how much, when, who says so
PICTURES = (headline_picture, stemma_picture, figures_picture, timeline_picture, sayings_picture)


def pictures(view: View, story: Story, wording: Wording, *, wide: float = WIDE) -> tuple[Picture, ...]:
    """The pictures of a story that have something to show.

    Args:
        view: the trace.
        story: one of its stories.
        wording: the interface.
        wide: pixels of each picture, `NARROW` at least.
    """
    spoken = view if view.wording is wording else replace(view, wording=wording)
    made = (draw(spoken, story, wording, wide) for draw in PICTURES)
    return tuple(picture for picture in made if picture is not None)


def sizes(view: View, story: Story, wording: Wording) -> tuple[tuple[Picture, Picture], ...]:
    """The pictures of a story, each for a desk and for a phone: a page shows the one that fits."""
    broad, slim = (pictures(view, story, wording, wide=wide) for wide in (WIDE, NARROW))
    return tuple(zip(broad, slim, strict=True))
