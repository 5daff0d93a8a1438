"""`python -m eval.groups.convert FILE…`: what a reader wrote, checked against the texts, as offsets and digests.

The notation is described in GUIDELINE.md. Whatever words don't stand in their article are reported, and nothing is written.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eval.groups.marks import MARKS, Event, Group, Pair, Place, Proposition, digest, dumped, texts

_LABELS = {"c": "corroborated", "s": "single", "u": "nobody", "o": "open"}


class NotationError(ValueError):
    """A line that says nothing, or words that don't stand there."""


@dataclass(slots=True)
class Sheet:
    """A group while it is read."""

    id: str
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    published: tuple[str, ...] = ()
    independent: tuple[int, int] = (1, 1)
    propositions: list[Proposition] = field(default_factory=list)
    denials: list[Pair] = field(default_factory=list)
    differences: list[Pair] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def place(self, words: str) -> Place:
        """`a words`: where the words stand first in the first article.

        Raises:
            NotationError: they don't.
        """
        letter, _, sought = words.strip().partition(" ")
        number = ord(letter) - ord("a")
        begin = self.texts[number].find(sought.strip())
        if not sought or begin < 0:
            raise NotationError(f"{self.id}: {words!r} does not stand in the text")
        return Place(number, begin, begin + len(sought.strip()))

    def read(self, line: str) -> None:
        """One line of the notation."""
        mark, _, rest = line.partition(" ")
        head, _, tail = rest.partition(" : ")
        if mark == "@":
            self.published = tuple(rest.split())
        elif mark == "=":
            least, _, most = rest.partition("-")
            self.independent = (int(least), int(most or least))
        elif mark == "p":
            self.propositions.append(Proposition(label=_LABELS[head], places=self._places(tail)))
        elif mark == "t":
            self.events.append(Event(value=head, places=self._places(tail)))
        elif mark in {"d", "f"}:
            self._pair(mark, head, tail)
        else:
            raise NotationError(f"{self.id}: {line!r} says nothing")

    def _places(self, tail: str) -> tuple[Place, ...]:
        return tuple(self.place(words) for words in tail.split(" ; "))

    def _pair(self, mark: str, head: str, tail: str) -> None:
        first, second = tail.split(" ; ")
        other = None if second.strip() == "-" else self.place(second)
        pair = Pair(kind=head, first=self.place(first), second=other)
        (self.denials if mark == "d" else self.differences).append(pair)

    def group(self) -> Group:
        """What was read."""
        return Group(
            id=self.id,
            articles=self.articles,
            digests=tuple(map(digest, self.texts)),
            published=self.published,
            independent=self.independent,
            propositions=tuple(self.propositions),
            denials=tuple(self.denials),
            differences=tuple(self.differences),
            events=tuple(self.events),
        )


def converted(lines: Iterator[str]) -> Iterator[Group]:
    """The groups of a reader's file; each begins with `# id articles…`."""
    known, sheet = texts(), None
    for line in filter(str.strip, lines):
        if line.startswith("# "):
            if sheet is not None:
                yield sheet.group()
            _, key, *articles = line.split()
            sheet = Sheet(key, tuple(articles), tuple(known[one][0] for one in articles))
        elif sheet is not None:
            sheet.read(line.strip())
    if sheet is not None:
        yield sheet.group()


def main(files: list[str]) -> int:
    """Write the marks of all files, in their order."""
    found = [group for name in files for group in converted(iter(Path(name).read_text("utf-8").splitlines()))]
    MARKS.write_text("".join(map(dumped, found)), "utf-8")
    print(f"{len(found)} groups")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
