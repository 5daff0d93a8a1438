"""All errors of Stemma: an exception is for a broken world or a wrong call.

    StemmaError
    ├── SettingsError      an option or a sidecar says something impossible
    ├── NotFoundError      a path or an id does not exist
    ├── ModelError         a shipped model file is missing or broken
    ├── ArticleError       a stage broke on one article, and the run is strict
    ├── MissingExtraError  an optional package is not installed
    ├── EngineError        a worker of an engine broke or died
    └── StoreError         the store can't be used as it is
        ├── StoreVersionError  made by another version of the program
        ├── StoreBusyError     another process is writing it
        └── StoreFullError     no room is left on the disk

An input that can't be used is no error but a `stemma.model.Rejection`.
"""


class StemmaError(Exception):
    """The root of all errors of Stemma; its text is one line that says what to do next."""


class SettingsError(StemmaError):
    """An option or a sidecar says something impossible."""


class NotFoundError(StemmaError):
    """A path or an id does not exist."""


class ModelError(StemmaError):
    """A shipped model file is missing or broken."""


class ArticleError(StemmaError):
    """A stage broke on one article, and the run is strict.

    Args:
        uri: of the article.
        stage: that broke.
        fault: what it raised.
    """

    def __init__(self, uri: str, stage: str, fault: BaseException, /) -> None:
        self.uri, self.stage = uri, stage
        super().__init__(f"{uri}: {stage} failed ({type(fault).__name__}: {fault}); without --strict the others go on")


class MissingExtraError(StemmaError):
    """An optional package is not installed; the text names the extra that brings it."""

    def __init__(self, what: str, extra: str, /) -> None:
        super().__init__(f"{what} needs an optional package: pip install 'stemma-news[{extra}]'")
        self.extra = extra


class EngineError(StemmaError):
    """A worker of an engine broke on a task, or died of it; what was finished before stays."""


class StoreError(StemmaError):
    """The store can't be used as it is: broken, foreign, or out of reach."""


class StoreVersionError(StoreError):
    """The store was made by another version of the program."""


class StoreBusyError(StoreError):
    """Another process is writing the store."""


class StoreFullError(StoreError):
    """No room is left on the disk; what was acknowledged before is kept."""
