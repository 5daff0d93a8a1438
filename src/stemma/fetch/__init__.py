"""Asking servers for feeds and pages: politely, and never at an address that is nobody's business.

What decides (`addresses`, `schedule`, `feeds`, `entries`) knows neither network nor clock; what acts is `client`, `turns`, `robots`.
"""

from stemma.fetch.answers import Failure, Fetched, Unchanged, Validators
from stemma.fetch.client import Fetcher, Limits

__all__ = ["Failure", "Fetched", "Fetcher", "Limits", "Unchanged", "Validators"]
