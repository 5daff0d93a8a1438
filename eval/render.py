"""Renders gold stories as the raw pages they stand for: `python -m eval.render STORY_DIR OUT_DIR`.

Every other article becomes a web page, the rest saved text with the page's furniture still in it. What the gold marks as
caption, credit, notice or junk stands where a site would put it; the marks inside paragraphs go.
"""

import html
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from stemma.extract.byline import byline_of, is_byline

_MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
}  # fmt: skip
_PHOTO = {"de": "Foto:", "en": "Photo:", "fr": "Photo :"}
_BY = {"de": "Von", "en": "By", "fr": "Par"}


def words(element: ET.Element) -> str:
    """The text of a block, marks removed, on one line."""
    return " ".join("".join(element.itertext()).split())


def render(story: Path, out: Path) -> list[Path]:
    """Write one file an article into `out`, .html for A, C, E …, .txt for B, D, F …; the files written, in order."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for number, path in enumerate(sorted(story.glob("*.xml"))):
        root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314  # our own stories
        suffix, text = (".txt", as_text(root)) if number % 2 else (".html", as_page(root))
        file = out / (path.stem + suffix)
        file.write_text(text, "utf-8")
        written.append(file)
    return written


def as_text(root: ET.Element) -> str:
    """The article as somebody saved it from a browser."""
    return "\n\n".join(_text_blocks(root)) + "\n"


def _text_blocks(root: ET.Element) -> Iterator[str]:
    language = root.get("lang", "en")
    for block in root:
        text = words(block)
        if block.tag == "headline":
            yield text
            yield day_line(root.get("published", ""), language)
        elif block.tag == "caption":
            yield text
            if credit := block.get("credit"):
                yield f"{_PHOTO.get(language, 'Photo:')} {credit}"
        elif block.tag == "meta" and block.get("kind") == "author":
            yield byline(text, language)
        else:
            yield text


def byline(text: str, language: str) -> str:
    """An author line with the word that such lines begin with, unless it has one of its own."""
    word = _BY.get(language, "By")
    return f"{word} {text}" if byline_of(f"{word} {text}") and not is_byline(text) else text


def day_line(published: str, language: str) -> str:
    """The day and hour of publication as a reader of the page sees them."""
    moment = datetime.fromisoformat(published)
    month = _MONTHS.get(language, _MONTHS["en"])[moment.month - 1]
    clock = f"{moment.hour:02}:{moment.minute:02}"
    if language == "de":
        return f"{moment.day}. {month} {moment.year}, {clock} Uhr"
    if language == "fr":
        return f"Publié le {moment.day} {month} {moment.year} à {clock}"
    return f"{moment.day} {month} {moment.year}, {clock}"


def as_page(root: ET.Element) -> str:
    """The article as its site would serve it."""
    title = html.escape(root.get("title", ""))
    publisher = html.escape(root.get("publisher", ""))
    head = [
        '<meta charset="utf-8">',
        f"<title>{title} | {publisher}</title>",
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:site_name" content="{publisher}">',
        f'<link rel="canonical" href="{html.escape(root.get("uri", ""))}">',
        f'<script type="application/ld+json">{_described(root)}</script>',
    ]
    body = "\n".join(_page_block(block) for block in root)
    return (
        f'<!DOCTYPE html>\n<html lang="{root.get("lang")}">\n<head>\n'
        + "\n".join(head)
        + f"\n</head>\n<body>\n<main><article>\n{body}\n</article></main>\n</body>\n</html>\n"
    )


def _described(root: ET.Element) -> str:
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": root.get("title"),
        "datePublished": root.get("published"),
        "publisher": {"@type": "Organization", "name": root.get("publisher")},
    }
    return json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")


def _page_block(block: ET.Element) -> str:
    text = html.escape(words(block), quote=False)
    kind = block.get("kind", "")
    if block.tag == "headline":
        return f"<h1>{text}</h1>"
    if block.tag == "p":
        return f"<p>{text}</p>"
    if block.tag == "caption":
        credit = html.escape(block.get("credit", ""), quote=False)
        span = f' <span class="credit">{credit}</span>' if credit else ""
        return f"<figure><img src='picture.jpg' alt=''><figcaption>{text}{span}</figcaption></figure>"
    if block.tag == "meta":
        return f'<div class="byline">{text}</div>' if kind == "author" else f'<div class="{kind}">{text}</div>'
    return f'<div class="{block.tag} {kind}">{text}</div>'


def main(arguments: list[str]) -> int:
    """Render one story; 2 when called wrongly."""
    if len(arguments) != 2 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    for file in render(Path(arguments[0]), Path(arguments[1])):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
