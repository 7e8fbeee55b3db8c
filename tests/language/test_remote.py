"""A meeting on screens is told from one at a place."""

from datetime import date

import pytest

from comparator.language.remote import was_by_video

DAY = date(2021, 5, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The heads met in the video conference format on 4 May 2021 and declare:", True),
        ("Главы провели встречу в формате видеоконференции 4 мая 2021 года.", True),
        ("The heads met in Port Anna on 4 May 2021.", False),
        ("They welcome the forum held by videoconference on 3 March 2021.", False),
    ],
)
def test_only_the_meeting_of_the_day_itself_counts(text: str, expected: bool) -> None:
    assert was_by_video(["Declaration", text], DAY) is expected


def test_what_stands_further_on_is_another_meeting() -> None:
    text = "The ministers met by video link on 4 May 2021."
    assert not was_by_video([*["They agree."] * 5, text], DAY)
