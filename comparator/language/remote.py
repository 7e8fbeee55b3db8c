"""Whether those who adopted a text met at all, or saw each other on screens."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from comparator.language.dates import each_date
from comparator.language.knowledge import alternatives

_ON_SCREEN = re.compile(alternatives("on_screens"), re.IGNORECASE)
# Who met, when and how is said at the beginning; further on, other meetings are.
_OPENING = 5


def was_by_video(passages: Iterable[str], adopted: date) -> bool:
    """Whether the opening of a text says that the meeting of this day was held by video."""
    return any(
        _ON_SCREEN.search(text) and any(day == adopted for _, _, day in each_date(text))
        for text in islice(passages, _OPENING)
    )
