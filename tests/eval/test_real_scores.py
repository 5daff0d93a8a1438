"""The scorer of real news: readings of one invented text, held against each other."""

import dataclasses
import re
from itertools import product

import pytest

from eval.real.compare import Comparison, compare, compare_statements
from eval.real.convert import read
from eval.real.marks import MARKS, Marks, RealEntity, dumped, loaded
from eval.real.reliability import bins, by_default, calibration_error, judgements
from eval.real.score import Judged, by_hundred, counted, shares
from eval.real.select import Chosen, chosen
from eval.real.show import lines
from eval.real.system import places
from eval.real.texts import Source, headings, normal, units
from stemma.model import Span

TEXT = (
    "Das Wehr von Tannbrück\n\n"
    "Das Wehr habe gehalten, sagte Ida Quell am Montag. „Wir haben drei Pumpen“, so die Wirtin. "
    "Der Pegel stieg um 40 Zentimeter.\n\n"
    "Quell warnt\n\n"
    "Das Amt Tannbrück bestritt, dass es zu spät kam. Der Verein hofft auf Regen."
)
SOURCE = Source(corpus="invented", language="de", text=TEXT, titled=True)
GOLD = """# de-01 local seqt
E p ida Ida Quell | Quell | die Wirtin
E o amt Amt Tannbrück
=1
i ida Das Wehr ~ gehalten < sagte ^ Ida Quell
d ida Wir haben ~ Pumpen
q 3 : drei Pumpen
q 40cm : 40 Zentimeter
t 2031-03-03 : am Montag
=3
i- amt es zu spät kam < bestritt
n belief Der Verein ~ Regen"""


def marks(lines: str) -> Marks:
    made, faults = read(lines.splitlines(), SOURCE)
    assert made is not None, faults
    return made


def without(lines: str, *parts: str) -> str:
    return "\n".join(line for line in lines.splitlines() if not any(part in line for part in parts))


@pytest.fixture
def gold() -> Marks:
    return marks(GOLD)


def verdicts(found: Marks, gold: Marks) -> list[str]:
    return [v.verdict for v in compare_statements(found, gold)[0]]


def test_notation_gives_the_places_of_quotations(gold: Marks) -> None:
    quoted = [TEXT[s.begin : s.end] for statement in gold.statements for s in statement.content]
    assert quoted == ["Das Wehr habe gehalten", "Wir haben drei Pumpen", "es zu spät kam"]


def test_a_quotation_that_stands_nowhere_is_refused_with_its_line() -> None:
    made, faults = read(["# de-01 local s", "E p ida Quell", "=1", "i ida Das Wehr brach"], SOURCE)
    assert made is None
    assert "Das Wehr brach" in faults[0]


def test_a_statement_of_nobody_known_is_refused() -> None:
    made, faults = read(["# de-01 local s", "i wer Das Wehr ~ gehalten"], SOURCE)
    assert made is None
    assert "no entity wer" in faults[0]


def test_marks_keep_no_words(gold: Marks) -> None:
    written = dumped(gold)
    assert not [word for word in TEXT.replace(".", " ").split() if len(word) > 5 and word in written]


def test_marks_survive_writing_and_reading(gold: Marks) -> None:
    assert loaded(dumped(gold)) == gold


def test_the_marks_of_the_repository_hold_neither_words_nor_names() -> None:
    known = re.compile(
        r"e\d+|s\d+|[0-9a-f]{10}|[0-9a-f]{16}|(de|en|fr)-\d+|[a-z_]+|[A-Z]{3}|[A-Za-z]{1,4}2?|%|\$"
        r"|[A-Z_]+_REF|[0-9XPTWYMDHTNISUFAEVOQR./:Z-]+"
    )
    strings = re.compile(r'"([^"]*)"')
    strange = {
        word
        for path in sorted(MARKS.rglob("*.json"))
        for word in strings.findall(path.read_text("utf-8"))
        if not known.fullmatch(word)
    }
    assert strange == set()


def test_either_half_has_all_languages() -> None:
    assert {(row.half, row.language) for row in chosen()} == set(product(("work", "score"), ("de", "en", "fr")))


