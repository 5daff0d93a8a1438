CREATE TABLE visits (
    address TEXT NOT NULL,
    due_at TEXT,
    times INTEGER NOT NULL,
    value {blob} NOT NULL,
    PRIMARY KEY (address)
);

CREATE INDEX visits_by_due ON visits (due_at);

CREATE TABLE alerts (
    target TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (target)
);
