"""What the report says, gathered from code and templates, and the catalogues renewed from it.

    python -m comparator.wording.extraction

adds sentences that are new to each catalogue, to be translated, and drops those no longer said.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comparator.corpus import bundled_templates
from comparator.wording.translation import LANGUAGES

_PACKAGE = Path(__file__).resolve().parents[1]
# By function: at which arguments its sentence stands, and the form for several, if any.
_SPEAKING = {
    "say": (0,),
    "msg": (0,),
    "translated": (0,),
    "linked": (0,),
    "say_n": (0, 1),
    "msg_n": (0, 1),
    "translated_n": (0, 1),
    "told": (1, 2),
    "plural": (1, 2),
    "in_words": (1, 2),
}
_NOUNS = {"plural", "in_words"}  # they form a plural with "s" where none is given


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, its form for several, or "", and where it is said."""

    one: str
    several: str
    where: str


def messages() -> list[Message]:
    """Return all messages, in the order of files and lines; the first place of each."""
    found: dict[str, Message] = {}
    for folder, base in (("report", _PACKAGE / "report"), ("wording", _PACKAGE)):
        for path in sorted((_PACKAGE / folder).rglob("*.py")):
            for message in _in_code(path, path.relative_to(base).as_posix()):
                _add(found, message)
    for path in sorted(bundled_templates().rglob("*.html")):
        for message in _in_template(path):
            _add(found, message)
    return list(found.values())


def _add(found: dict[str, Message], message: Message) -> None:
    """Add a message, or to one that is known its form for several."""
    known = found.get(message.one)
    if known is None or (message.several and not known.several):
        found[message.one] = message
    elif message.several and message.several != known.several:
        raise ValueError(f"{message.one!r} has two plurals, in {known.where} and {message.where}")


def _in_code(path: Path, shown: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name, positions = node.func.id, _SPEAKING.get(node.func.id, ())
        texts = [_constant(node.args[n]) if n < len(node.args) else "" for n in positions]
        if texts and texts[0]:
            several = texts[1] if len(texts) > 1 else ""
            if name in _NOUNS and not several:
                several = texts[0] + "s"
            yield Message(texts[0], several, f"{shown}:{node.lineno}")


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _in_template(path: Path) -> Iterator[Message]:
    from jinja2 import Environment

    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    tree = environment.parse(path.read_text("utf-8"))
    for line, _, found in environment.extract_translations(tree):  # type: ignore[attr-defined]
        one, several = (found, "") if isinstance(found, str) else found[:2]
        yield Message(one, several or "", f"{path.name}:{line}")


def renew(code: str) -> bytes:
    """Return the catalogue of a language with every message of today and no other."""
    from io import BytesIO

    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    from comparator.wording.translation import catalogue

    old = catalogue(code)
    new = Catalog(locale=code, header_comment=old.header_comment, fuzzy=False)
    for message in messages():
        known = old.get(message.one)
        key = (message.one, message.several) if message.several else message.one
        position = (message.where.rpartition(":")[0], 0)
        string = known.string if known else None
        new.add(key, string, locations=[position])
    out = BytesIO()
    write_po(out, new, width=100, omit_header=True, include_lineno=False)
    return _HEADER.format(code=code, forms=old.plural_forms).encode() + out.getvalue()


_HEADER = """\
# What a report says in this language. Renewed with: python -m comparator.wording.extraction
# Words in [brackets] become links and stay in their order; %(words)s in parentheses are filled in.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""


def main() -> None:
    """Renew all catalogues."""
    for code in LANGUAGES:
        if code != "en":
            path = bundled_templates() / "locales" / f"{code}.po"
            data = renew(code)
            path.write_bytes(data)


if __name__ == "__main__":
    main()
