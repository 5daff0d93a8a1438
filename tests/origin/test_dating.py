from dataclasses import replace

from stemma.annotate.redated import redated
from stemma.annotate.times import times
from stemma.model import Article, Caption, Dateline, Findings, Published, Story
from stemma.origin.dating import dated, dated_in_stories, dating, dating_in_story
from stemma.settings import Limits

UNDATED = (
    "Die Minister besuchen am Freitag den Hafen. Am Donnerstag hatte der Rat getagt. Bereits an diesem Sonntag könnte "
    "gewählt werden.\n\nDie beiden trafen sich am 31. Oktober 2030, heißt es im Bericht vom 1. November."
)


def article(text, identity="a", published=None, **more):
    given = Published(value=published, certainty="given") if published else Published()
    return Article(id=identity, uri=identity, language="de", text=text, published=given, **more)


def test_weekdays_near_a_full_date_tell_the_publication():
    one = article(UNDATED)
    found = dating(one, times(one))
    assert (found.value, found.certainty) == ("2030-11-01", "inferred")


def test_evidence_is_named():
    one = article(UNDATED)
    assert "am 31. Oktober 2030" in [passage.text for passage in dating(one, times(one)).evidence]


def test_text_without_a_full_date_stays_unknown():
    one = article("Am Freitag kam der Minister. Am Sonntag reiste er ab.")
    assert dating(one, times(one)) == Published()


def test_an_old_date_alone_dates_nothing():
    one = article("Der Turm wurde am 3. Mai 1911 gebaut.")
    assert dating(one, times(one)) == Published()


def test_given_date_is_kept():
    one = article(UNDATED, published="2029-01-01")
    assert dating(one, times(one)) == one.published


def test_dateline_gives_a_day_or_the_next():
    one = article("Der Rat hat getagt.", dateline=Dateline(place="KIEL", date="2030-11-01"))
    assert dating(one, ()).value == "2030-11-01/2030-11-02"


def test_captions_count_as_evidence():
    caption = Caption(text="Der Hafen am 31. Oktober 2030")
    one = article("Am Donnerstag hatte der Rat getagt. Am Freitag kamen die Minister an.", captions=(caption,))
    assert dating(one, times(one)).value == "2030-10-31/2030-11-02"


def test_story_narrows_what_the_text_leaves_open():
    one = article("Am Donnerstag hatte der Rat getagt.")
    found = dating_in_story(one, times(one), [article("x", "b", "2030-10-31"), article("x", "c", "2030-11-01")])
    assert (found.origin, found.value) == ("story", "2030-10-31/2030-11-01")


def test_article_dated_by_itself_resolves_its_weekdays():
    one = dated(article(UNDATED), times(article(UNDATED)))
    assert [t.value for t in times(one)][:2] == ["2030-11-01", "2030-10-31"]


def test_story_dates_reach_the_findings():
    one = article("Am Donnerstag hatte der Rat getagt.")
    other = article("x", "b", "2030-11-01")
    story = Story(id="st1", title="t", articles=("a", "b"))
    placed = dated_in_stories([one, other], {"a": times(one), "b": ()}, [story])
    found = redated(replace(one, published=placed["a"]), Findings(article="a", times=times(one)), Limits())
    assert (set(placed), placed["a"].certainty, found.times[0].value) == ({"a"}, "inferred", "2030-10-31")


def test_a_day_of_a_year_without_news_tells_no_date():
    text = "The ferry office said on Monday that three boats had sunk. Divers will look for them until Friday.\n\n9999-12-31"
    article = Article(id="a", uri="a", language="en", text=text)
    assert dated(article, times(article)).published.value is None
