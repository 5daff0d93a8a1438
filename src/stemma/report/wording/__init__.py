"""The words of the interface: what reports, pages, the desk and pictures say beside the articles' own words.

One table a language (`en.toml`, `de.toml`, `fr.toml`) with the same keys and placeholders; `of("de")("section.key", n=3)`.
Words that are looked for in articles stand in `stemma.lang`, never here.
"""

from stemma.report.wording.wording import INTERFACE, Wording, of

__all__ = ["INTERFACE", "Wording", "of"]
