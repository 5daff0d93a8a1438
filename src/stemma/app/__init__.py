"""Wiring: settings and files in, adapters chosen, the pipeline run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stemma.adapters.article_encoder import ArticleEncoder
from stemma.adapters.parser import OnnxParser
from stemma.adapters.parser import shipped as parser_shipped
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.adapters.tagger import OnnxTagger, shipped
from stemma.app.fetching import fetched, unfetched
from stemma.intake import Input, find_files, read_inputs
from stemma.keeping.cache import Cache, default_folder
from stemma.keeping.recalling import read_recalling
from stemma.model import Facts, Page, Rejection, Trace
from stemma.pipeline import Known, Progress, Tools, read, relate, silent
from stemma.pipeline.apart import crew_of
from stemma.pipeline.reading import GROUP
from stemma.ports import Encoder, Parser
from stemma.settings import Settings, limits_of

#: texts that each model reads at once
_THREADS = 2


def tagger_of(folder: Path | None, threads: int = _THREADS) -> OnnxTagger | None:
    """The tagger in a folder, else that in the package; None where an installation comes without its model files."""
    if folder is not None:
        return OnnxTagger(folder=folder, threads=threads, remembers=GROUP)
    return OnnxTagger(threads=threads, remembers=GROUP) if shipped() else None


def parser_of(tagger: OnnxTagger | None, folder: Path | None, threads: int = _THREADS) -> Parser | None:
    """The parser on a tagger's encoder; None without a tagger, or beside one of a folder of its own: another encoder."""
    if tagger is None or folder is not None or not parser_shipped():
        return None
    return OnnxParser(tagger, threads=threads)


def articles_of(sentences: Encoder, threads: int = _THREADS) -> Encoder:
    """The encoder of whole articles; that of sentences where an installation comes without its model files."""
    return ArticleEncoder(sentences, threads=threads) if shipped() else sentences


def tools_of(settings: Settings, threads: int = _THREADS) -> Tools:
    """The adapters that a run works with; each loads its model when it is first asked.

    Args:
        settings: limits and choices.
        threads: texts that each model reads at once: no result depends on it.
    """
    encoder = SentenceEncoder()
    tagger = tagger_of(settings.tagger, threads)
    return Tools(
        encoder=encoder,
        articles=articles_of(encoder, threads),
        tagger=tagger,
        parser=parser_of(tagger, settings.tagger, threads),
        crew=crew_of(settings),
        limits=limits_of(settings),
    )


def _read(
    pages: Iterable[Page | Rejection], tools: Tools, settings: Settings, progress: Progress, total: int
) -> Iterator[Known | Rejection]:
    """Read pages, those that were read before from the cache where there is one."""
    if not settings.cache:
        return read(pages, tools, strict=settings.strict, progress=progress, total=total)
    cache = Cache(settings.cache_folder or default_folder(), limit=settings.largest_cache)
    return read_recalling(pages, tools, cache, settings, progress=progress, total=total)


def trace_paths(
    paths: Sequence[Input],
    *,
    given: Mapping[Path, Facts] | None = None,
    settings: Settings | None = None,
    offline: bool = True,
    progress: Progress = silent,
) -> Trace:
    """Trace the articles in files, in folders and at addresses: what `stemma trace` does.

    Args:
        paths: files of any format that Stemma reads, folders of them, web addresses, and "-" for standard input.
        given: facts about single files, by resolved path.
        settings: limits and choices; the defaults when None, but that nothing is kept in a cache.
        offline: fetch nothing: addresses become rejections that name them.
        progress: told (stage, done, of) now and then.

    Raises:
        NotFoundError: a path does not exist.
        MissingExtraError: a file's format needs an extra that is not installed.
        ModelError: the folder of the tagger lacks a file.
        ArticleError: the run is strict, and a stage broke on an article.
    """
    chosen = settings or Settings(cache=False)
    files = find_files(paths)
    found = read_inputs(files, given=given or {}, language=chosen.language, limits=chosen)
    pages = unfetched(found) if offline else fetched(found, chosen)
    return trace_pages(pages, chosen, progress=progress, total=len(files))


def trace_pages(
    pages: Iterable[Page | Rejection], settings: Settings, *, progress: Progress = silent, total: int = 0
) -> Trace:
    """Trace pages at hand.

    Args:
        pages: and what was declined before.
        settings: limits and choices; what is read is kept in the cache unless they say `cache=False`.
        progress: told (stage, done, of) now and then.
        total: how many pages there are, as far as known.

    Raises:
        ModelError: the folder of the tagger lacks a file.
        ArticleError: the run is strict, and a stage broke on an article.
    """
    with tools_of(settings) as tools:
        made = list(_read(pages, tools, settings, progress, total))
    return relate(
        [one for one in made if isinstance(one, Known)],
        tools,
        threshold=settings.story_threshold,
        rejections=[one for one in made if isinstance(one, Rejection)],
        strict=settings.strict,
        progress=progress,
    )
