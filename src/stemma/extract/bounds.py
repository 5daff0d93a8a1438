"""How much of a page is read: past a limit the rest is left out, and the article says so."""

from collections.abc import Sequence
from typing import TypeVar

from stemma.settings import Limits

T = TypeVar("T")
#: limits where nobody sets any
DEFAULT = Limits()


def cut_tags(markup: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The markup up to so many tags, and what was left out."""
    if markup.count("<") <= limits.most_tags:
        return markup, ()
    kept = "<".join(markup.split("<", limits.most_tags)[: limits.most_tags])
    return kept, (f"only its first {limits.most_tags:,} tags are read (the setting most_tags)",)


def cut_blocks(blocks: Sequence[T], limits: Limits) -> tuple[Sequence[T], tuple[str, ...]]:
    """The first of some blocks, and what was left out."""
    if len(blocks) <= limits.most_paragraphs:
        return blocks, ()
    what = f"only its first {limits.most_paragraphs:,} paragraphs are read (the setting most_paragraphs)"
    return blocks[: limits.most_paragraphs], (what,)


def cut_text(text: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The text up to so many characters, whole paragraphs where that leaves half of them, and what was left out."""
    if len(text) <= limits.most_characters:
        return text, ()
    kept = text[: limits.most_characters]
    end = kept.rfind("\n\n")
    kept = kept[: end if end > len(kept) // 2 else max(kept.rfind(" "), len(kept) // 2)].rstrip()
    return kept, (f"only its first {limits.most_characters:,} characters are read (the setting most_characters)",)
