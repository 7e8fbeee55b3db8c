"""Numbers of list items as a page or a word processor shows them."""

_SIGNS = "M CM D CD C XC L XL X IX V IV I".split()
_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)


def counted(number: int, style: str) -> str:
    """Return a number in a style: "1" for figures, "a" or "A" letters, "i" or "I" numerals."""
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "a" else letter.upper()
    if style in {"i", "I"} and 1 <= number <= 3999:
        numeral = _roman(number)
        return numeral.lower() if style == "i" else numeral
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for sign, value in zip(_SIGNS, _VALUES, strict=True):
        while number >= value:
            text, number = text + sign, number - value
    return text
