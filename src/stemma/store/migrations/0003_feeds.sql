CREATE TABLE feeds (
    number {serial},
    url TEXT NOT NULL,
    due_at TEXT,
    value {blob} NOT NULL,
    UNIQUE (url)
);

CREATE TABLE aliases (
    feed INTEGER NOT NULL,
    name TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (feed, name),
    FOREIGN KEY(feed) REFERENCES feeds (number)
);

CREATE INDEX aliases_by_entry ON aliases (feed, entry);