def test_faults_are_shown_with_their_words(gold: Marks) -> None:
    found = marks(GOLD.replace("i- amt es zu spät kam", "i amt es zu spät kam"))
    row = Chosen(id="de-01", corpus="invented", language="de", digest=SOURCE.digest, half="work")
    judged = [Judged(row=row, genre="local", comparison=compare(found, gold, words=30))]
    (line,) = lines(judged, {"de-01": TEXT}, "wrong_polarity")
    assert "[[es zu spät kam]]" in line


def test_headings_are_marked_as_places_of_nothing(gold: Marks) -> None:
    assert [TEXT[span.begin : span.end] for span, why in gold.lures if why == "title"] == [
        "Das Wehr von Tannbrück",
        "Quell warnt",
    ]
    assert len(headings(TEXT)) == 2


def test_units_are_paragraphs_where_they_are_short() -> None:
    assert [words for _, words in units(TEXT)] == TEXT.split("\n\n")


def test_the_normal_form_drops_a_repeated_title() -> None:
    assert normal("Das  Wehr", "Das Wehr.\n\nEs hält.") == "Das Wehr\n\nEs hält."


def test_a_reading_agrees_with_itself(gold: Marks) -> None:
    result = compare(gold, gold, words=30)
    assert {v.verdict for v in result.verdicts} == {"right"}
    assert result.missed == []
    assert shares([result])["right"] == shares([result])["strict"] == 1.0
    assert counted([result]) == {
        "merged": 0.0,
        "junk": 0.0,
        "quantities_found": 1.0,
        "quantities_value": 1.0,
        "quantities_right": 1.0,
        "times_found": 1.0,
        "times_right": 1.0,
    }


FAULTS = (
    ("i ida Das Wehr ~ gehalten", "i amt Das Wehr ~ gehalten", "wrong_source"),
    ("i ida Das Wehr ~ gehalten", "i 0 Das Wehr ~ gehalten", "lost_source"),
    ("i- amt es zu spät kam", "i amt es zu spät kam", "wrong_polarity"),
    ("d ida Wir haben ~ Pumpen", "d ida Pumpen“, so die Wirtin", "wrong_span"),
    ("d ida Wir haben ~ Pumpen", "d ida Der Pegel ~ Zentimeter", "false"),
)


@pytest.mark.parametrize(("line", "instead", "verdict"), FAULTS)
def test_each_fault_has_its_class(gold: Marks, line: str, instead: str, verdict: str) -> None:
    found = marks(GOLD.replace(line, instead).replace(" < sagte ^ Ida Quell", ""))
    assert verdict in verdicts(found, gold)


def test_what_is_found_in_a_heading_is_neither_right_nor_wrong(gold: Marks) -> None:
    extra = marks(GOLD.replace("=3", "=2\nr ida Quell warnt\n=3"))
    assert verdicts(extra, gold).count("optional") == 1


def test_a_doubtful_statement_is_neither_missed_nor_false() -> None:
    doubtful = marks(GOLD.replace("i- amt", "i-? amt"))
    silent = marks(without(GOLD, "i- amt"))
    assert compare_statements(silent, doubtful)[1] == []
    assert verdicts(marks(GOLD), doubtful).count("optional") == 1


def test_two_in_one_entity_are_a_false_merge(gold: Marks) -> None:
    merged = marks(without(GOLD, "E o amt", "i- amt").replace("die Wirtin", "die Wirtin | Amt Tannbrück"))
    assert counted([compare(merged, gold, words=30)])["merged"] == 1.0


def test_a_source_that_is_nobody_is_junk(gold: Marks) -> None:
    junk = marks(GOLD.replace("E o amt", "E u es Der Pegel\nE o amt").replace("d ida", "d es"))
    assert counted([compare(junk, gold, words=30)])["junk"] == pytest.approx(1 / 3)


def test_values_bounds_and_units_must_agree(gold: Marks) -> None:
    wrong = marks(GOLD.replace("q 40cm", "q ~40cm").replace("t 2031-03-03", "t 2031-03-10"))
    result = counted([compare(wrong, gold, words=30)])
    assert result["quantities_right"] == 0.5
    assert result["quantities_value"] == 1.0
    assert result["times_right"] == 0.0


