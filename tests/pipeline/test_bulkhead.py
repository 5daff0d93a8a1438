"""What breaks on one article costs that article only."""

from dataclasses import replace

import pytest

from stemma.errors import ArticleError, ModelError
from stemma.model import Facts, Page, Rejection, Tagging
from stemma.pipeline import Known, Tools, read, relate
from stemma.settings import Limits
from stemma.testing import FakeEncoder, FakeTagger

GOOD = "The harbour office said on Monday that two barges had sunk in the Velm.\n\nNobody was hurt, it added."
BAD = "The ferry office said on Monday that one ferry had sunk in the Orrin.\n\nThree people were hurt, it added."


def page(name, text):
    return Page(uri=name, content=text.encode(), media_type="text/plain", given=Facts(published="2031-05-06"))


def tools(tagger=None):
    return Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=tagger)


def texts(made):
    return [one.article.text if isinstance(one, Known) else one.stage for one in made]


class BreakingTagger(FakeTagger):
    def tag(self, texts):
        if any("ferry" in text for text in texts):
            raise RuntimeError("no\nway")
        return super().tag(texts)


class BreakingEncoder(FakeEncoder):
    def encode(self, texts):
        if any("ferry" in text for text in texts):
            raise RecursionError
        return super().encode(texts)


@pytest.mark.parametrize("stage", ["extract", "translation", "annotate"])
def test_a_stage_that_breaks_rejects_its_article_only(stage, monkeypatch):
    import stemma.pipeline.apart as module

    whole = getattr(module, stage)

    def broken(subject, *args, **kwargs):
        if "ferry" in (subject.content.decode() if isinstance(subject, Page) else subject.text):
            raise MemoryError
        return whole(subject, *args, **kwargs)

    monkeypatch.setattr(module, stage, broken)
    made = list(read([page("a", GOOD), page("b", BAD), page("c", GOOD + " Later.")], tools()))
    assert [isinstance(one, Rejection) for one in made] == [False, True, False]
    assert (made[1].uri, made[1].reason) == ("b", "failed")


def test_a_group_that_breaks_the_tagger_is_tagged_one_by_one():
    made = list(read([page("a", GOOD), page("b", BAD), page("c", GOOD)], tools(BreakingTagger())))
    assert texts(made)[1] == "tag"
    assert [isinstance(one, Known) for one in made] == [True, False, True]


def test_the_cause_is_one_line_and_names_the_fault():
    (made,) = read([page("b", BAD)], tools(BreakingTagger()))
    assert "RuntimeError: no way" in made.cause
    assert "\n" not in made.cause


def test_an_encoder_that_breaks_rejects_its_article():
    one = Tools(encoder=FakeEncoder(), articles=BreakingEncoder(), tagger=None)
    made = list(read([page("a", GOOD), page("b", BAD)], one))
    assert [isinstance(x, Known) for x in made] == [True, False]


def test_strict_raises():
    with pytest.raises(ArticleError, match="b: tag failed"):
        list(read([page("a", GOOD), page("b", BAD)], tools(BreakingTagger()), strict=True))


def test_good_articles_give_what_they_give_alone():
    alone = list(read([page("a", GOOD)], tools(FakeTagger({GOOD: Tagging()}))))
    beside = list(read([page("a", GOOD), page("b", BAD)], tools(BreakingTagger())))
    assert beside[0].article == alone[0].article
    assert beside[0].findings == alone[0].findings


def test_lineage_that_breaks_on_one_article_rejects_it(monkeypatch):
    import stemma.pipeline.desk as module

    whole = module.trace_lineage

    def broken(articles, *rest, **named):
        if any("ferry" in article.text for article in articles):
            raise ZeroDivisionError
        return whole(articles, *rest, **named)

    made = list(read([page("a", GOOD), page("b", BAD), page("c", GOOD + " It said so.")], tools()))
    monkeypatch.setattr(module, "trace_lineage", broken)
    trace = relate(made, tools())
    assert [article.uri for article in trace.articles] == ["a", "c"]
    assert [(r.uri, r.stage) for r in trace.rejections] == [("b", "lineage")]
    assert trace.descents


def test_articles_that_break_lineage_only_together_are_told_without_it(monkeypatch):
    import stemma.pipeline.desk as module

    def broken(articles, *_, **__):
        if len(articles) > 1:
            raise ZeroDivisionError
        return ()

    made = list(read([page("a", GOOD), page("c", GOOD + " It said so.")], tools()))
    monkeypatch.setattr(module, "trace_lineage", broken)
    trace = relate(made, tools())
    assert len(trace.articles) == 2
    assert [entry.stage for entry in trace.coverage if "ZeroDivisionError" in entry.lacks] == ["lineage"]


def test_a_story_that_cannot_be_told_is_shown_bare(monkeypatch):
    import stemma.pipeline.telling as module

    def broken(*_, **__):
        raise ValueError("claims")

    made = list(read([page("a", GOOD)], tools()))
    monkeypatch.setattr(module, "claims_of", broken)
    trace = relate(made, tools())
    assert len(trace.stories) == 1
    assert trace.statements
    assert any("ValueError: claims" in entry.lacks for entry in trace.coverage)


def test_claims_that_take_too_long_cost_the_claims_alone(monkeypatch):
    import stemma.pipeline.telling as module

    def endless(*_, **__):
        while True:
            pass

    made = list(read([page("a", GOOD)], tools()))
    whole = relate(made, tools())
    monkeypatch.setattr(module, "claims_of", endless)
    trace = relate(made, replace(tools(), limits=Limits(stage_seconds=0.3)))
    assert trace.claims == ()
    assert trace.timeline == whole.timeline != ()
    assert [one.stage for one in trace.coverage if "stage_seconds" in one.lacks] == ["claims"]


def test_a_missing_model_ends_the_run():
    class NoModel(FakeTagger):
        def tag(self, _):
            raise ModelError("encoder.onnx is missing")

    with pytest.raises(ModelError):
        list(read([page("a", GOOD)], tools(NoModel())))
