"""The stemmata of a set of articles: candidates, collation, families, trees, changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from stemma.lineage.candidates import ArticleVectors, Pair, candidate_pairs
from stemma.lineage.changes import changes_of
from stemma.lineage.collate import Collation, SentenceVectors, collated, left_alone, needs_vectors
from stemma.lineage.describe import descent_of, lost_descents
from stemma.lineage.outlets import without_standing
from stemma.lineage.stemma import Edge, Family, both_ways, drawn, kin_groups
from stemma.lineage.witness import Witness, witnesses
from stemma.model import Article, Descent, Evidence, Findings
from stemma.ports import Encoder, Progress, Vectors, silent

#: matches kept as evidence, the widest first: all of a report of usual length, since two texts are shown side by side by them
SHOWN = 40
#: of them those with the same words: a thousand prints need not repeat themselves
SHOWN_SAME = 4
#: sentences encoded between two words of progress
AT_ONCE = 1024
#: share of a text's words that one sentence must hold to be a sign of descent by itself
MUCH = 0.5


def trace_lineage(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    encoder: Encoder,
    vectors: ArticleVectors | None = None,
    *,
    progress: Progress = silent,
) -> tuple[Descent, ...]:
    """Who copied whom among the articles of a trace, sorted by copy and exemplar.

    Args:
        articles: all of them; families are found here.
        findings: by article id; where an article has none, changes are limited to what its words show.
        encoder: sentence vectors, asked only for sentences of candidates that common runs of words leave alone.
        vectors: what each article is about, by id: figures and names make no candidates of articles about different things.
        progress: told of "comparing", in pairs, and of "sentences", whose vectors are asked for.
    """
    read = without_standing(witnesses(article for article in articles if article.text.strip()))
    descents = [
        d for family in families(read, encoder, vectors, progress) for d in _descents(family, findings, encoder)
    ]
    return tuple(sorted(descents, key=lambda d: (d.copy, d.exemplar)))


def families(
    read: Sequence[Witness], encoder: Encoder, vectors: ArticleVectors | None = None, progress: Progress = silent
) -> list[Family]:
    """The families among some witnesses, each with its tree."""
    collations = collations_of(read, encoder, vectors, progress)
    return drawn(kin_groups(read, collations), both_ways(collations))


def collations_of(
    read: Sequence[Witness], encoder: Encoder, vectors: ArticleVectors | None = None, progress: Progress = silent
) -> dict[tuple[str, str], Collation]:
    """All candidate pairs side by side, once a pair, under (left id, right id)."""
    found = collated(_told(candidate_pairs(read, vectors=vectors), progress))
    open_ = {key: one for key, one in found.items() if needs_vectors(one)}
    rows = _vectors(open_.values(), encoder, progress)
    found |= collated([(one.left, one.right) for one in open_.values()], rows)
    return {key: one for key, one in found.items() if carries_text(one)}


def _told(pairs: Sequence[Pair], progress: Progress) -> Iterator[Pair]:
    """The pairs as they are taken up."""
    for done, pair in enumerate(pairs, 1):
        yield pair
        progress("comparing", done, len(pairs))


def carries_text(collation: Collation) -> bool:
    """Whether more than one sentence, and that in other words, is common; to a text of few sentences one is much.

    Two reports of one outlet on one day share such a sentence (what the company does, what is expected) and are no copies.
    """
    share = max(collation.left_shared, collation.right_shared)
    return len(collation.matches) > 1 or collation.verbatim > 0 or share >= MUCH


def _vectors(open_: Iterable[Collation], encoder: Encoder, progress: Progress = silent) -> SentenceVectors:
    """The vectors of the sentences that common runs leave alone, each text encoded once; nought for the others."""
    asked: dict[str, tuple[Witness, set[int]]] = {}
    for collation in open_:
        for one, numbers in zip((collation.left, collation.right), left_alone(collation), strict=True):
            asked.setdefault(one.id, (one, set()))[1].update(numbers)
    texts = sorted({one.words_of(one.sentences[n]) for one, numbers in asked.values() for n in numbers})
    if not texts:
        return {}
    rows: dict[str, Vectors] = {}
    for begin in range(0, len(texts), AT_ONCE):
        some = texts[begin : begin + AT_ONCE]
        rows |= zip(some, encoder.encode(some), strict=True)
        progress("sentences", len(rows), len(texts))
    nought = np.zeros_like(rows[texts[0]])
    return {
        name: np.stack([rows[one.words_of(s)] if n in numbers else nought for n, s in enumerate(one.sentences)])
        for name, (one, numbers) in asked.items()
    }


def _descents(family: Family, findings: Mapping[str, Findings], encoder: Encoder) -> list[Descent]:
    beside: dict[str, list[Collation]] = {}
    for edge in family.edges:
        beside.setdefault(edge.candidate.copy.id, []).append(edge.candidate.collation)
    made = [_descent(edge, beside[edge.candidate.copy.id], findings, encoder) for edge in family.edges]
    return made + lost_descents(family, findings, encoder)


def _descent(edge: Edge, beside: Sequence[Collation], findings: Mapping[str, Findings], encoder: Encoder) -> Descent:
    collation = edge.candidate.collation
    descent = descent_of(edge)
    others = [c for c in beside if c is not collation]
    changes = changes_of(collation, findings, encoder, kind=descent.kind, others=others)
    return replace(descent, evidence=evidence_of(collation), changes=changes)


def evidence_of(collation: Collation) -> tuple[Evidence, ...]:
    """The widest matches, in the copy's order. Of sentences that are the same a few show what all show."""
    widest = sorted(collation.matches, key=lambda m: (-sum(collation.left.weights[i] for i in m.left), m.left))
    same = [match for match in widest if match.kind == "verbatim"][:SHOWN_SAME]
    other = [match for match in widest if match.kind != "verbatim"][: SHOWN - len(same)]
    return tuple(
        Evidence(
            copy=collation.left.article.passage(collation.left.span_of(m.left)),
            exemplar=collation.right.article.passage(collation.right.span_of(m.right)),
            match=m.kind,
        )
        for m in sorted([*same, *other], key=lambda m: m.left)
    )
