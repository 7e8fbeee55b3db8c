"""How jobs are done: each once, in several processes if wished, and remembered between runs."""

from comparator.jobs.cache import Store, default_store, tool_digest
from comparator.jobs.runner import Workshop, processors
from comparator.jobs.serialization import decode, digest, encode
from comparator.resources.cache_folder import PLACE

__all__ = [
    "PLACE",
    "Store",
    "Workshop",
    "decode",
    "default_store",
    "digest",
    "encode",
    "processors",
    "tool_digest",
]
