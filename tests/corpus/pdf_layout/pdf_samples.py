"""A press: declarations that nobody adopted, set as PDFs of many layouts from known text."""

import copy
import io
import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Spacer,
    Table,
)
from reportlab.platypus import Paragraph as Printed

from tests.made_font import made_font

_SYLLABLES = (
    "co\u00adopera\u00adtion de\u00advel\u00adop\u00adment strength\u00aden\u00ading "
    "navi\u00adga\u00adtion "
    "or\u00adgan\u00adisa\u00adtion har\u00adbour\u00admas\u00adters en\u00advi\u00adron\u00adment "
    "imple\u00admen\u00adta\u00adtion com\u00admu\u00adni\u00adca\u00adtion "
    "under\u00adstand\u00ading"
).split()
_NOUNS = (
    "cooperation development navigation fisheries lighthouses harbours pilots reefs tides quays "
    "organisation environment implementation communication understanding shipping trade charts "
    "non-proliferation confidence-building long-term finance traffic officials efficiency "
    "affiliation coffee waffles ferries salt-marshes"
).split()
_ADJECTIVES = (
    "mutual efficient final difficult steady regional official so-called well-known lasting "
    "comprehensive flourishing sufficient peaceful modest far-reaching"
).split()
_OPENINGS = (
    "The Parties welcome", "The Member Ports reaffirm", "We note", "The Heads of Harbours stress",
    "The League supports", "Ministers emphasise", "The Parties condemn", "The Council recalls",
    "Deeply concerned by recent storms, the Parties call for", "In this regard, they confirm",
    "They also underline", "At the same time, the Parties oppose",
)  # fmt: skip
_TAILS = (
    "on the basis of the Harbour Charter of 12 May 1998",
    "in accordance with Article 4 (b) of the Treaty",
    "as agreed in Lowhaven in 2016",
    "including the “Safe Passage” programme for 2021-2025",
    "and will continue to exchange charts",
    "without prejudice to third parties",
    "with due regard for the smaller ports, which cannot bear the cost alone",
    "with the participation of Mr. Salt and Ms. Brine, special envoys",
)
_RUSSIAN = (
    "Стороны приветствуют развитие сотрудничества портов",
    "Государства-члены подчёркивают значение судоходства и торговли",
    "Главы гаваней выступают за неукоснительное соблюдение Устава",
    "Они подтверждают готовность и впредь обмениваться картами",
)


@dataclass(frozen=True)
class Layout:
    """How a declaration is set."""

    name: str
    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 11
    leading: float = 1.25
    page: tuple[float, float] = A4
    align: Literal[0, 2, 4] = TA_JUSTIFY
    gap: float = 6
    indent: float = 0
    columns: int = 1
    head: str = ""
    foot: str = ""
    number: str = ""  # "{n}", "Page {n} of {all}"
    number_top: bool = False
    soft_hyphens: bool = False
    ligatures: bool = False
    heading: str = "bold"  # bold, large, plain
    title: str = "large"  # large, bold, plain
    numbered: bool = False
    items: str = ""  # the bullet
    signers: int = 0  # columns of signatures
    notes: bool = False
    russian: bool = False
    paragraphs: int = 26


@dataclass
class Sheet:
    """A PDF, and the blocks that it was made of: kind and text."""

    data: bytes
    blocks: list[tuple[str, str]]


