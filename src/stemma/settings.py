"""Limits and choices that a run is made with, and where they come from.

From weakest to strongest: the defaults here, the user's `stemma/config.toml`, the folder's `stemma.toml` or the table `[tool.stemma]` of its
`pyproject.toml`, the variables `STEMMA_*`, and what the call itself says. Every layer has the names of `Settings`.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

from stemma.errors import SettingsError

#: what a variable of the environment begins with
PREFIX = "STEMMA_"
#: variables of the project's own evals, which are no settings
_NOT_SETTINGS = "STEMMA_EVAL_"
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one input may cost. Past a limit the input is a rejection that names it, and the run goes on."""

    #: bytes; a news page of more than this is an export or an attack, and is rejected
    largest_file: int = 20_000_000
    #: bytes of a web archive, zip file or JSON Lines, which are read piece by piece
    largest_archive: int = 8_000_000_000
    #: bytes that one archive unpacks to, all together
    most_unpacked: int = 4_000_000_000
    #: times as large after unpacking, from a megabyte on; text packs to a tenth, hardly ever to a hundredth
    most_ratio: int = 300
    #: files in one archive, entries in one feed, rows in one table
    most_members: int = 200_000
    #: archives within archives
    most_nested: int = 3
    #: seconds of processor time that reading one file of a format with a parser of its own may take
    reading_seconds: float = 5.0
    #: tags of a page, opening and closing; of 372 news pages the fullest has 9,000
    most_tags: int = 20_000
    #: visible blocks of a page or text; the fullest of those pages has 1,400
    most_paragraphs: int = 2_000
    #: code points of an article's text; those pages show 27,000 at most, with all that is around the text
    most_characters: int = 100_000
    #: words and marks of an article that are annotated and compared with others, from its beginning; of those pages one in twenty-five has more
    most_words: int = 4_000
    #: statements of one article that are told
    most_statements: int = 400
    #: figures of one article that are told; as many times and names. Of 130 news pages the fullest has 93 figures
    most_findings: int = 300
    #: wordings of one story that are compared, each with each other; past it every article has the same share
    most_units: int = 1_500
    #: seconds of processor time that one stage may take on one article, or on one story
    stage_seconds: float = 3.0
    #: bytes of memory that reading one file or article may take, beyond what the program has
    reading_memory: int = 1_500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Limits):
    """What a user may set for one run."""

    #: ISO 639-1; overrides detection for every article
    language: str | None = None
    #: 0 to 1: how sure story clustering must be before it joins two articles; higher splits more
    story_threshold: float = 0.5
    #: folder of a tagger's files (`python -m train export` writes them); the shipped one when None
    tagger: Path | None = None
    #: whether an article that a stage breaks on ends the run, instead of being rejected
    strict: bool = False
    #: processes that read articles at once; one a processor when None, all in the program's own process when 0
    processes: int | None = None
    #: whether `trace` keeps what it read, so that the same pages cost nothing the next time
    cache: bool = True
    #: where; in the user's folder of caches when None
    cache_folder: Path | None = None
    #: bytes that it may take on the disk: some fifty thousand articles
    largest_cache: int = 1_000_000_000
    #: the store: a path or an address of PostgreSQL; the file in the user's data folder when None
    db: str | None = None
    #: server that mail goes out by: smtp://user:password@host:587, or smtps://
    smtp: str | None = None
    #: address that mail comes from
    mail_from: str | None = None
    #: whether addresses that are not public may be asked
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Settings that one place gives, by name."""

    #: a file, "environment" or "call", for messages
    origin: str
    values: Mapping[str, Any] = field(default_factory=dict)


def user_file() -> Path:
    """The user's own settings, by the platform's custom."""
    from platformdirs import user_config_path

    return user_config_path("stemma", appauthor=False) / "config.toml"


def layers(folder: Path, environment: Mapping[str, str], call: Mapping[str, Any]) -> tuple[Layer, ...]:
    """Where settings may come from, weakest first.

    Args:
        folder: where the run starts.
        environment: the process's variables.
        call: what the command line or a caller says; None stands for nothing said.

    Raises:
        SettingsError: a file of settings that can't be read.
    """
    found = [_file(user_file()), *_project(folder), _environment(environment)]
    return (*found, Layer(origin="call", values={name: value for name, value in call.items() if value is not None}))


def settings_of(found: tuple[Layer, ...]) -> Settings:
    """The settings that some layers make, the last one strongest.

    Raises:
        SettingsError: a name that is no setting, or a value of the wrong kind; it names the place.
    """
    values: dict[str, Any] = {}
    for layer in found:
        for name, value in layer.values.items():
            values[name] = _checked(name, value, layer.origin)
    return Settings(**values)


def load(call: Mapping[str, Any], *, folder: Path | None = None) -> Settings:
    """The settings of a run that starts here and now.

    Raises:
        SettingsError: as `settings_of`.
    """
    return settings_of(layers(folder or Path.cwd(), os.environ, call))


def limits_of(settings: Limits) -> Limits:
    """The limits alone."""
    return Limits(**{one.name: getattr(settings, one.name) for one in fields(Limits)})


def origins(found: tuple[Layer, ...]) -> dict[str, str]:
    """Which place gave each setting: "default" where none did."""
    told = dict.fromkeys(kinds(), "default")
    for layer in found:
        told |= dict.fromkeys(layer.values, layer.origin)
    return told


def kinds() -> dict[str, Any]:
    """The type of each setting, by name."""
    hints = get_type_hints(Settings)
    return {one.name: hints[one.name] for one in fields(Settings)}


def _project(folder: Path) -> list[Layer]:
    """The nearest `stemma.toml` or `[tool.stemma]`, from the folder upwards."""
    for place in (folder, *folder.parents):
        if (own := place / "stemma.toml").is_file():
            return [_file(own)]
        if (project := place / "pyproject.toml").is_file():
            table = _file(project).values.get("tool", {})
            table = table.get("stemma") if isinstance(table, dict) else None
            if isinstance(table, dict):
                return [Layer(origin=f"{project} [tool.stemma]", values=table)]
    return []


def _file(path: Path) -> Layer:
    try:
        return Layer(origin=str(path), values=tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Layer(origin=str(path))
    except (OSError, ValueError, RecursionError) as fault:
        raise SettingsError(f"{path}: {fault}; correct or remove it") from None


def _environment(environment: Mapping[str, str]) -> Layer:
    names = [n for n in environment if n.startswith(PREFIX) and not n.startswith(_NOT_SETTINGS)]
    return Layer(origin="environment", values={n.removeprefix(PREFIX).lower(): environment[n] for n in sorted(names)})


def _checked(name: str, value: Any, origin: str) -> Any:  # noqa: ANN401 settings are of several types
    known = kinds()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise SettingsError(f"{origin}: no setting {name!r}; {hint}")
    wanted = next(kind for kind in (get_args(known[name]) or (known[name],)) if kind is not NoneType)
    try:
        return _converted(value, wanted)
    except (TypeError, ValueError):
        shown = str(value)[:40]
        raise SettingsError(f"{origin}: {name} = {shown!r} is no {_WORDS.get(wanted, wanted.__name__)}") from None


_WORDS = {int: "whole number", float: "number", bool: "true or false", str: "text", Path: "path"}


def _converted(value: Any, wanted: type) -> Any:  # noqa: ANN401 as above
    """The value as the type wanted; text from the environment is read, anything else must fit.

    Raises:
        ValueError: it does not fit.
    """
    if wanted is bool and isinstance(value, str):
        if value.lower() not in _YES | _NO:
            raise ValueError(value)
        return value.lower() in _YES
    if isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)):
        return value
    if isinstance(value, str) or (wanted is float and isinstance(value, int) and not isinstance(value, bool)):
        return wanted(value)
    raise ValueError(value)
