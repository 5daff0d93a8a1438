CREATE TABLE articles (
    seq {serial},
    id TEXT NOT NULL,
    address TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL,
    substance TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT,
    language TEXT,
    publisher TEXT,
    published TEXT,
    added_at TEXT NOT NULL,
    value {blob} NOT NULL,
    CONSTRAINT articles_once UNIQUE (address, revision),
    UNIQUE (id)
);

CREATE INDEX articles_by_added ON articles (added_at);

CREATE INDEX articles_by_digest ON articles (digest);

CREATE TABLE changes (
    id {serial},
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    story TEXT,
    article TEXT,
    text TEXT NOT NULL,
    UNIQUE (subject)
);

CREATE INDEX changes_by_time ON changes (at);

CREATE TABLE findings (
    digest TEXT NOT NULL,
    stage TEXT NOT NULL,
    version TEXT NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (digest, stage, version)
);

CREATE TABLE notes (
    id {serial},
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    article TEXT NOT NULL,
    digest TEXT NOT NULL,
    value {blob} NOT NULL
);

CREATE INDEX notes_by_article ON notes (article);

CREATE TABLE pages (
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    content {blob} NOT NULL,
    PRIMARY KEY (digest)
);

CREATE TABLE rejections (
    id {serial},
    uri TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    cause TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    times INTEGER NOT NULL,
    CONSTRAINT rejections_once UNIQUE (uri, stage, reason)
);

CREATE TABLE stories (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    first TEXT,
    last TEXT,
    size INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    heir TEXT,
    detail {blob} NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX stories_by_changed ON stories (changed_at);

CREATE TABLE vectors (
    digest TEXT NOT NULL,
    stage TEXT NOT NULL,
    version TEXT NOT NULL,
    rows INTEGER NOT NULL,
    width INTEGER NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (digest, stage, version)
);

CREATE TABLE captures (
    id {serial},
    page TEXT NOT NULL,
    uri TEXT NOT NULL,
    address TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    article TEXT,
    value {blob} NOT NULL,
    FOREIGN KEY(page) REFERENCES pages (digest)
);

CREATE INDEX captures_by_article ON captures (article);

CREATE INDEX captures_by_uri ON captures (uri);

CREATE TABLE claims (
    story TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (story, id),
    FOREIGN KEY(story) REFERENCES stories (id)
);

CREATE TABLE descents (
    story TEXT NOT NULL,
    number INTEGER NOT NULL,
    copy TEXT NOT NULL,
    exemplar TEXT NOT NULL,
    kind TEXT NOT NULL,
    confidence FLOAT NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (story, number),
    FOREIGN KEY(story) REFERENCES stories (id)
);

CREATE INDEX descents_by_copy ON descents (copy);

CREATE TABLE entities (
    story TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (story, id),
    FOREIGN KEY(story) REFERENCES stories (id)
);

CREATE INDEX entities_by_name ON entities (name);

CREATE TABLE members (
    article TEXT NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (article),
    FOREIGN KEY(story) REFERENCES stories (id)
);

CREATE INDEX members_by_story ON members (story);

CREATE TABLE timeline (
    story TEXT NOT NULL,
    number INTEGER NOT NULL,
    happened TEXT NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (story, number),
    FOREIGN KEY(story) REFERENCES stories (id)
);