SEEN = [
    Layout("plain", number="{n}"),
    Layout("indented", gap=0, indent=20, number="Page {n} of {all}", head="Harbour League",
           size=12),
    Layout("tight", gap=0, number="- {n} -", title="bold"),
    Layout("ragged", align=TA_LEFT, font="Helvetica", bold="Helvetica-Bold", foot="HL/2019/14",
           page=LETTER),
    Layout("columns", columns=2, size=9.5, gap=5, number="{n}", head="Official Gazette"),
    Layout("signed", signers=2, gap=8, number="{n}"),
    Layout("soft", soft_hyphens=True, number="– {n} –", size=12),
    Layout("ligatures", font="MadeSerif", bold="MadeSerif-Bold", ligatures=True, size=10),
    Layout("numbered", numbered=True, items="•", number="{n}/{all}", heading="large"),
    Layout("noted", notes=True, number="{n}", number_top=True),
    Layout("Russian", font="MadeSerif", bold="MadeSerif-Bold", russian=True, number="{n}",
           size=10),
    Layout("dashes", items="–", gap=4, heading="plain", title="bold", number="{n}"),
]  # fmt: skip
# Kept aside: looked at only for the figure.
ASIDE = [
    Layout("plain large", size=13, leading=1.5, gap=10, number="Page {n}", font="Helvetica",
           bold="Helvetica-Bold"),
    Layout("indented ragged", gap=0, indent=14, align=TA_LEFT, number="{n}", foot="Lowhaven 2019"),
    Layout("indented gaps", gap=6, indent=18, soft_hyphens=True, head="Harbour League Declaration",
           number="{n} / {all}"),
    Layout("tight soft", gap=0, soft_hyphens=True, size=10, number="{n}"),
    Layout("tight columns", columns=2, gap=0, indent=10, size=9, number="Page {n} of {all}"),
    Layout("ragged columns", columns=2, align=TA_LEFT, gap=6, size=9, signers=2, head="Gazette"),
    Layout("three signers", signers=3, gap=7, heading="large", number="-{n}-", page=LETTER),
    Layout("ligatures indented", font="MadeSerif", bold="MadeSerif-Bold", ligatures=True,
           gap=0, indent=16, size=9, number="{n}", number_top=True),
    Layout("numbered indented", numbered=True, gap=0, indent=22, number="{n}", items="-"),
    Layout("noted columns", notes=True, columns=2, size=9, number="{n}", signers=2),
    Layout("Russian tight", font="MadeSans", bold="MadeSans-Bold", russian=True, gap=0,
           indent=18, size=10, foot="Лига гаваней", number="Стр. {n}"),
    Layout("plain headings", heading="plain", title="plain", leading=1.15, gap=9, size=12,
           items="•", number="Page {n} of {all}", head="HL/2019/14"),
]  # fmt: skip


def sentence(rng: random.Random, layout: Layout) -> str:
    if layout.russian:
        tail = rng.choice(["и согласия", "в 2019 году", "на море", ""])
        return f"{rng.choice(_RUSSIAN)} {tail}".strip() + "."
    things = [f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}" for _ in range(rng.randint(1, 4))]
    listed = ", ".join(things[:-1]) + (" and " if len(things) > 1 else "") + things[-1]
    return f"{rng.choice(_OPENINGS)} {listed} {rng.choice(_TAILS)}."


def prose(rng: random.Random, layout: Layout) -> str:
    return " ".join(sentence(rng, layout) for _ in range(rng.choice((1, 1, 2, 2, 3, 4))))


def blocks_of(layout: Layout, rng: random.Random) -> list[tuple[str, str]]:
    """Return the blocks of a declaration: title, heading, paragraph, item, date, signature."""
    title = "Lowhaven Declaration of the Heads of Harbours of the League on Navigation"
    made = [("title", "Лоухейвенская декларация глав гаваней" if layout.russian else title)]
    number = 0
    for n in range(layout.paragraphs):
        if n and n % 7 == 0:
            heading = rng.choice(["Trade and Finance", "Navigation", "Fisheries and Reefs"])
            made.append(("heading", "Торговля" if layout.russian else heading))
        text = prose(rng, layout)
        number += 1
        if layout.numbered:
            text = f"{number}. {text}"
        if layout.items and n % 9 == 4:
            made.append(("paragraph", f"{text[:-1]}, and will:"))
            made += [
                ("item", sentence(rng, layout)[:-1].replace(rng.choice(_OPENINGS), "keep") + end)
                for end in (";", "; and", ".")
            ]
            continue
        made.append(("paragraph", text))
    if not layout.russian:
        made.append(("date", "Lowhaven, 4 May 2019"))
    return made


