"""Plain texts, and Markdown with front matter: the YAML or TOML block at its head says title, day, author."""

import re
import tomllib
from collections.abc import Iterator

from stemma.extract.decode import decoded
from stemma.intake import stated
from stemma.intake.packed import Item, Packed, text_page
from stemma.model import Facts, Page, Rejection
from stemma.settings import Limits

#: code points; a longer block at the head is no front matter
_LONGEST = 20_000
_BLOCK = re.compile(
    r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<block>.*?)\r?\n(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*)|\s*)\Z")
_ITEM = re.compile(r"\s*-\s+(.*)\Z")
_NAMES = {
    "title": ("title", "headline", "titel", "titre"),
    "published": ("date", "published", "publishdate", "pubdate", "datum", "date_published", "published_at"),
    "byline": ("author", "authors", "byline", "autor", "autoren", "auteur", "auteurs"),
    "publisher": ("publisher", "site", "outlet", "site_name", "publication"),
    "url": ("url", "source", "canonical", "canonical_url", "link", "permalink"),
    "language": ("lang", "language", "locale"),
}
#: none looks further than a mark's own length, so that a text of marks alone takes no longer than another
_MARKUP = (
    (re.compile(r"^(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^\s{0,3}\[[^\]\n]+\]:\s+\S+.*$", re.MULTILINE), ""),
    (re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE), r"\1"),
    (re.compile(r"^\s{0,3}>\s?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$", re.MULTILINE), ""),
)


def has_front_matter(text: str) -> bool:
    """Whether a text begins with a block of fields."""
    match = _BLOCK.match(text[:_LONGEST])
    return match is not None and bool(_fields(match))


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """A text as it is: `extract` finds headline, byline and day."""
    yield Page(uri=packed.uri, content=packed.content, media_type="text/plain", stated=packed.stated)


def read_markdown(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The text behind the front matter, without Markdown's marks."""
    text = decoded(Page(uri=packed.uri, content=packed.content, media_type="text/plain"))
    match = _BLOCK.match(text[:_LONGEST]) if isinstance(text, str) else None
    if isinstance(text, Rejection) or match is None:
        yield from read(packed, limits)
        return
    yield text_page(packed, plain(text[match.end() :]), _facts(_fields(match)))


def plain(markdown: str) -> str:
    """Markdown without its marks; what is no mark stays as it is."""
    markdown = _without_remarks(markdown)
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return markdown


def _without_remarks(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        pieces.append(text[at:begin])
        at = end + 3
    return "".join((*pieces, text[at:]))


def _fields(match: re.Match[str]) -> dict[str, list[str]]:
    return _toml(match["block"]) if match["mark"] == "+++" else _yaml(match["block"])


def _toml(block: str) -> dict[str, list[str]]:
    try:
        table = tomllib.loads(block)
    except (ValueError, RecursionError):
        return {}
    return {
        key.lower(): [str(entry) for entry in (value if isinstance(value, list) else [value])]
        for key, value in table.items()
        if not isinstance(value, dict)
    }


def _yaml(block: str) -> dict[str, list[str]]:
    """The top level of a YAML block: fields of one line, and lists of lines. More than that, front matter rarely holds."""
    fields: dict[str, list[str]] = {}
    name = ""
    for row in block.splitlines():
        if field := _FIELD.match(row):
            name = field[1].strip().lower()
            fields[name] = _values(field[2] or "")
        elif name and (item := _ITEM.match(row)):
            fields[name].append(_bare(item[1]))
    return fields


def _values(words: str) -> list[str]:
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return [_bare(part) for part in words[1:-1].split(",") if part.strip()]
    return [_bare(words)] if words else []


def _bare(words: str) -> str:
    words = words.strip()
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _facts(fields: dict[str, list[str]]) -> Facts:
    said = {name: next((values for key in keys if (values := fields.get(key))), []) for name, keys in _NAMES.items()}
    first = {name: next(iter(values), None) for name, values in said.items()}
    people, agencies = stated.people_and_agencies(said["byline"])
    return Facts(
        published=stated.moment(first["published"]),
        origin="front matter",
        url=stated.address(first["url"]),
        publisher=stated.line(first["publisher"]),
        language=stated.language(first["language"]),
        title=stated.line(first["title"]),
        byline=people,
        credits=agencies,
    )
