# ruff: noqa: E501 - tables of what files hold
"""Files drawn by their grammar, which changed bytes never reach: what is packed, numbered, nested.

Each is drawn by a chance (`random.Random`), so a seed gives one file. Most that they hold is what a
program writes; the rest stands where it must not, names what is not there, or names itself.
"""

import io
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

_WORDS = (
    *("We", "will meet", "peace", "мир", "和平。", "a) the Parties", "1.", "§ 4", "\u00ad", "\u202e", " "),
    *("", "\t", "https://example.org/", "x\u0301", "\U0001f600", "]]&gt;", "&lt;b&gt;", "H2O", "(ii)"),
)  # fmt: skip
_VALUES = (
    *("0", "1", "2", "9", "10", "-1", "9999", "99999999999999999999", "", "on", "off", "x", "²"),
    *("upperRoman", "decimal", "chineseCounting", "hebrew1", "ordinalText", "bullet", "none"),
    *("custom", "000", "%1.%2", "%9)", "Heading1", "Title", "superscript", "F0B7", "110000", "D800"),
    *("begin", "separate", "end", "nextPage", "Symbol", "Wingdings", "paragraph", "continue", "ru"),
    *("Table of Contents", "TOC1", "restart"),
)  # fmt: skip
_ATTRIBUTES = (
    *("val", "id", "styleId", "type", "default", "ilvl", "numId", "abstractNumId", "char", "font"),
    *("ascii", "hAnsi", "fldCharType", "format", "customMarkFollows", "anchor", "instr"),
)
# What mostly stands in what, as the reader knows it; what has no row holds nothing but facts.
_IN = {
    "body": "p p p p p tbl sdt altChunk sectPr ins customXml",
    "p": "pPr r r r r r hyperlink ins del moveFrom moveTo smartTag sdt fldSimple oMath oMathPara "
    "bookmarkStart p AlternateContent",
    "r": "rPr t t t t t tab br cr noBreakHyphen softHyphen sym fldChar instrText delText ruby "
    "footnoteReference endnoteReference footnoteRef drawing pict AlternateContent object r ptab",
    "pPr": "pStyle numPr outlineLvl rPr sectPr keepNext", "numPr": "ilvl numId ins",
    "rPr": "rStyle vanish strike dstrike vertAlign position rFonts lang b del moveFrom caps",
    "tbl": "tblPr tr tr tr sdt", "tr": "trPr tc tc tc sdt", "tc": "tcPr p p tbl", "trPr": "del ins",
    "tcPr": "vMerge gridSpan cellDel hMerge", "hyperlink": "r r", "ins": "r p", "moveTo": "r p",
    "del": "r p", "moveFrom": "r", "smartTag": "r", "fldSimple": "r", "customXml": "p r",
    "sdt": "sdtPr sdtContent", "sdtContent": "p r tbl tr tc", "sdtPr": "showingPlcHdr docPartObj",
    "docPartObj": "docPartGallery", "drawing": "txbxContent", "pict": "txbxContent", "object": "t",
    "txbxContent": "p p tbl", "ruby": "rubyBase rt", "rubyBase": "r", "rt": "r",
    "AlternateContent": "Choice Fallback", "Choice": "r drawing p t", "Fallback": "r pict p t",
    "oMathPara": "oMath oMath", "oMath": "f sSup sSub sSubSup sPre rad nary d func limLow acc m eqArr mr",
    **dict.fromkeys("f sSup sSub sSubSup sPre rad nary d func limLow limUpp acc m eqArr".split(), "num den e sub sup deg fName lim mr naryPr dPr accPr"),
    **dict.fromkeys("num den e sub sup deg fName lim mr".split(), "r e t f sSup d oMath"),
    "naryPr": "chr", "dPr": "begChr endChr sepChr", "accPr": "chr",
    "styles": "style style style docDefaults", "style": "name basedOn pPr rPr link",
    "docDefaults": "rPrDefault", "rPrDefault": "rPr", "numbering": "abstractNum abstractNum num num",
    "abstractNum": "lvl lvl lvl numStyleLink styleLink", "num": "abstractNumId lvlOverride",
    "lvl": "start numFmt lvlText suff lvlRestart isLgl pStyle rPr AlternateContent",
    "lvlOverride": "startOverride lvl", "footnotes": "footnote footnote", "endnotes": "endnote endnote",
    "footnote": "p p", "endnote": "p p", "document": "body",
}  # fmt: skip
_CONTENT = {name: words.split() for name, words in _IN.items()}
_TAGS = sorted({*_CONTENT, *(tag for tags in _CONTENT.values() for tag in tags)})
_MATH = frozenset("oMath oMathPara f num den sSup sSub sSubSup sPre sub sup e rad deg nary naryPr chr d dPr "
                  "begChr endChr sepChr func fName limLow limUpp lim acc accPr m mr eqArr".split())  # fmt: skip
_SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
           "http://purl.oclc.org/ooxml/wordprocessingml/main", "urn:x")  # fmt: skip
_PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")
_DEEPEST, _BROAD = 12, 3


def drawn_docx(chance: random.Random) -> bytes:
    """Return a DOCX, sound as a package in five of six."""
    packed = io.BytesIO()
    folder = chance.choices(("word/", "", "WORD\\", "a/../word/"), (20, 1, 1, 1))[0]
    with zipfile.ZipFile(packed, "w") as archive:
        for part in _PARTS:
            if part == "document" or chance.random() < 0.8:
                how = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA))
                name = f"{folder}{part}{chance.choices(('', '2'), (20, 1))[0]}.xml"
                archive.writestr(name, _part(part, chance), how)
        for at in ("_rels/.rels", f"{folder}_rels/document.xml.rels"):
            if chance.random() < 0.3:
                archive.writestr(at, _relationships(folder, chance))
    made = packed.getvalue()
    return made if chance.random() < 5 / 6 else _damaged(made, chance)


def _part(name: str, chance: random.Random) -> bytes:
    """Return a part of a DOCX as XML, of some encoding."""
    space = chance.choices(_SPACES, (40, 8, 1))[0]
    tree = _element(name, chance, 0, chance.choice((0.0, 0.03, 0.3)))
    head = f' xmlns:w="{space}" xmlns:m="{space.replace("wordprocessingml", "officeDocument").replace("main", "math")}"'
    if space == _SPACES[1]:
        head = head.replace("wordprocessingml/math", "officeDocument/math")
    head += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = tree.replace(">", f"{head}>", 1) if not tree.endswith("/>") or ">" in tree[:-1] else tree
    encoding = chance.choices(("utf-8", "utf-16", "latin-1", "utf-8-sig"), (20, 1, 1, 1))[0]
    declared = chance.choice(
        ("", f'<?xml version="1.0" encoding="{encoding.upper()}"?>', "<!-- a -->")
    )
    return (declared + xml).encode(encoding, "xmlcharrefreplace")


def _element(tag: str, chance: random.Random, depth: int, odd: float) -> str:
    """Return an element with what it holds; `odd` is how much of it stands where it must not."""
    prefix = (
        "mc" if tag in {"AlternateContent", "Choice", "Fallback"} else "m" if tag in _MATH else "w"
    )
    facts = {
        chance.choice(_ATTRIBUTES): chance.choice(_VALUES) for _ in range(chance.choice((0, 1, 2)))
    }
    if tag not in _CONTENT or odd > chance.random():
        facts.setdefault("val", chance.choice(_VALUES))
    told = "".join(f' {prefix}:{name}="{value}"' for name, value in facts.items())
    if tag in {"t", "delText", "instrText"}:
        return f"<{prefix}:{tag}{told}>{' '.join(chance.choices(_WORDS, k=3))}</{prefix}:{tag}>"
    most = (1, 4, 8) if depth < _BROAD else (0, 1, 1, 2)  # else one file has millions
    count = chance.choice(most) if depth < _DEEPEST and tag in _CONTENT else 0
    within = (
        chance.choice(_TAGS) if odd > chance.random() else chance.choice(_CONTENT[tag])
        for _ in range(count)
    )
    inner = "".join(_element(each, chance, depth + 1, odd) for each in within)
    return f"<{prefix}:{tag}{told}>{inner}</{prefix}:{tag}>"


def _relationships(folder: str, chance: random.Random) -> str:
    kinds = (*_PARTS[1:], "officeDocument", "hyperlink")
    rows = (
        f'<Relationship Id="r{n}" Type="http://x/{chance.choice(kinds)}" Target="'
        + chance.choice(
            (
                f"{folder}document.xml",
                "document.xml",
                "styles.xml",
                "/word/numbering2.xml",
                "../../etc/passwd",
                "",
                "document.xml#a",
                "_rels/.rels",
            )
        )
        + chance.choice(('"', '" TargetMode="External"'))
        + "/>"
        for n in range(chance.choice((1, 3, 9)))
    )
    return f'<Relationships xmlns="http://x">{"".join(rows)}</Relationships>'


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, cut or doubled."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(made) + 1)
        end = at + chance.choice((1, 2, 4, 40))
        made[at:end] = chance.choice(
            (b"", bytes(made[at:end]) * 2, chance.randbytes(4), b"\xff" * 4)
        )
    return bytes(made)


