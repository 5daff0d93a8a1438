"""One small file of each format, in words of our own."""

import gzip
import io
import json
import zipfile

PROSE = (
    "The harbour of Ostmark stays closed until Thursday, the port authority said after a crane fell on two barges.",
    "Nobody was hurt, but forty containers went overboard, and divers are looking for them in the muddy basin.",
)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour | Quay Post</title><link>https://www.quaypost.example/</link><language>en-gb</language>
<item><title>Crane falls on barges</title><link>https://www.quaypost.example/crane</link>
<guid isPermaLink="false">qp-1</guid><pubDate>Mon, 05 May 2031 08:30:00 +0200</pubDate><dc:creator>Ada Holm, dpa</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Only announced</title><link>/later</link><description>Read on.</description></item>
</channel></rss>"""


def docx() -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in PROSE)
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Barges</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    gone = "<w:p><w:del><w:r><w:delText>never</w:delText><w:t>printed</w:t></w:r></w:del></w:p>"
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Crane falls on barges</w:t></w:r></w:p>'
    body = f'<w:document xmlns:w="{w}"><w:body>{title}{text}{table}{gone}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def epub() -> bytes:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Issue</dc:title>'
        "<dc:publisher>Quay Post</dc:publisher><dc:date>2031-05-05</dc:date><dc:language>en</dc:language></metadata><manifest>"
        '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            "OEBPS/cover.xhtml": page.format("<p>Cover</p>"),
            "OEBPS/one.xhtml": page.format(f"<h1>Crane falls on barges</h1>{HTML}"),
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return sink.getvalue()


def warc(url: str = "https://www.quaypost.example/crane", body: str | None = None) -> bytes:
    page = (
        body
        or f"<html><head><title>Crane falls on barges</title></head><body><article><h1>Crane falls on barges</h1>{HTML}</article></body></html>"
    )
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2031-05-05T09:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:quay:1" version="2" standard="NewsML-G2" standardversion="2.34" xml:lang="en">
<catalogRef href="http://quay.example/catalog.xml"/>
<hopHistory><hop seq="1"><party qcode="p:dpa"><name>dpa</name></party></hop><hop seq="2"><party qcode="p:q"><name>Quay Wire</name></party></hop></hopHistory>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:q"><name>Quay Wire</name></provider>
<versionCreated>2031-05-05T10:00:00+02:00</versionCreated><firstCreated>2031-05-05T08:30:00+02:00</firstCreated></itemMeta>
<contentMeta><creditline>Reuters</creditline><by>By Ada Holm</by><dateline>OSTMARK, May 5</dateline><language tag="en"/>
<headline>Crane falls on barges</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{HTML}</body></html></inlineXML></contentSet>
</newsItem>"""
NITF = f"""<nitf><head><title>Crane</title><docdata><date.issue norm="20310505T083000+0200"/></docdata><pubdata name="Quay Post"/></head>
<body><body.head><hedline><hl1>Crane falls on barges</hl1></hedline><byline>By <person>Ada Holm</person>, <byttl>Reporter</byttl></byline>
<distributor>Reuters</distributor><dateline><location>Ostmark</location><story.date norm="20310505"/></dateline></body.head>
<body.content>{HTML}<media media-type="image"><media-caption>The crane in the basin</media-caption><media-producer>B. Lund</media-producer></media>
</body.content></body></nitf>"""
NINJS = json.dumps(
    {
        "uri": "https://quay.example/items/1",
        "type": "text",
        "versioncreated": "2031-05-05T10:00:00+02:00",
        "language": "en",
        "copyrightholder": "dpa",
        "byline": "By Ada Holm",
        "headline": "Crane falls on barges",
        "body_xhtml": HTML,
        "associations": {
            "main": {
                "uri": "urn:p",
                "type": "picture",
                "description_text": "The crane in the basin",
                "byline": "B. Lund",
            }
        },
    }
)
EML = (
    "From: Quay Press Office <press@quay.example>\r\nTo: desk@post.example\r\nSubject: Crane falls on barges\r\n"
    "Date: Mon, 05 May 2031 08:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    + "\r\n\r\n".join(PROSE)
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.quaypost.example/crane\r\nSubject: Crane\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://www.quaypost.example/crane\r\n\r\n"
    f"<html><head><title>Crane falls on barges</title></head><body><article><h1>Crane falls on barges</h1>{HTML}</article></body></html>\r\n--x--\r\n"
)
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><link href="https://www.quaypost.example/"/>
<entry><id>tag:1</id><title type="html">Crane &lt;b&gt;falls&lt;/b&gt; on barges</title><link rel="alternate" href="https://www.quaypost.example/crane"/>
<published>2031-05-05T08:30:00+02:00</published><author><name>Ada Holm</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay Post",
        "home_page_url": "https://www.quaypost.example/",
        "items": [
            {
                "id": "1",
                "url": "https://www.quaypost.example/crane",
                "title": "Crane falls on barges",
                "date_published": "2031-05-05T08:30:00+02:00",
                "authors": [{"name": "Ada Holm"}],
                "content_html": HTML,
            }
        ],
    }
)
CSV = (
    'id;url;title;publish_date;media_name;text\n1;https://www.quaypost.example/crane;Crane falls on barges;2031-05-05;Quay Post;"'
    + "\n\n".join(PROSE)
    + '"\n2;https://www.quaypost.example/later;Only announced;2031-05-06;Quay Post;\n'
)
JSONL = (
    json.dumps(
        {
            "title": "Crane falls on barges",
            "plaintext": "\n\n".join(PROSE),
            "authors": ["Ada Holm"],
            "publishing_date": "2031-05-05 08:30:00+02:00",
        }
    )
    + "\n"
    + json.dumps({"url": "https://www.quaypost.example/later", "title": "Only announced"})
    + "\n"
)
MARKDOWN = (
    "---\ntitle: Crane falls on barges\ndate: 2031-05-05\nauthor: Ada Holm\nurl: https://www.quaypost.example/crane\n---\n\n"
    f"{PROSE[0]}\n\n**{PROSE[1]}**\n"
)
PAGE = f"<!DOCTYPE html><html><head><title>Crane falls on barges</title></head><body><article><h1>Crane falls on barges</h1>{HTML}</article></body></html>"
SINGLE_FILE = PAGE.replace(
    "<head>",
    "<!--\n Page saved with SingleFile \n url: https://www.quaypost.example/crane \n saved date: Mon May 05 2031\n--><head>",
)

#: name of a file whose name tells nothing, its bytes, and the parts of the truth that the format can tell
SAMPLES = {
    "text": "\n\n".join(("Crane falls on barges", *PROSE)).encode(),
    "markdown": MARKDOWN.encode(),
    "html": PAGE.encode(),
    "singlefile": SINGLE_FILE.encode(),
    "mhtml": MHTML.encode(),
    "eml": EML.encode(),
    "epub": epub(),
    "docx": docx(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "jsonfeed": JSON_FEED.encode(),
    "newsml": NEWSML.encode(),
    "nitf": NITF.encode(),
    "ninjs": NINJS.encode(),
    "warc": warc(),
    "warcgz": gzip.compress(warc()),
    "wacz": zipped({"datapackage.json": "{}", "archive/data.warc": warc()}),
    "csv": CSV.encode(),
    "jsonl": JSONL.encode(),
    "zip": zipped({"one.html": PAGE}),
    "gz": gzip.compress(PAGE.encode()),
}
