"""Characters that no printed declaration has: control, invisible, mojibake, ligatures, tags."""

import re
import unicodedata
from collections.abc import Iterator

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import Sheet, excerpt
from comparator.language.codes import base_language
from comparator.language.scripts import HANGUL, IDEOGRAPHS, LOOKALIKES
from comparator.language.words import LETTERS

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u180e]")
_SOFT_HYPHEN = re.compile("\u00ad")
_REPLACEMENT = re.compile("\ufffd")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# UTF-8 read as Windows-1252 or Latin-1: a lead byte's letter and a trail byte's sign.
_MOJIBAKE = re.compile(
    "â€[\u0080-\u009f\u0153\u2013-\u2122˜™œž¦“”]?|Ã[\u0080-\u00bf\u0152-\u0192\u2013-\u2122]"
    "|Â[\u0080-\u00bf]|(?:[ÐÑ][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]){2,}|(?:Ð[°-¿]|Ñ[€-]){2,}"
    "|ï»¿|ï¿½|(?:[РС][\u0400-\u040f\u0450-\u045f°±‚„…†‡€‰‹‘’“”•–—™›µ¶·»]){3,}"
)
_PRESENTATION = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}{HANGUL}]")
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|em|strong|a|ul|ol|li|table|tr|td|font|h[1-6]|sup|sub|img|script)"
    r"(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|[mn]dash|laquo|raquo|hellip|shy|"
    r"#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^(?:#{3,6}\s|>\s|```)|(?<!\S)\*\*(?=\w)|(?<=\w)\*\*(?!\S)|\]\(https?://[^)\s]*\)"
    r"|(?<!\S)__(?=[^\W_][^\n]{0,200}[^\W_]__(?!\S))"
)
_MOST_TAKEN = 3  # letters of another script, one behind the other, that were taken for some
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LATIN_TO_CYRILLIC = {v: k for k, v in LOOKALIKES.items() if "\u0400" <= k <= "\u04ff"}
_NAMES = {0xAD: "soft hyphen", 0x200B: "zero-width space", 0xFEFF: "byte order mark"}


def characters(sheet: Sheet) -> Iterator[Finding]:
    """Yield characters that come from an extractor, not from the text."""
    for number, line in sheet.body():
        yield from _each(sheet, number, line, "C201", _CONTROL, "")
        yield from _invisible(sheet, number, line)
        yield from _each(sheet, number, line, "C203", _SOFT_HYPHEN, "")
        yield from _each(sheet, number, line, "C205", _REPLACEMENT, None)
        yield from _each(sheet, number, line, "C208", _PRIVATE, None)
        yield from _mojibake(sheet, number, line)
        yield from _presentation(sheet, number, line)
        yield from _decomposed(sheet, number, line)
        yield from _mixed(sheet, number, line)
        for code, pattern, what in (
            ("C211", _TAG, "This is HTML"),
            ("C212", _MARKDOWN, "This mark means nothing here"),
        ):
            for found in pattern.finditer(line):
                yield sheet.at(
                    code, number, f"{what}: {excerpt(found[0])}.", "Take it out.", found.span()
                )


def _each(  # noqa: PLR0913 - what a finding is made of
    sheet: Sheet, number: int, line: str, code: str, pattern: re.Pattern[str], fix: str | None
) -> Iterator[Finding]:
    for found in pattern.finditer(line):
        where = excerpt(_visible(line[max(0, found.start() - 12) : found.end() + 12]))
        yield sheet.at(
            code, number, f"There is U+{ord(found[0]):04X} ({_name(found[0])}) in {where}.",
            "Take it out." if fix is not None else "Put in what the source has there.",
            found.span(), fix,
        )  # fmt: skip


def _invisible(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    # Joiners and marks of direction belong to some scripts: Arabic, Persian, Hindi.
    if re.search("[\u0590-\u08ff\u0900-\u0dff]", line):
        return
    yield from _each(sheet, number, line, "C202", _INVISIBLE, "")


def _name(character: str) -> str:
    return _NAMES.get(ord(character), unicodedata.name(character, "control character").lower())


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in text)


def _mojibake(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    for found in _MOJIBAKE.finditer(line):
        mended = _unscrambled(found[0])
        yield sheet.at(
            "C204", number, f"“{_visible(found[0])}” is text that was decoded wrongly"
            + (f"; it was {excerpt(mended)}." if mended else "."),
            "Put in what the source has there.", found.span(), mended or None,
        )  # fmt: skip


def _unscrambled(text: str) -> str:
    for encoding in ("cp1252", "latin-1", "cp1251"):
        try:
            mended = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return mended if mended.isprintable() else ""
    return ""


def _presentation(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    # Full-width marks are at home in ideographs.
    if base_language(sheet.language) in {"zh", "ja"} or _IDEOGRAPH.search(line):
        return
    for found in _PRESENTATION.finditer(line):
        plain = unicodedata.normalize("NFKC", found[0])
        yield sheet.at(
            "C207", number, f"“{found[0]}” is a printed form of “{plain}”.",
            "Write the letters.", found.span(), plain,
        )  # fmt: skip


def _decomposed(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    for found in re.finditer("[A-Za-z\u0400-\u04ff][\u0300-\u036f]+", line):
        composed = unicodedata.normalize("NFC", found[0])
        if composed != found[0]:
            yield sheet.at(
                "C210", number, f"“{composed}” is written as {len(found[0])} characters.",
                "Write it as one.", found.span(), composed,
            )  # fmt: skip


def _mixed(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    for found in LETTERS.finditer(line):
        word = found[0]
        latin, other = len(_LATIN.findall(word)), len(_OTHER.findall(word))
        if not latin or not other:
            continue
        table = LOOKALIKES if latin >= other else _LATIN_TO_CYRILLIC
        mended = "".join(table.get(c, c) for c in word)
        is_pure = not (_LATIN.search(mended) and _OTHER.search(mended))
        strangers = [c for c in word if bool(_OTHER.match(c)) == (latin >= other)]
        if len(strangers) > _MOST_TAKEN and not is_pure and "".join(strangers) in word:
            continue  # a name beside a word: "ПакетDebian"
        yield sheet.at(
            "C206", number,
            f"“{word}” has letters of two scripts: "
            + ", ".join(f"{c} (U+{ord(c):04X})" for c in strangers) + ".",
            "Write it in one script.", found.span(), mended if is_pure else None,
        )  # fmt: skip
