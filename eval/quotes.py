"""Quotation attribution on the corpora of others: German Wikinews (QUiTE's protocol) and English PolNeAR."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.annotated import findings
from eval.corpora import rows
from eval.score import Counts
from stemma import lang
from stemma.model import Article, Published, Statement
from stemma.ports import Tagger
from stemma.text.quotation import quotations

_TOKEN = re.compile(r"\w+|[^\w\s]")
#: two humans' contents of PolNeAR agree at this overlap .793 of the time (its README)
_IOU = 0.5
_MARKS = "„“”«»\"‚‘’'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation as sets of characters' positions; token positions where the protocol counts tokens."""

    content: frozenset[int]
    speaker: frozenset[int]
    cue: frozenset[int] = frozenset()
    addressee: frozenset[int] = frozenset()
    kind: str = ""


@dataclass(slots=True, kw_only=True)
class Tally:
    """Token precision over system quotes and recall over gold quotes, each to be averaged."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two averages."""
        p = float(np.mean(self.precision)) if self.precision else 0.0
        r = float(np.mean(self.recall)) if self.recall else 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


def _articles(name: str, take: int | None) -> list[tuple[Article, list[dict[str, object]]]]:
    found = []
    for row in rows(f"quotes/{name}.jsonl.gz"):
        published = Published(value=row["published"], certainty="given") if row["published"] else Published()
        article = Article(
            id=row["id"],
            uri=row["id"],
            title=row.get("title"),
            language=row["lang"],
            published=published,
            text=row["text"],
        )
        found.append((article, row["quotes"]))
    return found[:take]


