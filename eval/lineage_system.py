"""The lineage stage behind the system's own early stages: its findings on gold texts, and its extraction from rendered pages."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from eval.annotated import read, shipped_tagger
from eval.corpora import GOLD
from eval.gold import GoldStory
from eval.render import as_page
from stemma.entities.resolve import resolve
from stemma.extract import extract
from stemma.model import Article, Facts, Findings, Page
from stemma.origin.translation import translation


def own_articles(story: GoldStory) -> list[Article]:
    """Gold articles whose translation signs the system found itself."""
    return [replace(g.article, translation=translation(g.article)) for g in story.articles.values()]


def own_findings(articles: list[Article]) -> dict[str, Findings]:
    """What the pipeline finds in each, entities resolved."""
    return dict(resolve(articles, read(articles, shipped_tagger()))[1])


def extracted(story: GoldStory) -> list[Article]:
    """The story's articles as extracted from web pages made of them; ids and addresses are those of gold."""
    found = []
    for path in sorted((GOLD / story.split / story.slug).glob("*.xml")):
        root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 our own files
        uri = root.attrib["uri"]
        page = Page(uri=uri, content=as_page(root).encode(), media_type="text/html", given=Facts(url=uri))
        article = extract(page, id=f"{story.slug}/{path.stem}")
        if isinstance(article, Article):
            found.append(replace(article, translation=translation(article)))
    return found
