"""Gold from real news, read by hand: marks are offsets and digests, and no text of anybody's is kept here."""
