"""Findings of an article whose publication date became known after they were made."""

from collections.abc import Mapping
from dataclasses import replace

from stemma.annotate.bounds import part_of
from stemma.annotate.quantities import link_statements, quantities
from stemma.annotate.times import times as times_of
from stemma.model import Article, Findings, Passage, Statement
from stemma.settings import Limits


def redated(article: Article, findings: Findings, limits: Limits) -> Findings:
    """The findings of an article whose publication date has changed: times, and what hangs on them, resolved again.

    What was left out before for its number stays out (`bounds`).
    """
    part = part_of(article, limits)
    times = times_of(part)
    values = {time.passage: time.value for time in times}
    statements = tuple(_resaid(statement, values) for statement in findings.statements)
    ids = [quantity.id for quantity in findings.quantities]
    figures = link_statements(quantities(part, times), statements)[: limits.most_findings]
    if len(ids) == len(figures):
        figures = tuple(replace(figure, id=kept) for figure, kept in zip(figures, ids, strict=True))
    return replace(findings, times=times[: limits.most_findings], statements=statements, quantities=figures)


def _resaid(statement: Statement, values: Mapping[Passage, str]) -> Statement:
    said = statement.said
    if said is None or said.passage not in values:
        return statement
    return replace(statement, said=replace(said, value=values[said.passage]))
