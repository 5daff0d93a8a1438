"""Which version of each stage the program has. A result is kept under it; raise a number when a stage finds something else."""

from stemma.settings import Settings

#: pages to articles, with origin and date
EXTRACT = "1"
#: articles to findings
FINDINGS = "1"
#: articles to one row of numbers each
VECTOR = "1"
#: stories to claims, differences, timeline
TOLD = "1"


def findings_version(settings: Settings) -> str:
    """The version of what is found in an article: another tagger finds something else."""
    return FINDINGS if settings.tagger is None else f"{FINDINGS} {settings.tagger.name}"
