"""Fetch: from the world's sites to files of a series. The only room that uses the network."""

from comparator.corpus.fetching.cache import Cache, default_cache
from comparator.corpus.fetching.client import Client, Manners
from comparator.corpus.fetching.fetch import fetch_series
from comparator.corpus.fetching.outcomes import Outcome, Result
from comparator.corpus.fetching.wishes import Wish

__all__ = [
    "Cache",
    "Client",
    "Manners",
    "Outcome",
    "Result",
    "Wish",
    "default_cache",
    "fetch_series",
]