@cache
def _register() -> None:
    for family in ("MadeSerif", "MadeSans"):
        for name, is_bold in ((family, False), (f"{family}-Bold", True)):
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(made_font(is_bold=is_bold))))


SIGNERS = [
    ("President of the Republic of Tolmeria", "A. Solmazi"),
    ("President of the Republic of Varsenia", "M. Todorach"),
    ("Prime Minister of the Kingdom of Ostrameer", "T. Enniskar"),
    ("Chairman of the Council of Lowhaven", "B. Quayle"),
    ("President of the Republic of Norrick", "C. Fen"),
    ("Prime Minister of the Republic of Sund", "D. Holm"),
]


def pressed(layout: Layout, seed: int) -> Sheet:
    """Return a declaration set in a layout."""
    if layout.font.startswith("Made"):
        _register()
    rng = random.Random(f"{layout.name} {seed}")  # noqa: S311 - for texts, not for secrets
    blocks = blocks_of(layout, rng)
    story: list[Any] = []
    expected: list[tuple[str, str]] = []
    notes: list[str] = []
    for kind, text in blocks:
        shown, wanted = text, text
        if layout.notes and kind == "paragraph" and len(expected) == 5:
            words = text.split(" ")
            shown = " ".join([*words[:3], f"{words[3]}<super size=6>1</super>", *words[4:]])
            wanted = " ".join([*words[:3], f"{words[3]}¹", *words[4:]])
            notes.append(sentence(rng, layout))
        story += _set(layout, kind, shown)
        expected.append((kind, wanted))
    if layout.signers:
        people = SIGNERS[: layout.signers * 2]
        small = ParagraphStyle("s", fontName=layout.font, fontSize=layout.size - 1,
                               leading=layout.size * 1.15)  # fmt: skip
        cells = [Printed(f"{office}<br/>{name}", small) for office, name in people]
        rows = [cells[n : n + layout.signers] for n in range(0, len(cells), layout.signers)]
        story += [Spacer(1, 14), Table(rows, hAlign="LEFT")]
        expected += [("signature", f"{office} {name}") for office, name in people]
    return Sheet(_built(layout, story, notes), _with_notes(expected, notes, layout))


def _with_notes(
    expected: list[tuple[str, str]], notes: list[str], layout: Layout
) -> list[tuple[str, str]]:
    return [*expected, *(("note", f"¹ {note}") for note in notes)]


def _set(layout: Layout, kind: str, text: str) -> list[Any]:
    """Return how a block is set."""
    base = ParagraphStyle(
        "b", fontName=layout.font, fontSize=layout.size, leading=layout.size * layout.leading,
        alignment=layout.align, spaceAfter=layout.gap,
        firstLineIndent=layout.indent if kind == "paragraph" else 0,
        embeddedHyphenation=1 if layout.soft_hyphens else 0, uriWasteReduce=0, splitLongWords=0,
    )  # fmt: skip
    if layout.soft_hyphens:
        for word in _SYLLABLES:
            text = text.replace(word.replace("\u00ad", ""), word)
    if layout.ligatures:
        for plain, sign in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
            text = text.replace(plain, sign)
    if kind == "title":
        large = {"large": 16, "bold": layout.size, "plain": layout.size}[layout.title]
        face = layout.font if layout.title == "plain" else layout.bold
        return [Printed(text, ParagraphStyle("t", parent=base, fontName=face, fontSize=large,
                        leading=large * 1.25, alignment=TA_CENTER, spaceAfter=16,
                        leftIndent=60, rightIndent=60))]  # fmt: skip
    if kind == "heading":
        large = layout.size + 3 if layout.heading == "large" else layout.size
        face = layout.bold if layout.heading == "bold" else layout.font
        return [Printed(text, ParagraphStyle("h", parent=base, fontName=face, fontSize=large,
                        leading=large * 1.25, alignment=TA_LEFT, spaceBefore=8, keepWithNext=1,
                        spaceAfter=max(3, layout.gap)))]  # fmt: skip
    if kind == "item":
        return [Printed(text, ParagraphStyle("i", parent=base, leftIndent=28, bulletIndent=14),
                        bulletText=layout.items)]  # fmt: skip
    if kind == "date":
        return [Printed(text, ParagraphStyle("d", parent=base, spaceBefore=10, alignment=TA_RIGHT
                        if layout.size > 11 else TA_LEFT))]  # fmt: skip
    return [Printed(text, base)]


