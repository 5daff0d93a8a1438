"""What comes as MIME: messages (EML) and web pages saved in one file (MHTML)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, text_page
from stemma.model import Facts
from stemma.settings import Limits
from stemma.text.normalise import squeezed

#: words; a shorter plain part only says that the message is better read as HTML
_SHORTEST = 12
#: parts of a message that are looked at
_MOST_PARTS = 2_000
#: lines that begin as a boundary between parts does
_MOST_BOUNDARIES = 3_000
#: attachments that are looked at
_MOST_ATTACHED = 200
#: characters of a field; a longer subject is no headline
_LONGEST_FIELD = 2_000
#: media types of attachments that can hold an article
_ATTACHED = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822", "application/epub+zip", "application/zip", "text/html", "text/plain", "application/xml", "text/xml", "application/json")  # fmt: skip
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def read_message(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """A message's text as a bare page, then its attachments.

    Raises:
        Unreadable: it holds neither.
    """
    message = _parsed(packed)
    sender = parseaddr(_field(message, "from"))
    facts = Facts(
        published=stated.moment(_field(message, "date")),
        origin="mail",
        publisher=stated.line(sender[0]) or stated.line(sender[1].rpartition("@")[2]),
        title=stated.line(_field(message, "subject")),
    )
    found = False
    plain, html = _text(message, "plain"), _text(message, "html")
    if plain and len(plain.split()) >= _SHORTEST:
        found = True
        yield text_page(packed, _QUOTED.sub("", plain), facts)
    elif html:
        found = True
        yield html_page(packed, html, facts)
    for number, part in enumerate(_attachments(message), start=1):
        found = True
        name = stated.line(part.get_filename()) or f"attachment {number}"
        yield Packed(
            uri=f"{packed.uri}!/{name.replace('/', '_')}",
            content=_bytes(part),
            media_type=part.get_content_type(),
            stated=Facts(published=facts.published, origin="mail", publisher=facts.publisher),
        )
    if not found:
        raise Unreadable("no_text", "a message without text; it may hold pictures only")


def read_web_page(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The page of an MHTML file, without its frames, pictures and styles.

    Raises:
        Unreadable: no part of it is a page.
    """
    message = _parsed(packed)
    parts = list(_parts(message))
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = str(message.get_param("start", "") or "").strip("<> ")
    root = next((part for part in pages if start and str(part.get("Content-ID", "")).strip("<> ") == start), None)
    root = root or next(iter(pages), None)
    if root is None:
        raise Unreadable("no_text", "a saved page without HTML in it; save it again")
    snapshot = _field(message, "snapshot-content-location") or _field(root, "content-location")
    yield Packed(
        # a page in a file of its own needs no other name
        uri=packed.uri,
        content=_bytes(root),
        media_type="text/html",
        # Chromium names no encoding and writes UTF-8
        charset=root.get_content_charset() or "utf-8",
        stated=Facts(url=stated.address(squeezed(snapshot))).over(packed.stated),
    )


def _parsed(packed: Packed) -> EmailMessage:
    """A message taken apart.

    Raises:
        Unreadable: it has more boundaries than any message; taking it apart would take longer than reading a book.
    """
    if packed.content.count(b"\n--") > _MOST_BOUNDARIES:
        raise Unreadable("too_costly", f"more than {_MOST_BOUNDARIES:,} parts or rules; it may be made to harm")
    return message_from_bytes(packed.content.lstrip(), _class=EmailMessage, policy=policy.default)


def _field(message: EmailMessage, name: str) -> str:
    """The first field of a name, decoded. A field of any length takes no longer than one of ordinary length."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    with suppress(ValueError, LookupError, HeaderParseError):
        return str(make_header(decode_header(raw[:_LONGEST_FIELD])))
    return raw[:_LONGEST_FIELD]


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _text(message: EmailMessage, kind: str) -> str | None:
    """The text of the first body part of a kind that is no attachment."""
    part = message.get_body(preferencelist=(kind,))
    if not isinstance(part, EmailMessage):
        return None
    charset = part.get_content_charset() or "utf-8"
    content = _bytes(part)
    for name in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    attached = message.iter_attachments() if message.is_multipart() else iter(())
    for part in islice(attached, _MOST_ATTACHED):
        if isinstance(part, EmailMessage) and part.get_content_type() in _ATTACHED:
            yield part


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
