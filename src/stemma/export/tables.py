"""A trace as flat tables, one row a thing, with the passage's own words beside its place: for spreadsheets and databases."""

from collections.abc import Mapping
from typing import Any

from stemma.model import Passage, Trace

Row = dict[str, Any]

#: the tables there are, and what each has a row of
TABLES = {
    "articles": "an article, or a revision of one",
    "statements": "reported words",
    "claims": "a proposition that statements assert or deny",
    "descents": "who was copied from whom",
    "quantities": "a figure in a text",
    "times": "a time expression in a text",
    "entities": "who or what is named",
    "stories": "articles on one chain of events",
    "timeline": "an event of a story",
}


def _article(trace: Trace) -> list[Row]:
    home = {key: story.id for story in trace.stories for key in story.articles}
    return [
        {
            "id": a.id, "story": home.get(a.id), "uri": a.uri, "title": a.title, "language": a.language,
            "publisher": a.publisher, "published": a.published.value, "certainty": a.published.certainty,
            "byline": "; ".join(a.byline), "agencies": "; ".join(c.agency or c.name for c in a.credits if c.kind == "agency"),
            "translated_from": a.translation.from_ if a.translation and a.translation.translated else None, "text": a.text,
        }
        for a in trace.articles
    ]  # fmt: skip


def _statements(trace: Trace) -> list[Row]:
    rows = []
    for s in trace.statements:
        chain = s.attribution.chain if s.attribution else ()
        rows.append({
            "id": s.id, "article": s.article, "kind": s.kind, "polarity": s.polarity, "hedge": s.hedge,
            "source": chain[-1].name if chain else None, "source_entity": chain[-1].entity if chain else None,
            "chain": " < ".join(hop.name or "?" for hop in reversed(chain)), "said": s.said.value if s.said else None,
            "text": " … ".join(part.text for part in s.content), **_place(s.content[0] if s.content else None),
        })  # fmt: skip
    return rows


def _place(passage: Passage | None) -> Row:
    return {"begin": passage.begin if passage else None, "end": passage.end if passage else None}


def _claims(trace: Trace) -> list[Row]:
    return [
        {
            "id": c.id, "story": c.story, "text": c.text, "state": c.state, "independent_sources": c.independent_sources,
            "independent_articles": c.independent_articles, "asserts": " ".join(c.asserts), "denies": " ".join(c.denies),
            "figures": " ".join(c.figures), "differences": "; ".join(f"{d.kind}: {d.why}" for d in c.differences),
        }
        for c in trace.claims
    ]  # fmt: skip


def _descents(trace: Trace) -> list[Row]:
    return [
        {
            "copy": d.copy, "exemplar": d.exemplar, "kind": d.kind, "cut": d.cut, "confidence": d.confidence,
            "reasons": " ".join(d.reasons), "changes": " ".join(change.kind for change in d.changes),
        }
        for d in trace.descents
    ]  # fmt: skip


def _quantities(trace: Trace) -> list[Row]:
    return [
        {
            "id": q.id, "article": q.article, "statement": q.statement, "value": q.value, "upper": q.upper, "bound": q.bound,
            "unit": q.unit, "counted": q.counted, "as_of": q.as_of, "text": q.passage.text, **_place(q.passage),
        }
        for q in trace.quantities
    ]  # fmt: skip


def _times(trace: Trace) -> list[Row]:
    return [
        {"article": t.article, "type": t.type, "value": t.value, "text": t.passage.text, **_place(t.passage)}
        for t in trace.times
    ]


def _entities(trace: Trace) -> list[Row]:
    return [
        {"id": e.id, "type": e.type, "name": e.name, "role": e.role,
         "names": "; ".join(name for code in sorted(e.names) for name in e.names[code])}
        for e in trace.entities
    ]  # fmt: skip


def _stories(trace: Trace) -> list[Row]:
    return [
        {"id": s.id, "title": s.title, "articles": len(s.articles), "from": s.from_, "to": s.to} for s in trace.stories
    ]


def _timeline(trace: Trace) -> list[Row]:
    return [
        {
            "story": t.story,
            "happened": t.happened,
            "reported": t.reported,
            "first_reporter": t.first_reporter,
            "text": t.text,
        }
        for t in trace.timeline
    ]


_MAKERS = {
    "articles": _article, "statements": _statements, "claims": _claims, "descents": _descents, "quantities": _quantities,
    "times": _times, "entities": _entities, "stories": _stories, "timeline": _timeline,
}  # fmt: skip


def rows_of(trace: Trace, table: str) -> list[Row]:
    """The rows of one table, in the order of the trace."""
    return _MAKERS[table](trace)


def columns_of(table: str, rows: list[Row]) -> Mapping[str, list[Any]]:
    """A table by columns; an empty one has its columns all the same."""
    names = list(rows[0]) if rows else list(COLUMNS[table])
    return {name: [row[name] for row in rows] for name in names}


#: columns of each table, also where it has no row
COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("id", "story", "uri", "title", "language", "publisher", "published", "certainty", "byline", "agencies",
                 "translated_from", "text"),
    "statements": ("id", "article", "kind", "polarity", "hedge", "source", "source_entity", "chain", "said", "text", "begin",
                   "end"),
    "claims": ("id", "story", "text", "state", "independent_sources", "independent_articles", "asserts", "denies", "figures",
               "differences"),
    "descents": ("copy", "exemplar", "kind", "cut", "confidence", "reasons", "changes"),
    "quantities": ("id", "article", "statement", "value", "upper", "bound", "unit", "counted", "as_of", "text", "begin", "end"),
    "times": ("article", "type", "value", "text", "begin", "end"),
    "entities": ("id", "type", "name", "role", "names"),
    "stories": ("id", "title", "articles", "from", "to"),
    "timeline": ("story", "happened", "reported", "first_reporter", "text"),
}  # fmt: skip
