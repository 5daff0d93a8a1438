"""The engine behind `quantities`: amounts with units, bounds, and what is counted."""
