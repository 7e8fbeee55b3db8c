"""Paragraphs that are cut, doubled, unfinished, out of order or in another language."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import regex

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import Sheet, excerpt
from comparator.language.codes import base_language
from comparator.language.dates import is_date_line
from comparator.language.detection import language_of
from comparator.language.knowledge import alternatives, function_words
from comparator.language.offices import begins_with_office, count_offices
from comparator.language.scripts import HANGUL, IDEOGRAPHS
from comparator.model import Block, BlockKind

# A mark, quotation marks and brackets, what the audience did "[Laughter]", and the mark of a note.
_ENDS = regex.compile(
    r"(?:[\p{STerm}…:;：；*]|[:;]-[()])[\s\"'”’»)）」』\]]*(?:\[[^\]]{1,30}\])?\s?[\d⁰¹²³⁴-⁹]{0,2}$"
)
# An address, or a blank to be filled in: "Place: [city or town]".
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_ADDRESS_LAST = re.compile(
    r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+[)>]?$|\[[^\[\]]{2,60}\]$|_{3,}$|\S[-_.]\S*\.[a-z]{2,4}$"
)
_SMALL = re.compile(r"[\"'“‘„«]*([^\W\d_])")
# "Section 3 : …", "Chapitre unique : …"
_PART = re.compile(r"(?:\S+\s){1,2}(?:(?:\d+|[IVXLC]+(?:er|e)?)\s*[:.–—-]|[:–—]\s)")
_NUMBERED = re.compile(r"(\(?)(\d{1,3})([.)])\s*(?=\S)(?!\d)")
_LABEL = re.compile(r"(?=.*[^\W\d_]|§)(?:\S+\s+){0,2}\S*\d\S*|第.{1,8}[条條]")  # "Article L. 12-3"
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’»)]*\s+(?=[\"'“‘«(]*[^\W\d_a-zа-я])")
_PAIRS = (("(", ")", "bracket"), ("[", "]", "bracket"), ("«", "»", "quotation mark"),
          ("“", "”", "quotation mark"))  # fmt: skip
_ONE_WIDTH = str.maketrans("（）［］", "()[]")  # one half may be as wide as the letters around it
_FACE = re.compile(r"(?<!\w)[:;]-?[()](?!\w)")  # :-)
# The marks of lists in running text: a), (iv), 2), 1°), 3° a), e bis).
_LIST_MARK = re.compile(
    rf"(?:^|\n|[;:,.°]\s|\b(?:{alternatives('suspending')})\s)"
    r"\(?(?:[a-zа-яA-ZА-Я]|[ivx]{1,4}|\d{1,2}°?)(?: bis| ter| quater)?\)"
)
_BARE_MARK = re.compile(r"[-–—•●▪‣◦➢■□*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
# "to save succeeding generations, and" leads on to the next clause, in a paragraph of its own.
# "shall include—", "; or" do so, too.
_LEADS_ON = re.compile(r"(?:[,;:][-–—]?|[–—]|--)(?:\s+[^\W\d_]{1,4})?\s*$")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}{HANGUL}]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)>\]]*\s+(?=\S)")
_SECTION_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s")
_CODE = re.compile(r"->|\[<|<\S+>|\w\(\d\)|[|{}$=]")
_VERSION = re.compile(r"\d\.\d+\s*$")
# "4.b) und c)", "a) bis d)": what is referred to has its second half alone.
_REFERRED = re.compile(
    r"(?<![\w(])(?:\d{1,2}\.?\s?)*(?:[a-zа-я]|[ivx]{1,4}|\d{1,2})\)(?:\([ivx]{1,4}\))?"
)
_FIRST_MARK = re.compile(r"\(?(?:a|i|1|а)\)\s|1\.\s")
_LONG = 12  # words: what is this long is prose
_WHO_SPEAKS = 4  # words of a paragraph that only names them
_HABIT = 3  # paragraphs in a row without a mark
_LONGEST_HEADING = 40  # words
_LONGEST = 900  # words of a paragraph
_NUMBERED_TEXT = 4  # paragraphs with a number
_SIGNERS = 3
_LONGEST_QUOTATION = 8  # blocks
_SHORTEST_TWICE, _LONG_TWICE = 6, 30  # words of a paragraph that stands twice: in a row, or apart
_COPYRIGHT = re.compile(r"(?:\([Cc]\)|©)\s")
_FORMULA = 4  # times
_SENTENCE_TWICE = 15  # words of a sentence that does
_MOST_SLIPS = 3
_ARTICLES = 8  # with so many a text is a law
_NEAR_LINES = 8  # from what stands twice to where it is again
_LINES_APART = 4  # a paragraph, an empty line, and an item between


def endings(sheet: Sheet) -> Iterator[Finding]:
    """Yield paragraphs without their end or their beginning."""
    blocks = _before_closing(sheet.blocks)
    for index, block in enumerate(blocks):
        if not block.kind.is_prose or block.line in sheet.read_by_machines:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        before = blocks[index - 1] if index else None
        if _is_cut(block, following, sheet) and not _has_no_marks(blocks, index):
            yield _unfinished(sheet, block, following)
        if _begins_inside(block, before, sheet.language) and not _are_small(blocks, index):
            yield sheet.at(
                "C408", block.line, f"The paragraph begins with a small letter: "
                f"{excerpt(block.text)}.", "Join it to the one it continues.",
            )  # fmt: skip
        if len(block.text.split()) > _LONGEST:
            count = len(block.text.split())
            yield sheet.at("C413", block.line, f"The paragraph has {count} words.",
                           "See whether several were run together.")  # fmt: skip


def _is_cut(block: Block, following: Block | None, sheet: Sheet) -> bool:
    """Whether prose ends in the middle of a sentence."""
    text = block.text.rstrip()
    # A list's lead-in and its items may end with a comma or with nothing.
    in_list = block.kind is BlockKind.ITEM or (
        following is not None and following.kind is BlockKind.ITEM
    )
    if in_list or "\n" in text or len(text.split()) < _LONG or text.isupper() or _ENDS.search(text):
        return False
    if _ADDRESS_LAST.search(text) or _CODE.search(text) or _ends_with_names(text):
        return False
    # "You may obtain a copy at", and the address below it.
    at_address = following is not None and _ADDRESS.fullmatch(following.text.strip())
    return not (at_address or _shows(following, sheet) or _goes_on(block, following))


def _begins_inside(block: Block, before: Block | None, language: str) -> bool:
    """Whether a paragraph begins in the middle of a sentence: with a small letter."""
    text = block.text.strip()
    # Few words are a remark, rows of a table have several lines, and Chinese no small letters.
    is_small = block.kind is BlockKind.PARAGRAPH and _begins_small(text) and len(text.split()) > 3
    if not is_small or "\n" in text or _IDEOGRAPH.search(text) or _CODE.search(text):
        return False
    if before is None:
        return True
    is_open = not _ENDS.search(before.text.rstrip()) or bool(_VERSION.search(before.text))
    # Rows of a table may all begin so.
    is_row = is_open and (_begins_small(before.text) or "\n" in before.text.strip())
    # A sentence with a list in its midst goes on behind it.
    is_row = is_row or (is_open and before.kind is BlockKind.ITEM)
    if is_row or _is_shown(before) or _LEADS_ON.search(before.text) or _is_label(before):
        return False
    # "nice runs a program": what begins so may be a name, but not where a sentence is open.
    return is_open or _begins_with_grammar(text, language)


def _ends_with_names(text: str) -> bool:
    """Whether what stands behind the last mark is no sentence: who signs, where, quotations."""
    last = _SENTENCE_END.split(text.rstrip())[-1]
    tail = last.split()
    small = sum(word[:1].islower() for word in tail)
    return (
        text.rstrip().endswith((")", '"', "”", "»"))
        or is_date_line(last)
        or small * 2 < len(tail)
        or _COPYRIGHT.search(last) is not None
    )


def _is_shown(block: Block | None) -> bool:
    """Whether a block is set apart to be looked at: a few words that end with no mark."""
    if block is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    text = block.text.rstrip()
    if text.startswith(("% ", "$ ", "> ")):
        return True  # a line of code or of a dialogue with a machine
    is_open = not _ENDS.search(text) or bool(_VERSION.search(text))
    return len(text.split()) < _LONG and is_open and not _LEADS_ON.search(text)


def _shows(following: Block | None, sheet: Sheet) -> bool:
    """Whether what follows is shown, or the first of what is counted: "(a) …"."""
    if following is None:
        return False
    if following.line in sheet.read_by_machines:
        return True
    is_first = _FIRST_MARK.match(following.text) is not None
    return is_first or (_is_shown(following) and not following.text[:1].islower())


def _unfinished(sheet: Sheet, block: Block, following: Block | None) -> Finding:
    line = block.line + block.text.count("\n")
    text = block.text.rstrip()
    return Finding(
        "C407", sheet.path, line, f"The paragraph ends without a mark: “…{text[-40:]}”.",
        "See whether it goes on, or was cut.", None,
        sheet.bridged(block, following)
        if following is not None
        and following.kind is block.kind
        and following.text[:1].islower()
        else (),
    )  # fmt: skip


def _goes_on(block: Block, following: Block | None) -> bool:
    """Whether a clause ends so that the next paragraph may go on: with a comma, with "; and"."""
    # "The General Assembly" may be a heading of capitals between its reasons and its decisions.
    is_followed = following is not None and (
        following.kind is BlockKind.PARAGRAPH or following.text.isupper()
    )
    return is_followed and _LEADS_ON.search(block.text) is not None


def _has_no_marks(blocks: Sequence[Block], index: int) -> bool:
    """Whether three paragraphs in a row end without a mark: a list, or a habit of the text."""
    return _in_a_row(blocks, index, lambda text: not _ENDS.search(text.rstrip()))


def _are_small(blocks: Sequence[Block], index: int) -> bool:
    """Whether three whole paragraphs in a row begin small: "your company is any legal entity"."""
    return _in_a_row(blocks, index, lambda text: _begins_small(text) and bool(_ENDS.search(text)))


def _in_a_row(blocks: Sequence[Block], index: int, is_so: Callable[[str], bool]) -> bool:
    """Whether a block stands in a row of its kind, long enough for a habit, that are all so."""
    if not is_so(blocks[index].text):
        return False
    run = 1
    for step in (-1, 1):
        position = index + step
        while 0 <= position < len(blocks) and blocks[position].kind is blocks[index].kind:
            if not is_so(blocks[position].text):
                break
            run, position = run + 1, position + step
    return run >= _HABIT


def _is_label(block: Block) -> bool:
    """Whether what follows may begin small: a heading, a short line with a number, who speaks."""
    count = len(block.text.split())
    is_numbered = count <= _LONG and _NUMBERED.match(block.text) is not None
    # "The General Assembly", and on the next line "proclaims".
    return block.kind is BlockKind.HEADING or is_numbered or count <= _WHO_SPEAKS


def _begins_with_grammar(text: str, code: str) -> bool:
    """Whether the first word carries grammar and little else."""
    first = re.match(r"\W*([^\W\d_]+)", text)
    return first is not None and first[1] in function_words(base_language(code))


def _begins_small(text: str) -> bool:
    found = _SMALL.match(text)
    return bool(found and found[1].islower()) and not re.match(r"[a-zа-я][.)]\s", text)


def _before_closing(blocks: Sequence[Block]) -> list[Block]:
    end = len(blocks)
    while end and (
        blocks[end - 1].kind is not BlockKind.HEADING
        and not _ENDS.search(blocks[end - 1].text.rstrip())
        and not _is_cut_prose(blocks[end - 1].text)
    ):
        end -= 1
    return list(blocks[:end])


def _is_cut_prose(text: str) -> bool:
    """Whether a text without a mark at its end is prose, not a signature: it has few names."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) > 30 or (len(words) >= _LONG and small * 10 >= len(words) * 6)


