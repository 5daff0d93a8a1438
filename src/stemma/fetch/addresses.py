"""Which addresses may be spoken to: those of the public internet, whatever name or redirect led there.

Special-purpose registries of IANA (RFC 6890 and its updates). An address that wraps another is judged by what it wraps.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address

SCHEMES = frozenset(("http", "https"))
#: ports below this belong to other services, but for the web's own
FIRST_FREE_PORT = 1024
WEB_PORTS = frozenset((80, 443))

_NOT_PUBLIC_4 = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
#: all that has been given out for the public internet
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(ip_network(net) for net in ("2001::/23", "2001:db8::/32", "3fff::/20"))
#: NAT64: the last 32 bits are the address really meant
_NAT64 = IPv6Network("64:ff9b::/96")


def unwrapped(address: Address) -> Address:
    """The address that packets to this one end up at: mapped, 6to4 and NAT64 forms carry an IPv4 address."""
    if isinstance(address, IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet: not private, loopback, link-local, metadata, multicast or reserved."""
    real = unwrapped(address)
    if isinstance(real, IPv4Address):
        return not any(real in net for net in _NOT_PUBLIC_4)
    return real in _PUBLIC_6 and not any(real in net for net in _NOT_PUBLIC_6)


def vetted(found: Iterable[str], *, allow_private: bool) -> str | None:
    """The first address that may be spoken to; None where one of them may not.

    A name with a public and a private address is refused as a whole: nobody honest publishes such a name.
    """
    addresses = [ip_address(one.partition("%")[0]) for one in found]
    if not addresses or not (allow_private or all(map(is_public, addresses))):
        return None
    return str(addresses[0])


def objection(url: str, *, allow_private: bool) -> str | None:
    """Why an address on the web is not asked, None where nothing speaks against it. The name is not resolved here."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        return f"no address of a page ({error})"
    if parts.scheme.lower() not in SCHEMES:
        return f"{parts.scheme or 'no scheme'}: only http and https are asked"
    if not host:
        return "no host in the address"
    if port is not None and port < FIRST_FREE_PORT and port not in WEB_PORTS and not allow_private:
        return f"port {port} belongs to another service"
    try:
        literal = ip_address(host)
    except ValueError:
        return None
    return None if allow_private or is_public(literal) else f"{host} is no public address"
