"""What a form or a program hands over, as an addition: decisions without a server.

A text has no address of its own: it is named by its bytes, so that the same text twice is one article, and another one is never taken
for its revision.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from stemma.errors import SettingsError
from stemma.fetch.addresses import objection
from stemma.intake.packed import Packed
from stemma.intake.sidecar import LANGUAGE_CODE, iso_date
from stemma.model import Facts
from stemma.settings import Limits
from stemma.text.shown import shown
from stemma.web.work import Addition, Given

#: texts, files and addresses in one addition
MOST_TEXTS, MOST_FILES, MOST_URLS = 20, 100, 100
#: characters of a name that is typed
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text as somebody pasted it, with what they say of it. Empty words say nothing."""

    text: str
    title: str = ""
    publisher: str = ""
    #: a day or a moment
    published: str = ""
    url: str = ""
    #: ISO 639-1
    language: str = ""


def facts_of(said: Pasted, *, allow_private: bool = True) -> Facts:
    """What somebody says of a text.

    Raises:
        SettingsError: a date, address or language that is none.
    """
    if said.language and not LANGUAGE_CODE.fullmatch(said.language):
        raise SettingsError(f"language {said.language[:20]!r}: write a code of two letters, such as de, en or fr")
    if said.url and (why := objection(said.url, allow_private=allow_private)):
        raise SettingsError(f"{shown(said.url)}: {why}")
    return Facts(
        published=iso_date(said.published, f"date {said.published[:40]}") if said.published else None,
        origin="option" if said.published else None,
        url=said.url or None,
        publisher=_line(said.publisher),
        language=said.language or None,
        title=_line(said.title),
    )


def _line(words: str) -> str | None:
    return " ".join(words.split())[:LONGEST_NAME] or None


def _named(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def given_text(said: Pasted) -> Given:
    """A pasted text.

    Raises:
        SettingsError: as `facts_of`.
    """
    content = said.text.replace("\r\n", "\n").encode("utf-8", "replace")
    return Given(packed=Packed(uri=f"pasted:{_named(content)}", content=content), facts=facts_of(said))


def given_file(name: str, content: bytes) -> Given:
    """A file as a browser sent it; of its name only the last part counts."""
    last = shown(re.split(r"[/\\]", name)[-1])[:LONGEST_NAME] or "file"
    return Given(packed=Packed(uri=f"file:{_named(content)}/{last}", content=content), facts=Facts())


def urls_of(words: str, *, allow_private: bool) -> tuple[str, ...]:
    """Addresses, one a line, each once.

    Raises:
        SettingsError: one that can't be asked, or too many.
    """
    found = tuple(
        dict.fromkeys(line for line in map(str.strip, words.splitlines()) if line and not line.startswith("#"))
    )
    if len(found) > MOST_URLS:
        raise SettingsError(f"{len(found)} addresses; at most {MOST_URLS} at once, or use `stemma add -a FILE`")
    for url in found:
        if why := objection(url, allow_private=allow_private):
            raise SettingsError(f"{shown(url)}: {why}")
    return found


def addition_of(
    texts: Iterable[Pasted], files: Iterable[tuple[str, bytes]], urls: str, *, limits: Limits, allow_private: bool
) -> Addition:
    """All that is to be added at once.

    Raises:
        SettingsError: nothing was given, too much of it, or something that can't be used.
    """
    given = [given_text(one) for one in texts if one.text.strip()]
    given += [given_file(name, content) for name, content in files if content]
    for one in given:
        if len(one.packed.content) > limits.largest_file:
            raise SettingsError(f"{one.packed.name}: more than {limits.largest_file:,} bytes; use `stemma add`")
    links = urls_of(urls, allow_private=allow_private)
    if not given and not links:
        raise SettingsError("nothing was given: paste a text, choose a file or write an address")
    if len(given) > MOST_TEXTS + MOST_FILES:
        raise SettingsError(f"{len(given)} texts and files; at most {MOST_FILES} at once, or use `stemma add`")
    return Addition(given=tuple(given), urls=links)


def pasted_of(fields: Mapping[str, str], count: int) -> list[Pasted]:
    """The texts of a form whose fields are numbered: text_1, title_1, text_2 and so on."""
    names = list(Pasted.__dataclass_fields__)
    return [
        Pasted(**{name: fields.get(f"{name}_{number}", "").strip("\n") if name == "text" else
                  fields.get(f"{name}_{number}", "").strip() for name in names})
        for number in range(1, count + 1)
    ]  # fmt: skip
