"""What the user says about a file: `<name>.meta.toml` beside it, or `--published FILE=DATE`."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from stemma.errors import SettingsError

SUFFIX = ".meta.toml"
FIELDS = ("published", "url", "publisher", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Facts about one file that its text can't tell; None where nothing is said."""

    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


def iso_date(words: str, where: str) -> str:
    """`words` as ISO 8601, a day or a moment.

    Raises:
        SettingsError: it is neither.
    """
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError:
        raise SettingsError(f"{where}: {words!r} is no date; write 2024-10-21 or 2024-10-21T09:30+02:00") from None


def sidecar_of(file: Path) -> Path | None:
    """The sidecar beside a file: `page.html.meta.toml` or `page.meta.toml`."""
    for name in (file.name + SUFFIX, file.stem + SUFFIX):
        if (path := file.with_name(name)).is_file():
            return path
    return None


def read_sidecar(path: Path) -> Given:
    """The facts in a sidecar.

    Raises:
        SettingsError: it is no TOML, has an unknown field, or a bad date.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path}: not readable as TOML ({error})") from None
    unknown = set(table) - set(FIELDS)
    if unknown:
        raise SettingsError(f"{path}: no field {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}")
    words = {key: value.isoformat() if isinstance(value, date) else str(value) for key, value in table.items()}
    if "published" in words:
        words["published"] = iso_date(words["published"], str(path))
    return Given(**words)
