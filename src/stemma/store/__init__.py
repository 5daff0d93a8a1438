"""What Stemma keeps between runs: pages, articles with revisions, findings, vectors, stories and what was told of them.

One file of SQLite, or a PostgreSQL database; both through SQLAlchemy Core, and one set of tests for both.
"""

from stemma.store.store import Store, default_path, open_store

__all__ = ["Store", "default_path", "open_store"]
