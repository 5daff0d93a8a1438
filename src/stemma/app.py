"""Wiring: settings and files in, adapters chosen, the pipeline run."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from stemma.adapters.article_encoder import GistEncoder
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.adapters.tagger import OnnxTagger, shipped
from stemma.intake import read_paths
from stemma.intake.paths import find_files
from stemma.model import Facts, Trace
from stemma.pipeline import Parts, Progress, trace
from stemma.ports import Encoder, Tagger
from stemma.settings import Settings


def silent(stage: str, done: int, of: int) -> None:
    """Progress for nobody."""


def tagger_of(folder: Path | None) -> Tagger | None:
    """The tagger in a folder, else that in the package; None where an installation comes without its model files."""
    if folder is not None:
        return OnnxTagger(folder=folder)
    return OnnxTagger() if shipped() else None


def gist_of(sentences: Encoder) -> Encoder:
    """The encoder of whole articles; that of sentences where an installation comes without its model files."""
    return GistEncoder(sentences) if shipped() else sentences


def trace_paths(
    paths: Sequence[Path],
    *,
    given: Mapping[Path, Facts] | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Trace:
    """Trace the articles in files and folders: what `stemma trace` does.

    Args:
        paths: files and folders of .txt, .md and .html, each also as .gz.
        given: facts about single files, by resolved path.
        settings: limits and choices; the defaults when None.
        progress: told (stage, done, of) now and then.

    Raises:
        NotFoundError: a path does not exist.
        ModelError: the folder of the tagger lacks a file.
    """
    chosen = settings or Settings()
    files = find_files(paths)
    pages = read_paths(files, given=given or {}, language=chosen.language, largest=chosen.largest_file)
    encoder = SentenceEncoder()
    parts = Parts(
        encoder=encoder,
        gist=gist_of(encoder),
        tagger=tagger_of(chosen.tagger),
        progress=progress,
        story_threshold=chosen.story_threshold,
    )
    return trace(pages, len(files), parts)
