"""The good page and text into which hostile parts are put."""

import json

#: what a reader should find whatever stands beside it
PROSE = (
    "The ferry office said on Monday that three boats had sunk in the Orrin.",
    "“Nobody was hurt,” said Ada Holt, who speaks for the office. She added that some 40 people had been on board.",
    "The mayor, Tom Reyes, denied that the boats had been too old. Divers will look for them until Friday.",
)
TEXT = "\n\n".join(PROSE)
BODY = "".join(f"<p>{one}</p>" for one in PROSE)


def page(part: str = "", *, head: str = "", body: str = BODY, root: str = '<html lang="en">') -> bytes:
    """A news page with a part behind its text."""
    return (
        f'<!DOCTYPE html>{root}<head><meta charset="utf-8"><title>Three boats sink</title>'
        f'<meta property="article:published_time" content="2031-05-05T10:00:00Z">{head}</head>'
        f"<body><main><article><h1>Three boats sink</h1>{body}{part}</article></main></body></html>"
    ).encode("utf-8", "surrogatepass")


def linked(value: object) -> bytes:
    """A page that describes itself in JSON-LD; a string is taken as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    return page(head=f'<script type="application/ld+json">{text}</script>')


def paragraphs(count: int, words: str = "Boat {n} was raised on Monday, said the office.") -> str:
    """A good text and many more paragraphs."""
    return TEXT + "\n\n" + "\n\n".join(words.replace("{n}", str(n)) for n in range(count))