def _tokens(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    ranges = list(spans)
    return frozenset(m.start() for begin, end in ranges for m in _TOKEN.finditer(text, begin, end))


def _with_marks(text: str, begin: int, end: int, *, stop: bool) -> tuple[int, int]:
    """QUiTE takes quotation marks into direct content, and the stop into content that is a whole sentence."""
    if begin and text[begin - 1] in _MARKS:
        begin -= 1
    if (end < len(text) and text[end] in _MARKS) or (stop and end < len(text) and text[end] in ".!?"):
        end += 1
    return begin, end


def _system(article: Article, statements: Sequence[Statement], *, tokens: bool) -> list[tuple[Quote, Statement]]:
    found = []
    for statement in statements:
        spans = [(p.begin, p.end) for p in statement.content]
        if tokens and statement.kind in {"direct", "free_indirect"}:
            spans = [_with_marks(article.text, *s, stop=statement.kind == "free_indirect") for s in spans]
        found.append((_quote(article, spans, statement, tokens=tokens), statement))
        if tokens and statement.kind in {"mixed", "indirect", "reported"}:
            found.extend(_quoted_parts(article, spans, statement))
    return found


def _quote(article: Article, spans: list[tuple[int, int]], statement: Statement, *, tokens: bool) -> Quote:
    hop = statement.attribution.chain[-1] if statement.attribution else None
    speaker = [(hop.mention.begin, hop.mention.end)] if hop and hop.mention else []
    cue = [(p.begin, p.end) for p in hop.cue] if hop else []
    if tokens and speaker and cue:
        speaker, cue = _with_noun(article.text, speaker[0], cue)
    to = statement.attribution.addressee if statement.attribution else None
    addressee = [(to.mention.begin, to.mention.end)] if to else []
    unit = _tokens if tokens else _characters
    return Quote(
        content=unit(article.text, spans),
        speaker=unit(article.text, speaker),
        cue=unit(article.text, cue),
        addressee=unit(article.text, addressee),
        kind=statement.kind,
    )


def _with_noun(
    text: str, speaker: tuple[int, int], cue: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """QUiTE takes the noun of "nach Angaben der Polizei" into the speaker; the gold stories take it into the cue."""
    before = next((c for c in cue if text[c[1] : speaker[0]].isspace() and " " in text[c[0] : c[1]]), None)
    if before is None:
        return [speaker], cue
    cut = text.index(" ", before[0])
    return [(cut + 1, speaker[1])], [(before[0], cut) if c == before else c for c in cue]


def _quoted_parts(
    article: Article, spans: list[tuple[int, int]], statement: Statement
) -> list[tuple[Quote, Statement]]:
    """QUiTE counts the quoted words inside indirect content as a direct quote of their own."""
    inside = [
        q.outer for q in quotations(article.text) if any(b <= q.outer.begin and q.outer.end <= e for b, e in spans)
    ]
    return [(_quote(article, [(s.begin, s.end)], statement, tokens=True), statement) for s in inside]


def _characters(_text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for begin, end in spans for at in range(begin, end))


def _gold(article: Article, quotes: list[dict[str, object]], *, tokens: bool) -> list[Quote]:
    unit = _tokens if tokens else _characters
    return [
        Quote(
            content=unit(article.text, q["content"]),  # type: ignore[arg-type]
            speaker=unit(article.text, q["speaker"]),  # type: ignore[arg-type]
            cue=unit(article.text, q["cue"]),  # type: ignore[arg-type]
            addressee=unit(article.text, q["addressee"]),  # type: ignore[arg-type]
            kind=str(q["type"]),
        )
        for q in quotes
        if q["content"]
    ]


def _f1(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _matched(system: Sequence[Quote], gold: Sequence[Quote]) -> list[tuple[int, int]]:
    """One-to-one, best sum of token F1 of the content; pairs without overlap are dropped."""
    if not system or not gold:
        return []
    gain = np.array([[_f1(s.content, g.content) for g in gold] for s in system])
    left, right = linear_sum_assignment(-gain)
    return [(int(i), int(j)) for i, j in zip(left, right, strict=True) if gain[i, j] > 0]


def _share(part: frozenset[int], whole: frozenset[int]) -> float:
    return len(part & whole) / len(whole) if whole else 0.0


def _add(tally: Tally, pairs: list[tuple[int, int]], system: list[frozenset[int]], gold: list[frozenset[int]]) -> None:
    """Averages over the quotes that have the role; what has no partner counts nothing."""
    to_gold, to_system = dict(pairs), {j: i for i, j in pairs}
    for i, mine in enumerate(system):
        if mine:
            tally.precision.append(_share(gold[to_gold[i]], mine) if i in to_gold else 0.0)
    for j, right in enumerate(gold):
        if right:
            tally.recall.append(_share(system[to_system[j]], right) if j in to_system else 0.0)


def wikinews(tagger: Tagger | None, *, take: int | None = None, name: str = "de_wikinews_dev") -> dict[str, float]:
    """Message, speaker, roles and joint F1, and recall of the message by kind."""
    corpus = _articles(name, take)
    found = findings([article for article, _ in corpus], tagger)
    tallies = {key: Tally() for key in ("message", "speaker", "cue", "addressee", "joint")}
    by_kind: dict[str, list[float]] = {}
    for article, quotes in corpus:
        system = [quote for quote, _ in _system(article, found[article.id].statements, tokens=True)]
        gold = _gold(article, quotes, tokens=True)
        pairs = _matched(system, gold)
        for key, role in (("message", "content"), ("speaker", "speaker"), ("cue", "cue"), ("addressee", "addressee")):
            _add(tallies[key], pairs, [getattr(q, role) for q in system], [getattr(q, role) for q in gold])
            _add(tallies["joint"], pairs, [getattr(q, role) for q in system], [getattr(q, role) for q in gold])
        to_system = {j: i for i, j in pairs}
        for j, quote in enumerate(gold):
            hit = _share(system[to_system[j]].content, quote.content) if j in to_system else 0.0
            by_kind.setdefault(quote.kind, []).append(hit)
    return {
        **{key: tally.f1 for key, tally in tallies.items()},
        **{f"recall_{kind.lower()}": float(np.mean(hits)) for kind, hits in sorted(by_kind.items())},
        "quotes": float(sum(map(len, by_kind.values()))),
    }


def _overlapping(system: Sequence[Quote], gold: Sequence[Quote]) -> list[tuple[int, int]]:
    """One-to-one pairs whose contents overlap by at least `_IOU`, best sum first."""
    if not system or not gold:
        return []
    iou = np.array([[len(s.content & g.content) / max(len(s.content | g.content), 1) for g in gold] for s in system])
    left, right = linear_sum_assignment(-np.where(iou >= _IOU, iou, 0))
    return [(int(i), int(j)) for i, j in zip(left, right, strict=True) if iou[i, j] >= _IOU]


def _says(text: str, cue: frozenset[int], said: frozenset[str]) -> bool:
    """Whether a verb of saying stands in the cue."""
    words = "".join(text[at] if at in cue else " " for at in range(min(cue), max(cue) + 1)) if cue else ""
    return any(word in said for word in re.findall(r"\w+", words.lower())) or "according to" in words.lower()


def polnear(tagger: Tagger | None, *, take: int | None = None) -> dict[str, float]:
    """Content F1 at IoU .5 over everything and over what a verb of saying frames; source F1 on the matches."""
    corpus = _articles("en_polnear_dev", take)
    found = findings([article for article, _ in corpus], tagger)
    said = lang.of("en").cues.said
    everything, framed, sources = Counts(), Counts(), []
    for article, quotes in corpus:
        system = [quote for quote, _ in _system(article, found[article.id].statements, tokens=False)]
        gold = _gold(article, quotes, tokens=False)
        pairs = _overlapping(system, gold)
        hit, met = {i for i, _ in pairs}, {j for _, j in pairs}
        everything += Counts(len(pairs), len(system) - len(pairs), len(gold) - len(pairs))
        wanted = {j for j, g in enumerate(gold) if _says(article.text, g.cue, said)}
        given = {i for i, s in enumerate(system) if _says(article.text, s.cue, said)}
        framed += Counts(len(wanted & met), len(given - hit), len(wanted - met))
        sources += [_f1(system[i].speaker, gold[j].speaker) for i, j in pairs if gold[j].speaker]
    return {
        "content": everything.f1,
        "precision": everything.precision,
        "recall": everything.recall,
        "framed_content": framed.f1,
        "framed_recall": framed.recall,
        "source": float(np.mean(sources)) if sources else 0.0,
        "articles": float(len(corpus)),
    }