def drawn_pdf(chance: random.Random) -> bytes:
    """Return a PDF of a few pages of text; its table, streams, fonts and tree may be odd."""
    pages = chance.choice((1, 1, 2, 4))
    objects: dict[int, str | bytes] = {1: "<</Type/Catalog/Pages 2 0 R>>", 3: _font(chance)}
    kids = [10 + n for n in range(pages)] + ([2] if chance.random() < 0.05 else [])
    parent = chance.choice(("", "", "/Parent 2 0 R", "/Parent 10 0 R"))
    objects[2] = (
        f"<</Type/Pages/Kids[{' '.join(f'{k} 0 R' for k in kids)}]/Count {chance.choice((pages, 0, -1, 999999))}{parent}>>"
    )
    for n in range(pages):
        box = chance.choice(
            ("[0 0 595 842]",) * 8 + ("[0 0 0 0]", "[0 0 1e9 1e9]", "[842 595 0 0]", "[a]")
        )
        objects[10 + n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {chance.choice((0, 0, 0, 90, 45, -90))}"
            f"/Resources<</Font<</F1 3 0 R>>/XObject<</X0 {30 + n} 0 R>>>>/Contents {20 + n} 0 R>>"
        )
        objects[20 + n] = _stream(_drawing(chance), "", chance)
        form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X0 30 0 R>>/Font<</F1 3 0 R>>>>"
        objects[30 + n] = _stream(_drawing(chance), form, chance)
    objects[4] = _stream(_mapping(chance), "", chance)
    made = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(made) + chance.choices((0, 1, -7), (30, 1, 1))[0]
        data = body if isinstance(body, bytes) else body.encode("latin-1")
        made += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    start = len(made)
    made += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % each for each in places.items())
    trailer = (
        f"trailer<</Size 99/Root 1 0 R{chance.choice(('', '', '/Prev 9', '/Encrypt 3 0 R'))}>>\n"
    )
    made += trailer.encode() + b"startxref\n%d\n%%%%EOF" % chance.choice(
        (start, start, start, 0, 9)
    )
    return made if chance.random() < 5 / 6 else _damaged(made, chance)


def _font(chance: random.Random) -> str:
    base = chance.choice(("Helvetica", "Times-Bold", "Symbol", "ZapfDingbats", "Nobody"))
    kind = chance.choice(("Type1", "Type1", "TrueType", "Type0", "Type3"))
    more = chance.choice(("", "/ToUnicode 4 0 R", "/Encoding/WinAnsiEncoding", "/Encoding/Identity-H",
                          "/DescendantFonts[3 0 R]", "/FirstChar 32/LastChar 40/Widths[0 0 -9 9e9]"))  # fmt: skip
    return f"<</Type/Font/Subtype/{kind}/BaseFont/{base}{more}>>"


def _drawing(chance: random.Random) -> bytes:
    """Return the content of a page: lines of type, at odd places, sizes and turns now and then."""
    made = [b"BT /F1 11 Tf"]
    for line in range(chance.choice((1, 5, 40))):
        words = " ".join(w for w in chance.choices(_WORDS, k=chance.choice((1, 8))) if w)
        odd = chance.choices(
            ("", "/F1 0 Tf ", "/F1 -11 Tf ", "/F1 1e9 Tf ", "3 Tr ", "2 Tr ", "0 1 -1 0 9 9 cm ", "q ", "Q ",
             "/X0 Do ", "-5 Tc ", "40 Tw ", "0 Tz ", "5 Ts ", "ET BT ", "nan nan Td ", "/F9 8 Tf "),
            (60, *(1,) * 16))[0]  # fmt: skip
        x, y = chance.choices(
            ((72, 780 - 14 * line), (300, 780), (-9e9, 4), (72, 72)), (30, 2, 1, 1)
        )[0]
        told = (
            words.encode("cp1252", "ignore")
            .replace(b"\\", b"")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
        )
        made.append(odd.encode() + b"1 0 0 1 %a %a Tm (%b) Tj" % (x, y, told))
    made.append(b"ET 72 400 m 500 400 l S 72 399 400 1 re f")
    return b"\n".join(made)


def _mapping(chance: random.Random) -> bytes:
    """Return what says which letters the signs of a font are: none, many, halves of pairs."""
    rows = "\n".join(
        f"<{chance.randrange(256):02x}> <{chance.choice(('0041', 'd800', '0000', '00660069', 'fffe', '00ad', '202e', ''))}>"
        for _ in range(9)
    )
    return f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 9 beginbfchar {rows} endbfchar endcmap".encode()


