"""What a reader has seen: kept in the reader's browser, so that two readers of one desk have each their own last visit."""

from dataclasses import dataclass
from typing import Self

#: the cookie
SEEN = "stemma_seen"
#: seconds without a look after which the next one is another visit
PAUSE = 1_800
#: digits that a number in a cookie may have
_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Where a reader stands among the changes."""

    #: number of the last change that was told before this visit; None for a first visit
    known: int | None = None
    #: number of the last change that was told when the reader last looked
    shown: int = 0
    #: seconds since 1970: when that was
    at: int = 0

    @classmethod
    def read(cls, cookie: str | None) -> Self:
        """A visit as the cookie remembers it; a first one where it says nothing that can be read."""
        parts = (cookie or "").split(".")
        if len(parts) != 3 or not all(one.isascii() and one.isdigit() and len(one) <= _DIGITS for one in parts):
            return cls()
        known, shown, at = map(int, parts)
        return cls(known=known, shown=shown, at=at)

    def looked(self, newest: int, now: int) -> "Visit":
        """The visit after a look: what was shown during it stays new until the reader has been away.

        Args:
            newest: number of the last change that was told.
            now: seconds since 1970.
        """
        again = self.at == 0 or now - self.at > PAUSE or now < self.at
        known = self.shown if again and self.at else self.known
        return Visit(known=newest if known is None else known, shown=newest, at=now)

    def written(self) -> str:
        """As the cookie holds it."""
        return f"{self.known or 0}.{self.shown}.{self.at}"
