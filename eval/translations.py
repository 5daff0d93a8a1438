"""Lineage across languages on documents with human and machine translations of which the source is known.

Each family is a source with its human and some machine translations, and a distractor: another document of the corpus that quotes
the same words as the family's source, as independent reports share an official's. All lie in one heap. No dates, outlets or
credits: only the texts tell.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from eval.generate.bases import Base, translated
from eval.generate.wording import QUOTING
from eval.score import Score
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.lineage import trace_lineage
from stemma.model import Article, Descent
from stemma.origin.translation import translation
from stemma.text.quotation import quotations

#: documents a direction, full and quick: vectors of a document and its translations take seconds
DOCUMENTS, QUICK = 20, 3
#: quotations that a distractor shares
SHARED = 2
#: machine translations of each
MACHINES = 2
SEED = 5
#: code points of each text: the encoder is slow, and a lead decides
LONGEST = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One document's source and translations."""

    source: Article
    human: tuple[Article, ...]
    machine: tuple[Article, ...]
    #: an independent report that quotes the same words
    distractor: Article

    @property
    def copies(self) -> tuple[Article, ...]:
        """All translations."""
        return self.human + self.machine


def _article(name: str, language: str, text: str) -> Article:
    article = Article(id=name, uri=f"text:{name}", language=language, text=text[:LONGEST])
    return replace(article, translation=translation(article))


def families(documents: int) -> list[Kept]:
    """A fixed draw of documents of either direction."""
    draw = random.Random(SEED)
    bases = list(translated())
    kept: list[tuple[Base, Base]] = []
    for language in ("de", "fr"):
        drawn = draw.sample([b for b in bases if b.language == language], 2 * documents)
        kept += zip(drawn[:documents], drawn[documents:], strict=True)
    return [_family(base, other, number, draw) for number, (base, other) in enumerate(kept)]


def _distracting(base: Base, other: Base, draw: random.Random) -> str:
    """Another document that quotes this one's words, where it has any, in frames of its own."""
    body = " ".join(base.sentences)
    quotes = sorted((body[q.outer.begin : q.outer.end] for q in quotations(body) if q.closed), key=len, reverse=True)[
        :SHARED
    ]
    framed = [draw.choice(QUOTING[base.language]).format(quote=quote) for quote in quotes]
    lines = [" ".join(block) for block in other.paragraphs]
    return "\n\n".join([*lines[:1], *framed, *lines[1:]])


def _family(base: Base, other: Base, number: int, draw: random.Random) -> Kept:
    source = "\n\n".join(" ".join(block) for block in base.paragraphs)
    human = [r for r in base.renderings if not r.machine]
    machine = draw.sample([r for r in base.renderings if r.machine], MACHINES)
    return Kept(
        source=_article(f"d{number}.s", base.language, source),
        human=tuple(_article(f"d{number}.h{n}", r.language, r.text) for n, r in enumerate(human)),
        machine=tuple(_article(f"d{number}.m{n}", r.language, r.text) for n, r in enumerate(machine)),
        distractor=_article(f"d{number}.x", base.language, _distracting(base, other, draw)),
    )


def _links(descents: Iterable[Descent]) -> set[tuple[str, str]]:
    return {(d.copy, d.exemplar) for d in descents}


def _found(articles: Sequence[tuple[Kept, Article]], links: set[tuple[str, str]], *, turned: bool) -> float:
    """Share of translations linked with their source, in the right direction or in either."""
    hits = [(a.id, kept.source.id) in links or (turned and (kept.source.id, a.id) in links) for kept, a in articles]
    return sum(hits) / len(hits) if hits else 0.0


def _pairwise(kept: Sequence[Kept], encoder: SentenceEncoder) -> tuple[float, int]:
    """Direction of source and one machine translation alone, where the text holds signs of translation."""
    right = total = 0
    for one in kept:
        for copy in one.machine:
            if copy.translation is not None and copy.translation.translated:
                links = _links(trace_lineage([one.source, copy], {}, encoder))
                total += 1
                right += (copy.id, one.source.id) in links
    return (right / total if total else 0.0), total


def run(*, quick: bool) -> tuple[Score, ...]:
    """One heap with every source, human and machine translation; then pairs without the other translations."""
    encoder = SentenceEncoder(cache_limit=100_000)
    kept = families(QUICK if quick else DOCUMENTS)
    heap = [a for one in kept for a in (one.source, *one.copies, one.distractor)]
    descents = trace_lineage(heap, {}, encoder)
    links = _links(descents)
    machine = [(one, a) for one in kept for a in one.machine]
    human = [(one, a) for one in kept for a in one.human]
    siblings = [(a.id, b.id) for one in kept for a, b in combinations(one.copies, 2)]
    apart = [(a, b) not in links and (b, a) not in links for a, b in siblings]
    family = {a.id: n for n, one in enumerate(kept) for a in (one.source, *one.copies)}
    strays = [link for link in links if family.get(link[0]) != family.get(link[1])]
    taken = {name for link in links for name in link} & {one.distractor.id for one in kept}
    both = [pair for pair in machine + human if _found([pair], links, turned=True)]
    paired, pairs = _pairwise(kept, encoder)
    over = f"{len(kept)} documents in one heap"
    return (
        Score(key="translations.machine_found", value=_found(machine, links, turned=True), over=over, target=0.95),
        Score(key="translations.human_found", value=_found(human, links, turned=True), over=over, target=0.95),
        Score(key="translations.direction", value=_found(both, links, turned=False), over=f"{len(both)} edges found", target=0.85),
        Score(key="translations.direction_of_pairs", value=paired if pairs else None, over=f"{pairs} pairs with signs", target=0.85),
        Score(key="translations.siblings_apart", value=sum(apart) / len(apart), over=f"{len(apart)} pairs", target=0.97),
        Score(
            key="translations.distractors_taken", value=len(taken) / len(kept), over=f"{len(kept)} distractors",
            target=0.02, higher_is_better=False,
        ),
        Score(key="translations.stray_edges", value=float(len(strays)), over=over, target=0, higher_is_better=False),
    )  # fmt: skip