def _built(layout: Layout, story: list[Any], notes: list[str]) -> bytes:
    """Return the PDF; it is set twice, since the first time counts the pages."""
    count = 1
    data = b""
    for _ in range(2):
        out = io.BytesIO()

        def furniture(canvas: Any, document: Any, total: int = count) -> None:
            width, height = layout.page
            canvas.setFont(layout.font, 9)
            if layout.head:
                canvas.drawString(60, height - 40, layout.head)
            if layout.foot:
                canvas.drawRightString(width - 60, 34, layout.foot)
            if layout.number:
                text = layout.number.format(n=document.page, all=total)
                canvas.drawCentredString(width / 2, height - 40 if layout.number_top else 34, text)
            if notes and document.page == 1:
                style = ParagraphStyle("n", fontName=layout.font, fontSize=8, leading=9.6)
                note = Printed(f"<super size=5>1</super> {notes[0]}", style)
                _, tall = note.wrap(width - 120, 60)
                note.drawOn(canvas, 60, 98 - tall)

        document = BaseDocTemplate(out, pagesize=layout.page, title="", author="", invariant=1)
        document.addPageTemplates([PageTemplate("p", _frames(layout), onPage=furniture)])
        document.build(copy.deepcopy(story))
        count, data = document.page, out.getvalue()
    return data


def _frames(layout: Layout) -> list[Any]:
    width, height = layout.page
    room = (width - 120 - 24 * (layout.columns - 1)) / layout.columns
    bottom = 110 if layout.notes else 62
    return [
        Frame(60 + n * (room + 24), bottom, room, height - bottom - 66, 0, 0, 0, 0)
        for n in range(layout.columns)
    ]


def drawn_layout(number: int) -> Layout:
    """Return a layout drawn at random: nobody has tuned anything to it."""
    rng = random.Random(f"layout {number}")  # noqa: S311
    family = rng.choice(
        [("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold"),
         ("MadeSerif", "MadeSerif-Bold"), ("MadeSans", "MadeSans-Bold")]
    )  # fmt: skip
    is_wide = family[0].startswith("Made")
    columns = rng.choice((1, 1, 1, 2))
    indent = rng.choice((0, 0, 14, 24))
    layout = Layout(
        f"drawn {number}", *family,
        size=rng.choice((8.5, 9, 9.5) if columns == 2 else (10, 11, 12, 13)),
        leading=rng.choice((1.15, 1.2, 1.3, 1.5)), page=rng.choice((A4, LETTER)),
        align=rng.choice((TA_JUSTIFY, TA_JUSTIFY, TA_LEFT)),
        gap=rng.choice((5, 8, 12) if not indent else (0, 0, 6)), indent=indent, columns=columns,
        head=rng.choice(("", "Harbour League", "HL/2019/14 – Declaration")),
        foot=rng.choice(("", "", "Lowhaven 2019")),
        number=rng.choice(("", "{n}", "- {n} -", "Page {n} of {all}", "{n}/{all}")),
        number_top=rng.random() < 0.2, soft_hyphens=rng.random() < 0.25,
        ligatures=is_wide and rng.random() < 0.5, heading=rng.choice(("bold", "large", "plain")),
        title=rng.choice(("large", "bold", "plain")), numbered=rng.random() < 0.3,
        items=rng.choice(("", "•", "–")), signers=rng.choice((0, 2, 3)) if columns == 1 else 0,
        notes=rng.random() < 0.2,
    )  # fmt: skip
    # Signatures in Latin letters would be another language.
    is_russian = is_wide and not layout.signers and rng.random() < 0.5
    return replace(layout, russian=is_russian, ligatures=layout.ligatures and not is_russian)
