import io
import re
from dataclasses import replace

from rich.console import Console

from stemma.model import Change, Coverage, Rejection, Span, Trace
from stemma.report.terminal import NAMED_REJECTIONS, print_report


def printed(trace, *, full=False, width=120, **options):
    console = Console(file=io.StringIO(), width=width, **options)
    print_report(trace, full=full, console=console)
    return console.file.getvalue()


def test_the_report_counts_independent_texts(small_trace):
    assert "2 articles ▸ 1 independent text ▸ 1 agency (TAG)" in printed(small_trace)


def test_the_tree_shows_the_copy_below_its_exemplar_with_its_changes(small_trace):
    lines = printed(small_trace).splitlines()
    exemplar = next(i for i, line in enumerate(lines) if "[original]" in line)
    assert "a2" in lines[exemplar + 1]
    assert "cut (confidence 0.93)" in lines[exemplar + 1]
    assert any("“Rund 40 Helfer” → “Rund 14 Helfer”" in line for line in lines)


def test_a_change_of_a_word_or_two_is_shown_with_its_sentence(small_trace):
    edge, wire = small_trace.descents[0], small_trace.articles[0]
    begin = wire.text.index("ausgebrochen")
    gone = Change(kind="dropped_denial", exemplar=wire.passage(Span(begin, begin + len("ausgebrochen"))))
    shown = printed(replace(small_trace, descents=(replace(edge, changes=(gone,)),)))
    assert "dropped denial: “Drei Kühe" in " ".join(shown.split())


def test_square_brackets_of_a_text_are_no_markup(small_trace):
    wire, copy = small_trace.articles
    shown = printed(replace(small_trace, articles=(replace(wire, title="[red]Kühe[/red]"), copy)))
    assert "[red]Kühe[/red]" in shown


def test_a_pipe_gets_no_colour_codes(small_trace):
    assert not re.search(r"\x1b\[", printed(small_trace))


def test_no_article_still_prints_why():
    trace = Trace(rejections=(Rejection(uri="a.txt", stage="read", reason="empty", cause="no bytes; save it again"),))
    assert "empty: a.txt: no bytes; save it again" in printed(trace)


def test_many_rejections_of_one_reason_are_counted_not_listed():
    many = tuple(Rejection(uri=f"{i}.jpg", stage="read", reason="unsupported", cause="a picture") for i in range(40))
    shown = printed(Trace(rejections=many))
    assert shown.count("a picture") == NAMED_REJECTIONS
    assert f"and {40 - NAMED_REJECTIONS} more" in shown


def test_what_cannot_be_told_is_named(small_trace):
    trace = replace(small_trace, coverage=(Coverage(stage="times", lacks="no date", articles=("a2",)),))
    assert "times: no date (a2)" in printed(trace)


def test_a_long_title_is_never_cut(small_trace):
    story = replace(small_trace.stories[0], title="Kühe auf der Autobahn und dann noch viele Schafe am Ende")
    assert "Schafe am Ende" in " ".join(printed(replace(small_trace, stories=(story,)), width=40).split())


def test_no_word_is_lost_where_columns_are_narrow(small_trace):
    assert "…" not in printed(small_trace, width=60, full=True)


def test_an_empty_input_hears_what_is_read():
    assert ".html" in printed(Trace())


def test_prints_of_which_nobody_can_tell_the_first_are_shown_as_one_text(small_trace):
    unsure = replace(small_trace, descents=tuple(replace(d, direction=0.2) for d in small_trace.descents))
    shown = printed(unsure)
    assert "1 independent text" in shown
    assert "can't be told" in shown
    assert "[original]" not in shown


#: words of the report's own in English that no other interface may say
ENGLISH = (
    "published",
    "reported",
    "language",
    "title and",
    "more change",
    "less sure",
    "says",
    "as of",
    "not used",
    "from",
)


def test_an_interface_says_nothing_in_english(small_trace):
    unsure = replace(small_trace.statements[0], id="a1.s9", confidence=0.1)
    lacking = Coverage(stage="times", lacks="publication date inferred from the texts: every relative date rests on it")
    trace = replace(small_trace, statements=(*small_trace.statements, unsure), coverage=(lacking,),
                    rejections=(Rejection(uri="b.jpg", stage="read", reason="unsupported", cause="x"),))  # fmt: skip
    for language, words in (("de", "erschienen"), ("fr", "paru")):
        for width in (80, 120):
            console = Console(file=io.StringIO(), width=width, color_system=None)
            print_report(trace, full=False, interface=language, console=console)
            shown = console.file.getvalue()
            assert words in shown
            assert not [word for word in ENGLISH if re.search(rf"\b{word}\b", shown)]


def test_where_columns_are_few_each_article_and_figure_is_a_paragraph(small_trace):
    narrow, wide = printed(small_trace, width=80), printed(small_trace, width=120)
    assert "a1  Tal-Agentur · de · " in narrow
    assert "a1  Tal-Agentur · de · " not in wide
    assert all(len(line) <= 80 for line in narrow.splitlines())


def test_words_held_together_stay_on_one_line(small_trace):
    console = Console(file=io.StringIO(), width=46, color_system=None)
    print_report(small_trace, full=True, interface="fr", console=console)
    assert not re.search(r"^\s*»", console.file.getvalue(), re.MULTILINE)
    assert "\ue000" not in console.file.getvalue()
