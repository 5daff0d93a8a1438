"""Measures every stage on every corpus: `python -m eval`, or `python -m eval TASK...`; see README.md here."""

import stemma  # noqa: F401 before numpy, which reads how many threads it may use when it is loaded
