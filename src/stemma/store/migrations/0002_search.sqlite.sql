-- the full-text index; the texts come in folded, so one word is one run of letters and digits
CREATE VIRTUAL TABLE search USING fts5(
    title, entities, statements, body,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3 4'
);
