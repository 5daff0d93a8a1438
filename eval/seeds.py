"""The first real input: two machine-translated German articles, read by hand once.

Of each attributed statement `seeds.tsv` holds where it stands and whose it is, as digests of words: no sentence and no name of the
texts is kept here. Counted is what somebody is said to have said or written, as a proposition: 28 statements. Demands, promises,
beliefs, pictures that "show" and sentences in reported mood without a frame are left out.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import DATA, CorpusAbsentError
from eval.score import Score
from stemma.app import trace_paths
from stemma.model import Article, Entity, Quantity, Span, Statement, Trace

ANSWERS = Path(__file__).with_name("seeds.tsv")
#: overlap of two contents, in code points over both, from which they are one statement
_IOU = 0.5
#: hex digits of a word's digest: short, and enough to tell a dozen words apart
_DIGITS = 10
#: hex digits of a file's digest
_FILE_DIGITS = 12
#: the soldiers: file, place of the figure, its value, and the row of its statement in seeds.tsv (None: the narrator's)
_SOLDIERS = (
    ("e55fa38db18d", 437, 1500, 1),
    ("e55fa38db18d", 4476, 10000, 18),
    ("bd7e5eca8143", 16, 10000, None),
    ("bd7e5eca8143", 2123, 8000, 21),
)
#: statements whose source must be right
_RIGHT = 25
#: the row of the ambassador's denial
_DENIAL = 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One attributed statement, as read by hand."""

    file: str
    span: Span
    #: digests of words that name the right source
    sources: frozenset[str]


def answers() -> tuple[Answer, ...]:
    """The rows of `seeds.tsv`."""
    lines = [line.split("\t") for line in ANSWERS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(
        Answer(file=file, span=Span(int(begin), int(end)), sources=frozenset(words.split()))
        for file, begin, end, words in lines
    )


def digest(word: str) -> str:
    """What `seeds.tsv` keeps of a word."""
    return hashlib.sha256(word.lower().encode()).hexdigest()[:_DIGITS]


def _files() -> dict[str, Path]:
    folder = DATA.parent / "seeds"
    found = {
        hashlib.sha256(path.read_bytes()).hexdigest()[:_FILE_DIGITS]: path for path in sorted(folder.glob("*.txt"))
    }
    if not {answer.file for answer in answers()} <= set(found):
        raise CorpusAbsentError(folder)
    return found


def place(source: str, span: Span, article: Article) -> Span | None:
    """Where words of the file stand in the article's clean text; None where the extractor dropped them."""
    words = source[span.begin : span.end].split()
    match = re.search(r"\s+".join(map(re.escape, words)), article.text)
    return Span(*match.span()) if match else None


def overlap(statement: Statement, span: Span) -> float:
    """Code points shared, over those of both."""
    mine = {at for passage in statement.content for at in range(passage.begin, passage.end)}
    right = set(range(span.begin, span.end))
    return len(mine & right) / max(len(mine | right), 1)


def words_of(statement: Statement, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Digests of all words that the statement's first-hand source goes by."""
    if statement.attribution is None:
        return frozenset()
    root = statement.attribution.root
    entity = entities.get(root.entity or "")
    forms = [root.name or "", *((form for forms in entity.names.values() for form in forms) if entity else ())]
    return frozenset(digest(word.strip(",.")) for form in forms for word in form.split())


def is_right(statement: Statement, answer: Answer, entities: Mapping[str, Entity], known: frozenset[str]) -> bool:
    """Whether the source is the right one, and is not merged with another one of the answers."""
    words = words_of(statement, entities)
    return bool(words & answer.sources) and not words & (known - answer.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A trace of the two articles, beside the answers."""

    trace: Trace
    #: the article and the text of each file
    articles: Mapping[str, tuple[Article, str]]

    def statements_at(self, answer: Answer) -> list[Statement]:
        """The statements found where the answer has one."""
        article, source = self.articles[answer.file]
        span = place(source, answer.span, article)
        mine = [s for s in self.trace.statements if s.article == article.id]
        return [s for s in mine if span is not None and overlap(s, span) >= _IOU]

    def quantity_at(self, file: str, at: int, value: int) -> Quantity | None:
        """The figure of that value whose passage begins near a place of the file."""
        article, source = self.articles[file]
        span = place(source, Span(at, at + len("10.000 von ihnen")), article) or Span(0, 0)
        mine = [q for q in self.trace.quantities if q.article == article.id and q.value == value]
        return next((q for q in mine if q.passage.span.overlaps(span)), None)


def read() -> Reading:
    """Trace the two files.

    Raises:
        CorpusAbsentError: the files are not on this machine.
    """
    files = _files()
    trace = trace_paths(sorted(files.values()))
    by_uri = {Path(article.uri).name: article for article in trace.articles}
    return Reading(
        trace=trace,
        articles={key: (by_uri[path.name], path.read_text("utf-8")) for key, path in files.items()},
    )


def _soldiers(reading: Reading, right: Sequence[bool]) -> Iterable[Score]:
    figures = [reading.quantity_at(file, at, value) for file, at, value, _ in _SOLDIERS]
    sourced = [
        figure is not None and (right[row] if row is not None else figure.statement is None)
        for figure, (_, _, _, row) in zip(figures, _SOLDIERS, strict=True)
    ]
    ids = {figure.id for figure in figures if figure}
    together = max((len(ids & set(claim.figures)) for claim in reading.trace.claims), default=0)
    conflicts = [
        difference
        for claim in reading.trace.claims
        for difference in claim.differences
        if set(difference.figures) <= ids and difference.kind == "conflict"
    ]
    over = f"{len(_SOLDIERS)} values"
    yield Score(key="seeds.soldiers_in_one_claim", value=together / len(_SOLDIERS), over=over, target=1.0)
    yield Score(key="seeds.soldiers_sources", value=sum(sourced) / len(_SOLDIERS), over=over, target=1.0)
    yield Score(
        key="seeds.soldiers_conflicts", value=float(len(conflicts)), over=over, target=0.0, higher_is_better=False
    )


def _denial(reading: Reading) -> Score:
    """Whether the ambassador's words deny, and are tied to a claim that somebody else asserts."""
    denying = {s.id for s in reading.statements_at(answers()[_DENIAL]) if s.polarity == "denies"}
    tied = any(denying & set(claim.denies) and claim.asserts for claim in reading.trace.claims)
    return Score(key="seeds.denial_tied", value=float(bool(denying) and tied), over="1 denial", target=1.0)


def run(*, quick: bool) -> tuple[Score, ...]:
    """The same in quick runs: two articles take a few seconds."""
    del quick
    reading = read()
    entities = {entity.id: entity for entity in reading.trace.entities}
    known = frozenset().union(*(answer.sources for answer in answers()))
    found = [reading.statements_at(answer) for answer in answers()]
    right = [
        any(is_right(s, answer, entities, known) for s in statements)
        for statements, answer in zip(found, answers(), strict=True)
    ]
    over = f"{sum(map(bool, found))} found and {sum(right)} right of {len(found)}"
    return (
        Score(key="seeds.found", value=sum(map(bool, found)) / len(found), over=over, target=1.0),
        Score(key="seeds.source", value=sum(right) / len(found), over=over, target=_RIGHT / len(found)),
        *_soldiers(reading, right),
        _denial(reading),
    )
