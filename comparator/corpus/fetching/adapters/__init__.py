"""Adapters: one module for each layout of site, and one for all the others.

An adapter is a function that takes the client, a source and what is wanted, and returns an
`Arrival`, or raises `FetchError` with what the page lacks.
"""

from collections.abc import Callable

from comparator.corpus.fetching.adapters import fomc, page, sectsco, worldjpn
from comparator.corpus.fetching.client import Client, host_of
from comparator.corpus.fetching.fetched import Arrival
from comparator.model import CatalogueEntry, CatalogueSource

Adapter = Callable[[Client, CatalogueSource, CatalogueEntry], Arrival]

_BY_NAME: dict[str, Adapter] = {
    "sectsco": sectsco.fetch,
    "worldjpn": worldjpn.fetch,
    "fomc": fomc.fetch,
    "page": page.fetch,
}
_BY_HOST = (
    ("sectsco.org", "sectsco"),
    ("worldjpn.net", "worldjpn"),
    ("federalreserve.gov", "fomc"),
)


def adapter_name(source: CatalogueSource) -> str:
    """Return the name of the adapter of a source: the one it names, else its host's."""
    if source.adapter is not None:
        return source.adapter
    host = host_of(source.url)
    for domain, name in _BY_HOST:
        if host == domain or host.endswith(f".{domain}"):
            return name
    return "page"


def adapter_of(source: CatalogueSource) -> Adapter:
    """Return what reads a source."""
    return _BY_NAME[adapter_name(source)]
