"""What programs write into Markdown beyond its grammar: marks of sites and of notebooks.

{:start="3"}  ## Trade {#trade}      attributes for a page's markup (kramdown, Hugo, Pandoc)
[Riga](a){.x}  [Riga]{.place}       the same beside links and words (Pandoc)
:   Riga                            what the term on the line above means
(trade)=  ```{note}  {ref}`Riga`     labels, frames and roles (MyST)
{{< figure >}}  {% include %}        what a site's program fills in (Hugo, Jekyll)
:::note  ::note  > [!INFO] Map       frames around a remark (Docusaurus, Nuxt, Obsidian, GitHub)
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
    r"|(?P<role>\{[a-z][\w:.+-]{0,40}\})?(?<!`)(?P<tick>`{1,3})(?!`)"
    r"(?P<words>[^`\n]{1,300})(?P=tick)(?!`)",
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
    r"(?m)(^ {0,3}#{1,6} [^\n]*?)[ \t]*\{:?[ \t]*[#.][^{}\n]{1,400}\}[ \t]*$"
)
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_FRAME = re.compile(r"^[ \t]*:{3,}[ \t]*(?:[\w-]+[ \t]*)?(?:\[([^\]\n]*)\]|([^\n]*))$", re.M)
_SHORT_FRAME = re.compile(r"^[ \t]*::(?:[a-z][\w-]*(?:\{[^{}\n]*\})?)?[ \t]*$", re.M)
_BESIDE = re.compile(r"(?<=[\])])\{[ \t]*(?:[#.]|[\w-]+=)[^{}]{0,400}\}")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[ \t]*(?:[#.]|[\w-]+=)[^{}]{0,400}\}")
_MEANING = re.compile(r"(?<=\S)[ \t]*\n(?:[ \t]*\n)?:[ \t]{1,3}(?=\S)")
_BREAK_BEFORE_NOTHING = re.compile(
    r"(?<!\\)\\[ \t]*$(?=\s*(?:\Z|^[ \t]*$|^[ \t]*(?:[-*+]|\d+[.)])[ \t]))", re.M
)
_LABEL = re.compile(r"^\([\w][\w .:-]{0,80}\)=[ \t]*$\n?", re.M)
_FENCE_LINE = re.compile(r"(?P<mark>[ \t]*(?P<fence>`{3,}|~{3,}|:{3,}))(?P<told>[^`\n]*)")
# What stands within these is text as any other; within ```{code-block} it is none.
_TOLD_FENCE = re.compile(
    r"\{(?:admonition|attention|caution|danger|deprecated|dropdown|epigraph|error|hint|important"
    r"|margin|note|pull-quote|seealso|sidebar|tab|tab-item|tip|topic|versionadded|versionchanged"
    r"|warning|(?P<picture>figure))\}(?P<title>.*)"
)
_FILLED_FENCE = re.compile(r"\{(?:bibliography|contents|image|tableofcontents|toctree)\}.*")
_OPTION = re.compile(r"[ \t]*:[\w-]+:")
_OPTIONS_RULE = re.compile(r"[ \t]*---[ \t]*")
# What a program makes of MDX, and links whose words it fills in.
_PROGRAM = re.compile(
    r"^(?:import\s[^\n]*[\"'][^\n]*|export\s(?:const|default|function|let)\b(?:[^\n]+\n?)+)$", re.M
)
_WORDLESS = re.compile(r"(?<![!\\\]])\[\]\([^()\n]{1,300}\)")
_ROLE_TARGET = re.compile(r"\s*<[^<>]*>\s*$")
# Bullets that somebody typed, line under line: a grammar that knows only "-" would join them.
_TYPED = re.compile(r"(?<=[^\s])\n[ \t]*(?P<mark>[•●▪‣◦–—·])[ \t]+(?=\S)")
_CALLOUT = re.compile(r"^([ \t]*>[ \t]*)\[![\w-]+\][-+]?[ \t]*([^\n]*)$", re.M)
_RAISED = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>", re.IGNORECASE)


def without_dialect(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown without the marks of sites and notebooks, and a sentence on what went."""
    filled: list[str] = []
    embedded: list[str] = []
    remarks: list[str] = []
    parts: list[str] = []
    end = 0
    source = _without_told_fences(source, filled)
    for code in _CODE.finditer(source):
        shown = _of_role(code["role"], code["words"]) if code["role"] else code[0]
        parts += [_plain(source[end : code.start()], filled, embedded, remarks), shown]
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
    for pattern, left_out in (
        *((_REMARK, remarks), (_FILLED, filled), (_EMBEDDED, embedded)),
        *((_PROGRAM, filled), (_WORDLESS, filled)),
    ):
        left_out += [found[0] for found in pattern.finditer(source)]
        source = pattern.sub("", source)
    source = _HEADING_ATTRIBUTES.sub(r"\1", _ATTRIBUTES.sub("", _LABEL.sub("", source)))
    source = _BESIDE.sub("", _SPAN.sub(r"\1", source))
    source = _BREAK_BEFORE_NOTHING.sub("", _MEANING.sub(": ", source))
    source = _with_typed_bullets(source)
    source = _LINK.sub(lambda m: m[2] or m[1], source)
    source = _MARKED.sub(r"\1", source)
    source = _FRAME.sub(lambda m: _title_of_frame(m[1] or m[2] or ""), source)
    source = _SHORT_FRAME.sub("", source)
    return _CALLOUT.sub(lambda m: m[1] + (f"**{m[2].strip()}**\n{m[1]}" if m[2] else ""), source)


