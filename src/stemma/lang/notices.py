"""What outlets say about how an article was made, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSigns:
    """Regular expressions over lower-case text, one list for each kind of notice."""

    auto_generated: tuple[str, ...] = ()
    syndicated: tuple[str, ...] = ()
    unedited: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    press_release: tuple[str, ...] = ()
    paywall: tuple[str, ...] = ()
    correction: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """The notices of one language."""

    #: words for the text itself: a notice speaks of the text that it stands in
    selves: tuple[str, ...]
    auto_generated: tuple[str, ...]
    syndicated: tuple[str, ...]
    unedited: tuple[str, ...]
    translated: tuple[str, ...]
    press_release: tuple[str, ...]
    paywall: tuple[str, ...]
    correction: tuple[str, ...]
    #: a short block that begins so is a notice without a word for the text
    alone: NoticeSigns
    #: names the outlet that speaks, as group `publisher`
    publisher: tuple[str, ...]
