"""The page put together: values into the template, hashes of its own style and script into its policy."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING

from stemma.model import Article, Passage, Statement, Story
from stemma.report.anchors import anchor
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import text_fragment, to_fragment
from stemma.report.descents import kind_words
from stemma.report.findings import FOLDED, Cited, Part, told_of
from stemma.report.findings.finding import sentence
from stemma.report.limits import limit_words
from stemma.report.lineage import Branch, branches, own_words
from stemma.report.moments import moment_words, story_span
from stemma.report.origin import headline, language, published, signals
from stemma.report.page.texts import Text, Texts
from stemma.report.pictures import sizes
from stemma.report.said import voices
from stemma.report.series import clock, source_of
from stemma.report.view import View, excerpt, figure, one_line
from stemma.report.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

#: claims of a story that stand open, and sources; the rest unfolds
OPEN_CLAIMS, OPEN_VOICES = 8, 6
#: pictures that stand in the section of their list
SECTIONED = ("timeline", "sayings")
#: statements that were held back and can be opened
MOST_HELD = 100
#: names of a list that are written out
NAMED = 8
#: articles up to which their texts stand open
OPEN_TEXTS = 12
#: copies of one kind from which on they are folded into a family
FAMILY = 8
_TARGET = re.compile(r'href="#([^"]+)"')
#: the style sheets of pictures; within a drawing a page reads them as text, with its character references
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def render(view: View) -> str:
    """The whole page."""
    environment = _environment()
    shared = _shared(view)
    top = environment.get_template("stories.html.j2").render(**shared, told=[told_of(view, s) for s in _stories(view)])
    # only what something leads to gets an anchor, so what leads somewhere is written first
    texts = Texts(view, map(unescape, _TARGET.findall(top)))
    bottom = environment.get_template("texts.html.j2").render(**shared, texts=_texts(view, texts))
    style, script = _file("page.css"), _file("page.js")
    body = top + bottom
    policy = _POLICY.format(style=_hashes([style, *map(unescape, _STYLE.findall(body))]), script=_hashes([script]))
    return environment.get_template("page.html.j2").render(
        **shared, policy=policy, style=style, script=script, body=body
    )


def _stories(view: View) -> Sequence[Story]:
    return view.trace.stories


def _texts(view: View, texts: Texts) -> Iterable[Text]:
    return (texts.text(article) for article in view.trace.articles)


def _shared(view: View) -> dict[str, object]:
    """What all parts of the page use."""
    functions: tuple[Callable[..., object], ...] = (
        anchor, branches, clock, excerpt, figure, headline, language, moment_words, once, one_line, published, signals,
        source_of, story_span, voices, withheld,
    )  # fmt: skip
    return {
        **{function.__name__: function for function in functions},
        "view": view,
        "trace": view.trace,
        "w": view.wording,
        "place": place,
        "limit": lambda told: limit_words(told, view.wording),
        "live": lambda cited: live(view, cited),
        "tongue": lambda cited: tongue(view, cited),
        "site": site,
        "phrase": lambda key, **values: phrase(view, key, values),
        "kind": lambda descent: kind_words(descent, view.wording),
        "root": lambda branch: own_words(view, branch),
        "pictures": lambda story: sizes(view, story, view.wording),
        "brief": lambda story: _brief(view, story),
        "families": families,
        "folded": FOLDED,
        "sectioned": SECTIONED,
        "most_held": MOST_HELD,
        "open_claims": OPEN_CLAIMS,
        "open_voices": OPEN_VOICES,
        "open_texts": OPEN_TEXTS,
        "named": NAMED,
    }


def _brief(view: View, story: Story) -> object:
    """A story in a few sentences, whose numbers lead to their passages; its words are escaped."""
    made = brief_of(view, story, view.wording.language)
    return visible(to_fragment(made, lambda passage: f"#{anchor(passage)}", titled=False))


def withheld(view: View, story: Story) -> list[Statement]:
    """The statements of a story that are not sure enough to be told, the surest first."""
    own = set(story.articles)
    held = [one for one in view.trace.statements if one.article in own and one.content and not view.shows(one)]
    return sorted(held, key=lambda one: -one.confidence)


def once(view: View, figures: Iterable[str]) -> list[Passage]:
    """Where figures stand: of each article the first place."""
    found: dict[str, Passage] = {}
    for key in figures:
        found.setdefault(view.quantities[key].article, view.quantities[key].passage)
    return list(found.values())


def place(cited: Cited) -> str:
    """Where a cited word leads: to its passage, else its article, else its claim; empty where it leads nowhere."""
    return anchor(cited.passages[0]) if cited.passages else cited.article or cited.claim or ""


def phrase(view: View, key: str, values: Mapping[str, str | int]) -> tuple[Part, ...]:
    """A sentence of the interface whose values stand apart from it: names may run from right to left."""
    apart = {name: Cited(words=value) if isinstance(value, str) else value for name, value in values.items()}
    return sentence(view.wording, key, **apart)


def live(view: View, cited: Cited) -> str | None:
    """The live page at the passage; None where there is none."""
    return _live(view, cited.passages[0]) if cited.passages else None


def _live(view: View, passage: Passage) -> str | None:
    article = view.articles[passage.article]
    return text_fragment(article, passage) if site(article) else None


def site(article: Article) -> str | None:
    """The address of an article on the web; None for a file, and for whatever else an address may do."""
    return article.uri if re.match(r"https?://[^\s/]", article.uri, re.IGNORECASE) else None


def tongue(view: View, cited: Cited) -> str:
    """The language that cited words are in; empty where they are ours."""
    article = view.articles.get(cited.passages[0].article) if cited.passages else None
    return (article.language or "") if article else ""


def families(copies: Sequence[Branch]) -> list[tuple[str, Sequence[Branch]]]:
    """Copies that are listed one by one under "", and those of one kind that many are, by their kind."""
    plain: list[Branch] = []
    by_kind: dict[str, list[Branch]] = {}
    for one in copies:
        by_kind.setdefault(one.descent.kind if one.descent and not one.below else "", []).append(one)
    found: list[tuple[str, Sequence[Branch]]] = []
    for kind, members in by_kind.items():
        if kind and len(members) >= FAMILY:
            found.append((kind, members))
        else:
            plain.extend(members)
    return [("", plain), *found] if plain else found


def _hashes(sources: Iterable[str]) -> str:
    """What a policy allows: exactly these texts."""
    digests = (b64encode(sha256(source.encode("utf-8", "replace")).digest()).decode() for source in sources)
    return " ".join(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


@cache
def _file(name: str) -> str:
    return files("stemma.report.page").joinpath(name).read_text("utf-8").strip()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, loader=FunctionLoader(_file)
    )
    made.finalize = visible
    return made
