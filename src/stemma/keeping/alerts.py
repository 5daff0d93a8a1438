"""Telling people elsewhere of changes: a webhook, or mail. Each is told once; what could not be delivered waits for the next time."""

import smtplib
import ssl
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import msgspec

from stemma.errors import SettingsError
from stemma.fetch import Fetcher
from stemma.store import Store, visits
from stemma.store.journal import ToldChange

#: seconds that a mail server may take
PATIENCE = 30.0
#: changes in one message; the rest comes in the next
MOST = 200

#: delivers changes; why not, None when they are there
Deliver = Callable[[Sequence[ToldChange]], str | None]


def deliverer(target: str, fetcher: Fetcher, *, smtp: str | None, sender: str | None) -> Deliver:
    """How to tell somebody.

    Args:
        target: `https://…` for a webhook, `mailto:somebody@example.org` for mail.
        fetcher: for webhooks.
        smtp: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…`; for mail.
        sender: address that mail comes from.

    Raises:
        SettingsError: the target is neither, or mail has no server or sender.
    """
    scheme = target.partition(":")[0].lower()
    if scheme in {"http", "https"}:
        return lambda changes: fetcher.post(target, payload(changes))
    if scheme != "mailto":
        raise SettingsError(f"--alert {target}: write https://… for a webhook or mailto:… for mail")
    if not smtp or not sender:
        raise SettingsError("--alert mailto:…: say smtp = 'smtp://host:587' and mail_from in the settings")
    return lambda changes: _mailed(message(changes, to=unquote(target[len("mailto:") :]), sender=sender), smtp)


def payload(changes: Sequence[ToldChange]) -> bytes:
    """What a webhook is sent: `text` for chats that show it, `changes` for programs."""
    return msgspec.json.encode({"text": "\n".join(one.text for one in changes), "changes": list(changes)})


def message(changes: Sequence[ToldChange], *, to: str, sender: str) -> EmailMessage:
    """The mail, without line breaks of strangers in its header."""
    made = EmailMessage()
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    made["Subject"] = " ".join(changes[0].text.split())[:120] + more
    made["From"], made["To"] = sender, to
    made.set_content("\n\n".join(f"{one.at}\n{one.text}" for one in changes) + "\n")
    return made


def _mailed(mail: EmailMessage, server: str) -> str | None:
    parts = urlsplit(server)
    host, secure = parts.hostname or "localhost", parts.scheme == "smtps"
    try:
        context = ssl.create_default_context()
        made = (
            smtplib.SMTP_SSL(host, parts.port or 465, timeout=PATIENCE, context=context)
            if secure
            else smtplib.SMTP(host, parts.port or 25, timeout=PATIENCE)
        )
        with made as connection:
            connection.ehlo()
            if not secure and connection.has_extn("starttls"):
                connection.starttls(context=context)
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(mail)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return f"{host}: {error}"
    return None


def tell(store: Store, target: str, deliver: Deliver) -> tuple[int, str | None]:
    """Tell one of all that it was not told of yet; how many changes it was told, and why not of the rest.

    Args:
        store: open for writing.
        target: who.
        deliver: how.
    """
    count = 0
    while True:
        with store.reading() as db:
            waiting = visits.untold(db, target, limit=MOST)
        if not waiting:
            return count, None
        if (trouble := deliver([change for _, change in waiting])) is not None:
            return count, trouble
        with store.writing() as db:
            visits.told_upto(db, target, waiting[-1][0])
        count += len(waiting)
