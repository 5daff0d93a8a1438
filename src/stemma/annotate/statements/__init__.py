"""Statements of an article: what a tagger or rules read, corrected by grammar, with sources, hedge and polarity."""
