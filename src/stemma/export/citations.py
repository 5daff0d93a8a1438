"""Articles as references: BibTeX and CSL-JSON."""

import re
from typing import Any

import msgspec

from stemma.model import Article, Trace

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(text.split()))


def _day(article: Article) -> str | None:
    """The day of publication; None where it is not known to the day."""
    value = article.published.value
    return value[:10] if value and "/" not in value and re.match(r"\d{4}-\d\d-\d\d", value) else None


def _is_address(uri: str) -> bool:
    return uri.startswith(("http://", "https://"))


def to_bibtex(trace: Trace) -> bytes:
    """An entry for each article (`@article`, biber and BibTeX read it), in the order of the trace."""
    return "\n".join(_entry(article) for article in trace.articles).encode("utf-8", "replace")


def _entry(article: Article) -> str:
    day = _day(article)
    fields = {
        "title": f"{{{_tex(article.title)}}}" if article.title else None,
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.byline) or None,
        "journal": _tex(article.publisher) if article.publisher else None,
        "year": day[:4] if day else None,
        "date": day,
        "langid": article.language,
        "url": article.uri if _is_address(article.uri) else None,
    }
    said = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{re.sub('[^A-Za-z0-9_:.-]', '_', article.id)},\n{said}}}\n"


def to_csl(trace: Trace) -> bytes:
    """CSL-JSON 1.0, as Zotero and pandoc read it."""
    return msgspec.json.format(msgspec.json.encode([_item(article) for article in trace.articles]), indent=1) + b"\n"


def _item(article: Article) -> dict[str, Any]:
    day = _day(article)
    made: dict[str, Any] = {"id": article.id, "type": "article-newspaper", "title": article.title}
    made |= {"container-title": article.publisher, "language": article.language}
    made["author"] = [{"literal": name} for name in article.byline] or None
    made["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
    made["URL"] = article.uri if _is_address(article.uri) else None
    return {name: value for name, value in made.items() if value}
