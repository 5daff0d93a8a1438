"""Names, offices and the noun phrases that hold them."""
