"""A connection whose requests must come in time: who opens one and stays silent, or sends a header a letter at a time, is hung up on."""

from asyncio import TimerHandle, Transport

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: seconds until the head of a request is there
SECONDS = 10.0


class Patient(H11Protocol):
    """uvicorn's HTTP/1.1 with a limit on the time that a head takes. Bodies have theirs in `middleware.py`."""

    _hurry: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Count from the first moment: nothing may come at all."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Whether a head is whole is known after it was read."""
        super().data_received(data)
        if self._has_head():
            self._stop()
        elif self._hurry is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._stop()
        super().connection_lost(exc)

    def _has_head(self) -> bool:
        return self.conn.their_state is not h11.IDLE

    def _wait(self) -> None:
        self._hurry = self.loop.call_later(SECONDS, self._hang_up)

    def _stop(self) -> None:
        if self._hurry is not None:
            self._hurry.cancel()
            self._hurry = None

    def _hang_up(self) -> None:
        self._hurry = None
        if not self._has_head() and not self.transport.is_closing():
            self.transport.close()
