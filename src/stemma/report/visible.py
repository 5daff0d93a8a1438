"""What steers a reader's eye or a terminal in silence is made visible: control characters, and marks that turn the direction of words."""

#: format characters that belong to words: soft hyphen, joiners, marks of direction that turn nothing else
JOINERS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f")


def visible(value: object) -> object:
    """Text with a sign of replacement for each such character; white space stays, and so does what is no text."""
    if type(value) is str and not value.isprintable():
        return "".join(c if c.isprintable() or c in "\n\t" or _joins(c) else "\ufffd" for c in value)
    return value


def _joins(character: str) -> bool:
    return (character.isspace() and character > "\x9f") or character in JOINERS
