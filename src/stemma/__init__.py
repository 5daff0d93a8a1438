"""Stemma: who copied whom in the news, and who each statement really comes from."""

__version__ = "0.1.0"
