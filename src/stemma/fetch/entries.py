"""Which entries of a feed are the ones that were there before.

An entry is known by its guid, else by its link, else by its title. Feeds change any of these, so each entry keeps all the keys
it ever had as aliases; a title alone never joins two entries that have links.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

#: parameters that say how a reader came, not what is read
_TRACKING = (
    "utm_",
    "at_medium",
    "at_campaign",
    "fbclid",
    "gclid",
    "xtor",
    "wt_mc",
    "wt_zmc",
    "cmpid",
    "mc_cid",
    "mc_eid",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryKeys:
    """What an entry can be known by; None where it has no such thing."""

    guid: str | None = None
    link: str | None = None
    title: str | None = None


def plain_link(url: str) -> str:
    """A link without what only says how a reader came: fragment, tracking parameters, letter case of the host, http for https."""
    parts = urlsplit(url.strip())
    kept = [p for p in parts.query.split("&") if p and not p.lower().startswith(_TRACKING)]
    scheme = "https" if parts.scheme.lower() == "http" else parts.scheme.lower()
    return urlunsplit((scheme, parts.netloc.lower(), parts.path, "&".join(kept), ""))


def aliases(keys: EntryKeys) -> tuple[str, ...]:
    """The names that an entry answers to, the strongest first."""
    found = []
    if keys.guid and keys.guid.strip():
        found.append(f"guid:{keys.guid.strip()}")
    if keys.link and keys.link.strip():
        found.append(f"link:{plain_link(keys.link)}")
    if not found and keys.title and keys.title.strip():
        found.append(f"title:{' '.join(keys.title.split())}")
    return tuple(found)


def shared_links(entries: Sequence[EntryKeys]) -> frozenset[str]:
    """Links that more than one entry of a feed has (its home page, a ticker): they tell nothing apart."""
    seen: set[str] = set()
    twice: set[str] = set()
    for keys in entries:
        if keys.link:
            name = f"link:{plain_link(keys.link)}"
            (twice if name in seen else seen).add(name)
    return frozenset(twice)


def identify(keys: EntryKeys, known: Mapping[str, int], shared: frozenset[str] = frozenset()) -> int | None:
    """The number of the entry that was there before; None for a new one.

    Args:
        keys: of an entry as it is now.
        known: numbers by alias.
        shared: aliases that tell nothing apart.
    """
    return next((known[name] for name in aliases(keys) if name in known and name not in shared), None)
