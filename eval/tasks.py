"""The tasks, in the order of the pipeline; each is a module `eval.<task>` with `run(*, quick) -> tuple[Score, ...]`."""

TASKS = (
    "feeds",
    "formats",
    "pages",
    "credits",
    "translation",
    "times",
    "quantities",
    "names",
    "parse",
    "statements",
    "seeds",
    "real",
    "groups",
    "lineage",
    "families",
    "translations",
    "wires",
    "stories",
    "blurbs",
    "claims",
    "speed",
)

#: run only when asked for by name
ON_DEMAND = ("passes", "plugged")
