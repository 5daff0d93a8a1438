"""Every article's text by paragraphs and sentences, with its marks, its anchors and its counterpart in another text."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from stemma.model import Article, Passage, Span
from stemma.report.marks import Marks, Piece
from stemma.report.view import View
from stemma.text.ordered import Ordered
from stemma.text.segment import paragraphs, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with the same marks."""

    text: str
    roles: tuple[str, ...]
    #: ids that links lead to; they begin here
    ids: tuple[str, ...]
    #: whose words these are
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; its id is empty for the white space between two."""

    id: str
    runs: tuple[Run, ...]
    #: id of the sentence that it was copied or translated from, and the name of that article
    exemplar: str = ""
    exemplar_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article as the page shows it."""

    article: Article
    paragraphs: tuple[tuple[Sentence, ...], ...]


def sentence_id(article: str, begin: int) -> str:
    """The id of the sentence that begins there: "a1-s120"."""
    return f"{article}-s{begin}"


class Texts:
    """The texts of a trace.

    Args:
        view: the trace.
        targets: the ids that links of the page lead to; no other place gets an anchor.
    """

    def __init__(self, view: View, targets: Iterable[str]) -> None:
        self._view, self._marks = view, Marks(view.trace)
        self._cut = {key: Ordered(sentences(a.text, a.language)) for key, a in view.articles.items()}
        self._anchors = _anchors(view, set(targets))
        self._exemplars = self._aligned()

    def text(self, article: Article) -> Text:
        """An article's text; joined again, its paragraphs are the text without the white space between them."""
        runs = list(self._runs(article))
        begins = [at for at, _ in runs]
        found = [tuple(self._sentences(article, one, runs, begins)) for one in paragraphs(article.text)]
        return Text(article=article, paragraphs=tuple(found))

    def _sentences(
        self, article: Article, paragraph: Span, runs: list[tuple[int, Run]], places: list[int]
    ) -> Iterator[Sentence]:
        cut = self._cut[article.id]
        own = [cut.spans[n] for n in cut.touching(paragraph)]
        edges = sorted({paragraph.begin, paragraph.end, *(e for s in own for e in (s.begin, s.end))})
        begins = {s.begin for s in own}
        for begin, end in pairwise(edges):
            inside = tuple(run for _, run in runs[bisect_left(places, begin) : bisect_left(places, end)])
            key = sentence_id(article.id, begin) if begin in begins else ""
            exemplar = self._exemplars.get((article.id, begin)) if key else None
            name = self._view.name(exemplar[0]) if exemplar else ""
            yield Sentence(id=key, runs=inside, exemplar=sentence_id(*exemplar) if exemplar else "", exemplar_name=name)

    def _runs(self, article: Article) -> Iterator[tuple[int, Run]]:
        """Runs with their places, cut at marks, sentences, paragraphs and anchors."""
        anchors = self._anchors.get(article.id, {})
        cuts = sorted({e for s in (*self._cut[article.id].spans, *paragraphs(article.text)) for e in (s.begin, s.end)}
                      | set(anchors))  # fmt: skip
        at = 0
        for piece in self._marks.pieces(article):
            end = at + len(piece.text)
            for first, last in pairwise([at, *_between(cuts, at, end), end]):
                yield first, self._run(article, piece, first, last, anchors)
            at = end

    def _run(self, article: Article, piece: Piece, begin: int, end: int, anchors: Mapping[int, tuple[str, ...]]) -> Run:
        view = self._view
        said = (view.statements[key] for key in piece.statements)
        who = "; ".join(dict.fromkeys(view.source(one) for one in said if view.shows(one)))
        return Run(text=article.text[begin:end], roles=piece.roles, ids=anchors.get(begin, ()), who=who)

    def _aligned(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Sentences of copies to those of what they were made from, by the evidence of the descents."""
        found: dict[tuple[str, int], tuple[str, int]] = {}
        for descent in self._view.trace.descents:
            for evidence in descent.evidence:
                ours, theirs = self._touched(evidence.copy), self._touched(evidence.exemplar)
                # as many sentences stand side by side; otherwise only the first are sure to be one
                pairs = (
                    zip(ours, theirs, strict=False)
                    if len(ours) == len(theirs)
                    else zip(ours[:1], theirs[:1], strict=False)
                )
                for mine, its in pairs:
                    found.setdefault((evidence.copy.article, mine), (evidence.exemplar.article, its))
        return found

    def _touched(self, passage: Passage) -> list[int]:
        """Where the sentences begin that a passage stands in."""
        cut = self._cut.get(passage.article)
        return [cut.spans[n].begin for n in cut.touching(passage.span)] if cut is not None else []


def _between(cuts: list[int], begin: int, end: int) -> list[int]:
    return cuts[bisect_right(cuts, begin) : bisect_right(cuts, end - 1)]


def _anchors(view: View, targets: set[str]) -> dict[str, dict[int, tuple[str, ...]]]:
    """Where the ids that links lead to stand: by article, by the place where they begin."""
    found: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)

    def put(article: str, begin: int, key: str) -> None:
        here = found[article].get(begin, ())
        found[article][begin] = (*here, key) if key not in here else here

    for key in sorted(targets):
        if key in view.statements:
            put(view.statements[key].article, view.statements[key].content[0].begin, key)
        elif key in view.quantities:
            put(view.quantities[key].article, view.quantities[key].passage.begin, key)
        else:
            article, _, rest = key.rpartition("-")[0].rpartition("-")
            if article in view.articles and rest.isdecimal() and int(rest) < len(view.articles[article].text):
                put(article, int(rest), key)
    return found
