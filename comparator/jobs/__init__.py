"""How jobs are done: each once, by others too if wished, and remembered between runs."""

from comparator.jobs.cache import Store, default_store, tool_digest
from comparator.jobs.hands import Hands, Processes, processors
from comparator.jobs.runner import Question, Reading, Workshop
from comparator.jobs.serialization import decode, digest, encode
from comparator.resources.cache_folder import PLACE

__all__ = [
    "PLACE",
    "Hands",
    "Processes",
    "Question",
    "Reading",
    "Store",
    "Workshop",
    "decode",
    "default_store",
    "digest",
    "encode",
    "processors",
    "tool_digest",
]
