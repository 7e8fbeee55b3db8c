"""What is to be fetched."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a catalogue is wanted.

    Attributes:
        ids: Ids of declarations; () for all.
        language: The language of their texts.
        refresh: Whether to fetch again what is there.
        witnesses: Whether the further sources are wanted, too, as witnesses.
    """

    ids: Sequence[str] = ()
    language: str = "en"
    refresh: bool = False
    witnesses: bool = False
