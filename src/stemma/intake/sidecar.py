"""What the user says about a file: `<name>.meta.toml` beside it, or `--published FILE=DATE`."""

import re
import tomllib
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from stemma.errors import SettingsError
from stemma.model import Facts
from stemma.model.article import YEARS, is_year_of_news
from stemma.text.shown import shown

SUFFIX = ".meta.toml"
FIELDS = ("published", "url", "publisher", "language")
#: bytes; a sidecar has four short fields
LARGEST = 16_000
#: code points of one field
LONGEST = 2_000
#: ISO 639-1, or 639-2 for a language that has no shorter code
LANGUAGE_CODE = re.compile("[a-z]{2,3}")

#: what programs and people write where they know no date
_UNKNOWN = frozenset(("none", "null", "nil", "nan", "n/a", "unknown", "unbekannt", "inconnu", "inconnue", "?", "-"))

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def iso_date(words: str, where: str) -> str:
    """`words` as ISO 8601, a day or a moment.

    Raises:
        SettingsError: it is neither, or of a year without news.
    """
    found = None
    for kind in (date, datetime):
        with suppress(ValueError):
            found = found or kind.fromisoformat(words).isoformat()
    said = shown(words[:80])
    if found is None:
        raise SettingsError(f"{where}: {said!r} is no date; write 2024-10-21 or 2024-10-21T09:30+02:00")
    if not is_year_of_news(found):
        raise SettingsError(
            f"{where}: {said!r}: no news is of that year; write one of {YEARS.start} to {YEARS.stop - 1}"
        )
    return found


def sidecar_of(file: Path) -> Path | None:
    """The sidecar beside a file: `page.html.meta.toml` or `page.meta.toml`."""
    for name in (file.name + SUFFIX, file.stem + SUFFIX):
        try:
            if (path := file.with_name(name)).is_file():
                return path
        except OSError:
            # the name is so long that no file can have a longer one
            continue
    return None


def read_sidecar(path: Path) -> Facts:
    """The facts in a sidecar.

    Raises:
        SettingsError: it is too large, no TOML, has an unknown field, or a value that is none.
    """
    where = shown(path)
    table = _table(path, where)
    unknown = sorted(set(table) - set(FIELDS))
    if unknown:
        named = shown(", ".join(unknown)[:200])
        raise SettingsError(f"{where}: no field {named}; there are {', '.join(FIELDS)}")
    words = {key: _words(key, value, where) for key, value in table.items()}
    published, language = words.get("published"), words.get("language")
    published = None if published and published.strip().lower() in _UNKNOWN else published
    if language and not LANGUAGE_CODE.fullmatch(language):
        raise SettingsError(f"{where}: language {shown(language[:20])!r}; write a code of two letters: de, en, fr")
    return Facts(
        published=iso_date(published, where) if published else None,
        origin="sidecar",
        url=words.get("url"),
        publisher=words.get("publisher"),
        language=language,
    )


def _table(path: Path, where: str) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise SettingsError(f"{where}: more than {LARGEST:,} bytes; a sidecar has four short fields")
        return tomllib.loads(content.decode("utf-8"))
    # integers of thousands of digits are a ValueError, arrays nested by the thousand a RecursionError
    except (ValueError, RecursionError, OSError) as error:
        raise SettingsError(f"{where}: not readable as TOML ({shown(str(error)[:200])})") from None


def _words(key: str, value: object, where: str) -> str:
    if isinstance(value, date | datetime) and key == "published":
        return value.isoformat()
    if not isinstance(value, str) or isinstance(value, time):
        raise SettingsError(f'{where}: {key} must be text in quotation marks: {key} = "..."')
    if len(value) > LONGEST or _UNPRINTABLE.search(value):
        raise SettingsError(f"{where}: {key} must be one line of at most {LONGEST:,} characters")
    return value
