"""`python -m eval.real.select [FOLDER]`: choose the articles that are read by hand, write `chosen.tsv`, print texts for readers.

The same corpora give the same choice: a fixed number from each corpus, in turn over what they are probably about, in the order of
their digests. Long and very short articles stay out, and most of those where hardly anybody speaks. The two halves, `work` to
mend by and `score` to measure with, alternate within language, corpus and subject.
"""

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from eval.real.texts import Source, sources, units

HERE = Path(__file__).parent
CHOSEN = HERE / "chosen.tsv"

Half = Literal["work", "score"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What is asked for at one time; a later round takes from what the earlier ones left."""

    #: how many articles of each corpus, by language: more than are needed, since a reader may refuse one
    quotas: dict[str, dict[str, int]]
    #: words of an article
    shortest: int
    longest: int
    #: signs that somebody speaks, by words: fewer than one in so many, and nearly all such articles stay out
    words_a_sign: int


ROUNDS = (
    Round(
        quotas={
            "de": {
                "pages/fundus": 30,
                "pages/reading": 10,
                "quotes/de_wikinews_dev": 8,
                "translations/wmt21_de-fr": 16,
                "stories": 5,
            },
            "en": {"pages/fundus": 24, "pages/reading": 14, "quotes/en_polnear_dev": 10, "wires": 14, "stories": 12},
            "fr": {"pages/fundus": 8, "pages/reading": 12, "translations/wmt21_fr-de": 26, "stories": 24},
        },
        shortest=160,
        longest=900,
        words_a_sign=30,
    ),
    # long articles, and what French has left
    Round(
        quotas={
            "de": {"pages/fundus": 6, "pages/reading": 5},
            "en": {"pages/fundus": 6, "pages/reading": 5, "wires": 3},
            "fr": {"pages/fundus": 4, "pages/reading": 10, "translations/wmt21_fr-de": 12},
        },
        shortest=150,
        longest=1500,
        words_a_sign=45,
    ),
)
#: digests that begin with less than this stay in although hardly anybody speaks: one of sixteen
_QUIET_STAY = "1"
_SIGNS = re.compile(
    r"[„“»«\"]|\b(?:sagt|laut|erklär|teilt|betont|said|says|told|according|added|selon|déclar|affirm|indiqu|assur|expliqu|annonc)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One article of the gold: where it lies and in which half."""

    id: str
    corpus: str
    language: str
    digest: str
    half: Half


def chosen() -> tuple[Chosen, ...]:
    """The rows of `chosen.tsv`."""
    lines = [line.split("\t") for line in CHOSEN.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(
        Chosen(id=key, corpus=corpus, language=language, digest=digest, half="work" if half == "work" else "score")
        for key, corpus, language, digest, half in lines
    )


def texts(wanted: Iterable[Chosen]) -> dict[str, Source]:
    """The chosen articles' texts by id; one whose digest is nowhere any more is left out.

    Raises:
        CorpusAbsentError: a corpus is not on this machine.
    """
    rows = list(wanted)
    found = {name: sources(name) for name in sorted({row.corpus for row in rows})}
    return {row.id: found[row.corpus][row.digest] for row in rows if row.digest in found[row.corpus]}


def fits(source: Source, wanted: Round) -> bool:
    """Whether an article is long enough, short enough, and somebody speaks in it."""
    words = len(source.text.split())
    spoken = len(_SIGNS.findall(source.text)) * wanted.words_a_sign >= words
    return wanted.shortest <= words <= wanted.longest and (spoken or source.digest < _QUIET_STAY)


def subject(source: Source, stems: dict[str, list[str]]) -> str:
    """What it is probably about: the subject with the most words."""
    text = source.text.lower()
    counts = {name: sum(text.count(stem) for stem in parts) for name, parts in stems.items()}
    best = max(sorted(counts), key=lambda name: counts[name])
    return best if counts[best] else "other"


def _mixed(candidates: Iterable[Source], take: int, stems: dict[str, list[str]]) -> list[tuple[str, Source]]:
    """By digest, one of each subject in turn."""
    by_subject: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for source in sorted(candidates, key=lambda s: s.digest):
        name = subject(source, stems)
        by_subject[name].append((name, source))
    turns = zip_longest(*(by_subject[name] for name in sorted(by_subject)))
    return [one for turn in turns for one in turn if one is not None][:take]


def choose() -> list[tuple[Chosen, Source]]:
    """The choice, in the order in which it is to be read: all corpora from the start of each round."""
    stems = tomllib.loads((HERE / "genres.toml").read_text("utf-8"))
    names = {name for wanted in ROUNDS for quota in wanted.quotas.values() for name in quota}
    left = {name: sources(name) for name in sorted(names)}
    result: list[tuple[Chosen, Source]] = []
    count: Counter[str] = Counter()
    for wanted in ROUNDS:
        for language, quota in wanted.quotas.items():
            for name, source, half in _ranked(quota, language, wanted, left, stems):
                count[language] += 1
                key = f"{language}-{count[language]:02}"
                row = Chosen(id=key, corpus=name, language=language, digest=source.digest, half=half)
                result.append((row, source))
                del left[name][source.digest]
    return result


def _ranked(
    quota: dict[str, int],
    language: str,
    wanted: Round,
    left: dict[str, dict[str, Source]],
    stems: dict[str, list[str]],
) -> list[tuple[str, Source, Half]]:
    """One language's choice of a round, the corpora mixed evenly."""
    ranked = []
    for name, take in quota.items():
        mine = [s for s in left[name].values() if s.language == language and fits(s, wanted)]
        picked = _mixed(mine, take, stems)
        ordered = sorted(range(len(picked)), key=lambda i, p=picked: (p[i][0], p[i][1].digest))
        halves: dict[int, Half] = {i: "work" if at % 2 else "score" for at, i in enumerate(ordered)}
        ranked += [((i + 0.5) / len(picked), name, source, halves[i]) for i, (_, source) in enumerate(picked)]
    ranked.sort(key=lambda r: (r[0], r[1]))
    return [(name, source, half) for _, name, source, half in ranked]


def printed(row: Chosen, source: Source) -> str:
    """An article as readers see it: numbered units; 0 is the title."""
    first = 0 if source.titled else 1
    lines = [f"# {row.id} {row.corpus} published {source.published or 'unknown'} page {source.page or '-'}"]
    return "\n".join(lines + [f"[{n}] {words}" for n, (_, words) in enumerate(units(source.text), start=first)])


def main(folder: Path | None) -> None:
    """Write `chosen.tsv`, and the texts into a folder outside of the repository."""
    picked = choose()
    head = "# id, corpus, language, digest of the text, half\n"
    lines = [f"{row.id}\t{row.corpus}\t{row.language}\t{row.digest}\t{row.half}" for row, _ in picked]
    CHOSEN.write_text(head + "\n".join(lines) + "\n", "utf-8")
    for row, source in picked if folder else ():
        (folder / f"{row.id}.txt").write_text(printed(row, source) + "\n", "utf-8")
    print(f"{len(picked)} articles, {sum(len(source.text.split()) for _, source in picked)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
