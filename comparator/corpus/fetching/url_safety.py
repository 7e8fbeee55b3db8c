"""Which addresses may be visited, and which machine they lead to.

A name is resolved once, every address it has is checked, and the connection goes to the very
address that was checked: a name that changes its mind in between gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from comparator.corpus.series.declarations import is_web_address

Resolver = Callable[[str, int], tuple[str, ...]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# All that is handed out to the public network of the sixth version; there are many ways to write an
# address of a machine's own, or of the fourth version, outside of it.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# What older versions of Python take for public, or the registry calls so for others than sites.
_NO_SITES = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20"))
)
_PORTS = {"http": 80, "https": 443}


class RefusedAddressError(Exception):
    """An address that is not visited; its text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address and the machine it leads to.

    Attributes:
        url: The address in ASCII, without a fragment.
        scheme: "http" or "https".
        host: The name, in ASCII and lower case.
        path: Path and query, as they are asked for.
        machine: The numeric address that was checked, to connect to.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str
    machine: str

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def normalised(url: str) -> str:
    """Return an address in ASCII without its fragment.

    Raises:
        RefusedAddressError: It is not http or https, or is odd in some other way.
    """
    if not is_web_address(url):
        raise RefusedAddressError(f"{_shown(url)} is not an http or https address")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise RefusedAddressError(f"{_shown(url)} is not an address: {error}") from error
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError(f"{_shown(url)} carries a user's name")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the numeric addresses of a name, as this system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def target_of(url: str, allow_private: bool, resolver: Resolver = resolve) -> Target:
    """Return where an address leads.

    Raises:
        RefusedAddressError: It must not be visited, or its name is not known.
    """
    url = normalised(url)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        machines = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise RefusedAddressError(f"the name {_shown(host)} is not known: {error}") from error
    if not machines:
        raise RefusedAddressError(f"the name {_shown(host)} has no address")
    for machine in machines:
        if not allow_private and not is_public(machine):
            raise RefusedAddressError(
                f"{_shown(host)} leads to {machine}, which is no public address"
                " (--allow-private allows it)"
            )
    path = urlunsplit(("", "", parts.path, parts.query, ""))
    return Target(url, parts.scheme, host, port, path, machines[0])


def is_public(machine: str) -> bool:
    """Whether a numeric address is one of the public network's, whatever it is wrapped in."""
    address = ipaddress.ip_address(machine.split("%", maxsplit=1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address not in _GLOBAL_UNICAST:
            return False
    if any(address in network for network in _NO_SITES if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast


def _shown(text: str) -> str:
    return repr(text if len(text) <= 120 else f"{text[:117]}...")
