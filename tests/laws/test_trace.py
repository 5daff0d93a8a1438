"""What holds for any trace, whatever it was made from."""

import json
import random
from dataclasses import fields, is_dataclass

import jsonschema
import pytest

from eval.gold import stories
from stemma.model import Facts, Page, Passage, Trace
from stemma.pipeline import Known, Tools, read, relate
from stemma.report.document import to_json
from stemma.report.schema import published_schema
from stemma.testing import FakeEncoder


def pages():
    """Two gold stories of several languages as plain text files, one article without a date."""
    for story in stories("train")[:2]:
        for key, gold in story.articles.items():
            article = gold.article
            yield Page(
                uri=f"{story.slug}/{key}.txt",
                content=f"{article.title}\n\n{article.text}\n".encode(),
                media_type="text/plain",
                given=Facts(published=None if key == "C" else article.published.value, publisher=article.publisher),
            )


def run(given) -> Trace:
    tools = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None)
    made = list(read(sorted(given, key=lambda page: page.uri), tools))
    return relate([one for one in made if isinstance(one, Known)], tools)


@pytest.fixture(scope="module")
def made() -> Trace:
    return run(list(pages()))


def passages(value):
    if isinstance(value, Passage):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from passages(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from passages(item)


def test_every_passage_is_the_slice_it_names(made):
    texts = {article.id: article.text for article in made.articles}
    found = list(passages(made))
    assert len(found) > 100
    for passage in found:
        assert texts[passage.article][passage.begin : passage.end] == passage.text


def test_the_document_meets_its_schema(made):
    jsonschema.validate(json.loads(to_json(made)), json.loads(published_schema()))


def test_the_order_of_the_input_changes_nothing(made):
    shuffled = list(pages())
    random.Random(7).shuffle(shuffled)
    assert to_json(run(shuffled)) == to_json(made)


def test_ids_are_unique_and_every_reference_resolves(made):
    ids = [
        x.id
        for part in (made.articles, made.entities, made.statements, made.quantities, made.stories, made.claims)
        for x in part
    ]
    assert len(ids) == len(set(ids))
    known = set(ids)
    named = [q.statement for q in made.quantities if q.statement]
    named += [a for story in made.stories for a in story.articles]
    named += [i for c in made.claims for i in (*c.asserts, *c.denies, *c.figures, *c.roots)]
    named += [d.copy for d in made.descents] + [d.exemplar for d in made.descents if not d.exemplar.startswith("lost:")]
    named += [h.entity for s in made.statements if s.attribution for h in s.attribution.chain if h.entity]
    assert set(named) <= known


def test_each_article_is_in_one_story(made):
    placed = [a for story in made.stories for a in story.articles]
    assert sorted(placed) == sorted(a.id for a in made.articles)


def test_the_stemma_has_no_cycle(made):
    parents = {}
    for descent in made.descents:
        parents.setdefault(descent.copy, set()).add(descent.exemplar)

    def ancestors(key, seen):
        for parent in parents.get(key, ()):
            assert parent not in seen, f"{key} descends from itself"
            ancestors(parent, seen | {parent})

    for key in parents:
        ancestors(key, {key})


def test_nothing_is_dated_by_the_clock(made):
    """No date in a trace of stories set in other years is today's."""
    from datetime import UTC, datetime

    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert today not in to_json(made).decode()