def halves(sheet: Sheet) -> Iterator[Finding]:
    """Yield brackets and quotation marks without their other half."""
    prose = sheet.prose()
    carried = {mark: _carried(prose, *mark) for mark in ("()", "“”", "«»", '""')}
    for block, following in zip(prose, (*prose[1:], None), strict=False):
        # Lists in running text have halves of their own, a), but "(table 1)" has both.
        plain = _FACE.sub(" ", block.text)
        unmarked = _LIST_MARK.sub(" ", plain)
        texts = (_REFERRED.sub(" ", unmarked), plain, plain.translate(_ONE_WIDTH), unmarked)
        for opening, closing, what in _PAIRS:
            counts = [(text.count(opening), text.count(closing)) for text in texts]
            if opening == "“" and "„" in block.text:
                continue  # German: “ closes
            opened, closed = counts[-1]
            if block.number in carried.get(opening + closing, ()) or (
                opened == closed + 1 and _is_quoted_on(opening, following)
            ):
                continue
            if all(one != other for one, other in counts):
                yield sheet.at(
                    "C409", block.line,
                    f"There are {opened} “{opening}” and {closed} “{closing}” in the paragraph "
                    f"{excerpt(block.text, 40)}.", f"Put in the {what} that the source has.",
                )  # fmt: skip
        is_carried = block.number in carried['""'] or _is_quoted_on('"', following)
        if block.text.count('"') % 2 and not is_carried:
            yield sheet.at(
                "C409", block.line,
                f"A straight quotation mark is alone in {excerpt(block.text, 40)}.",
                "Put in the one that the source has.",
            )  # fmt: skip


