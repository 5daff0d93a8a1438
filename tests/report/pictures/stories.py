"""Stories made up at random for laws about pictures: any times, kinds, languages and shapes of a stemma."""

from hypothesis import strategies as st

from stemma.model import (
    Article,
    Attribution,
    Change,
    Claim,
    Descent,
    Difference,
    Entity,
    Hop,
    Published,
    Quantity,
    Span,
    Statement,
    Story,
    TimelineEvent,
    Trace,
)

NAMES = (
    "Tal-Agentur", "La Gazette du Littoral et des Îles", "WeltTicker24", "新聞社の朝刊", "الجريدة", "העיתון",
    "A <script>alert(1)</script> & Co", "W" * 60, None, "x\u202egnp.exe", "Æther\x07Post",
)  # fmt: skip
TIMES = (
    None, "2031", "2031-05", "2031-05-05", "2031-05-05T10:00", "2031-05-05T10:02:30+02:00", "2031-05-06TMO", "2031-W19",
    "2031-05-01/2031-05-09", "1998", "2030-12-25", "2031-05-05T23:59", "9999-12-31", "2031-SP",
)  # fmt: skip
KINDS = ("verbatim", "cut", "extended", "merged", "revision", "translation", "rewrite")
CHANGES = ("dropped_attribution", "dropped_hedge", "dropped_denial", "changed_number", "changed_negation", "added")
WORDS = (
    "Drei Kühe sind am Montag ausgebrochen. Rund 40 Helfer suchten sie. Niemand wurde verletzt.",
    "Three cows got out on Monday.\n\nSome 40 helpers looked for them. <b>Nobody</b> was hurt & all were found.",
    "三头牛星期一跑了出来。大约四十名帮手在寻找它们。没有人受伤。",
    "هربت ثلاث بقرات يوم الاثنين. بحث عنها نحو أربعين متطوعا.",
)


@st.composite
def traces(draw, *, most=9):
    """A trace with one story."""
    count = draw(st.integers(1, most))
    articles = tuple(_article(draw, n) for n in range(1, count + 1))
    descents = tuple(d for n, a in enumerate(articles) for d in _descents(draw, articles, n, a))
    entities = (
        Entity(id="e1", type="person", name="Ada Holt", names={"de": ("Ada Holt",)}, role="Bürgermeisterin"),
        Entity(id="e2", type="organisation", name="M" * 90, names={}),
    )
    statements = tuple(s for a in articles for s in _statements(draw, a))
    quantities = tuple(q for a in articles for q in _quantities(draw, a, statements))
    told = {
        "articles": articles,
        "descents": descents,
        "entities": entities,
        "statements": statements,
        "quantities": quantities,
    }
    story = Story(id="st1", title="Kühe los", articles=tuple(a.id for a in articles))
    return Trace(
        stories=(story,), claims=_claims(draw, statements, quantities), timeline=_events(draw, articles), **told
    )


def _article(draw, number):
    return Article(
        id=f"a{number}",
        uri=f"{number}.txt",
        text=draw(st.sampled_from(WORDS)),
        language=draw(st.sampled_from(("de", "en", "fr", "zh", "ar", None))),
        publisher=draw(st.sampled_from(NAMES)),
        published=Published(value=draw(st.sampled_from(TIMES)), certainty="given"),
    )


def _descents(draw, articles, number, article):
    earlier = [a.id for a in articles[:number]] + ["lost:AFP", "lost:?#2"]
    for exemplar in draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)):
        kinds = draw(st.lists(st.sampled_from(CHANGES), max_size=5))
        yield Descent(
            copy=article.id, exemplar=exemplar, kind=draw(st.sampled_from(KINDS)), cut=draw(st.booleans()),
            confidence=draw(st.floats(0, 1)), direction=draw(st.floats(0, 1)),
            changes=tuple(Change(kind=kind, copy=article.passage(Span(0, 5))) for kind in kinds),
        )  # fmt: skip


def _statements(draw, article):
    for n in range(draw(st.integers(0, 2))):
        entity = draw(st.sampled_from(("e1", "e2", None)))
        chain = (Hop(entity=None, name="die Polizei", mention=None), Hop(entity=entity, name=entity, mention=None))
        yield Statement(
            id=f"{article.id}.s{n + 1}", article=article.id, content=(article.passage(Span(0, len(article.text) // 2)),),
            kind="indirect", polarity=draw(st.sampled_from(("asserts", "denies"))), hedge=draw(st.sampled_from((None, "alleged"))),
            attribution=draw(st.sampled_from((None, Attribution(chain=chain), Attribution(chain=chain[1:])))),
        )  # fmt: skip


def _quantities(draw, article, statements):
    own = [s.id for s in statements if s.article == article.id] or [None]
    for n in range(draw(st.integers(0, 2))):
        value = draw(st.sampled_from((0, 1, 3, 40, 41.5, 1500, 2_000_000)))
        yield Quantity(
            id=f"{article.id}.q{n + 1}", article=article.id, statement=draw(st.sampled_from(own)), value=value,
            upper=draw(st.sampled_from((None, value + 10))), counted=draw(st.sampled_from((None, "Helfer", "W" * 50))),
            bound=draw(st.sampled_from(("exactly", "about", "at_least", "more_than", "at_most", "less_than"))),
            as_of=draw(st.sampled_from(TIMES)), passage=article.passage(Span(0, 5)), rule="test",
        )  # fmt: skip


def _claims(draw, statements, quantities):
    if not quantities:
        return ()
    keys = tuple(q.id for q in quantities)
    pairs = [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]][:6]
    kinds = st.sampled_from(("same", "revision", "other_scope", "bound", "rounding", "conflict", "unknown"))
    made = tuple(Difference(figures=pair, kind=draw(kinds), why="zwei Quellen, eine Zeit " * 4) for pair in pairs)
    told = tuple(s.id for s in statements if s.polarity == "asserts")
    return (
        Claim(
            id="st1.c1",
            story="st1",
            text="Rund 40 Helfer",
            asserts=told,
            figures=keys,
            state="undecided",
            differences=made,
        ),
    )


def _events(draw, articles):
    moments = draw(st.lists(st.sampled_from([t for t in TIMES if t]), max_size=6))
    return tuple(
        TimelineEvent(
            story="st1", happened=moment, reported=draw(st.sampled_from((None, "2031-05-05", "2031-05-07"))),
            first_reporter=draw(st.sampled_from((None, articles[0].id))), text=articles[0].text,
            passages=(articles[0].passage(Span(0, 5)),),
        )
        for moment in moments
    )  # fmt: skip
