"""Who may ask what: decisions over the head of a request, without a server.

Host     must be this machine, or a name that was told: a name of a stranger that leads here is DNS rebinding
Origin   must be the page that the request goes to: another one is a forged request
token    for whatever writes, and for everything once others than this machine can ask
"""

import hmac
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

#: methods that change nothing
READING = frozenset(("GET", "HEAD"))
#: names of this machine
LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^:\[\]/@\s]+)(?::(?P<port>\d{1,5}))?")

Why = Literal["host", "origin", "token"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a server lets in.

    Args:
        token: that writing needs.
        names: of this server beside those of this machine.
        public: whether others than this machine can reach it; then reading needs the token, too.
        reading_paths: beginnings of paths whose POST only reads, as that of the tools for assistants.
    """

    token: str
    names: frozenset[str] = frozenset()
    public: bool = False
    reading_paths: tuple[str, ...] = ()

    @property
    def cookie(self) -> str:
        """The name of the cookie: two desks on one machine share the machine's cookies."""
        return f"stemma_{sha256(self.token.encode()).hexdigest()[:8]}"

    def knows(self, offered: str | None) -> bool:
        """Whether this is the token; takes as long whatever is offered."""
        return offered is not None and hmac.compare_digest(offered.encode("utf-8", "replace"), self.token.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The head of a request, as far as it decides."""

    method: str
    path: str
    #: all `Host` headers: more than one is a trick
    hosts: tuple[str, ...] = ()
    origin: str | None = None
    #: the browser's word for where the request comes from: "same-origin", "cross-site", ...
    site: str | None = None
    cookies: Mapping[str, str] = field(default_factory=dict)
    #: `Authorization: Bearer ...`
    bearer: str | None = None


def host_name(header: str) -> str | None:
    """The name in a `Host` header, in small letters; None where it is none."""
    found = _HOST.fullmatch(header)
    return found["name"].strip("[]").lower().removesuffix(".") if found else None


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _knows_host(gate: Gate, asked: Asked) -> bool:
    if len(asked.hosts) != 1:
        return False
    name = host_name(asked.hosts[0])
    # a number can't be rebound: only names can lead elsewhere than they did
    return name is not None and (name in LOCAL | gate.names or (gate.public and _is_number(name)))


def refusal(gate: Gate, asked: Asked) -> Why | None:
    """Why a request is not answered; None where it is."""
    if not _knows_host(gate, asked):
        return "host"
    own = asked.hosts[0].lower()
    # a proxy before this server may speak https where we do not
    if asked.origin is not None and asked.origin.lower() not in {f"http://{own}", f"https://{own}"}:
        return "origin"
    writes = asked.method not in READING and not asked.path.startswith(gate.reading_paths or ("\0",))
    if not (writes or gate.public):
        return None
    if gate.knows(asked.bearer):
        return None
    if not gate.knows(asked.cookies.get(gate.cookie)):
        return "token"
    # browsers say where a request that writes comes from; a cookie alone is not enough
    return "origin" if writes and asked.origin is None and asked.site not in {"same-origin", "none"} else None