def _is_quoted_on(mark: str, following: Block | None) -> bool:
    """Whether a quotation goes on: each of its paragraphs opens it, the last alone closes it."""
    return mark not in "([" and following is not None and following.text.startswith(mark)


def _carried(prose: Sequence[Block], opening: str, closing: str) -> frozenset[int]:
    """Return the numbers of blocks of which one opens a quotation that the other closes."""
    open_ended: list[tuple[Block, int]] = []
    for block, following in zip(prose, (*prose[1:], None), strict=False):
        text = _LIST_MARK.sub(" ", block.text) if opening == "(" else block.text
        more = text.count(opening) - text.count(closing)
        if opening == closing:
            more = block.text.count(opening) % 2
        if more and not (more > 0 and _is_quoted_on(opening, following)):
            open_ended.append((block, more))
    found: set[int] = set()
    for (one, first), (other, second) in pairwise(open_ended):
        is_pair = opening == closing or (first == 1 and second == -1)
        is_near = other.number - one.number <= _LONGEST_QUOTATION
        if is_pair and is_near and one.number not in found:
            found |= {one.number, other.number}
    return frozenset(found)


def repeats(sheet: Sheet) -> Iterator[Finding]:
    """Yield paragraphs and sentences that are there twice."""
    apart: list[tuple[Finding, int]] = []  # with the line of the first
    paragraphs: dict[str, Block] = {}
    sentences: dict[str, int] = {}
    formulas = _formulas(sheet)
    for block in sheet.prose():
        key = _key(block.text)
        if key in formulas:
            continue
        first = paragraphs.setdefault(key, block)
        is_near = block.number - first.number == 1
        if first is not block and len(key.split()) >= (_SHORTEST_TWICE if is_near else _LONG_TWICE):
            found = Finding(
                "C404", sheet.path, block.line,
                f"The paragraph of line {first.line} is here again: {excerpt(block.text)}.",
                "Take one of them out if the source has it once.", None,
                sheet.without_block(block) if is_near else (),
            )  # fmt: skip
            if is_near:
                yield found
            else:
                apart.append((found, first.line))
            continue
        apart += _sentences_twice(sheet, block, sentences, formulas)
    # A law says one thing of many matters, in the same words; few of a kind are a slip elsewhere,
    # where the second stands near the first: a notice may be quoted again at the end.
    if apart and _is_stretch([found for found, _ in apart]):
        yield from (found for found, _ in apart)
    elif len(apart) <= _MOST_SLIPS and not _is_law(sheet):
        yield from (found for found, first in apart if (found.line or 0) - first <= _NEAR_LINES)


