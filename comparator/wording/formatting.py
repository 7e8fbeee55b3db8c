"""Our own voice: numbers, dates and lists as readers of the language spoken expect them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from comparator.language.codes import base_language
from comparator.language.knowledge import language as known_of
from comparator.language.months import month_name
from comparator.language.words import is_word, tokens
from comparator.model import UNDATED, Declaration, Rendering, Ruling, Series
from comparator.wording.translation import language, msg, msg_n, say, say_n, translated_n

RENDERINGS = {
    Rendering.OFFICIAL: msg("official text"),
    Rendering.UNOFFICIAL: msg("unofficial translation"),
    Rendering.MACHINE: msg("machine translation"),
    Rendering.UNKNOWN: msg("not known whether official"),
    Rendering.FICTIONAL: msg("fictional"),
}
"""What kind of text a declaration is, in English; `rendering` says it."""
_COUNTED_BY_CHARACTERS = frozenset({"ja", "zh"})
_NUMERALS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def rendering(kind: Rendering) -> str:
    """Return what kind of text a declaration is."""
    return say(RENDERINGS[kind])


def language_name(code: str) -> str:
    """Return the name of a language, such as "English"; the code where no name is known."""
    from babel import Locale, UnknownLocaleError

    try:
        named = Locale.parse(code, sep="-").get_display_name(language())
    except (UnknownLocaleError, ValueError):
        return code
    return named or code


def number(count: int) -> str:
    """Return a number with its thousands set apart."""
    if language() == "en":
        return f"{count:,}"
    from babel.numbers import format_decimal

    return format_decimal(count, locale=language())


def number_or_none(count: int) -> str:
    """Return a number as in running text, where 0 is "none"."""
    return number(count) if count else say("none")


def percent(share: float) -> str:
    """Return a share of 1 in hundredths, such as "12 %"."""
    if language() == "en":
        return f"{100 * share:.0f}\u00a0%"
    from babel.numbers import format_percent

    return format_percent(round(share, 2), locale=language())


def tenths(figure: float) -> str:
    """Return a number with one decimal, such as "4.5"."""
    if language() == "en":
        return f"{figure:.1f}"
    from babel.numbers import format_decimal

    return format_decimal(figure, format="#,##0.0", locale=language())


_CHARACTERS = {
    "word": msg_n("character", "characters"),
    "new word": msg_n("new character", "new characters"),
}
_counts_characters: ContextVar[bool] = ContextVar("whether texts are counted by characters")


@contextmanager
def counting(languages: Iterable[str]) -> Iterator[None]:
    """Call what texts are counted by as it is, within a block: in Chinese it is characters."""
    codes = {base_language(code) for code in languages}
    token = _counts_characters.set(bool(codes) and codes <= _COUNTED_BY_CHARACTERS)
    try:
        yield
    finally:
        _counts_characters.reset(token)


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a number and its noun, such as "1 word" or "1,200 words"; of Chinese, "characters"."""
    if _counts_characters.get(False):
        noun, several = _CHARACTERS.get(noun, (noun, several))
    return f"{number(count)}{_joint()}{translated_n(noun, several or noun + 's', count)}"


def in_words(count: int, noun: str, several: str = "") -> str:
    """Return a small number and its noun in words, such as "two wordings"."""
    if language() != "en" or count >= len(_NUMERALS):
        return plural(count, noun, several)
    return f"{_NUMERALS[count]} {noun if count == 1 else several or noun + 's'}"


def told(count: int, one: str, several: str, none: str, /, **values: str) -> str:
    """Return the clause for a count, such as "1 is new", "1,200 are new" or "none is new".

    Args:
        count: Fills in `%(count)s`.
        one: For one; languages with more forms take theirs from the catalogue.
        several: For more.
        none: For none: a sentence of its own.
        values: What else is filled in.
    """
    if not count:
        return say(none, **values)
    return say_n(one, several, count, count=number(count), **values)


def by_hand(ruling: Ruling) -> str:
    """Return that something was set by hand, and by whom and when if that is known."""
    if ruling.by and ruling.on:
        return say("set by hand by %(who)s, %(day)s", who=ruling.by, day=day(ruling.on))
    if ruling.by:
        return say("set by hand by %(who)s", who=ruling.by)
    return say("set by hand, %(day)s", day=day(ruling.on)) if ruling.on else say("set by hand")


