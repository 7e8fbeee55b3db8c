"""The words that frame a clause and say nothing of its matter.

"The Parties attach importance to closer ties in the field of …" could open any clause; what
counts is what follows. In a long series such words are common and so weigh little of
themselves; in two short texts they are not, and would tie any two clauses together. The list
holds operative verbs, the nouns they take, and words for the parties: chosen by reading, before
any figure was looked at, and not tuned since.
"""

from functools import cache

FRAME_WORDS = {
    "en": (
        "accordance action active activity actively adopt adoption advocate agree also appreciate "
        "area aspect attach attention aware based basis believe build call carry closely "
        "cohesion commend commit commitment common concern condition confirm connection consider "
        "consistent consistently context continue contribute contribution convinced cooperate "
        "cooperation coordinate corresponding countries country current deem deepen deeply "
        "determined develop development effective effectively effort emphasise emphasize enhance "
        "ensure essential establish existing expand express favour favor field first foster "
        "framework further furthermore general given great group head high highly hold hope "
        "implement implementation importance important improve include including increase "
        "initiative intend interaction interest interested international issue joint jointly key "
        "leader level make matter measure mechanism meeting member mutual mutually necessary "
        "necessity need new note number organisation organization oppose order particular "
        "participate participant party play positive practical process programme program progress "
        "promote propose provide purpose readiness ready reaffirm recognise recognize regard "
        "regarding region regional regular reiterate relation relevant resolve respect respective "
        "result role safeguard serve side significance significant state step strengthen stress "
        "strive strongly subject summit support take together underline underscore uphold urge "
        "use various view vital welcome well wide will willingness work year "
        # A date tells the year of a meeting, not its matter.
        "january february march april may june july august september october november december"
    ),
    "ru": (
        "активный важность важный взаимодействие взаимный вклад вновь внимание вопрос выражать "
        "выступать главы государство государства-члены дальнейший действие деятельность "
        "заинтересованный значение интерес исходить международный мера необходимость "
        "необходимый области обеспечение общий основа отмечать отношение "
        "подтверждать подчеркивать поддерживать "
        "поддержка приветствовать приверженность придавать продолжать развитие рамках реализация "
        "региональный роль совместный содействие соответствующий сотрудничество страна стремление "
        "считать укрепление усилие член"
    ),
    "de": (
        "beitrag bereich bekräftigen betonen bedeutung begrüßen erklären ermutigen fördern "
        "fortsetzen gemeinsam hervorheben international land maßnahme mitgliedstaaten notwendig "
        "notwendigkeit stärken staaten umsetzung unterstreichen unterstützen wichtig zusammenarbeit"
    ),
}


@cache
def frame_stems() -> frozenset[str]:
    """Return the stems of all frame words."""
    from comparator.language.spellings import spelling_form
    from comparator.language.stems import stem
    from comparator.language.synonyms import meaning_of

    return frozenset(
        stem(meaning_of(spelling_form(word)), language)
        for language, row in FRAME_WORDS.items()
        for word in row.split()
    )


@cache
def is_frame(stem: str) -> bool:
    """Whether a stem only frames a clause: a frame word or a number.

    Sessions, dates and sums are counted on from year to year in a clause that stays the same.
    """
    return stem in frame_stems() or stem[:1].isdigit()