def _is_law(sheet: Sheet) -> bool:
    """Whether a text is made of articles: headings or lines that are a number, or begin with it."""
    labels = sum(
        _LABEL.fullmatch(block.text) is not None
        or (block.kind is BlockKind.HEADING and block.text[:1].isdecimal())
        for block in sheet.blocks
    )
    return labels >= _ARTICLES


def _formulas(sheet: Sheet) -> frozenset[str]:
    """Return the paragraphs and sentences that a text has so often that none of them is a slip."""
    said = Counter(
        key
        for block in sheet.prose()
        for key in {_key(block.text), *map(_key, _SENTENCE.split(block.text))}
    )
    return frozenset(key for key, count in said.items() if count >= _FORMULA)


def _sentences_twice(
    sheet: Sheet, block: Block, seen: dict[str, int], formulas: frozenset[str]
) -> Iterator[tuple[Finding, int]]:
    for sentence in _SENTENCE.split(block.text):
        words = _key(sentence)
        if len(words.split()) < _SENTENCE_TWICE or words in formulas:
            continue
        if words in seen:
            found = sheet.at(
                "C405", block.line,
                f"The sentence {excerpt(sentence)} is in line {seen[words]} already.",
                "Take one of them out if the source has it once.",
            )  # fmt: skip
            yield found, seen[words]
        seen.setdefault(words, block.line)