def _title_of_frame(words: str) -> str:
    # Else it would run into the first line within.
    return f"\n**{words.strip()}**\n" if words.strip() else ""


def _without_told_fences(source: str, filled: list[str]) -> str:
    """Return Markdown without the fences of MyST's frames: their titles and what is within stay.

    What a program fills in goes to `filled`.
    """
    if "{" not in source:
        return source
    lines = source.split("\n")
    # From the end, so that each fence knows the next line that ends it.
    ends: dict[str, int] = {}
    end_of: dict[int, int] = {}
    for n in range(len(lines) - 1, -1, -1):
        if found := _FENCE_LINE.fullmatch(lines[n].rstrip()):
            end_of[n] = ends.get(found["mark"], 0)
            if not found["told"]:
                ends[found["mark"]] = n
    n = 0
    while n < len(lines):
        found = _FENCE_LINE.fullmatch(lines[n].rstrip()) if end_of.get(n) else None
        kind = found["told"].strip() if found else ""
        if told := _TOLD_FENCE.fullmatch(kind):
            lines[end_of[n]] = ""
            lines[n] = "" if told["picture"] else _title_of_frame(told["title"])
            _drop_options(lines, n + 1, end_of[n])
        elif _FILLED_FENCE.fullmatch(kind):
            filled.append(kind)
            lines[n : end_of[n] + 1] = [""] * (end_of[n] + 1 - n)
        elif found and found["fence"][0] != ":":
            n = end_of[n]  # code: what looks like a frame in it is none
        n += 1
    return "\n".join(lines)


def _drop_options(lines: list[str], first: int, end: int) -> None:
    """Empty the lines with which a frame begins that say how it looks: ":class: …", or YAML."""
    n = first
    if _OPTIONS_RULE.fullmatch(lines[n]):
        rules = (k for k in range(n + 1, end) if _OPTIONS_RULE.fullmatch(lines[k]))
        n = next(rules, n - 1) + 1
    while n < end and _OPTION.match(lines[n]):
        n += 1
    lines[first:n] = [""] * (n - first)


def _of_role(role: str, words: str) -> str:
    """Return what a role of MyST shows: words without what they lead to, a raised figure."""
    shown = _ROLE_TARGET.sub("", words) or words
    is_raised = role in {"{sup}", "{superscript}"} and shown.isdecimal()
    return shown.translate(RAISED_DIGITS) if is_raised else shown


def _with_typed_bullets(source: str) -> str:
    """Return Markdown with typed bullets as its own, where a line under another begins with one.

    A dash is a bullet only behind a mark that ends something, or below one that is.
    """
    parts: list[str] = []
    end, mark = 0, ""
    for found in _TYPED.finditer(source):
        between = source[end : found.start()]
        is_bullet = found["mark"] not in "–—·" or between.rstrip()[-1:] in set(":;.,：；。，")
        if is_bullet or (found["mark"] == mark and "\n" not in between):
            parts += [between, "\n- "]
            mark = found["mark"]
        else:
            parts += [between, found[0]]
            mark = ""
        end = found.end()
    return "".join((*parts, source[end:]))
