"""What lineage says about the articles of a story: who belongs together, and where a text entered the family."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.clusters.sets import Sets
from stemma.model import Descent, DescentKind, Evidence

#: descents that change nothing but by mistake
UNCHANGED = ("translation", "verbatim", "cut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """The descents of a story, as claims need them."""

    #: article -> a name of its family; articles of one family carry the same text in parts
    family: Mapping[str, str]
    #: copy -> its exemplars, articles or `lost:...`
    exemplars: Mapping[str, tuple[str, ...]]
    #: (copy, exemplar) -> how the one was made from the other
    kind: Mapping[tuple[str, str], DescentKind]
    #: passages that a copy shares with its exemplar
    evidence: tuple[Evidence, ...] = ()

    def retold(self, first: str, second: str) -> bool:
        """Whether one of two articles is the other unchanged, or one of them a third text unchanged that the other was made from."""
        direct = self.kind.get((first, second)) or self.kind.get((second, first))
        if direct:
            return direct in UNCHANGED
        shared = set(self.exemplars.get(first, ())) & set(self.exemplars.get(second, ()))
        return any(self.kind[copy, exemplar] in UNCHANGED for exemplar in shared for copy in (first, second))

    def ancestors(self, article: str) -> frozenset[str]:
        """All that an article descends from, articles and lost texts, itself left out."""
        found: set[str] = set()
        ahead = list(self.exemplars.get(article, ()))
        while ahead:
            one = ahead.pop()
            if one not in found and one != article:
                found.add(one)
                ahead += self.exemplars.get(one, ())
        return frozenset(found)

    def origins(self, carriers: Iterable[str]) -> frozenset[str]:
        """The texts through which something came into the carriers: those that did not have it from another carrier.

        Two copies of one lost text count once, as that text.
        """
        known = set(carriers)
        found: set[str] = set()
        for article in known:
            above = self.ancestors(article)
            if above & known:
                continue
            lost = {one for one in above if one.startswith("lost:")}
            found |= lost or {article}
        return frozenset(found)


def kin_of(descents: Iterable[Descent], articles: Iterable[str]) -> Kin:
    """The kin of a story's articles."""
    inside = set(articles)
    families = Sets(sorted(inside), first=str)
    exemplars: dict[str, list[str]] = defaultdict(list)
    kind: dict[tuple[str, str], DescentKind] = {}

    evidence: list[Evidence] = []
    for descent in descents:
        if descent.copy in inside:
            exemplars[descent.copy].append(descent.exemplar)
            kind[descent.copy, descent.exemplar] = descent.kind
            evidence += descent.evidence
            families.join(descent.copy, descent.exemplar)
    return Kin(
        family={article: families.find(article) for article in sorted(inside)},
        exemplars={copy: tuple(sorted(set(found))) for copy, found in exemplars.items()},
        kind=kind,
        evidence=tuple(evidence),
    )
