"""What programs write into Markdown beyond its grammar: marks of sites and of notebooks.

{:start="3"}  ## Trade {#trade}      attributes for a page's markup (kramdown, Hugo, Pandoc)
{{< figure >}}  {% include %}        what a site's program fills in (Hugo, Jekyll)
:::note  > [!INFO] Map               frames around a remark (Docusaurus, Obsidian, GitHub)
[[Oslo|the capital]]  ==by heart==   links and marks of notebooks (Obsidian)
<sup>[1]</sup>                       the mark of a note

None of it is a word of the text. What a page would show of it stays, what would be filled in is
told; nothing is touched in code.
"""

import re

from comparator.corpus.formats.page_blocks import quoted
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS

_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<tick>`{1,3})(?!`)[^`\n]{1,300}(?P=tick)(?!`)",
    re.M | re.S,
)
_FILLED_TARGET = re.compile(r"\]\([^()\n]*\{\{[^{}\n]{0,300}\}\}[^()\n]*\)")
# "{{filled:Oslo}}" names what was filled in, and a page shows it.
_SHOWN = re.compile(r"\{\{[a-z][a-z-]{0,30}:\s*([^{}|\n]{1,300})\}\}")
_FILLED = re.compile(r"\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}")
_EMBEDDED = re.compile(r"!\[\[([^\[\]\n]{1,300})\]\]")
_REMARK = re.compile(r"%%(?:(?!%%).){1,2000}%%|\{/\*(?:(?!\*/).){0,2000}\*/\}", re.S)
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^{}\n]{1,200}\}[ \t]*$\n?|\{: ?[.#][^{}\n]{1,200}\}", re.M)
_HEADING_ATTRIBUTES = re.compile(
    r"(?m)(^ {0,3}#{1,6} [^\n]*?)[ \t]*\{:?[ \t]*[#.][\w:.#= \"-]{1,200}\}[ \t]*$"
)
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_FRAME = re.compile(r"^[ \t]*:{3,}[ \t]*(?:[\w-]+[ \t]*)?(?:\[([^\]\n]*)\]|([^\n]*))$", re.M)
_CALLOUT = re.compile(r"^([ \t]*>[ \t]*)\[![\w-]+\][-+]?[ \t]*([^\n]*)$", re.M)
_RAISED = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>", re.IGNORECASE)


def without_dialect(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown without the marks of sites and notebooks, and a sentence on what went."""
    filled: list[str] = []
    embedded: list[str] = []
    remarks: list[str] = []
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(source):
        parts += [_plain(source[end : code.start()], filled, embedded, remarks), code[0]]
        end = code.end()
    parts.append(_plain(source[end:], filled, embedded, remarks))
    notes = []
    for words, found in (
        ("what a site’s program fills in", filled),
        ("what is shown from elsewhere", embedded),
        ("remarks that no page shows", remarks),
    ):
        if found:
            notes.append(f"Left out {words}: {quoted(found)}.")
    return "".join(parts), tuple(notes)


def _plain(source: str, filled: list[str], embedded: list[str], remarks: list[str]) -> str:
    source = _RAISED.sub(lambda m: m[1].translate(RAISED_DIGITS), source)
    source = _FILLED_TARGET.sub("](#)", _SHOWN.sub(r"\1", source))
    for pattern, left_out in ((_REMARK, remarks), (_FILLED, filled), (_EMBEDDED, embedded)):
        left_out += [found[0] for found in pattern.finditer(source)]
        source = pattern.sub("", source)
    source = _HEADING_ATTRIBUTES.sub(r"\1", _ATTRIBUTES.sub("", source))
    source = _LINK.sub(lambda m: m[2] or m[1], source)
    source = _MARKED.sub(r"\1", source)
    source = _FRAME.sub(lambda m: _title_of_frame(m[1] or m[2] or ""), source)
    return _CALLOUT.sub(lambda m: m[1] + (f"**{m[2].strip()}**\n{m[1]}" if m[2] else ""), source)


def _title_of_frame(words: str) -> str:
    # Else it would run into the first line within.
    return f"\n**{words.strip()}**\n" if words.strip() else ""
