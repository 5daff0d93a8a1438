"""Small archives for the tests: reports of harbours, some of them printed twice."""

import gzip

from bench.archive import page_of, record
from stemma.model import Article, Published

PLACES = ("Aldmouth", "Brinewick", "Cobhaven", "Dunmere", "Eastholm", "Farrow")
SENTENCES = (
    "The harbour office of {place} counted {n} boats on Monday, more than in any spring since the quay was rebuilt.",
    "Harbour master Ilse Tarn of {place} said that {n} of the moorings had been let before the ice was gone.",
    "A storm had torn {n} planks from the long pier of {place}, and carpenters worked on it until Thursday night.",
    "The council of {place} wants to raise the fee for visitors to {n} crowns, which the skippers call far too much.",
)


def report(number, *, cut=False, day=1, month=5):
    place = PLACES[number % len(PLACES)]
    lines = [line.format(place=place, n=number + 11) for line in SENTENCES]
    text = "\n\n".join(lines[:3] if cut else lines)
    return Article(
        id="", uri=f"https://outlet{number}{'-copy' if cut else ''}.example/{place.lower()}", title=f"{place} counts its boats",
        language="en", publisher=f"The {place} {'Copy' if cut else 'Post'}",
        published=Published(value=f"2031-{month:02}-{day:02}T{'12' if cut else '09'}:00+00:00"), text=text,
    )  # fmt: skip


def reports():
    return [report(n, cut=cut, day=1 + n) for n in range(4) for cut in (False, True)]


def warc(articles, file, *, packed=True):
    records = [record(one.uri, page_of(one), number) for number, one in enumerate(articles)]
    content = b"".join(records)
    file.write_bytes(content if packed else gzip.decompress(content))
    return file
