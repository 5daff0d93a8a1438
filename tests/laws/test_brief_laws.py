"""A brief says nothing that no passage says: what holds for any trace, in each language."""

import re
from dataclasses import replace

import pytest

from stemma.report.brief import brief_of
from stemma.report.moments import moment_words
from stemma.report.origin import published
from stemma.report.view import View
from stemma.report.wording import INTERFACE, of
from tests.laws.test_trace import pages, run


@pytest.fixture(scope="module")
def trace():
    return run(list(pages()))


def briefs(trace, language, **how):
    view = View(trace, **how)
    return [(brief_of(view, story, language), story) for story in trace.stories]


def literals(wording):
    """Every run of words of a wording table, without what stands for numbers."""
    for entry in wording.entries.values():
        forms = (entry,) if isinstance(entry, str) else entry.values() if isinstance(entry, dict) else entry
        for words in forms:
            yield from map(bare, re.split(r"\{\w+\}", words))


def bare(words):
    return re.sub(r"[\d\s.,\u202f\u00a0]+", "", words).casefold()


@pytest.mark.parametrize("language", INTERFACE)
def test_every_quotation_is_a_slice_of_its_article(trace, language):
    texts = {article.id: article.text for article in trace.articles}
    quotes = [p for brief, _ in briefs(trace, language) for s in brief.sentences for p in s.parts if p.kind == "quote"]
    assert len(quotes) > 10
    for part in quotes:
        assert texts[part.passage.article][part.passage.begin : part.passage.end] == part.text == part.passage.text


@pytest.mark.parametrize("language", INTERFACE)
def test_everything_else_is_a_word_of_the_interface_a_number_a_date_or_a_name(trace, language):
    wording = of(language)
    known, view = set(literals(wording)), View(trace, wording=wording)
    names = {view.name(key) for key in view.articles} | {
        name for e in trace.entities for forms in e.names.values() for name in forms
    }
    names |= {hop.name for s in trace.statements if s.attribution for hop in s.attribution.chain if hop.name}
    spoken = {name.casefold() for name in names} | {name.casefold().partition(" ")[2] for name in names}
    values = (
        {q.as_of for q in trace.quantities}
        | {s.said.value for s in trace.statements if s.said}
        | {a.published.value for a in trace.articles}
    )
    dates = {moment_words(v, wording) for v in values if v} | {published(a, wording) for a in trace.articles}
    for brief, _ in briefs(trace, language):
        for part in (p for s in brief.sentences for p in s.parts):
            if part.kind == "words":
                assert bare(part.text) in known, part.text
            elif part.kind == "name":
                assert part.text.casefold() in spoken
            elif part.kind == "moment":
                assert part.text in dates


@pytest.mark.parametrize("language", INTERFACE)
def test_every_sentence_that_tells_leads_to_a_passage(trace, language):
    for brief, _ in briefs(trace, language):
        for sentence in brief.sentences:
            counts = sentence.section == "limits" or not any(p.kind == "name" for p in sentence.parts)
            assert sentence.passages or counts, sentence.text


def test_no_sentence_tells_a_statement_that_is_not_shown(trace):
    held = {s.id: s.confidence for s in trace.statements}
    for least in (0.0, 0.3, 0.5, 0.8, 1.1):
        told = {key for brief, _ in briefs(trace, "en", least=least) for s in brief.sentences for key in s.statements}
        assert all(held[key] >= least for key in told)


@pytest.mark.parametrize("language", INTERFACE)
def test_the_same_trace_gives_the_same_brief_whatever_the_order_of_its_articles(trace, language):
    first = [brief for brief, _ in briefs(trace, language)]
    assert first == [brief for brief, _ in briefs(trace, language)]
    turned = replace(trace, entities=tuple(reversed(trace.entities)), descents=tuple(reversed(trace.descents)))
    assert [b.title for b in first] == [b.title for b, _ in briefs(turned, language)]


@pytest.mark.parametrize("language", INTERFACE)
def test_a_brief_is_short_and_says_what_it_is(trace, language):
    for brief, story in briefs(trace, language):
        assert 3 <= len(brief.sentences) <= 17
        assert str(len(story.articles)) in brief.label
        assert brief.sentences[-1].section == "limits"
