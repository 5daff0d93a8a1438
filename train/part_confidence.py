"""Fits the weights of the confidence of sources, links and figures: `python -m train.part_confidence`.

Examples are what is found in those real articles that are there to work with, where a reader marked the same; those that are only
scored are never read here. A source is right if it is the marked one of a statement with that content, a link if the words are marked
for whoever the entity's other mentions name, a figure if value, bound and unit are the marked ones.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import stemma.annotate
import stemma.entities
from eval.annotated import readings, shipped_tagger
from eval.real.compare import sure_hops, sure_links, sure_quantities
from eval.real.marks import Marks
from eval.real.score import gold_marks
from eval.real.select import chosen, texts
from eval.real.system import marks_of
from stemma.annotate.figure_confidence import signs as figure_signs
from stemma.annotate.findings import annotate
from stemma.annotate.statements.hop_confidence import signs as hop_signs
from stemma.entities.resolve import locals_of, resolve
from stemma.grammar.prose import prose
from stemma.model import Article, Findings, Span, Tree
from train.confidence import Example, fit

_ANNOTATE, _ENTITIES = Path(stemma.annotate.__file__).parent, Path(stemma.entities.__file__).parent
FILES = {
    "hops": (_ANNOTATE / "statements" / "hops.toml", "a source of a statement is right"),
    "links": (_ENTITIES / "links.toml", "words are whom they were taken for"),
    "figures": (_ANNOTATE / "figures.toml", "value, bound and unit of a figure are right"),
}

Read = tuple[Article, Findings, tuple[Tree, ...], Marks, Marks]


def _read() -> Iterator[Read]:
    """The articles to work with: what is found in each, and the gold."""
    gold = gold_marks()
    sources = texts([row for row in chosen() if row.id in gold and row.half == "work"])
    rows = {row.id: row for row in chosen()}
    articles = [Article(id=key, uri=key, language=rows[key].language, text=one.text) for key, one in sources.items()]
    for article, (tagging, trees) in zip(articles, readings(articles, shipped_tagger()), strict=True):
        found = annotate(article, tagging, trees)
        linked = resolve([article], {article.id: found})[1][article.id]
        yield article, linked, trees, marks_of(article, found, sources[article.id]), gold[article.id]


def _hops(one: Read) -> Iterator[Example]:
    article, linked, trees, mine, gold = one
    cut = prose(article.text, article.language, trees)
    chains = {s.id: s.attribution.chain for s in linked.statements if s.attribution}
    for statement, at, right in sure_hops(mine, gold) if "statements" in gold.layers else ():
        chain = chains[statement.id]
        yield dict(hop_signs(cut, chain[at], root=at == len(chain) - 1)), right


def _links(one: Read) -> Iterator[Example]:
    article, linked, _, mine, gold = one
    signs = {
        passage.span: link
        for local in locals_of(article, linked)
        for passage, link in zip(local.mentions, local.links, strict=True)
    }
    for span, _, right in sure_links(mine, gold) if "entities" in gold.layers else ():
        if signs.get(Span(span.begin, span.end)):
            yield dict(signs[span]), right


def _figures(one: Read) -> Iterator[Example]:
    _, linked, _, mine, gold = one
    by_place = {figure.passage.span: figure for figure in linked.quantities}
    for quantity, right in sure_quantities(mine.quantities, gold.quantities) if "quantities" in gold.layers else ():
        yield dict(figure_signs(by_place[quantity.span])), right


_EXAMPLES: dict[str, Callable[[Read], Iterator[Example]]] = {"hops": _hops, "links": _links, "figures": _figures}


def main() -> None:
    """Fit and write all three."""
    read = list(_read())
    for name, (path, what) in FILES.items():
        told = [example for one in read for example in _EXAMPLES[name](one)]
        weights = fit(told)
        head = f"# Written by `python -m train.part_confidence`: log-odds that {what}.\n"
        path.write_text(head + "".join(f"{key} = {weight}\n" for key, weight in weights.items()), "utf-8")
        sys.stdout.write(f"{name}: {len(told)}, {sum(right for _, right in told)} right, {len(weights)} weights\n")


if __name__ == "__main__":
    main()
