"""What programs write into Markdown beyond its grammar: marks of sites and of notebooks.

{:start="3"}  ## Trade {#trade}      attributes for a page's markup (kramdown, Hugo, Pandoc)
[Riga](a){.x}  [Riga]{.place}       the same beside links and words (Pandoc)
:   Riga                            what the term on the line above means
(trade)=  ```{note}  {ref}`Riga`     labels, frames and roles (MyST)
{{< figure >}}  {% include %}        what a site's program fills in (Hugo, Jekyll)
:::note  ::note  > [!INFO] Map       frames around a remark (Docusaurus, Nuxt, Obsidian, GitHub)
[[Oslo|the capital]]  ==by heart==   links and marks of notebooks (Obsidian)
!!! note "Map"  ??? note  * TOC      remarks and contents (MkDocs, Python-Markdown, kramdown)
$$ E = mc^2 $$  10^6^  CO~2~         formulas, raised and lowered signs (Pandoc, GitHub)
<Card title="Map">  import …         what a program makes of MDX
<sup>[1]</sup>                       the mark of a note

None of it is a word of the text. What a page would show of it stays, what would be filled in is
told; nothing is touched in code.
"""

import re

from comparator.corpus.formats.page_blocks import quoted
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS, raised
from comparator.language.knowledge import alternatives

_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<role>\{[a-z][\w:.+-]{0,40}\})?(?<!`)(?P<tick>`{1,3})(?!`)"
    r"(?P<words>[^`\n]{1,300})(?P=tick)(?!`)",
    re.M | re.S,
)
_FILLED_TARGET = re.compile(r"\]\([^()\n]*\{\{[^{}\n]{0,300}\}\}[^()\n]*\)")
# "{{filled:Oslo}}" names what was filled in, and a page shows it.
_SHOWN = re.compile(r"\{\{[a-z][a-z-]{0,30}:\s*([^{}|\n]{1,300})\}\}")
# With the space before it, where it would come to stand before a mark of stress or a full stop.
_FILL = r"(?:\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\})"
_FILLED = re.compile(rf"(?:[ \t]{{1,9}}(?={_FILL}(?:[_*]+(?!\w)|[.,;:])))?{_FILL}")
_EMBEDDED = re.compile(r"!\[\[([^\[\]\n]{1,300})\]\]")
_REMARK = re.compile(r"%%(?:(?!%%).){1,2000}%%|\{/\*(?:(?!\*/).){0,2000}\*/\}", re.S)
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^{}\n]{1,200}\}[ \t]*$\n?|\{: ?[.#][^{}\n]{1,200}\}", re.M)
_HEADING_ATTRIBUTES = re.compile(
    r"(?m)(^ {0,3}#{1,6} [^\n]*?)[ \t]*\{:?[ \t]*[#.][^{}\n]{1,400}\}[ \t]*$"
)
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_FRAME = re.compile(
    r"^[ \t]*:{3,}[ \t]*(?:[\w-]+[ \t]*)?(?:\{[^{}\n]*\}[ \t]*)?(?:\[([^\]\n]*)\]|([^\n]*))$", re.M
)
_SHORT_FRAME = re.compile(r"^[ \t]*::(?:[a-z][\w-]*(?:\{[^{}\n]*\})?)?[ \t]*$", re.M)
_BESIDE = re.compile(r"(?<=[\])])\{[ \t]*(?:[#.]|[\w-]+=)[^{}]{0,400}\}")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[ \t]*(?:[#.]|[\w-]+=)[^{}]{0,400}\}")
_MEANING = re.compile(r"(?<=\S)[ \t]*\n(?:[ \t]*\n)?:[ \t]{1,3}(?=\S)")
_BREAK_BEFORE_NOTHING = re.compile(
    r"(?<!\\)\\[ \t]*$(?=\s*(?:\Z|^[ \t]*$|^[ \t]*(?:[-*+]|\d+[.)])[ \t]))", re.M
)
_DEEP_ITEM = re.compile(r" {4,}[-*+] ")
_IN_A_LIST = re.compile(r"[ \t]+\S|(?:[-*+]|\d{1,9}[.)])[ \t]")
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
_CONTENTS = re.compile(
    r"^[ \t]*(?:\[\[?_?toc_?\]\]?|[-*+][ \t]+\S[^\n]*\n[ \t]*\{: ?toc[^{}\n]*\}"
    r"|\\(?:newpage|pagebreak|clearpage|tableofcontents))[ \t]*$",
    re.M | re.I,
)
_SHORT_FOR = re.compile(r"^\*\[[^\[\]\n]{1,60}\]:[^\n]*$", re.M)
_TITLED = re.compile(
    r"^(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$",
    re.M,
)
_FORMULA = re.compile(
    r"(?<![\\$])\$\$(?!\$)(?P<block>(?:(?!\$\$|\n[ \t]*\n).){1,4000})\$\$"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<inline>[^$\n]{1,300}(?<=\S))\$(?![\d$])",
    re.S,
)
_OF_TEX = re.compile(r"\\[A-Za-z]|[\^_]")
_MARK = re.compile(r"([!-/:-@\[-`{-~])")
_RAISED_BETWEEN = re.compile(r"(?<=\w)\^(\w{1,6})\^(?!\^)")
_LOWERED_BETWEEN = re.compile(r"(?<=\w)~(\w{1,6})~(?!~)")
_BRACED = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
# A component has small letters in its name; HTML in capitals has none.
_COMPONENT = re.compile(
    rf"</?[A-Z][\w.]*[a-z][\w.]*(?:\s(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'|{_BRACED}){{0,2000}})?/?>"
)
# What a program makes of MDX, and links whose words it fills in.
_PROGRAM = re.compile(
    r"^(?:import\s[^\n]*[\"'][^\n]*|export\s(?:const|default|function|let)\b(?:[^\n]+\n?)+)$", re.M
)
_WORDLESS = re.compile(r"(?<![!\\\]])\[\]\([^()\n]{1,300}\)")
_ROLE_TARGET = re.compile(r"\s*<[^<>]*>\s*$")
# Bullets that somebody typed, line under line: a grammar that knows only "-" would join them.
_TYPED = re.compile(r"(?<=[^\s])\n[ \t]*(?P<mark>[•●▪‣◦–—―·])[ \t]+(?=\S)")
# Items that somebody numbered, line under line: "(a) … and", "(b) …".
_NUMBER = (
    r"[ \t]*(?:\*\*)?(?:\([^\W\d_]{1,4}\)|\(\d{1,2}\)|[a-zа-я]{1,4}\)|\[\d{1,2}\])(?:\*\*)?[ \t]+\S"
)
_NUMBERED = re.compile(_NUMBER)
_FIRST_NUMBER = re.compile(r"[ \t*]*[(\[]?(?:a|i|1|а)[)\]]")
_NUMBERED_BELOW = re.compile(
    rf"(?<=[;:,.；：。，])((?:[ \t]+(?:{alternatives('before_last_items')}))?[ \t]*)\n(?={_NUMBER})"
)
_TYPED_BELOW = re.compile(r"[^\n]*[;,.；，。]\n[ \t]*(?P<mark>[–—―·])[ \t]+(?=\S)")
_CALLOUT = re.compile(r"^([ \t]*>[ \t]*)\[![\w-]+\][-+]?[ \t]*([^\n]*)$", re.M)
_RAISED = re.compile(r"<sup>\s*\[?(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\]?\s*</sup>", re.IGNORECASE)


