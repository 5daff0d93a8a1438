"""Strings in, values out; nothing here knows what an article is."""
