"""Measures every stage on every corpus: `python -m eval`, or `python -m eval TASK...`; see README.md here."""
