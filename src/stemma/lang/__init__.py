"""What Stemma knows of each language: TOML tables of one shape a topic, bound to one `Language`.

`lang/<code>/<topic>.toml` holds the knowledge, `lang/<topic>.py` its shape; `lang.of(code).<topic>` is the table.
"""

from stemma.lang.language import LANGUAGES, Language, Topic, of

__all__ = ["LANGUAGES", "Language", "Topic", "of"]
