"""Fetch: from the world's sites to files of a series. The only room that uses the network."""

from comparator.corpus.fetching.cache import Cache, default_cache
from comparator.corpus.fetching.client import Client, Manners
from comparator.corpus.fetching.results import Outcome, Result, Wish
from comparator.corpus.fetching.series import fetch_series

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
