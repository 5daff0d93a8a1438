"""Makes families of copies with a logged edit history, so that lineage can be scored with the exact stemma at any size.

`bases` says what the families are made of, `edits` what copyists do to a text, `families` who copies whom.
Everything is drawn from one seed: the same call gives the same articles.
"""
