"""Numbers of list items as a page or a word processor shows them."""

_SIGNS = "M CM D CD C XC L XL X IX V IV I".split()
_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)


def counted(number: int, style: str, *, repeats: bool = False) -> str:
    """Return a number in a style: "1" for figures, "a" or "A" letters, "i" or "I" numerals.

    Behind z a page shows aa, ab, ac; a word processor (`repeats`) aa, bb, cc.
    """
    if style in {"a", "A"} and number >= 1:
        letters = _repeated(number) if repeats else _lettered(number)
        return letters if style == "a" else letters.upper()
    if style in {"i", "I"} and 1 <= number <= 3999:
        numeral = _roman(number)
        return numeral.lower() if style == "i" else numeral
    return str(number)


def _lettered(number: int) -> str:
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def _repeated(number: int) -> str:
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for sign, value in zip(_SIGNS, _VALUES, strict=True):
        while number >= value:
            text, number = text + sign, number - value
    return text
