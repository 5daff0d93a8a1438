import pytest

from stemma.model import Trace
from tests.newsroom import Newsroom


class Desk(Newsroom):
    """A newsroom whose story is told."""

    def trace(self, *claims, descents=(), coverage=()):
        found = self.findings.values()
        return Trace(
            articles=tuple(self.articles.values()),
            entities=tuple(self.entities),
            statements=tuple(s for one in found for s in one.statements),
            quantities=tuple(q for one in found for q in one.quantities),
            stories=(self.story,),
            descents=descents,
            claims=claims,
            coverage=coverage,
        )


@pytest.fixture
def desk():
    return Desk()
