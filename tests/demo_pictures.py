"""The demo's picture as the documents show it: `python -m tests.demo_pictures` (make pictures) writes it anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from eval.corpora import GOLD, ROOT
from eval.render import render
from stemma.app import trace_paths
from stemma.model import Trace
from stemma.report.pictures import pictures
from stemma.report.view import View
from stemma.report.wording import of

FOLDER = ROOT / "docs" / "pictures"


def demo() -> Trace:
    """The trace of the story that ships with the project."""
    with TemporaryDirectory() as folder:
        render(GOLD / "train" / "harbour-crane", Path(folder))
        return trace_paths([Path(folder)])


def drawn(trace: Trace) -> dict[str, str]:
    """File names and what they hold: the stemma alone, which stays as it is while statements and claims get better."""
    made = pictures(View(trace), trace.stories[0], of("en"))
    return {f"{picture.name}.svg": picture.svg + "\n" for picture in made if picture.name == "stemma"}


def write() -> None:
    """Put the picture into the documents."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in drawn(demo()).items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