def test_an_unread_layer_is_not_an_empty_one(gold: Marks) -> None:
    statements_only = dataclasses.replace(gold, layers=("statements",))
    assert counted([compare(gold, statements_only, words=30)])["quantities_right"] is None


def test_rates_are_for_a_hundred_words(gold: Marks) -> None:
    result: Comparison = compare(gold, gold, words=50)
    assert by_hundred([result])["right"] == 6.0


def test_places_follow_an_extractor_that_drops_and_changes_paragraphs() -> None:
    extracted = "Das Wehr  habe gehalten, sagte Ida Quell\n\nDas Amt Tannbrück bestritt, dass es zu spät kam."
    found = places(extracted, TEXT)
    begin = extracted.index("zu spät")
    span = found.span(begin, begin + len("zu spät"))
    assert span is not None
    assert TEXT[span.begin : span.end] == "zu spät"
    first = found.span(0, len("Das Wehr  habe"))
    assert first is not None
    assert TEXT[first.begin : first.end].endswith("habe")


def sure(found: Marks, *confidences: float) -> Marks:
    """The same statements, as a system gives them that is so sure of each."""
    told = zip(found.statements, confidences, strict=True)
    return dataclasses.replace(found, statements=tuple(dataclasses.replace(s, confidence=c) for s, c in told))


def test_what_a_report_does_not_show_counts_as_missed(gold: Marks) -> None:
    shown = by_default(sure(gold, 0.9, 0.3, 0.7))

    verdicts_, missed = compare_statements(shown, gold)

    assert [v.verdict for v in verdicts_] == ["right", "right"]
    assert [m.id for m in missed] == [gold.statements[1].id]


def test_a_reader_is_shown_whole(gold: Marks) -> None:
    assert by_default(gold) == gold


def test_calibration_is_the_distance_of_confidence_and_share(gold: Marks) -> None:
    wrong = dataclasses.replace(gold.statements[1], chain=("amt",))
    found = dataclasses.replace(gold, statements=(gold.statements[0], wrong, gold.statements[2]))

    table = bins(judgements(compare_statements(sure(found, 1.0, 0.95, 0.4), gold)[0]))

    assert [(one.least, one.number, one.right) for one in table] == [(0.4, 1, 1.0), (0.9, 2, 0.5)]
    assert calibration_error(table) == pytest.approx((1 * 0.6 + 2 * 0.475) / 3)


def test_nothing_found_has_no_calibration() -> None:
    assert calibration_error(bins([])) is None


def test_figures_and_sources_are_held_against_the_gold_with_how_sure_they_are(gold: Marks) -> None:
    figures = tuple(dataclasses.replace(one, confidence=0.9) for one in gold.quantities)
    statements = tuple(dataclasses.replace(one, sure_of_chain=(0.8,) * len(one.chain)) for one in gold.statements)
    wrong = dataclasses.replace(statements[0], chain=("amt",), speaker=None)
    found = dataclasses.replace(gold, quantities=figures, statements=(wrong, *statements[1:]))

    sure = compare(found, gold, words=30).sure

    assert sure["quantities"] == [(0.9, True)] * len(figures)
    assert sorted(sure["hops"]) == [(0.8, False), *[(0.8, True)] * (len(statements) - 1)]


def test_a_mention_inside_a_longer_phrase_is_no_false_merge() -> None:
    text = "Reports from Norland reached Norland."
    whole, inner, second = Span(0, 20), Span(13, 20), Span(29, 36)
    marked = Marks(
        article="en-01", text="", genre="", layers=("entities",),
        entities=(
            RealEntity(id="reports", type="document", words=(), mentions=(whole,)),
            RealEntity(id="norland", type="place", words=(), mentions=(second,)),
        ),
    )  # fmt: skip
    one = RealEntity(id="e1", type="place", words=(), mentions=(inner, second))
    mixed = dataclasses.replace(one, mentions=(whole, second))
    assert len(text) == second.end + 1
    assert compare(dataclasses.replace(marked, entities=(one,)), marked, words=5).counts["merged"] == 0
    assert compare(dataclasses.replace(marked, entities=(mixed,)), marked, words=5).counts["merged"] == 1
