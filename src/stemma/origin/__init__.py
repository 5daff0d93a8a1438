"""Whether a text is a translation, from which language, and when it was put out."""
