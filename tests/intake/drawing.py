"""A small writer of PDF, for tests: lines of Helvetica at their places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A line of type: points from the left and from the foot of the page."""

    text: str
    left: float
    foot: float
    size: float = 10


def pdf(*pages: list[Words], title: str | None = None) -> bytes:
    """A document of these pages, the lines of each in the order given."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = b"".join(_drawn(line) for line in lines)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>"
            % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    if title:
        objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    return _assembled(objects, info=len(objects) if title else None)


def _drawn(line: Words) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET\n" % (line.size, line.left, line.foot, text)


def _assembled(objects: list[bytes], info: int | None) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" /Info %d 0 R" % info if info else b""
    return bytes(out) + b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        more,
        table,
    )
