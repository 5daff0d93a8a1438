from email.message import EmailMessage

from stemma.intake import mail
from stemma.intake.packed import Packed
from stemma.model import Page
from stemma.settings import Limits
from tests.intake.samples import HTML, PROSE, docx

TEXT = "\n\n".join(PROSE)


def message(plain=TEXT, html=None):
    made = EmailMessage()
    made["From"] = "Hafenbehörde Ostmark <presse@hafen.example>"
    made["Subject"] = "Kran stürzt auf Lastkähne – größere Schäden"
    made["Date"] = "Mon, 05 May 2031 08:30:00 +0200"
    made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def read(made):
    return list(mail.read_message(Packed(uri="a", content=made.as_bytes()), Limits()))


def test_encoded_fields_are_read():
    (page,) = read(message())
    assert page.stated.title == "Kran stürzt auf Lastkähne – größere Schäden"
    assert page.stated.publisher == "Hafenbehörde Ostmark"
    assert page.stated.published == "2031-05-05T08:30:00+02:00"


def test_the_plain_part_is_read_unless_it_only_points_to_the_other():
    assert read(message(html=HTML))[0].media_type == "text/plain"
    (page,) = read(message(plain="Please use another program.", html=HTML))
    assert (page.media_type, PROSE[1] in page.content.decode()) == ("text/html", True)


def test_what_is_quoted_from_an_earlier_message_is_left_out():
    (page,) = read(message(plain=f"{TEXT}\n\n> {PROSE[0]}\n> old words\n"))
    assert "old words" not in page.content.decode()


def test_attachments_are_files_of_their_own():
    made = message()
    made.add_attachment(
        docx(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="report.docx",
    )
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="crane.jpg")
    page, attached = read(made)
    assert isinstance(page, Page)
    assert (attached.uri, attached.content[:2]) == ("a!/report.docx", b"PK")


def test_a_saved_page_in_another_encoding_is_read_in_it():
    head = "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = "Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/\r\n\r\n"
    content = (head + part + "<p>Gr=F6=DFe</p>\r\n--x--\r\n").encode()
    (found,) = mail.read_web_page(Packed(uri="a", content=content), Limits())
    assert found.content.decode(found.charset).strip() == "<p>Größe</p>"
    assert found.stated.url == "https://a.example/"