def _is_stretch(found: Sequence[Finding]) -> bool:
    """Whether findings follow one another closely: a page that is there twice."""
    lines = [finding.line or 0 for finding in found]
    return len(lines) > 2 and lines[-1] - lines[0] <= _LINES_APART * len(lines)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def numbering(sheet: Sheet) -> Iterator[Finding]:
    """Yield gaps and doubles in paragraphs that carry numbers.

    Each form, "1.", "1)" or "(1)", is counted by itself; a number of another form around it, a
    heading or an article's label may begin it anew, and its first point may have no number.
    """
    found = [(b, m) for b in sheet.blocks if (m := _NUMBERED.match(b.text))]
    if len(found) < _NUMBERED_TEXT:
        return
    numbers = {block.number: match for block, match in found}
    is_law = _is_law(sheet)
    runs: dict[str, list[int]] = {}
    fresh: set[str] = set()  # the forms between whose last number and here a part began
    for block in sheet.blocks:
        match = numbers.get(block.number)
        if match is None:
            if block.kind is BlockKind.HEADING or _LABEL.fullmatch(block.text):
                fresh |= runs.keys()
            continue
        form, here = match[1] + match[3], int(match[2])
        before = _last(runs.setdefault(form, []), here, is_fresh=form in fresh)
        fresh = (fresh | runs.keys()) - {form}
        # Of a law as amended articles are gone.
        is_repealed = is_law and block.kind is BlockKind.HEADING and before is not None
        if before is not None and not (is_repealed and here > before):
            what = f"Paragraph {here} follows paragraph {before}"
            yield sheet.at("C406", block.line, f"{what}: {excerpt(block.text, 40)}.",
                           "See whether one is missing, doubled or out of order.")  # fmt: skip


def _last(open_lists: list[int], here: int, is_fresh: bool) -> int | None:
    """Take a number into the lists that are open; return the one it should not follow, or None."""
    if not open_lists or here == 1:  # a list may begin anew, and the one around it go on behind it
        open_lists.append(here)
        return None
    before = open_lists[-1]
    while len(open_lists) > 1 and here != open_lists[-1] + 1 and here - 1 in open_lists:
        open_lists.pop()
    follows = here == open_lists[-1] + 1
    open_lists[-1] = here
    return None if follows or (is_fresh and here <= before) else before


