"""Limits and choices that a run is made with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set for one run."""

    #: bytes; a news page of more than this is an export or an attack, and is rejected
    largest_file: int = 20_000_000
    #: ISO 639-1; overrides detection for every article
    language: str | None = None
    #: 0 to 1: how sure story clustering must be before it joins two articles; higher splits more
    story_threshold: float = 0.5
    #: folder of a tagger's files (`python -m train export` writes them); the shipped one when None
    tagger: Path | None = None
    #: whether an article that a stage breaks on ends the run, instead of being rejected
    strict: bool = False
