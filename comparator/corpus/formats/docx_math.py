"""Equations of a DOCX as one line of text: (a+b)/2, x², √(x), CO2."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from comparator.corpus.formats.docx_package import M, W
from comparator.corpus.plain_text.times_widths import raised

_GONE = {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}delText"}


def math_text(element: Element) -> str:
    """Return the words and signs of an equation, and of what it is made of, in reading order."""
    if element.tag in {f"{M}t", f"{W}t"}:
        return element.text or ""
    if element.tag in _GONE or (element.tag.startswith(M) and element.tag.endswith("Pr")):
        return ""
    write = _WRITTEN.get(element.tag.removeprefix(M))
    if write is not None:
        return write(element)
    return "".join(math_text(child) for child in element)


def _part(element: Element, name: str) -> str:
    """Return the text of a part of an equation, "" where it has none."""
    found = element.find(f"{M}{name}")
    return "" if found is None else math_text(found)


def _fact(element: Element, path: str, default: str) -> str:
    found = element.find("/".join(f"{M}{name}" for name in path.split("/")))
    return default if found is None else found.get(f"{M}val", "")


def _grouped(text: str) -> str:
    """Return a part so that it stays together beside a sign."""
    is_one = text.isalnum() or (text.startswith("(") and text.find(")") == len(text) - 1)
    return text if is_one or len(text) <= 1 else f"({text})"


def _above(text: str) -> str:
    return raised(text) or (f"^{_grouped(text)}" if text else "")


def _below(text: str) -> str:
    # CO2 and H2O are written so; x_i is not.
    return text if text.isdecimal() else (f"_{_grouped(text)}" if text else "")


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Element) -> str:
    return _part(element, "e") + _below(_part(element, "sub")) + _above(_part(element, "sup"))


def _scripts_before(element: Element) -> str:
    return _above(_part(element, "sup")) + _below(_part(element, "sub")) + _part(element, "e")


def _root(element: Element) -> str:
    return f"{raised(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"


def _sum(element: Element) -> str:
    sign = _fact(element, "naryPr/chr", "∫")
    sub, sup = _part(element, "sub"), _part(element, "sup")
    limits = (f"_{_grouped(sub)}" if sub else "") + (f"^{_grouped(sup)}" if sup else "")
    return f"{sign}{limits} {_part(element, 'e')}"


def _bracketed(element: Element) -> str:
    between = _fact(element, "dPr/sepChr", "|")
    inner = between.join(math_text(e) for e in element.findall(f"{M}e"))
    return f"{_fact(element, 'dPr/begChr', '(')}{inner}{_fact(element, 'dPr/endChr', ')')}"


def _function(element: Element) -> str:
    inner = _part(element, "e")
    return f"{_part(element, 'fName')}{'' if inner.startswith('(') else ' '}{inner}"


def _limit(element: Element) -> str:
    return f"{_part(element, 'e')}_{_grouped(_part(element, 'lim'))}"


def _accented(element: Element) -> str:
    return _part(element, "e") + _fact(element, "accPr/chr", "\u0302")


def _matrix(element: Element) -> str:
    rows = (
        ", ".join(math_text(e) for e in row.findall(f"{M}e")) for row in element.findall(f"{M}mr")
    )
    return "; ".join(rows)


def _equations(element: Element) -> str:
    return "; ".join(math_text(e) for e in element.findall(f"{M}e"))


_WRITTEN: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts_before,
    "rad": _root,
    "nary": _sum,
    "d": _bracketed,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "acc": _accented,
    "m": _matrix,
    "eqArr": _equations,
}
