"""A story of many articles, made by rule: a wire, its copies and translations, and those who wrote on their own."""

from datetime import datetime, timedelta
from random import Random

from stemma.model import (
    Article,
    Attribution,
    Change,
    Claim,
    Descent,
    Difference,
    Entity,
    Evidence,
    Hop,
    Published,
    Quantity,
    Span,
    Statement,
    Story,
    TimeExpression,
    TimelineEvent,
    Trace,
)

SENTENCES = 24
OWN = 12
WORDS = ("river", "dam", "village", "engineer", "valley", "morning", "water", "bridge", "council", "station", "report",
         "meadow", "harvest", "ladder", "lantern", "signal", "cellar", "miller", "tower", "orchard")  # fmt: skip
START = datetime.fromisoformat("2031-05-05T06:00:00+00:00")


def _sentence(random, number):
    words = " ".join(random.choice(WORDS) for _ in range(13))
    return f"The {words} counted {number + 3} cows, said source {number}."


def _text(seed):
    random = Random(seed)
    lines = [_sentence(random, number) for number in range(SENTENCES)]
    return "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, SENTENCES, 3))


def _find(article, words):
    begin = article.text.index(words)
    return article.passage(Span(begin, begin + len(words)))


def _statements(article):
    for number in range(SENTENCES):
        end = article.text.index(f", said source {number}.")
        begin = article.text.rindex("The ", 0, end)
        hop = Hop(entity=f"e{number}", name=f"source {number}", mention=_find(article, f"source {number}."), cue=())
        yield Statement(id=f"{article.id}.s{number}", article=article.id, kind="indirect", confidence=0.8,
                        content=(article.passage(Span(begin, end)),), attribution=Attribution(chain=(hop,)))  # fmt: skip


def _figures(article):
    for number in range(SENTENCES):
        passage = _find(article, f"{number + 3} cows, said source {number}.")
        passage = article.passage(Span(passage.begin, passage.begin + len(f"{number + 3} cows")))
        yield Quantity(id=f"{article.id}.q{number}", article=article.id, statement=f"{article.id}.s{number}",
                       value=number + 3, counted="cows", as_of="2031-05-05", passage=passage, rule="noun")  # fmt: skip


def _descent(copy, wire):
    pairs = zip(copy.text.split("\n\n"), wire.text.split("\n\n"), strict=True)
    evidence = tuple(Evidence(copy=_find(copy, a), exemplar=_find(wire, b), match="verbatim") for a, b in pairs)
    gone = Change(kind="dropped_denial", exemplar=_find(wire, "3 cows, said source 0"))
    return Descent(copy=copy.id, exemplar=wire.id, kind="verbatim", confidence=0.97, evidence=evidence, changes=(gone,))


def big_trace(articles=300):
    """One story of so many articles."""
    made = tuple(
        Article(id=f"a{n + 1}", uri=f"https://paper{n}.example/story", title=f"Paper {n} counts cows", language="en",
                publisher=f"Paper {n}", text=_text(n if 0 < n < OWN else 0),
                published=Published(value=(START + timedelta(minutes=7 * n)).isoformat(), certainty="given"))
        for n in range(articles)
    )  # fmt: skip
    keys = [article.id for article in made]
    claims = tuple(
        Claim(id=f"st1.c{n}", story="st1", text=made[0].text.split(". ")[0], state="single_source",
              asserts=tuple(f"{key}.s{n}" for key in keys), figures=tuple(f"{key}.q{n}" for key in keys),
              roots=(f"e{n}",), independent_sources=1, independent_articles=OWN,
              differences=(Difference(figures=(f"a1.q{n}", f"a2.q{n}"), kind="same", why=""),))
        for n in range(SENTENCES)
    )  # fmt: skip
    time = TimeExpression(article="a1", passage=_find(made[0], "morning"), type="TIME", value="2031-05-05TMO", rule="r")
    event = TimelineEvent(story="st1", happened="2031-05-05TMO", reported="2031-05-05", first_reporter="a1",
                          text=made[0].text.split(". ")[0], passages=(time.passage,))  # fmt: skip
    return Trace(
        articles=made,
        entities=tuple(Entity(id=f"e{n}", type="person", name=f"source {n}", names={}) for n in range(SENTENCES)),
        statements=tuple(one for article in made for one in _statements(article)),
        quantities=tuple(one for article in made for one in _figures(article)),
        times=(time,),
        stories=(
            Story(id="st1", title="Cows counted in the valley", articles=tuple(sorted(keys)), from_="2031-05-05"),
        ),
        descents=tuple(_descent(copy, made[0]) for copy in made[OWN:]),
        claims=claims,
        timeline=(event,),
    )
