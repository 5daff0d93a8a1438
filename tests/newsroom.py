"""Builders for tests of claims and reports: articles, statements and figures from marked words."""

from stemma.model import (
    Article,
    Attribution,
    Entity,
    Findings,
    Hop,
    Published,
    Quantity,
    Said,
    Span,
    Statement,
    Story,
    TimeExpression,
)


class Newsroom:
    """Collects articles and what is found in them. Words given must stand once in their article."""

    def __init__(self):
        self.articles, self.found, self.entities = {}, {}, []

    def article(self, key, text, language="en", published="2031-05-05", **fields):
        given = Published(value=published, certainty="given") if published else Published()
        self.articles[key] = Article(id=key, uri=key, text=text, language=language, published=given, **fields)
        self.found[key] = {"statements": [], "quantities": [], "times": []}
        return self

    def passage(self, key, words):
        begin = self.articles[key].text.index(words)
        return self.articles[key].passage(Span(begin, begin + len(words)))

    def says(self, key, root, words, *, said=None, via=(), **fields):
        """A statement `<key>.s<n>` of entity `root`, None for hearsay; `via` whom it is passed on by, outermost first."""
        passage = self.passage(key, words)
        made = self.found[key]["statements"]
        chain = tuple(Hop(entity=one, name=one, mention=None) for one in (*via, root))
        made.append(
            Statement(
                id=f"{key}.s{len(made) + 1}",
                article=key,
                content=(passage,),
                kind=fields.pop("kind", "indirect"),
                attribution=Attribution(chain=chain) if root else None,
                said=Said(value=said, passage=passage) if said else None,
                **fields,
            )
        )
        return self

    def counts(self, key, words, value, counted=None, **fields):
        """A figure `<key>.q<n>`, inside the statement whose content holds it."""
        passage = self.passage(key, words)
        inside = [s.id for s in self.found[key]["statements"] if s.content[0].span.covers(passage.span)]
        made = self.found[key]["quantities"]
        made.append(
            Quantity(
                id=f"{key}.q{len(made) + 1}",
                article=key,
                statement=inside[-1] if inside else None,
                value=value,
                counted=counted,
                passage=passage,
                rule="test",
                **fields,
            )
        )
        return self

    def dates(self, key, words, value):
        """A mention of a moment."""
        kind = "TIME" if "T" in value else "DATE"
        time = TimeExpression(article=key, passage=self.passage(key, words), type=kind, value=value, rule="test")
        self.found[key]["times"].append(time)
        return self

    def entity(self, key, kind, *names, role=None):
        self.entities.append(Entity(id=key, type=kind, name=names[0], names={"en": names}, role=role))
        return self

    @property
    def findings(self):
        return {
            key: Findings(article=key, **{name: tuple(values) for name, values in found.items()})
            for key, found in self.found.items()
        }

    @property
    def story(self):
        return Story(id="st1", title="", articles=tuple(sorted(self.articles)))
