"""Where links of a page lead: the ids of its parts. Articles, statements, figures, claims and stories have their own."""

from stemma.model import Passage


def anchor(passage: Passage) -> str:
    """The id of a passage that has none of its own: "a1-120-184"."""
    return f"{passage.article}-{passage.begin}-{passage.end}"