def _stream(data: bytes, facts: str, chance: random.Random) -> bytes:
    """Return a stream, packed in some ways one around the other, or said to be."""
    names = chance.choices(
        ("", "FlateDecode", "ASCIIHexDecode"), (4, 3, 2), k=chance.choice((1, 1, 2, 9))
    )
    names = [name for name in names if name]
    for name in reversed(names):
        data = zlib.compress(data) if name == "FlateDecode" else data.hex().encode() + b">"
    names += chance.choices(([], ["LZWDecode"], ["Crypt"], ["RunLengthDecode"]), (20, 1, 1, 1))[0]
    length = chance.choices((len(data), 0, 10**9, -1), (20, 1, 1, 1))[0]
    filters = "".join(f"/{name}" for name in names)
    predictor = chance.choices(("", "/DecodeParms<</Predictor 15/Columns 999999999>>"), (20, 1))[0]
    head = f"<</Length {length}/Filter[{filters}]{predictor}{facts}>>stream\n"
    return head.encode() + data + b"\nendstream"


_KEYS = (
    *("title", "description", "defaults", "language", "rendering", "kind", "check", "accept", "in", "ru"),
    *("places", "witnesses", "theme", "id", "label", "labels", "parent", "terms", "en", "names", "words"),
    *("hints", "never", "base", "without", "order", "declaration", "source", "url", "date", "place"),
    *("country", "note", "seen", "begins", "part", "common_in_titles", "link", "unlink", "verbs", "scale"),
    *("left", "right", "pair", "by", "on", "reason", "ruling", "same", "not_same", "states", "bodies"),
)  # fmt: skip
_TABLES = (
    *("[[theme]]", "[theme.terms.en]", "[defaults]", "[check]", "[in.ru]", "[[declaration]]", "[en]"),
    *("[[declaration.source]]", "[witnesses]", "[[link]]", "[[ruling]]", "[[swap]]", "[words]", "[in]"),
    *("[theme]", "[[in]]", "[theme.terms]", "[[theme.terms.en]]", "[[verb]]", "[irregular]"),
)  # fmt: skip
_TOML_VALUES = (
    *('""', '"a"', '"2001-x"', '"2002-x#p1.1"', "0", "-1", "1e400", "nan", "true", "[]", "{}", "[[]]"),
    *("2001-05-04", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "12:00:00", '["a", 1]'),
    *("{ en = 1 }", '{ en = "a" }', '["*"]', '["a*b", "", " "]', '"en"', '"\\u0000"', '"\\u202e"'),
    *('"https://e.org/"', '"javascript:1"', '"../x"', '"a/b"', "99999999999999999999", '["C407"]'),
    *('"sco"', '"un"', '"themes"', '"official"', '"declaration"', '[{ a = 1 }]', '"p1.1"', '["2001-x"]'),
)  # fmt: skip


def drawn_toml(chance: random.Random) -> str:
    """Return a file of TOML with the tables, keys and values of a series, any beside any."""
    made = []
    for _ in range(chance.choice((0, 1, 3, 8))):
        keys = chance.sample(_KEYS, chance.choice((0, 1, 2, 4)))
        made += [f"{key} = {chance.choice(_TOML_VALUES)}" for key in keys]
        made.append(chance.choice(_TABLES))
    keys = chance.sample(_KEYS, chance.choice((1, 4)))
    return "\n".join([*made, *(f"{key} = {chance.choice(_TOML_VALUES)}" for key in keys), ""])


TOML_FILES = (
    "series.toml",
    "themes.toml",
    "catalogue.toml",
    "names.toml",
    "verbs.toml",
    "habits.toml",
    "rulings.toml",
    "answers.toml",
)


def drawn_series(chance: random.Random, folder: Path) -> None:
    """Write a series of two texts into a folder, some of its files drawn."""
    for name in TOML_FILES:
        if chance.random() < 0.25:
            (folder / name).write_text(drawn_toml(chance), encoding="utf-8")
        else:
            (folder / name).unlink(missing_ok=True)
    if chance.random() < 0.7:
        (folder / "series.toml").write_text('title = "T"\n', encoding="utf-8")
    for year in (2001, 2002):
        head = (
            drawn_toml(chance)
            if chance.random() < 0.3
            else 'title = "T"\ndate = 2001-05-04\nsource = [{ description = "a" }]\n'
        )
        (folder / f"{year}-x.md").write_text(
            f"+++\n{head}+++\n\n# T\n\nWe met in {year}.\n", encoding="utf-8"
        )


DRAWN: dict[str, Callable[[random.Random], bytes]] = {
    "docx": drawn_docx,
    "pdf": drawn_pdf,
    "toml": lambda chance: drawn_toml(chance).encode(),
}
"""Readers that get drawn files besides changed ones, by name."""
