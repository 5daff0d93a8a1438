"""Many articles to who copied whom."""
