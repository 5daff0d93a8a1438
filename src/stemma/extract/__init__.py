"""A page to an article, or to a rejection with its reason."""
