"""The full-text index over titles, entities, statements and bodies; accents folded, the same in both databases."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from stemma.model import Article, Findings
from stemma.store.articles import Listed, select_listed
from stemma.store.codec import decode
from stemma.store.query import Query, fold, for_server, for_sqlite, parse
from stemma.store.tables import articles

#: bm25's weights of title, entities, statements, body: a name in the headline says more than a word in the text
WEIGHTS = (8.0, 4.0, 2.0, 1.0)
#: characters of text to each side of a hit
CONTEXT = 80
#: an index row holds so much of a body; longer ones are exports
LONGEST = 200_000
#: hits that are ranked by how well they fit; of more, the newest are taken
RANKED = 2_000
_WORD = re.compile(r"\w+")

_SQLITE_PUT = text(
    "INSERT INTO search(rowid, title, entities, statements, body) VALUES (:seq, :title, :entities, :statements, :body)"
)
_SQLITE_DROP = text("DELETE FROM search WHERE rowid = :seq")
_SERVER_PUT = text(
    "INSERT INTO search(seq, words) VALUES (:seq,"
    " setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :entities), 'B')"
    " || setweight(to_tsvector('simple', :statements), 'C') || setweight(to_tsvector('simple', :body), 'D'))"
    " ON CONFLICT (seq) DO UPDATE SET words = EXCLUDED.words"
)
_SQLITE_FIND = text(
    "SELECT rowid AS seq FROM (SELECT rowid, rank FROM search WHERE search MATCH :query"
    " AND rank MATCH :weights ORDER BY rowid DESC LIMIT :ranked)"
    " ORDER BY rank, rowid DESC LIMIT :limit"
)
_SERVER_FIND = text(
    "SELECT seq FROM (SELECT seq, words FROM search WHERE words @@ to_tsquery('simple', :query)"
    " ORDER BY seq DESC LIMIT :ranked) AS found"
    " ORDER BY ts_rank(words, to_tsquery('simple', :query)) DESC, seq DESC LIMIT :limit"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found, and words of it around the first hit."""

    article: Listed
    excerpt: str


def index(connection: Connection, seq: int, article: Article, found: Findings | None, *, fresh: bool = False) -> None:
    """Put an article at its place in the index; what stood there goes. Nothing stood there where it is `fresh`."""
    statements = found.statements if found else ()
    names = dict.fromkeys(m.passage.text for m in (found.mentions if found else ()) if m.form == "name")
    row = {
        "seq": seq,
        "title": fold(article.title or ""),
        "entities": fold(" | ".join(names)),
        "statements": fold(" | ".join(part.text for said in statements for part in said.content)),
        "body": fold(article.text[:LONGEST]),
    }
    if connection.dialect.name == "sqlite":
        if not fresh:
            connection.execute(_SQLITE_DROP, {"seq": seq})
        connection.execute(_SQLITE_PUT, row)
    else:
        connection.execute(_SERVER_PUT, row)


def excerpt_of(article: Article, query: Query) -> str:
    """Words of the text around the first place where a word of the query begins; the text's beginning where there is none."""
    wanted = tuple(term.words[0] for group in query.groups for term in group)
    begin = 0
    for match in _WORD.finditer(article.text):
        word = match[0].lower()
        if (word if word.isascii() else fold(word)).startswith(wanted):
            begin = max(0, match.start() - CONTEXT)
            break
    part = article.text[begin : begin + 2 * CONTEXT]
    return ("…" if begin else "") + " ".join(part.split()) + ("…" if begin + 2 * CONTEXT < len(article.text) else "")


def find(connection: Connection, typed: str, *, limit: int = 20) -> list[Hit]:
    """The articles that fit best what was typed, the best first.

    Raises:
        SettingsError: there is no word to look for.
    """
    query = parse(typed)
    sqlite = connection.dialect.name == "sqlite"
    words = for_sqlite(query) if sqlite else for_server(query)
    asked = {"query": words, "ranked": RANKED, "limit": limit}
    if sqlite:
        asked["weights"] = f"bm25({', '.join(map(str, WEIGHTS))})"
    places = list(connection.scalars(_SQLITE_FIND if sqlite else _SERVER_FIND, asked))
    if not places:
        return []
    listed = {one.seq: one for one in select_listed(connection, articles.c.seq.in_(places), order=articles.c.seq.asc())}
    values = connection.execute(select(articles.c.seq, articles.c.value).where(articles.c.seq.in_(places)))
    texts = {row.seq: decode(row.value, Article) for row in values}
    return [Hit(article=listed[seq], excerpt=excerpt_of(texts[seq], query)) for seq in places if seq in listed]
