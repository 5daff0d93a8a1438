"""What Stemma knows of each language: TOML tables of one shape a topic, and a typed reader for each topic.

`lang/<code>/<topic>.toml` holds the knowledge, `lang/<topic>.py` the shape and the reader.
"""

#: languages with full rules, ISO 639-1
LANGUAGES = ("de", "en", "fr")
