"""What the halves of the main job take and hand on."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from stemma.model import Article, Findings
from stemma.ports import Encoder, Parser, Tagger, Vectors
from stemma.processes.crew import Crew
from stemma.settings import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the stages need from outside: ports only. A context manager: leaving it ends the processes."""

    #: of sentences
    encoder: Encoder
    #: of headline and first sentences, for what an article is about
    articles: Encoder
    #: None reads statements by rules alone
    tagger: Tagger | None
    #: None tells who speaks by the order of words
    parser: Parser | None = None
    #: processes that read beside this one; None reads everything here
    crew: Crew | None = None
    #: what one input may cost
    limits: Limits = field(default_factory=Limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.crew is not None:
            self.crew.end()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """One article as read, with what was found in it: it depends on that article alone."""

    article: Article
    #: entities not resolved yet: who is who is told by the story
    findings: Findings
    #: what it is about: one row of unit length
    vector: Vectors

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id
