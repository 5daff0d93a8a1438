"""HTML as a tree, and the text that a reader of the page sees."""

from collections.abc import Iterator

from lxml import etree, html

from stemma.text.normalise import clean, squeezed

#: code points; a block that a credit or notice could stand in is shorter
LONGEST_BLOCK = 1200

HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "iframe", "select", "option", "textarea", "object")
)
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
BREAKING = _BLOCKS | {"br"}
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is no element in it. Broken markup is mended as browsers do."""
    # an encoding declared inside no longer holds: the text is decoded
    data = _cleaned(text)
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return root


def _cleaned(text: str) -> bytes:
    """Markup in UTF-8 without the characters that no tree can hold: controls, lone surrogates, U+FFFE and U+FFFF."""
    # bytes are looked through twenty times as fast as characters
    data = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def text_of(element: html.HtmlElement) -> str:
    """All text in an element, on one line, without scripts and styles; a space stands where a tag does."""
    return squeezed(clean(" ".join(_texts(element))))


def inline_text(element: html.HtmlElement) -> str:
    """As `text_of`, where tags part no words ("<b>W</b>ord")."""
    return squeezed(clean("".join(_texts(element))))


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """The element's text in document order, with a line end where a block begins."""
    return ("\n" if piece is None else piece for piece in _walk(element))


def visible_blocks(root: html.HtmlElement, longest: int | None = LONGEST_BLOCK) -> tuple[str, ...]:
    """The page's text in reading order, one piece a block element or line break, without script and style.

    Pieces of more than `longest` code points are left out.
    """
    pieces: list[str] = [""]
    for piece in _walk(root):
        if piece is None:
            pieces.append("")
        else:
            pieces[-1] += piece
    texts = (squeezed(clean(piece)) for piece in pieces)
    return tuple(text for text in texts if text and (longest is None or len(text) <= longest))


def _walk(root: html.HtmlElement) -> Iterator[str | None]:
    """Text, and None where a block begins or ends. Without recursion: hostile pages nest deeper than the stack."""
    skipping: html.HtmlElement | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if skipping is None:
            if event == "start" and node.tag in HIDDEN:
                skipping = node
            elif event == "start":
                yield from _pieces(node, node.text)
            elif node is not root:
                yield from _pieces(node, node.tail)
        elif event == "end" and node is skipping:
            skipping = None
            if node is not root and node.tail:
                yield node.tail


def _pieces(node: html.HtmlElement, text: str | None) -> Iterator[str | None]:
    if node.tag in BREAKING:
        yield None
    if text:
        yield text