def day(when: date) -> str:
    """Return a date, such as "4 July 2024", or "undated"."""
    if when == UNDATED:
        return say("undated")
    if language() == "en":
        # Not strftime: month names there follow the machine's locale.
        return f"{when.day} {month_name(when.month)} {when.year}"
    from babel.dates import format_date

    return format_date(when, "long", locale=language())


def running(sentences: Iterable[str]) -> str:
    """Return sentences as running text: with no space between them in Chinese."""
    return ("" if language() == "zh" else " ").join(sentences)


def listed(items: Iterable[str]) -> str:
    """Return items as in running text: "a", "a and b", "a, b and c"; "" for none."""
    *most, last = list(items) or [""]
    if language() == "en" or not most:
        return f"{', '.join(most)} and {last}" if most else last
    from babel.lists import format_list

    return format_list([*most, last], locale=language())


def tags(declarations: Sequence[Declaration]) -> dict[str, str]:
    """Return a short label for each declaration: its year, or its date where years repeat.

    An undated one has its number in the series.
    """
    undated = {
        d.id: say("no. %(number)s", number=str(n))
        for n, d in enumerate(declarations, start=1)
        if d.date == UNDATED
    }
    return undated | _tags_of_days([d for d in declarations if d.date != UNDATED])


def _tags_of_days(declarations: Sequence[Declaration]) -> dict[str, str]:
    for form in ("%Y", "%Y-%m", "%Y-%m-%d"):
        labels = [d.date.strftime(form) for d in declarations]
        if len(set(labels)) == len(labels):
            return dict(zip((d.id for d in declarations), labels, strict=True))
    days = [d.date for d in declarations]
    return {
        d.id: d.date.isoformat()
        if days.count(d.date) == 1
        else f"{d.date.isoformat()} ({days[: n + 1].count(d.date)})"
        for n, d in enumerate(declarations)
    }


def years_without(years: Sequence[int]) -> str:
    """Return the years that are missing, such as "2008 to 2018 and 2021"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told: list[str] = []
    for run in runs:
        ends = {"first": str(run[0]), "last": str(run[-1])}
        told += [say("%(first)s to %(last)s", **ends)] if len(run) > 2 else map(str, run)
    return listed(told) if told else ""


MISSING = "*"
"""What marks a word on time in whose span a text is not here; a note on the page tells of it."""


def missing_note(series: Series) -> str:
    """Return the note that goes with such marks, or "" where no year is missing."""
    last = {d.kind: d.id for d in series.declarations}
    between = {year for newer in last.values() for year in series.all_missing_years(newer)}
    # Before the first text of all and after the last, the catalogue alone knows of any. It may call
    # by another name what is a text of the same kind: a communiqué, a declaration.
    here = {d.date.year for d in series.declarations}
    years = sorted(between | ({day.year for day, _ in series.absent or ()} - here))
    if not years:
        return ""
    return say(
        "%(mark)s No text of %(years)s is here. It may have said what is called new, back, gone, "
        "first or last.",
        mark=MISSING,
        years=years_without(years),
    )


def naming_missing(sentence: str, years: Sequence[int]) -> str:
    """Return a sentence on time that stands alone, with the years whose text is not here."""
    if not years:
        return sentence
    return say("%(told)s (no text of %(years)s is here)", told=sentence, years=years_without(years))


def excerpt(text: str, most_words: int = 44) -> str:
    """Return the beginning of a text, cut between two words."""
    pieces = text.split()
    if len(pieces) > most_words:
        return " ".join(pieces[:most_words]).rstrip(",;:") + " …"
    joined, count, end = " ".join(pieces), 0, 0
    # Without spaces between words, as in Chinese, a character is a word, and says half of one.
    for token in tokens(joined):
        count += is_word(token)
        if count > 2 * most_words:
            return joined[:end].rstrip(",;:，、；：") + "…"
        end += len(token)
    return joined


def quoted(text: str, spoken: str) -> str:
    """Return a quotation in the marks of the language it is in."""
    marks = known_of(spoken).quotation_marks or "“”"
    return f"{marks[0]}{text}{marks[1]}"


def _joint() -> str:
    """Return what stands between a number and its noun: nothing before a Chinese measure word."""
    return "" if language() == "zh" else " "


def percent_of(share: float) -> str:
    """Return a share in hundredths; a small one is not none."""
    return say("less than %(share)s", share=percent(0.01)) if 0 < share < 0.005 else percent(share)