def without_dialect(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown without the marks of sites and notebooks, and a sentence on what went."""
    filled: list[str] = []
    embedded: list[str] = []
    remarks: list[str] = []
    parts: list[str] = []
    end = 0
    source = _with_deep_lists(_without_told_fences(source, filled))
    formulas = 0

    def add(text: str) -> None:
        nonlocal formulas
        text, count = _with_formulas(text)
        formulas += count
        parts.append(_plain(text, filled, embedded, remarks))

    for code in _CODE.finditer(source):
        add(source[end : code.start()])
        parts.append(_of_role(code["role"], code["words"]) if code["role"] else code[0])
        end = code.end()
    add(source[end:])
    notes = []
    if formulas:
        notes.append(f"Left {formulas} formulas as they are written in TeX.")
    for words, found in (
        ("what a site’s program fills in", filled),
        ("what is shown from elsewhere", embedded),
        ("remarks that no page shows", remarks),
    ):
        if found:
            notes.append(f"Left out {words}: {quoted(found)}.")
    return "".join(parts), tuple(notes)


def _with_deep_lists(source: str) -> str:
    """Return Markdown in which a list that is set in by tabs, in no other list, is one."""
    chunks = re.split(r"(\n[ \t]*\n)", source)
    for place in range(0, len(chunks), 2):
        before = chunks[place - 2].strip("\n") if place else ""
        lines = chunks[place].strip("\n").split("\n")
        is_deep = all(_DEEP_ITEM.match(line.expandtabs(4)) for line in lines)
        if is_deep and not _IN_A_LIST.match(before.rpartition("\n")[2]):
            chunks[place] = "\n".join(line.strip() for line in lines)
    return "".join(chunks)


def _plain(source: str, filled: list[str], embedded: list[str], remarks: list[str]) -> str:
    source = _RAISED.sub(lambda m: m[1].translate(RAISED_DIGITS), source)
    source = _RAISED_BETWEEN.sub(lambda m: raised(m[1]) or m[1], source)
    source = _TITLED.sub(_remark, _LOWERED_BETWEEN.sub(r"\1", source))
    source = _FILLED_TARGET.sub("](#)", _SHOWN.sub(r"\1", source))
    for pattern, left_out in (
        *((_REMARK, remarks), (_FILLED, filled), (_EMBEDDED, embedded)),
        *((_PROGRAM, filled), (_COMPONENT, filled), (_CONTENTS, filled), (_WORDLESS, filled)),
        (_SHORT_FOR, remarks),
    ):
        left_out += [found[0] for found in pattern.finditer(source)]
        source = pattern.sub("", source)
    source = _HEADING_ATTRIBUTES.sub(r"\1", _ATTRIBUTES.sub("", _LABEL.sub("", source)))
    source = _BESIDE.sub("", _SPAN.sub(r"\1", source))
    source = _BREAK_BEFORE_NOTHING.sub("", _MEANING.sub(_meaning, source))
    source = _with_numbers_apart(_with_typed_bullets(source))
    source = _LINK.sub(lambda m: m[2] or m[1], source)
    source = _MARKED.sub(r"\1", source)
    source = _FRAME.sub(lambda m: _title_of_frame(m[1] or m[2] or ""), source)
    source = _SHORT_FRAME.sub("", source)
    return _CALLOUT.sub(lambda m: m[1] + (f"**{m[2].strip()}**\n{m[1]}" if m[2] else ""), source)


def _remark(frame: re.Match[str]) -> str:
    """Return the title of a remark of MkDocs; what it says stands below, set in."""
    title = _title_of_frame(frame["title"] or "")
    return "\n".join(frame["indent"] + line if line else "" for line in title.split("\n")) + "\n"


def _meaning(mark: re.Match[str]) -> str:
    """Return what parts a term and what it means, or two meanings of a term."""
    before = mark.string[mark.string.rfind("\n", 0, mark.start()) + 1 : mark.start()]
    return "  \n" if before.lstrip().startswith(":") else ": "


def _with_formulas(source: str) -> tuple[str, int]:
    """Return Markdown in which formulas of TeX are words as they are written, and their number."""
    count = 0

    def written(found: re.Match[str]) -> str:
        nonlocal count
        words = found["block"] or found["inline"]
        if found["inline"] and not _OF_TEX.search(words):
            return found[0]
        count += 1
        return _MARK.sub(r"\\\1", " ".join(words.split()))

    return _FORMULA.sub(written, source), count


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


def _with_numbers_apart(source: str) -> str:
    """Return Markdown with an empty line above each item that somebody numbered on a line.

    A count that runs on within a paragraph stays: its first number stands in mid-line.
    """
    chunks = re.split(r"(\n[ \t]*\n)", source)
    for place in range(0, len(chunks), 2):
        chunk = chunks[place]
        first = _NUMBERED_BELOW.search(chunk)
        if first and (_NUMBERED.match(chunk) or _FIRST_NUMBER.match(chunk, first.end())):
            chunks[place] = _NUMBERED_BELOW.sub(r"\1\n\n", chunk)
    return "".join(chunks)


def _with_typed_bullets(source: str) -> str:
    """Return Markdown with typed bullets as its own, where a line under another begins with one.

    A dash is a bullet only behind a mark that ends something, above a line like it, or below one.
    """
    parts: list[str] = []
    end, mark = 0, ""
    for found in _TYPED.finditer(source):
        between = source[end : found.start()]
        is_bullet = found["mark"] not in "–—―·" or between.rstrip()[-1:] in set(":;.,：；。，")
        below = _TYPED_BELOW.match(source, found.end())
        is_bullet = is_bullet or (below is not None and below["mark"] == found["mark"])
        if is_bullet or (found["mark"] == mark and "\n" not in between):
            parts += [between, "\n- "]
            mark = found["mark"]
        else:
            parts += [between, found[0]]
            mark = ""
        end = found.end()
    return "".join((*parts, source[end:]))