def signatures(sheet: Sheet) -> Iterator[Finding]:
    """Yield lists of signatures behind which prose goes on."""
    run: list[Block] = []
    for block in sheet.blocks:
        is_short = len(block.text.split()) <= 20 and not _ENDS.search(block.text)
        if block.kind is BlockKind.PARAGRAPH and is_short and not is_date_line(block.text):
            run.append(block)
            continue
        if block.kind is BlockKind.HEADING:
            continue  # prose may follow it
        signed = [b for b in run if begins_with_office(b.text)]
        offices = sum(count_offices(b.text) for b in run)
        if (signed and offices >= _SIGNERS) and len(block.text.split()) >= _LONG:
            yield sheet.at(
                "C403", run[0].line, f"Signatures stand inside the text: {excerpt(run[0].text)}.",
                "Move them behind the text, where the source has them.",
            )  # fmt: skip
        run = []
    for block in sheet.prose():
        if (
            len(re.findall(r"(?:President|Prime Minister) of (?:the )?[A-Z]", block.text))
            >= _SIGNERS
        ):
            at_end = block.number >= len(sheet.blocks) - _SIGNERS
            if not _ENDS.search(block.text) and not at_end:
                yield sheet.at(
                    "C403", block.line, f"Signatures stand inside the text: {excerpt(block.text)}.",
                    "Move them behind the text, where the source has them.",
                )  # fmt: skip


def foreign(sheet: Sheet) -> Iterator[Finding]:
    """Yield paragraphs in another language than the text."""
    wanted = base_language(sheet.language)
    whole = language_of(" ".join(b.text for b in sheet.blocks), enough=8)
    if whole != wanted:
        return  # then all of it is in question
    for block in sheet.blocks:
        if found := sheet.foreign.get(block.number):
            yield sheet.at(
                "C412", block.line, f"{excerpt(block.text)} seems to be in {found!r}.",
                "Take it out if it is another text.",
            )  # fmt: skip


def empty_items(sheet: Sheet) -> Iterator[Finding]:
    """Yield marks of items that nothing follows."""
    for block in sheet.blocks:
        # A heading may be the number of an article.
        is_heading = block.kind is BlockKind.HEADING and block.text[:1].isdecimal()
        is_mark = _BARE_MARK.fullmatch(block.text) is not None and not is_heading
        if block.kind is not BlockKind.SEPARATOR and is_mark:
            yield Finding(
                "C416", sheet.path, block.line, f"The mark {excerpt(block.text)} has no words.",
                "Take it out, or put in what the source has there.", 1, sheet.without_block(block),
            )  # fmt: skip


def headings(sheet: Sheet) -> Iterator[Finding]:
    """Yield headings that are sentences, and titles beside the first."""
    titles = [block for block in sheet.blocks if block.is_title]
    for block in titles[1:]:
        yield sheet.at("C415", block.line, f"{excerpt(block.text)} is a second title.",
                       "Write ## for a heading, nothing for a paragraph.")  # fmt: skip
    for block in sheet.blocks:
        is_sentence = len(block.text.split()) > _LONGEST_HEADING or (
            len(block.text.split()) > 8 and block.text.rstrip().endswith((".", ";", ","))
        )
        is_title = _key(block.text) == _key(str(sheet.facts.get("title", "")))
        is_sentence = is_sentence and not is_title and not _PART.match(block.text)
        is_sentence = is_sentence and not _SECTION_NUMBER.match(block.text)
        if block.kind is BlockKind.HEADING and block not in titles and is_sentence:
            yield sheet.at("C415", block.line, f"The heading {excerpt(block.text)} is prose.",
                           "Take its mark away.")  # fmt: skip
