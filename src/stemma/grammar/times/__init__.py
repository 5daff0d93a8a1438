"""The engine behind `times`: lexicon and patterns from tables, meanings, a calendar, resolution."""
