"""How much of an article is annotated, and compared with others: past a limit the rest is left out, and the findings say so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from stemma.model import Article, Findings
from stemma.settings import Limits

#: what models and rules read at a time: some letters of a Latin word, or any other mark; a usual word is one or two
_UNIT = re.compile(r"[A-Za-zÀ-ɏ]{1,6}|\S")


def part_of(article: Article, limits: Limits) -> Article:
    """The article up to so many words and marks, whole paragraphs where that leaves half of it; spans in it hold in the whole."""
    text = article.text
    if len(text) <= limits.most_words:
        return article
    for number, unit in enumerate(_UNIT.finditer(text)):
        if number == limits.most_words:
            kept = text[: unit.start()]
            end = kept.rfind("\n\n")
            kept = kept[: end if end > len(kept) // 2 else max(kept.rfind(" "), len(kept) // 2)]
            return replace(article, text=kept, tables=tuple(t for t in article.tables if t.end <= len(kept)))
    return article


def bounded(findings: Findings, article: Article, limits: Limits) -> Findings:
    """The findings in a part of an article, no more than so many of each kind."""
    statements = findings.statements[: limits.most_statements]
    told = {one.id for one in statements}
    figures = (
        one if one.statement in told else replace(one, statement=None)
        for one in findings.quantities[: limits.most_findings]
    )
    return replace(
        findings,
        statements=statements,
        quantities=tuple(figures),
        times=findings.times[: limits.most_findings],
        mentions=findings.mentions[: limits.most_findings],
        cut=tuple(_cut(findings, article, limits)),
    )


def _cut(findings: Findings, article: Article, limits: Limits) -> Iterator[str]:
    if len(part_of(article, limits).text) < len(article.text):
        yield f"only its first {limits.most_words:,} words and marks are annotated and compared (the setting most_words)"
    if len(findings.statements) > limits.most_statements:
        yield f"only its first {limits.most_statements:,} statements are told (the setting most_statements)"
    kinds = {"figures": findings.quantities, "times": findings.times, "names": findings.mentions}
    for kind, found in kinds.items():
        if len(found) > limits.most_findings:
            yield f"only its first {limits.most_findings:,} {kind} are told (the setting most_findings)"
