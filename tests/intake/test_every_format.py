"""One file of each format, recognised by its content, through to the article."""

from pathlib import Path

import pytest

from stemma.extract import extract
from stemma.intake.formats import FORMATS, format_of
from stemma.intake.packed import Packed
from stemma.model import Article, Link, Page
from tests.intake.samples import HTML, PROSE, SAMPLES, zipped

NAMED = {"singlefile": "html", "rss": "feed", "atom": "feed", "warcgz": "warc", "gz": "gzip"}
DATED = {"markdown", "eml", "epub", "rss", "atom", "jsonfeed", "newsml", "nitf", "ninjs", "csv", "jsonl"}
SIGNED = {"markdown", "rss", "atom", "jsonfeed", "newsml", "nitf", "ninjs", "jsonl"}
ADDRESSED = {"markdown", "singlefile", "mhtml", "rss", "atom", "jsonfeed", "ninjs", "warc", "warcgz", "wacz", "csv"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_format_is_recognised_by_its_content(kind):
    assert format_of(Packed(uri="nameless", content=SAMPLES[kind])) == NAMED.get(kind, kind)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_article_in_a_file_of_each_format_is_read_with_what_the_format_says(kind, tmp_path, read):
    (tmp_path / "nameless").write_bytes(SAMPLES[kind])
    items = read(tmp_path)
    page, *rest = items
    assert isinstance(page, Page), items
    assert all(isinstance(item, Link) for item in rest), rest
    article = extract(page, id="a1")
    assert isinstance(article, Article), article
    assert article.title == "Crane falls on barges"
    assert [paragraph for paragraph in PROSE if paragraph not in article.text] == []
    assert (article.published.value or "")[:10] == ("2031-05-05" if kind in DATED else "")
    assert article.byline == (("Ada Holm",) if kind in SIGNED else ())
    assert article.uri.startswith("https://") is (kind in ADDRESSED)


def test_every_format_that_the_program_knows_is_tried_here():
    tried = {NAMED.get(kind, kind) for kind in SAMPLES}
    assert set(FORMATS) - tried == {"pdf", "opml", "sitemap", "json", "urls"}, "each of these has tests of its own"


def test_an_agencys_provenance_reaches_the_article(tmp_path, read):
    (tmp_path / "a").write_bytes(SAMPLES["newsml"])
    article = extract(read(tmp_path)[0], id="a1")
    assert article.publisher == "Quay Wire"
    assert {credit.agency for credit in article.credits} == {"Reuters", "dpa"}
    assert article.dateline.place == "OSTMARK"
    assert article.published.value == "2031-05-05T10:00:00+02:00"
    assert article.published.origin == "newsml-g2"


def test_nitf_names_place_distributor_and_pictures(tmp_path, read):
    (tmp_path / "a").write_bytes(SAMPLES["nitf"])
    article = extract(read(tmp_path)[0], id="a1")
    assert (article.dateline.place, article.dateline.date) == ("Ostmark", "2031-05-05")
    assert [credit.agency for credit in article.credits] == ["Reuters"]
    assert [(caption.text, caption.credit) for caption in article.captions] == [("The crane in the basin", "B. Lund")]


def test_a_table_in_a_document_is_kept_and_what_was_deleted_is_not(tmp_path, read):
    (tmp_path / "a").write_bytes(SAMPLES["docx"])
    article = extract(read(tmp_path)[0], id="a1")
    assert "Barges | two" in article.text
    assert "printed" not in article.text


def test_a_row_or_entry_without_a_text_is_a_link(tmp_path, read):
    for kind in ("csv", "jsonl", "rss"):
        (tmp_path / kind).write_bytes(SAMPLES[kind])
    links = [item for item in read(tmp_path) if isinstance(item, Link)]
    assert [link.url for link in links] == ["https://www.quaypost.example/later"] * 3
    assert {link.stated.title for link in links} == {"Only announced"}


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_articles(tmp_path, read):
    (tmp_path / "Crane.html").write_bytes(SAMPLES["html"])
    for folder in ("Crane_files", "Crane-Dateien", "Crane_fichiers"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(SAMPLES["singlefile"])
    assert [Path(page.uri).name for page in read(tmp_path)] == ["Crane.html"]


def test_a_folder_of_such_a_name_without_its_page_is_read(tmp_path, read):
    (tmp_path / "Crane_files").mkdir()
    (tmp_path / "Crane_files" / "story.html").write_bytes(SAMPLES["html"])
    assert len(read(tmp_path)) == 1


def test_a_saved_page_in_a_zip_keeps_its_assets_apart_as_well(tmp_path, read):
    content = zipped(
        {"Crane.html": SAMPLES["html"], "Crane_files/frame.html": SAMPLES["singlefile"], "__MACOSX/x.html": HTML}
    )
    (tmp_path / "a.zip").write_bytes(content)
    assert [page.uri.rsplit("!/")[-1] for page in read(tmp_path)] == ["Crane.html"]


def test_formats_within_formats_are_read(tmp_path, read):
    (tmp_path / "a").write_bytes(zipped({"feeds/a": SAMPLES["rss"], "b.eml": SAMPLES["eml"], "c": SAMPLES["docx"]}))
    pages = [item for item in read(tmp_path) if isinstance(item, Page)]
    assert [page.uri.split("!/", 1)[1] for page in pages] == ["b.eml", "c", "feeds/a!/qp-1"]
