-- the full-text index; weights: A title, B entities, C statements, D body
CREATE TABLE search (
    seq INTEGER NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);

CREATE INDEX search_by_word ON search USING gin (words);
