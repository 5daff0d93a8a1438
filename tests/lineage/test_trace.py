from dataclasses import replace

from stemma.lineage import trace_lineage
from stemma.model import Attribution, Findings, Hop, Notice, Quantity, Span, Statement
from stemma.testing import FakeEncoder


def test_a_reprint_descends_from_the_agency_though_it_came_first(edges, wire, reprint):
    assert edges(wire, reprint)["reprint", "wire"].kind == "verbatim"


def test_a_shortened_copy_is_cut(edges, wire, short):
    assert edges(wire, short)["short", "wire"].kind == "cut"


def test_a_copy_of_either_print_hangs_from_the_first(edges, wire, reprint, short):
    assert set(edges(wire, reprint, short)) == {("reprint", "wire"), ("short", "wire")}


def test_a_report_that_shares_a_quotation_descends_from_nothing(edges, wire, reprint, independent):
    assert not [e for e in edges(wire, reprint, independent) if "independent" in e]


def test_the_order_of_the_articles_does_not_matter(edges, wire, reprint, short, independent):
    forth = edges(wire, reprint, short, independent)
    back = edges(independent, short, reprint, wire)
    assert list(forth.values()) == list(back.values())


def test_two_copies_of_an_absent_agency_hang_from_a_lost_exemplar(edges, make, body, join, source):
    left = make("left", join(*body[:6]), credits=(source("NWA"),), at="2031-03-04T09:00+00:00")
    right = make("right", join(*body[:2], *body[4:]), credits=(source("NWA"),))
    assert set(edges(left, right)) == {("left", "lost:NWA"), ("right", "lost:NWA")}


def test_a_credited_outlet_is_the_exemplar(edges, wire, short, second_hand):
    assert ("again", "short") in edges(wire, short, second_hand)


def test_a_feed_copies_the_page_without_a_notice(edges, make, body, join):
    feed = make("feed", join(*body), notices=(Notice(kind="syndicated", text="From a feed."),))
    page = make("page", join(*body), at="2031-03-04T08:30+00:00")
    assert set(edges(feed, page)) == {("feed", "page")}


def test_a_later_take_of_one_agency_is_a_revision(edges, wire, make, body, join):
    later = make(
        "later",
        join("The ferry Morning Star was freed on Monday afternoon, Northline said.", *body[1:6]),
        agency="NWA",
        dateline=True,
        publisher="NWA News Agency",
        at="2031-03-04T16:00+00:00",
    )
    assert edges(wire, later)["later", "wire"].kind == "revision"


def test_market_reports_of_different_days_are_no_copies(edges, make):
    frame = (
        "Share prices on the Kestrel Exchange closed {} on {}, with the key index {} {} points to {}. "
        "The index of large companies {} {} points to close at {}. Turnover came to {} million crowns, brokers said."
    )
    monday = make("monday", frame.format("up", "Monday", "gaining", "9.3", "2525.7", "gained", "17.2", "3337.8", "319"))
    friday = frame.format("down", "Friday", "losing", "18.1", "2438.6", "lost", "37.1", "3199.0", "223")
    assert not edges(monday, make("friday", friday, publisher=monday.publisher, at="2031-03-08T08:00+00:00"))


def test_a_copy_with_passages_of_another_report_is_merged(edges, wire, independent, merged):
    found = edges(wire, independent, merged)
    assert {e: d.kind for e, d in found.items()} == {("merged", "wire"): "merged", ("merged", "independent"): "merged"}


def test_evidence_is_what_the_articles_say(edges, wire, short):
    texts = {wire.id: wire.text, short.id: short.text}
    for descent in edges(wire, short).values():
        for shown in descent.evidence:
            for passage in (shown.copy, shown.exemplar):
                assert texts[passage.article][passage.begin : passage.end] == passage.text


def test_every_edge_says_how_sure_it_is_and_why(edges, wire, short):
    descent = edges(wire, short)["short", "wire"]
    assert 0 < descent.confidence <= 1
    assert descent.reasons


def test_no_article_no_edge(edges):
    assert edges() == {}


def test_an_empty_text_is_nobodys_copy(edges, make):
    assert edges(make("blank", ""), make("empty", " ")) == {}


def _statement(article, words, **rest):
    begin = article.text.index(words)
    content = article.passage(Span(begin, begin + len(words)))
    who = Attribution(chain=(Hop(entity=None, name="Northline", mention=None),))
    return Statement(
        id=f"{article.id}.s", article=article.id, content=(content,), kind="indirect", attribution=who, **rest
    )


