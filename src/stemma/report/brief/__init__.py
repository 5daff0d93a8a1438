"""A story in a few sentences of German, English or French, put together from what was found.

Frames of the wording tables stand around the exact words of the articles: no language model, and nothing that no passage says.
"""

from stemma.report.brief.compose import brief_of
from stemma.report.brief.parts import Brief, Part, Sentence

__all__ = ["Brief", "Part", "Sentence", "brief_of"]
