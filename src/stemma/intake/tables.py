"""Exports as CSV, JSON or JSON Lines: one article a row, in columns that are known by name (`columns.toml`).

A row with a text is a page; one with an address and no text is a link, to be fetched; one with neither is refused.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from stemma.extract.decode import decoded
from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, refused, text_page
from stemma.intake.safe_json import listed, loaded
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits

#: words; a row whose text is shorter only announces its page
SHORTEST = 12
#: code points in which the separator of columns is looked for
_HEAD = 8_192
_SEPARATORS = ",;\t|"
#: objects in objects, down to the list of rows in an answer of an interface: {"articles": {"results": [...]}}
_DEPTH = 3
#: a text that is mostly markup
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6])\b[^>]*>", re.IGNORECASE)


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("stemma.intake").joinpath("columns.toml").read_text("utf-8"))
    return {field: tuple(names) for field, names in table.items()}


def _key(name: object) -> str:
    return re.sub(r"[\s_-]+", "", str(name)).casefold()


def is_export(names: Iterable[object]) -> bool:
    """Whether columns are those of articles: an address or a text, and something that says what it is."""
    known = {field for field, keys in _columns().items() for name in names if _key(name) in keys}
    return bool(known & {"text", "html"} and len(known) > 1) or ("url" in known and len(known) > 1)


def header_of(head: str) -> tuple[str, ...]:
    """The column names in a table's first line; empty where it is none."""
    first = head.lstrip("\ufeff").split("\n", 1)[0].strip()
    separator = _separator(first)
    if separator is None:
        return (first.strip('"'),) if _key(first.strip('"')) in _columns()["url"] else ()
    try:
        return tuple(next(csv.reader([first], delimiter=separator), ()))
    except csv.Error:
        return ()


def _separator(first: str) -> str | None:
    counts = {separator: first.count(separator) for separator in _SEPARATORS}
    best = max(counts, key=lambda separator: counts[separator])
    return best if counts[best] else None


def read_csv(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The rows of a table whose first line names its columns.

    Raises:
        Unreadable: it is no text, or breaks off within a field.
    """
    text = decoded(Page(uri=packed.uri, content=packed.content, media_type="text/plain"))
    if isinstance(text, Rejection):
        raise Unreadable(text.reason, text.cause)
    text = text.lstrip("\ufeff")
    separator = _separator(text[:_HEAD].split("\n", 1)[0]) or ","
    previous = csv.field_size_limit(limits.largest_file)
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            yield from _row(packed, number, {str(name): value for name, value in row.items()}, limits)
    except csv.Error as error:
        raise Unreadable("unreadable", f"broken table ({error}); export it again") from None
    finally:
        csv.field_size_limit(previous)


def read_lines(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The rows of JSON Lines."""
    with packed.stream() as stream:
        for number, row in listed(stream, limits.largest_file):
            yield from _row(packed, number, row, limits)


def read_json(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The rows of one JSON document: a list of objects, an object that holds one, or one article.

    Raises:
        Unreadable: it is no JSON.
    """
    for number, row in enumerate(rows_of(loaded(packed.content)), start=1):
        yield from _row(packed, number, row, limits)


def rows_of(document: object, depth: int = 0) -> list[object]:
    """The list of articles in a document; empty where there is none."""
    if isinstance(document, list):
        return document if any(isinstance(row, dict) and is_export(row) for row in document[:50]) else []
    if not isinstance(document, dict) or depth > _DEPTH:
        return []
    if is_export(document) and not any(isinstance(value, list) and rows_of(value) for value in document.values()):
        return [document]
    for value in document.values():
        if isinstance(value, list | dict) and (rows := rows_of(value, depth + 1)):
            return rows
    return []


def _row(packed: Packed, number: int, row: object, limits: Limits) -> Iterator[Item]:
    uri = f"{packed.uri}!/{number}"
    if number > limits.most_members:
        raise Unreadable("too_many", f"more than {limits.most_members:,} rows; split the table")
    if not isinstance(row, Mapping):
        yield refused(uri, "unreadable", "a row that is no object; export it again")
        return
    fields = _fields(row)
    facts = _facts(fields)
    text = _text(fields)
    if len(text.split()) >= SHORTEST or sum(sign > "\u2e80" for sign in text) >= 3 * SHORTEST:
        make = html_page if ("html" in fields and text == fields["html"]) or _MARKUP.search(text) else text_page
        yield make(packed, text, facts, part=str(number))
    elif facts.url:
        yield Link(uri=uri, url=facts.url, stated=facts.over(packed.stated))
    else:
        yield refused(uri, "no_text", "a row with neither a text nor an address")


def _fields(row: Mapping[object, object]) -> dict[str, object]:
    """The values by field, of several names for one the most telling that holds something."""
    given = {_key(name): value for name, value in row.items() if value not in (None, "", [], {})}
    fields: dict[str, object] = {}
    for field, keys in _columns().items():
        found = next((given[key] for key in keys if key in given), None)
        if found is not None:
            fields[field] = found
    return fields


def _text(fields: Mapping[str, object]) -> str:
    for name in ("text", "html"):
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, dict):
            return "\n\n".join(_paragraphs(value))
        if isinstance(value, list):
            return "\n\n".join(part for part in value if isinstance(part, str))
    return ""


def _paragraphs(body: object) -> Iterator[str]:
    """The paragraphs in a nested body, in order: Fundus writes {"summary": [...], "sections": [{"paragraphs": [...]}]}."""
    waiting: list[object] = [body]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, str):
            if part.strip():
                yield part
        elif isinstance(part, dict):
            waiting[:0] = part.values()
        elif isinstance(part, list):
            waiting[:0] = part


def _facts(fields: Mapping[str, object]) -> Facts:
    people, agencies = stated.people_and_agencies(_names(fields.get("byline")))
    return Facts(
        published=_moment(fields.get("published")),
        origin="table",
        url=stated.address(_line(fields.get("url"))),
        publisher=_publisher(fields.get("publisher")),
        language=stated.language(_line(fields.get("language"))),
        title=_line(fields.get("title")),
        byline=people,
        credits=agencies,
    )


def _line(value: object) -> str | None:
    """A field as one line; of an object its name: Event Registry writes {"uri": ..., "title": ...} for a source."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("title", "name", "dataType") if isinstance(value.get(key), str)), None)
    return stated.line(value)


def _publisher(value: object) -> str | None:
    name = _line(value)
    return None if name and name.startswith(("http:", "https:")) else name


def _moment(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return stated.seconds_since_1970(value)
    return stated.moment(value)


def _names(value: object) -> list[object]:
    if isinstance(value, str) and value.strip().startswith("["):
        # Python's own way of writing a list, as pandas leaves it in a column
        return list(re.findall(r"""['"]([^'"]+)['"]""", value))
    listed_ = value if isinstance(value, list) else re.split(r"\s*;\s*", value) if isinstance(value, str) else [value]
    return [entry.get("name") if isinstance(entry, dict) else entry for entry in listed_]
