"""`python -m eval.real.show VERDICT [LANGUAGE]`: faults of the working half with their words, on the terminal and nowhere else.

VERDICT is false, wrong_source, lost_source, wrong_polarity, wrong_span or missed. The scored half is never shown: whoever looks at
it, tunes on it.
"""

import sys
from collections.abc import Iterable, Iterator

from eval.real.score import Judged, gold_marks, judge
from eval.real.select import chosen, texts
from eval.real.system import readings
from stemma.model import Span

#: characters shown on both sides of a content
_AROUND = 60


def _quoted(text: str, spans: Iterable[Span]) -> str:
    ordered = sorted(spans, key=lambda span: span.begin)
    begin, end = ordered[0].begin, ordered[-1].end
    around = f"{text[max(begin - _AROUND, 0) : begin]}[[{text[begin:end]}]]{text[end : end + _AROUND]}"
    return " ".join(around.split())


def lines(judged: Iterable[Judged], words: dict[str, str], verdict: str) -> Iterator[str]:
    """One line a fault: article, kind, whom Stemma names where, whom the gold has."""
    for one in judged:
        text = words[one.row.id]
        if verdict == "missed":
            for gold in one.comparison.missed:
                yield f"{one.row.id} {gold.kind} of {gold.source}: {_quoted(text, gold.content)}"
        for found in one.comparison.verdicts:
            if found.verdict == verdict:
                speaker = found.statement.speaker
                named = text[speaker.begin : speaker.end] if speaker else "nobody"
                right = f", gold {found.gold.source} {found.gold.polarity}" if found.gold else ""
                yield f"{one.row.id} {found.statement.kind} of {named}{right}: {_quoted(text, found.statement.content)}"


def main(verdict: str, language: str | None) -> None:
    """Read the working half and print what was asked for."""
    gold = gold_marks()
    rows = [r for r in chosen() if r.id in gold and r.half == "work" and language in {r.language, None}]
    sources = texts(rows)
    judged = judge(dict(readings(sources)), {row.id: gold[row.id] for row in rows}, sources)
    print("\n".join(lines(judged, {key: source.text for key, source in sources.items()}, verdict)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
