"""A brief as text of a terminal, as Markdown, and as a fragment of a page."""

import re
from collections.abc import Callable, Iterator
from html import escape

from stemma.model import Article, Passage
from stemma.report.brief.parts import Brief, Sentence
from stemma.report.view import View
from stemma.report.wording import of

#: where a passage can be opened; None where there is no such place
Link = Callable[[Passage], str | None]
#: spaces at which no line breaks, as French has them
_SPACES = "\u00a0\u202f"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")


class Notes:
    """Passages numbered in the order in which sentences lead to them."""

    def __init__(self, brief: Brief) -> None:
        found = dict.fromkeys(p for sentence in brief.sentences for p in sentence.passages)
        self.numbers = {passage: number for number, passage in enumerate(found, 1)}

    def of(self, sentence: Sentence) -> list[tuple[int, Passage]]:
        """The numbers of a sentence's passages."""
        return [(self.numbers[passage], passage) for passage in dict.fromkeys(sentence.passages)]


def to_text(brief: Brief, view: View) -> str:
    """For a terminal: title, label, paragraphs with numbers, and where each number stands."""
    notes, wording = Notes(brief), of(brief.language)
    lines = [*([brief.title, ""] if brief.title else []), brief.label, ""]
    for paragraph in brief.paragraphs():
        if paragraph[0].section == "limits":
            lines.append(wording("brief.limits"))
        marked = (f"{s.text}{''.join(f' [{number}]' for number, _ in notes.of(s))}" for s in paragraph)
        lines += [" ".join(marked), ""]
    lines.append(wording("brief.evidence"))
    for passage, number in notes.numbers.items():
        article = view.articles[passage.article]
        lines.append(f"[{number}] {view.name(article.id)} ({place(passage)}) {article.uri}")
    return _written(lines)


def _written(lines: list[str]) -> str:
    """Lines without what a terminal would obey: a document may come from anybody."""
    return "".join("".join(c for c in line if c.isprintable() or c in _SPACES) + "\n" for line in lines)


def place(passage: Passage) -> str:
    """Where a passage stands: "a1, 120–184", in code points of the article's text."""
    return f"{passage.article}, {passage.begin}–{passage.end}"


def text_fragment(article: Article, passage: Passage) -> str | None:
    """The live page, opened at the passage (`#:~:text=`, WICG Scroll To Text Fragment); None for a file."""
    from urllib.parse import quote, urldefrag

    if not article.uri.lower().startswith(("http://", "https://")):
        return None
    words = passage.text.split()
    ends = [" ".join(words)] if len(words) <= 10 else [" ".join(words[:5]), " ".join(words[-5:])]
    # a hyphen parts the directive's own words, and is written out in ours
    coded = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{urldefrag(article.uri).url}#:~:text={coded}"


def live(view: View) -> Link:
    """Links to the pages where the articles stand."""
    return lambda passage: text_fragment(view.articles[passage.article], passage)


def to_markdown(brief: Brief, view: View, link: Link | None = None) -> str:
    """With a numbered link behind each sentence, and the passages below."""
    notes, wording, opens = Notes(brief), of(brief.language), link or live(view)
    lines = [*([f"# {_plain(brief.title)}", ""] if brief.title else []), f"*{_plain(brief.label)}*", ""]
    for paragraph in brief.paragraphs():
        if paragraph[0].section == "limits":
            lines += [f"## {wording('brief.limits')}", ""]
        lines += [" ".join(_marked(sentence, notes, opens) for sentence in paragraph), ""]
    lines += [f"## {wording('brief.evidence')}", ""]
    for passage, number in notes.numbers.items():
        name = _linked(_plain(view.name(passage.article)), opens(passage))
        lines.append(f"{number}. {name} ({place(passage)}): {_plain(' '.join(passage.text.split()))}")
    return _written(lines)


def _plain(text: str) -> str:
    """Words of strangers, which format nothing."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _linked(words: str, address: str | None) -> str:
    return f"[{words}](<{address.replace('<', '%3C').replace('>', '%3E')}>)" if address else words


def _marked(sentence: Sentence, notes: Notes, opens: Link) -> str:
    marks = (_linked(f"\\[{number}\\]", opens(passage)) for number, passage in notes.of(sentence))
    return " ".join([_plain(sentence.text), *marks])


def to_fragment(brief: Brief, link: Link, *, titled: bool = True) -> str:
    """A section of HTML without script or style; words of articles are escaped, each quotation names its language.

    Args:
        brief: what is told.
        link: to a passage.
        titled: whether it has a heading of its own; not where it stands below one.
    """
    notes, wording = Notes(brief), of(brief.language)
    title = f' lang="{escape(brief.title_language)}"' if brief.title_language else ""
    body = [
        f'<section class="brief" lang="{brief.language}">',
        *([f'<h2{title} dir="auto">{escape(brief.title)}</h2>'] if titled and brief.title else []),
        f'<p class="label">{escape(brief.label)}</p>',
    ]
    for paragraph in brief.paragraphs():
        section = paragraph[0].section
        if section == "limits":
            level = "h3" if titled and brief.title else "p"
            body.append(f"<{level}>{escape(wording('brief.limits'))}</{level}>")
        body.append(f'<p class="{section}">{" ".join(_html(sentence, notes, link) for sentence in paragraph)}</p>')
    return "\n".join([*body, "</section>"]) + "\n"


def _html(sentence: Sentence, notes: Notes, link: Link) -> str:
    return "".join(_runs(sentence)) + "".join(_note(number, link(passage)) for number, passage in notes.of(sentence))


def _runs(sentence: Sentence) -> Iterator[str]:
    for part in sentence.parts:
        if part.kind == "quote":
            foreign = f' lang="{escape(part.language)}"' if part.language else ""
            yield f'<span class="quote"{foreign} dir="auto">{escape(part.text)}</span>'
        elif part.kind == "name":
            yield f'<bdi class="name">{escape(part.text)}</bdi>'
        else:
            yield escape(part.text)


def _note(number: int, address: str | None) -> str:
    mark = f"[{number}]"
    return f' <a href="{escape(address)}">{mark}</a>' if address else f" {mark}"
