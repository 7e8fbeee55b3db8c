"""Characters that steer are shown by signs, all others as they are."""

import pytest

from comparator.language.controls import with_visible_controls

_STEERING = [
    *(n for n in range(0xA0) if n < 0x20 or n >= 0x7F),
    *range(0xFDD0, 0xFDF0),
    *((plane << 16) + n for plane in range(17) for n in (0xFFFE, 0xFFFF)),
]
_WHITE = [0x09, 0x0A, 0x0C, 0x0D]


@pytest.mark.parametrize("around", ["", "peace", "мир\N{GRINNING FACE}"])
def test_each_character_that_steers_has_a_sign_and_no_other(around: str) -> None:
    steering = {*_STEERING}.difference(_WHITE)
    for code in sorted({n + d for n in (*steering, *_WHITE) for d in (-1, 0, 1)}):
        if 0 <= code < 0x110000:
            shown = with_visible_controls(around + chr(code) + around)
            assert len(shown) == 2 * len(around) + 1
            assert (shown != around + chr(code) + around) is (code in steering), hex(code)
