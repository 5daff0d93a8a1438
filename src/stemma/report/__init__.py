"""A trace as JSON, terminal text or a self-contained page. Presents, decides nothing."""
