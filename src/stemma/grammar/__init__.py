"""One text of one language in, values out: no tagging, no article."""
