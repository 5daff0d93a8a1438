"""All errors of Stemma: an exception is for a broken world or a wrong call.

    StemmaError
    ├── SettingsError      an option or a sidecar says something impossible
    ├── NotFoundError      a path or an id does not exist
    └── ModelError         a shipped model file is missing or broken

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
