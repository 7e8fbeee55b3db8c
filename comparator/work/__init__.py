"""How jobs are done: each once, in several processes if wished, and remembered between runs."""

from comparator.corpus.caches import PLACE
from comparator.work.canon import decode, digest, encode
from comparator.work.store import Store, default_store, tool_digest
from comparator.work.workshop import Workshop, processors

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
