"""Pages into the store: what is there already costs a look, what is new is read once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.keeping.known import put_known
from stemma.keeping.stages import findings_version
from stemma.model import Article, Page, Rejection
from stemma.pipeline import Known, Progress, Tools, extracted, find, silent
from stemma.settings import Settings
from stemma.store import Store, articles, journal, pages
from stemma.store.pages import address_of

#: pages read and kept together: bounds memory, and what a kill can cost
GROUP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of some inputs; ids of articles."""

    new: tuple[str, ...] = ()
    #: of these an earlier revision was there
    revised: tuple[str, ...] = ()
    #: pages that were there as they are, or say the same as before
    known: int = 0
    rejections: tuple[Rejection, ...] = ()

    @property
    def fresh(self) -> tuple[str, ...]:
        """All that was not there before."""
        return self.new + self.revised

    def __add__(self, other: "Added") -> "Added":
        return Added(
            new=self.new + other.new,
            revised=self.revised + other.revised,
            known=self.known + other.known,
            rejections=self.rejections + other.rejections,
        )


def add(  # noqa: PLR0913 the last two are for who watches
    store: Store,
    inputs: Iterable[Page | Rejection],
    tools: Tools,
    *,
    settings: Settings,
    at: str,
    progress: Progress = silent,
    total: int = 0,
) -> Added:
    """Read and keep what is new among some inputs. What is said to be kept is on the disk.

    Args:
        store: open for writing.
        inputs: pages, and what was declined before.
        tools: to read with.
        settings: of the run.
        at: ISO 8601 moment in UTC.
        progress: told ("reading", done, total).
        total: how many inputs there are, as far as known.
    """
    added, done = Added(), 0
    for group in _groups(inputs):
        added += _add_group(store, group, tools, settings, at)
        done += len(group)
        progress("reading", done, max(total, done))
    return added


def _groups(inputs: Iterable[Page | Rejection]) -> Iterator[list[Page | Rejection]]:
    """Inputs in groups; two pages of one address never stand in one, for the second may be a revision of the first."""
    group: list[Page | Rejection] = []
    seen: set[str] = set()
    for item in inputs:
        address = address_of(item) if isinstance(item, Page) else ""
        if len(group) == GROUP or (address and address in seen):
            yield group
            group, seen = [], set()
        group.append(item)
        seen.add(address)
    if group:
        yield group


def _add_group(store: Store, group: Sequence[Page | Rejection], tools: Tools, settings: Settings, at: str) -> Added:
    with store.reading() as db:
        fresh = [page for page in group if isinstance(page, Page) and not pages.is_known(db, page)]
        names = {address_of(page): articles.next_id(db, address_of(page)) for page in fresh}
        made = list(extracted(fresh, tools, name=lambda page: names[address_of(page)], strict=settings.strict))
        same = {
            address_of(page): articles.is_unchanged(db, address_of(page), article)
            for page, article in zip(fresh, made, strict=True)
            if isinstance(article, Article)
        }
    seen = sum(isinstance(item, Page) for item in group) - len(fresh)
    read = [(page, one) for page, one in zip(fresh, made, strict=True) if not same.get(address_of(page))]
    found = list(find((one for _, one in read), tools, strict=settings.strict)) if read else []
    declined = [item for item in group if isinstance(item, Rejection)]
    kept = [(page, one) for (page, _), one in zip(read, found, strict=True)]
    return _keep(
        store, kept, [(p, key) for p in fresh if (key := same.get(address_of(p)))], declined, settings, at
    ) + Added(known=seen)


def _keep(  # noqa: PLR0913, PLR0917 one transaction has so many parts
    store: Store,
    found: Sequence[tuple[Page, Known | Rejection]],
    unchanged: Sequence[tuple[Page, str]],
    declined: Sequence[Rejection],
    settings: Settings,
    at: str,
) -> Added:
    new: list[str] = []
    revised: list[str] = []
    rejections = list(declined)
    with store.writing() as db:
        for page, same in unchanged:
            pages.put_page(db, page, article=same, at=at)
        for page, one in found:
            if isinstance(one, Rejection):
                rejections.append(one)
                pages.put_page(db, page, article=None, at=at)
                continue
            version = findings_version(settings)
            outcome = put_known(db, one, address=address_of(page), version=version, at=at)
            pages.put_page(db, page, article=one.id, at=at)
            journal.drop_rejections(db, page.uri)
            (new if outcome == "new" else revised).append(one.id)
        for rejection in rejections:
            if rejection.reason != "duplicate":
                journal.put_rejection(db, rejection, at=at)
    return Added(new=tuple(new), revised=tuple(revised), known=len(unchanged), rejections=tuple(rejections))