def test_a_copy_that_lost_an_attribution_says_so(edges, wire, make, body, join):
    plain = [*body[:3], "The pump of the rudder had failed.", *body[4:7]]
    copy = make("copy", join(*plain), at="2031-03-04T10:00+00:00")
    findings = {
        "wire": Findings(article="wire", statements=(_statement(wire, "The pump of the rudder had failed"),)),
        "copy": Findings(article="copy"),
    }
    kinds = [c.kind for c in edges(wire, copy, findings=findings)["copy", "wire"].changes]
    assert "dropped_attribution" in kinds


def test_a_cut_denial_is_told(edges, wire, make, body, join):
    denial = _statement(wire, "the pump had been reported as faulty in March", polarity="denies")
    copy = make("copy", join(*body[:4]), at="2031-03-04T10:00+00:00")
    findings = {"wire": Findings(article="wire", statements=(denial,)), "copy": Findings(article="copy")}
    changes = edges(wire, copy, findings=findings)["copy", "wire"].changes
    assert [(c.kind, c.copy) for c in changes] == [("dropped_denial", None)]


def _quantity(article, words, value):
    begin = article.text.index(words)
    return Quantity(
        id=f"{article.id}.q", article=article.id, value=value, counted="people",
        passage=article.passage(Span(begin, begin + len(words))), rule="test",
    )  # fmt: skip


def test_a_changed_figure_is_shown_on_both_sides(edges, wire, make, body, join):
    copy = make("copy", join(body[0].replace("214", "241"), *body[1:5]), at="2031-03-04T10:00+00:00")
    findings = {
        "wire": Findings(article="wire", quantities=(_quantity(wire, "214 people", 214),)),
        "copy": Findings(article="copy", quantities=(_quantity(copy, "241 people", 241),)),
    }
    change = next(c for c in edges(wire, copy, findings=findings)["copy", "wire"].changes if c.kind == "changed_number")
    assert (change.copy.text, change.exemplar.text) == ("241 people", "214 people")


def test_without_findings_words_show_a_lost_attribution(edges, wire, make, body, join):
    plain = [*body[:3], "The pump of the rudder had failed.", *body[4:7]]
    copy = make("copy", join(*plain), at="2031-03-04T10:00+00:00")
    assert "dropped_attribution" in [c.kind for c in edges(wire, copy)["copy", "wire"].changes]


def test_renaming_articles_changes_no_edge(edges, wire, reprint, short):
    renamed = [replace(a, id=f"z{n}") for n, a in enumerate((short, reprint, wire))]
    names = {new.id: old.id for new, old in zip(renamed, (short, reprint, wire), strict=True)}
    assert {(names[c], names[e]) for c, e in edges(*renamed)} == set(edges(wire, reprint, short))


def two_lost_wires(make, body, join, source):
    other = (
        "Northline will pay every passenger of the Morning Star 400 crowns, the company announced on Wednesday.",
        "The money is to reach the 214 people within two weeks, finance director Paul Egan told shareholders.",
        "Consumer groups called the sum too small and advised passengers to sign nothing.",
        "The transport committee of the assembly will question the operator on 19 March.",
    )
    return (
        make("left", join(*body[:6]), credits=(source("NWA"),), at="2031-03-04T09:00+00:00"),
        make("right", join(*body[:2], *body[4:]), credits=(source("NWA"),), at="2031-03-04T10:00+00:00"),
        make("late", join(*other), credits=(source("NWA"),), at="2031-03-05T09:00+00:00"),
        make("later", join(*other[:3]), credits=(source("NWA"),), at="2031-03-05T10:00+00:00"),
    )


def test_two_lost_texts_of_one_agency_have_two_names(edges, make, body, join, source):
    found = edges(*two_lost_wires(make, body, join, source))
    assert set(found) == {
        ("left", "lost:NWA"),
        ("right", "lost:NWA"),
        ("late", "lost:NWA#2"),
        ("later", "lost:NWA#2"),
    }


def test_the_names_of_lost_texts_do_not_depend_on_the_order(edges, make, body, join, source):
    articles = two_lost_wires(make, body, join, source)
    assert set(edges(*articles[::-1])) == set(edges(*articles))


def test_progress_tells_every_pair_and_ends_with_the_last(wire, reprint, short):
    told = []
    trace_lineage([wire, reprint, short], {}, FakeEncoder(), progress=lambda *step: told.append(step))
    pairs = [(done, of) for stage, done, of in told if stage == "comparing"]
    assert pairs == [(n, pairs[-1][1]) for n in range(1, len(pairs) + 1)]
    assert pairs[-1][0] == pairs[-1][1] > 0
    assert {stage for stage, _, _ in told} <= {"comparing", "sentences"}
