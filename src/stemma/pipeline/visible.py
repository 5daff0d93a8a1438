"""Everything that an input says beside its text, as text that is seen as it is: the one place where strings from outside come in.

Titles, bylines, publishers, credits and causes reach terminals, pages and JSON. What a terminal would obey, what hides or turns words
round, and what no JSON can hold goes here, once for all of them. `Article.text` is cleaned by extraction, before any span is made.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from stemma.model import Article, Passage, Rejection
from stemma.text.normalise import clean, squeezed
from stemma.text.shown import shown

T = TypeVar("T", Article, Rejection)
#: fields that name an input: written out, not cut, so that the user finds the file again
_NAMES = ("uri",)
#: fields that spans index, cleaned before
_INDEXED = ("text",)


def visible(item: T) -> T:
    """The article or rejection with all its words as they are seen."""
    skipped = _INDEXED if isinstance(item, Article) else ()
    changed: dict[str, Any] = {
        field.name: shown(value) if field.name in _NAMES else _seen(value)
        for field in fields(item)
        if field.name not in skipped and (value := getattr(item, field.name)) is not None
    }
    return replace(item, **changed)


def _seen(value: Any) -> Any:  # noqa: ANN401 fields are of many types
    if isinstance(value, Passage):
        return value
    if isinstance(value, str):
        text = clean(value)
        return text if "\n" in text else squeezed(text)
    if isinstance(value, tuple):
        return tuple(_seen(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _seen(getattr(value, field.name)) for field in fields(value)})
    return value
