"""Trains the tagger that ships with Stemma: `python -m train`; see README.md here for data, needs and recipe."""
