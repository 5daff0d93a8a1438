"""What is no part of the body is kept, with the reason why it went."""

from stemma.model import Dropped, DropReason


def drop(reason: DropReason, text: str) -> Dropped:
    """The dropped text, white space at its ends aside."""
    return Dropped(reason=reason, text=text.strip())
