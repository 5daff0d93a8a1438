import json
import smtplib

import pytest

from stemma.errors import SettingsError
from stemma.keeping import alerts
from stemma.keeping.alerts import deliverer, message, payload, tell
from stemma.store import journal, visits
from stemma.store.journal import ToldChange

HOOK = "https://hook.example/x"


def change(number, text="Something\nchanged"):
    return ToldChange(subject=f"s{number}", at="2031-05-06", kind="new_story", text=text, story=f"st{number}")


def put(store, *numbers):
    with store.writing() as db:
        journal.put_changes(db, [change(number) for number in numbers])


def test_each_change_is_told_once_and_only_from_the_first_time_on(desk):
    store, told = desk.store, []

    def deliver(changes):
        told.append([one.subject for one in changes])

    put(store, 1)
    with store.writing() as db:
        visits.start_alert(db, HOOK)
    put(store, 2, 3)
    assert tell(store, HOOK, deliver) == (2, None)
    assert tell(store, HOOK, deliver) == (0, None)
    with store.writing() as db:
        visits.start_alert(db, HOOK)
    put(store, 4)
    assert tell(store, HOOK, deliver) == (1, None)
    assert told == [["s2", "s3"], ["s4"]]


def test_what_could_not_be_told_waits(desk):
    with desk.store.writing() as db:
        visits.start_alert(db, HOOK)
    put(desk.store, 1)
    assert tell(desk.store, HOOK, lambda _: "503 it said") == (0, "503 it said")
    assert tell(desk.store, HOOK, lambda _: None) == (1, None)


def test_many_changes_go_in_several_messages(desk, monkeypatch):
    monkeypatch.setattr(alerts, "MOST", 2)
    with desk.store.writing() as db:
        visits.start_alert(db, HOOK)
    put(desk.store, *range(5))
    sizes = []
    assert tell(desk.store, HOOK, lambda changes: sizes.append(len(changes))) == (5, None)
    assert sizes == [2, 2, 1]


def test_a_webhook_gets_text_and_changes():
    told = json.loads(payload([change(1, "One"), change(2, "Two")]))
    assert told["text"] == "One\nTwo"
    assert told["changes"][1]["story"] == "st2"


def test_a_mail_keeps_strangers_out_of_its_header():
    made = message([change(1, "New\r\nBcc: all@example.org"), change(2)], to="me@example.org", sender="s@example.org")
    assert made["Subject"] == "New Bcc: all@example.org and 1 more"
    assert made["Bcc"] is None
    assert "Bcc: all" in made.get_content()


def test_mail_goes_out_by_the_server_named(monkeypatch):
    sent = []

    class Server:
        def __init__(self, host, port, **_):
            sent.append((host, port))

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def ehlo(self):
            pass

        def has_extn(self, _):
            return True

        def starttls(self, **_):
            sent.append("tls")

        def login(self, user, password):
            sent.append((user, password))

        def send_message(self, mail):
            sent.append(mail["To"])

    monkeypatch.setattr(smtplib, "SMTP", Server)
    way = deliverer(
        "mailto:me%2Bnews@example.org", None, smtp="smtp://u:p%40ss@mail.example:587", sender="s@example.org"
    )
    assert way([change(1)]) is None
    assert sent == [("mail.example", 587), "tls", ("u", "p@ss"), "me+news@example.org"]


def test_a_mail_server_that_is_not_there_is_a_reason(monkeypatch):
    def refused(*_, **__):
        raise ConnectionRefusedError("nobody listens")

    monkeypatch.setattr(smtplib, "SMTP", refused)
    way = deliverer("mailto:me@example.org", None, smtp="smtp://mail.example", sender="s@example.org")
    assert way([change(1)]) == "mail.example: nobody listens"


@pytest.mark.parametrize(
    ("target", "told"), [("ftp://x", "webhook"), ("me@example.org", "webhook"), ("mailto:me@example.org", "smtp")]
)
def test_an_alert_must_be_a_webhook_or_mail(target, told):
    with pytest.raises(SettingsError, match=told):
        deliverer(target, None, smtp=None, sender=None)
