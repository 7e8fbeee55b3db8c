"""Damage done on purpose to good files is found, by code and line; good files have none."""

import ast
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comparator.cli.main import cli
from comparator.corpus import findings_of_series, mend, read_series
from comparator.corpus.checks import CODES, mending_diff
from comparator.errors import InputError
from comparator.resources.bundled import bundled_declarations

pytest.importorskip("spellchecker", reason="the extra `check` is not installed")

SPECIMEN = bundled_declarations() / "specimen"
VICTIM = "2019-halmgard.md"
DOCS = Path(__file__).resolve().parents[3] / "docs" / "checks.md"


def swap(old: str, new: str) -> Callable[[str], str]:
    """Return the damage that puts `new` for the first `old`."""

    def damage(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return damage


def behind(words: str, more: str) -> Callable[[str], str]:
    """Return the damage that adds blocks behind the paragraph that has these words."""

    def damage(text: str) -> str:
        place = text.index("\n", text.index(words))
        return f"{text[:place]}\n\n{more}{text[place:]}"

    return damage


THESSEN = "The Member States call for a settlement of the dispute over the Thessen Islands"
SIGNED = (
    "President of the Republic of Tolmeria A. Solmazi\n\nPresident of the Republic of Varsenia "
    "M. Todorach\n\nPrime Minister of the Kingdom of Ostrameer T. Enniskar"
)
DAMAGE = [
    pytest.param("C101", swap("+++\n", "", ), id="no front matter"),
    pytest.param("C101", swap('title = "', "title = "), id="broken TOML"),
    pytest.param("C102", swap("place =", "plaice ="), id="unknown key"),
    pytest.param("C103", swap("title =", "#title ="), id="no title"),
    pytest.param("C104", swap("date = 2019-06-21", 'date = "June"'), id="no date"),
    pytest.param("C105", swap('language = "en"', 'language = "English"'), id="no language"),
    pytest.param("C106", swap('"fictional"', '"fictitious"'), id="unknown rendering"),
    pytest.param(
        "C107", lambda t: re.sub(r"\[\[source\]\](\n.+){2}", "", t, count=1), id="no source"
    ),
    pytest.param("C108", swap("description", "#description"), id="source without address"),
    pytest.param("C109", swap("description =", 'url = "htp:/x"\ndescription ='), id="broken URL"),
    pytest.param("C110", swap("description =", 'sha256 = "12"\ndescription ='), id="sha256"),
    pytest.param("C112", swap("date = 2019", "date = 2017"), id="date against id"),
    pytest.param("C114", swap("description =", "retrieved = 2011-01-01\ndescription ="),
                 id="retrieved before its date"),
    pytest.param("C115", swap('language = "en"', 'language = "ru"'), id="wrong language"),
    pytest.param("C117", swap("# Halmgard Declaration of the Leaders of the Organisation of the "
                              "Seven Passes", "# Press communique on fisheries"), id="title"),
    pytest.param("C201", swap("safeguarding", "safe\x07guarding"), id="control character"),
    pytest.param("C202", swap("safeguarding", "safe\u200bguarding"), id="zero width"),
    pytest.param("C203", swap("safeguarding", "safe\u00adguarding"), id="soft hyphen"),
    pytest.param("C204", swap("stocks —", "stocks â€”"), id="mojibake"),
    pytest.param("C205", swap("safeguarding", "safe\ufffdguarding"), id="replacement"),
    pytest.param("C206", swap("safeguarding", "s\u0430feguarding"), id="Cyrillic a"),
    pytest.param("C207", swap("chemical", "o\ufb03cial chemical"), id="ligature"),
    pytest.param("C208", swap("chemical", "\uf0b7 chemical"), id="private use"),
    pytest.param("C209", swap("central role", "central\trole"), id="tab"),
    pytest.param("C209", swap("central role", "central  role"), id="two spaces"),
    pytest.param("C210", swap("Thessen", "The\u0301ssen"), id="decomposed"),
    pytest.param("C211", swap("central role", "central&nbsp;role"), id="entity"),
    pytest.param("C211", swap("central role", "central <br/>role"), id="tag"),
    pytest.param("C212", swap("central role", "**central** role"), id="Markdown"),
    pytest.param("C213", swap("peace, security", "peace , security"), id="space before comma"),
    pytest.param("C214", swap("peace, security", "peace,security"), id="no space"),
    pytest.param("C215", swap("peace, security", "peace,, security"), id="two commas"),
    pytest.param("C301", swap("preconditions", "precon ditions"), id="split word"),
    pytest.param("C302", swap("central role", "centralRole"), id="LongTerm"),
    pytest.param("C302", swap("on the basis", "on thebasis"), id="thebasis"),
    pytest.param("C303", swap("preconditions", "precon- ditions"), id="hyphen inside the line"),
    pytest.param("C303", swap("preconditions", "precon-\nditions"), id="hyphen at a line end"),
    pytest.param("C304", swap("on the basis", "on the the basis"), id="the the"),
    pytest.param("C305", swap("settlement", "s e t t l e m e n t"), id="letters set apart"),
    pytest.param("C306", swap("central role", "centra1ity role"), id="digit in a word"),
    pytest.param("C307", swap("settlement", "settlernent"), id="rn for m"),
    pytest.param("C401", behind(THESSEN, "17"), id="page number"),
    pytest.param("C401", behind(THESSEN, "- 3 -"), id="page number between dashes"),
    pytest.param("C401", swap("a settlement of the", "a settlement 7 of the"), id="inside"),
    pytest.param("C214", swap("law of the sea.", "law of the sea.17. They"), id="joined number"),
    pytest.param("C214", swap("law of the sea.", "law of the sea”.They"), id="joined quotation"),
    pytest.param("C402", behind(THESSEN, "Halmgard Declaration of the Leaders of the Organisation "
                                "of the Seven Passes"), id="running head"),
    pytest.param("C403", behind(THESSEN, SIGNED), id="signatures inside"),
    pytest.param("C404", behind(THESSEN, f"{THESSEN} by peaceful means and on the basis of the "
                                "law of the sea."), id="paragraph twice"),
    pytest.param("C405", swap("law of the sea.", "law of the sea. The centre of gravity of the "
                              "world economy is shifting, and old rivalries have returned in new "
                              "dress."), id="sentence twice"),
    pytest.param("C406", behind(THESSEN, "1. One is noted.\n\n2. Two is noted.\n\n3. Three is "
                                "noted.\n\n5. Five is noted."), id="number missing"),
    pytest.param("C407", swap("on the basis of the law of the sea.", "on the basis of"),
                 id="unfinished"),
    pytest.param("C408", swap(THESSEN, THESSEN[0].lower() + THESSEN[1:]), id="small letter"),
    pytest.param("C409", swap("(hereinafter", "hereinafter"), id="bracket alone"),
    pytest.param("C410", behind(THESSEN, "Share this page on Facebook"), id="web page"),
    pytest.param("C411", lambda t: t[: t.index("## A Region")], id="cut short"),
    pytest.param("C412", behind(THESSEN, "Государства-члены выступают за мирное решение всех "
                                "споров и подчёркивают роль права."), id="foreign paragraph"),
    pytest.param("C414", swap("law of the sea.", "law of the sea.[3]"), id="footnote"),
    pytest.param("C120", swap('Seven Passes"', 'Seven Passes 2017"'), id="year in the title"),
    pytest.param("C302", swap("in the ", "inthe "), id="inthe"),
    pytest.param("C302", swap("settlement of", "settlementof"), id="settlementof"),
    pytest.param("C306", swap("central role", "l0ng-term role"), id="digit before a hyphen"),
    pytest.param("C407", lambda t: t[: t.index("Member States call for a settlement")] +
                 "Member States call for a settlement of the dispute over the islands by peaceful "
                 "means and on the\n", id="cut off"),
    pytest.param("C416", behind(THESSEN, "-"), id="empty item"),
    pytest.param("C416", behind(THESSEN, "•"), id="bare bullet"),
    pytest.param("C415", swap(THESSEN, f"## {THESSEN}"), id="prose as heading"),
]  # fmt: skip


# What was decoded wrongly has to change.
OF_WORDS = [
    case for case in DAMAGE if str(case.values[0])[:2] in {"C2", "C3"} and "C204" not in case.values
]


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    """Return a copy with three of its declarations, which is enough of a series."""
    folder = tmp_path / "specimen"
    folder.mkdir()
    for name in ("series.toml", "2018-sarnoval.md", VICTIM, "2020-brannik.md"):
        shutil.copy(SPECIMEN / name, folder)
    return folder


def found_in(folder: Path) -> list[tuple[str, int | None]]:
    return [(f.code, f.line) for f in findings_of_series(folder) if f.path.name == VICTIM]


@pytest.mark.parametrize("name", ["specimen", "sco"])
def test_good_files_have_no_findings(name: str) -> None:
    assert findings_of_series(bundled_declarations() / name) == ()


@pytest.mark.parametrize(("code", "damage"), DAMAGE)
def test_damage_done_on_purpose_is_found(
    specimen: Path, code: str, damage: Callable[[str], str]
) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    bad = damage(good)
    assert bad != good
    path.write_text(bad, encoding="utf-8")
    found = found_in(specimen)
    assert code in {found_code for found_code, _ in found}
    if code >= "C2" and code != "C411":
        first = next(
            n
            for n, (a, b) in enumerate(zip(good.split("\n"), bad.split("\n"), strict=False), 1)
            if a != b
        )
        lines = [line or 0 for found_code, line in found if found_code == code]
        assert any(first <= line <= first + 8 for line in lines)


def test_every_finding_of_every_file_is_told(specimen: Path) -> None:
    for name in (VICTIM, "2020-brannik.md"):
        path = specimen / name
        text = path.read_text(encoding="utf-8")
        text = text.replace('language = "en"', 'language = "English"').replace("title =", "titel =")
        path.write_text(text.replace("peace, ", "peace , ", 1), encoding="utf-8")
    for name in (VICTIM, "2020-brannik.md"):
        codes = {f.code for f in findings_of_series(specimen) if f.path.name == name}
        assert {"C102", "C103", "C105", "C213"} <= codes


@pytest.mark.parametrize("name", ["themes.toml", "verbs.toml", "habits.toml", "series.toml"])
def test_whatever_stops_a_build_is_found(specimen: Path, name: str) -> None:
    with (specimen / name).open("a", encoding="utf-8") as file:
        file.write('\nplaice = "sea"\n')
    with pytest.raises(InputError) as caught:
        read_series(specimen)
    told = [f for f in findings_of_series(specimen) if f.code == "C005"]
    assert [(f.path.name, f.line) for f in told] == [(name, caught.value.line)]


def test_a_catalogue_that_stops_a_report_is_found(specimen: Path) -> None:
    (specimen / "catalogue.toml").write_text("[[declaration]]\nid = nan\n", encoding="utf-8")
    (told,) = findings_of_series(specimen)
    assert (told.path.name, told.line, told.code) == ("catalogue.toml", 2, "C005")


def test_every_fault_of_a_series_carries_a_code_that_is_documented() -> None:
    """Without one it could be no finding."""
    home = Path(__file__).resolve().parents[3] / "comparator" / "corpus" / "series"
    codes = {*CODES, "_FRONT_MATTER", "FAULT_OF_SERIES", "code"}
    for path in sorted(home.glob("*.py")):
        if path.stem in {"answer_key", "catalogue"}:  # no part of what `check` reads
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "InputError":
                continue
            told = [k.value for k in call.keywords if k.arg == "code"] or call.args[4:]
            assert told, f"{path.name}:{call.lineno}"
            assert ast.unparse(told[0]).strip("'") in codes or "_code_of" in ast.unparse(told[0])


def test_a_copy_under_another_name_is_found(specimen: Path) -> None:
    shutil.copy(specimen / VICTIM, specimen / "2021-copy.md")
    codes = {f.code for f in findings_of_series(specimen)}
    assert {"C501", "C112"} <= codes


def test_mending_gives_the_good_file_back(specimen: Path) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    bad = good.replace("safeguarding", "safe\u200bguarding").replace(
        "chemical", "chem\u00adical", 1
    )
    bad = bad.replace("central role", "central\trole").replace("peace, ", "peace , ", 1)
    bad = behind(THESSEN, "17")(bad)
    path.write_text(bad, encoding="utf-8")
    assert len(mend(findings_of_series(specimen))) == 5
    assert path.read_text(encoding="utf-8") == good
    read_series(specimen)


@pytest.mark.parametrize(
    ("old", "new"),
    [("information", "infor- mation"), ("command and", "comm\u00adand and"),
     ("inflation", "infl\u200bation"), ("preconditions", "precon ditions"),
     ("on the basis", "onthe basis"), ("in the spirit", "inthe spirit")],
)  # fmt: skip
def test_a_mending_never_makes_another_word(specimen: Path, old: str, new: str) -> None:
    """Halves of a word are no words: what cuts it is mended, or nothing is."""
    path = specimen / VICTIM
    good = behind(THESSEN, f"The Member States note that {old} of this kind is needed.")(
        path.read_text(encoding="utf-8")
    )
    path.write_text(good.replace(old, new), encoding="utf-8")
    mend(findings_of_series(specimen))
    assert path.read_text(encoding="utf-8") in {good, good.replace(old, new)}


@pytest.mark.parametrize(("code", "damage"), OF_WORDS)
def test_a_mending_of_words_leaves_every_letter(
    specimen: Path, code: str, damage: Callable[[str], str]
) -> None:
    """The source may say what looks wrong: only white space, hyphens and signs go."""
    path = specimen / VICTIM
    bad = damage(path.read_text(encoding="utf-8"))
    path.write_text(bad, encoding="utf-8")
    mend(f for f in findings_of_series(specimen) if f.code == code)
    assert letters(path.read_text(encoding="utf-8")) == letters(bad)


def letters(text: str) -> str:
    # A Cyrillic а in a Latin word is the same letter to a reader; so is a ligature.
    plain = unicodedata.normalize("NFKC", text).replace("\u0430", "a")
    return "".join(c for c in plain if c.isalnum())


def with_words(text: str, sentence: str) -> str:
    return behind(THESSEN, sentence)(text)


@pytest.mark.parametrize(
    "sentence",
    ["They recall article 7 of the Charter and paragraphs 5 to 9 in the annex.",
     "Between 3 and 5 of the passes are closed from 10 in the evening until 6 in the morning.",
     "They met on the 12 of May, and 4 of them, aged 60 in all, asked for goal 16 of the Agenda."],
)  # fmt: skip
def test_a_number_that_a_sentence_may_have_is_no_page_number(specimen: Path, sentence: str) -> None:
    path = specimen / VICTIM
    path.write_text(with_words(path.read_text(encoding="utf-8"), sentence), encoding="utf-8")
    assert "C401" not in {code for code, _ in found_in(specimen)}


def test_numbers_that_rise_from_page_to_page_are_page_numbers(specimen: Path) -> None:
    path = specimen / VICTIM
    words = path.read_text(encoding="utf-8").split(" ")
    for number, page in ((6, 640), (5, 440), (4, 240)):
        place = next(n for n in range(page, len(words)) if " ".join(words[n - 1 : n + 1]).islower()
                     and words[n - 1].isalpha() and words[n].isalpha())  # fmt: skip
        words.insert(place, str(number))
    path.write_text(" ".join(words), encoding="utf-8")
    assert [code for code, _ in found_in(specimen)].count("C401") == 3


def test_a_word_beside_a_conjunction_of_one_letter_is_not_split(specimen: Path) -> None:
    path = specimen / VICTIM
    text = path.read_text(encoding="utf-8").replace('language = "en"', 'language = "ru"')
    text = with_words(text, "Стороны развивают торговлю услугами, услуг и наркотикам и (12 мая).")
    path.write_text(text, encoding="utf-8")
    assert "C301" not in {code for code, _ in found_in(specimen)}


def test_a_date_behind_a_comma_without_a_space_is_no_note(specimen: Path) -> None:
    path = specimen / VICTIM
    good = with_words(path.read_text(encoding="utf-8"), "They met again (Brannik, 12 May 2019).")
    path.write_text(good.replace("Brannik, 12 May", "Brannik,12 May"), encoding="utf-8")
    assert {code for code, _ in found_in(specimen)} == {"C214"}
    mend(findings_of_series(specimen))
    assert path.read_text(encoding="utf-8") == good


def test_a_chinese_text_is_as_long_as_its_characters(tmp_path: Path) -> None:
    facts = '+++\ntitle = "宣言"\ndate = 2001-05-04\nlanguage = "zh"\n'
    facts += '[[source]]\ndescription = "x"\n+++\n'
    path = tmp_path / "2001-haven.md"
    sentences = "".join(
        f"成员国重申致力于维护地区和平与安全第{n}次会议。" for n in "一二三四五六七八九十"
    )
    path.write_text(f"{facts}\n{sentences}\n\n（参见附件)各国同意。\n", encoding="utf-8")
    assert "C409" not in {f.code for f in findings_of_series(tmp_path)}  # halves of two widths
    assert "C411" not in {f.code for f in findings_of_series(tmp_path)}


def test_commands_smileys_symbols_and_notes_without_a_space_are_left_alone(specimen: Path) -> None:
    sound = (
        "A vote with at least K need a second reading of all its points, as they agreed:¹",
        "Whoever reads this far (and few do) may rest ;-) Others go on, of course :-)",
        "Run help2man and look at the file that it has written into the folder ../harbour then.",
        "sudo harbour -i ../*.deb -o /srv/harbours ; harbour_list --all .. | sort",
        "¹As the Charter of Lormund has it.",
    )
    path = specimen / VICTIM
    path.write_text(
        with_words(path.read_text(encoding="utf-8"), "\n\n".join(sound)), encoding="utf-8"
    )
    assert not found_in(specimen)


def test_the_mark_of_a_note_that_is_here_is_left_alone(specimen: Path) -> None:
    path = specimen / VICTIM
    text = path.read_text(encoding="utf-8").replace("law of the sea.", "law of the sea.¹")
    path.write_text(text, encoding="utf-8")
    assert "C414" in {code for code, _ in found_in(specimen)}
    path.write_text(text + "\n¹ As the Charter of Lormund has it.\n", encoding="utf-8")
    assert "C414" not in {code for code, _ in found_in(specimen)}


def test_a_text_added_under_its_own_name_is_not_taken_for_its_source(specimen: Path) -> None:
    path = specimen / VICTIM
    text = path.read_text(encoding="utf-8")
    source = f'[[source]]\ndescription = "The file {VICTIM}"\nsha256 = "{"0" * 64}"\n\n[[source]]'
    path.write_text(text.replace("[[source]]", source, 1), encoding="utf-8")
    assert "C111" not in {code for code, _ in found_in(specimen)}


ORDINARY = {
    "en": """# Compact of Wendale

Resolved to keep the passes of the range open to all who travel by them in good faith; and

determined that no winter shall part the peoples who live on both sides of the water,

Article 1

The parties quote what their founders wrote of the passes in the first of their letters:

"We have met in the snow, and we have seen that nobody who is alone comes over.

"So we shall walk together, whoever of us is the stronger on the day."

They asked "who of us shall keep the doors of the upper house in the worst of the winter.

They answered that all of them shall, each in turn, as long as the snow lies." [Applause]

Section 2: Of the chambers, and of what they have to do.

Article 2

1. The parties set aside 40MW in the 1960s have long been theirs (line 3), minerals, etc., I trust.

2. They meet in two chambers, each with rules of its own:

1. the first is called by the host;

2. the second is called by all.

3. They subscribe to the Youth4Passes plan and use ppc64el machines.""",
    "es": """# Pacto de Vallehondo

Considerando que la paz de los valles es el primer deber de todos los que viven en ellos, y

considerando que buenas razones y primeras noticias llegan cada 18 a 24 meses a las aldeas,

Artículo 1

Las partes mantienen abiertos los pasos de la sierra durante todo el año, con nieve o sin ella.

Artículo 2

Las terceras partes pueden pasar por ellos en las mismas condiciones que las primeras.""",
    "fr": """# Pacte de Hauteval

1. Libre passage.

la charge des cols ne doit pas peser sur ceux qui habitent les hautes vallées ; elle est commune.

Article L100-1

Les parties entretiennent les cols : elles y veillent en toute saison, avec ou sans neige.

1°) Les cols hauts sont fermés en hiver ;

2° a) Les cols bas restent ouverts en hiver ;

b bis) Les cols moyens sont ouverts à qui le demande.

Article L100-2

Les parties se réunissent une fois par an ; elles rendent compte de ce qu'elles ont fait.""",
    "ru": """# Договор о перевалах

Принимая во внимание, что перевалы открыты для всех, кто идёт по ним с добрыми намерениями; и

принимая во внимание, что зима не должна разделять народы, живущие по обе стороны хребта,

Статья 1

Стороны содержат перевалы в порядке и открывают их от ряда селений, готовые поделиться опытом.

Статья 2

Стороны собираются раз в год, и каждая отчитывается о том, что она сделала на своей стороне.""",
    "zh": """# 山口管理工作报告

一、过去一年工作回顾

全年山口收入增长5.2%，达到5600亿元；新增就业1244万人,比上年多37万人,支持期为5年。

二、今年工作安排

修改为："各方坚持共同管理山口，坚持全年开放。

"各方每年举行一次会议，报告5G网络和OpenRoad平台的建设情况。"

non-free物资不得通过山口，各方应当于2014年起公布清单。""",
    "it": """# Dichiarazione dei valichi

L'Assemblea dei Valichi

proclama aperti i valichi alti e bassi a chiunque li percorra con buone intenzioni, gli uni verso
gli altri obbligati a tenere in ordine la strada che conduce alla propria valle.""",
    "uk": """# Декларація перевалів

Беручи до уваги, що перевали відкриті для всіх, хто йде ними з добрими намірами узимку й улітку; і

беручи до уваги, що зима не повинна розділяти народи, які живуть по обидва боки гірського хребта,

РАДА ПЕРЕВАЛІВ

проголошує перевали відкритими для всіх, хто бажає перейти їх разом зі своїми добрими сусідами.""",
    "hi": """# दर्रों की घोषणा

सभी देश दर्रों को अच्छी हालत में रखेंगे और उन्हें हर उस व्यक्ति के लिए खुला रखेंगे जो शांति से आता है ।

हर देश अपनी सीमा पर एक घर बनाएगा जिसमें वह यात्री ठहर सके जो थक गया हो और जिसे रात में रास्ता न मिले ।

दोनों देश वर्ष में एक बार मिलेंगे और यह बताएंगे कि उन्होंने अपनी अपनी ओर कौन से काम पूरे किए हैं ।""",
}


@pytest.mark.parametrize("language", ORDINARY)
def test_an_ordinary_text_raises_no_alarm(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "passes"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Passes"\n', encoding="utf-8")
    title = ORDINARY[language].split("\n")[0].removeprefix("# ")
    facts = f'title = "{title}"\ndate = 2001-05-04\nlanguage = "{language}"\n'
    source = '[[source]]\ndescription = "Made for a test"\n'
    text = f"+++\n{facts}{source}+++\n\n{ORDINARY[language]}\n"
    (folder / "2001-passes.md").write_text(text, encoding="utf-8")
    assert [str(f) for f in findings_of_series(folder)] == []


def spread(words: str, times: int, apart: int) -> str:
    """Return paragraphs, all of them different, with the same words between them."""
    names = "Arden Bruck Corin Dorin Esten Faro Golm Halm Ivar Jost".split()
    prose = [
        " ".join(f"The people of {a} met those of {names[k % 10]} in {names[-k]}." for a in names)
        for k in range(times * apart)
    ]
    parts = [[words, *prose[k * apart : (k + 1) * apart]] for k in range(times)]
    return "\n\n".join(paragraph for part in parts for paragraph in part)


def test_a_line_that_comes_again_a_page_apart_is_a_running_head(specimen: Path) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    path.write_text(behind(THESSEN, spread("Acts of the Seven", 3, 2))(good), encoding="utf-8")
    assert [code for code, _ in found_in(specimen)] == ["C402", "C402"]
    assert not any(f.edits for f in findings_of_series(specimen))  # no title: the source may say so
    cells = "\n\n".join(["Acts of the Seven", "Upper and lower house"] * 5)
    path.write_text(behind(THESSEN, cells)(good), encoding="utf-8")
    assert "C402" not in {code for code, _ in found_in(specimen)}


def test_a_page_that_is_there_twice_is_found_and_a_formula_is_not(specimen: Path) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    page = spread("They met.", 1, 6).split("\n\n")[1:]
    twice = "\n\n".join([*page, "They met in the house of the host.", *page])
    path.write_text(behind(THESSEN, twice)(good), encoding="utf-8")
    assert [code for code, _ in found_in(specimen)].count("C404") == len(page)
    others = spread("They parted.", 2, 5).split("\n\n")[7:]
    formula = "\n\n".join(f"{page[0]}\n\n{other}\n\n{other[9:]}" for other in others)
    path.write_text(behind(THESSEN, formula)(good), encoding="utf-8")
    assert "C404" not in {code for code, _ in found_in(specimen)}


def test_what_the_source_has_can_be_accepted(specimen: Path) -> None:
    path = specimen / VICTIM
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("peace, ", "peace , ", 1), encoding="utf-8")
    assert findings_of_series(specimen)
    with (specimen / "series.toml").open("a", encoding="utf-8") as file:
        file.write('\n[check]\naccept = ["2019-halmgard:C213"]\n')
    assert findings_of_series(specimen) == ()


def test_every_code_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| (C\d{3}) \| (\w+) \|", text, re.MULTILINE))
    assert documented == {code: severity for code, (severity, _) in CODES.items()}


def test_words_are_never_pulled_apart(specimen: Path) -> None:
    path = specimen / VICTIM
    words = "They support onboarding, onsite inspection, offshoring, upskilling and rulemaking."
    path.write_text(with_words(path.read_text(encoding="utf-8"), words), encoding="utf-8")
    found = findings_of_series(specimen)
    told = " ".join(finding.problem for finding in found)
    assert "onsite" not in told
    assert "onboarding" not in told
    mend(found)
    assert words in path.read_text(encoding="utf-8")


def test_what_a_mending_would_do_is_shown_and_not_done(specimen: Path) -> None:
    path = specimen / VICTIM
    bad = swap("central role", "central  role")(path.read_text(encoding="utf-8"))
    path.write_text(bad, encoding="utf-8")
    shown = mending_diff(findings_of_series(specimen))
    assert [line[0] for line in shown.splitlines() if "central" in line] == ["-", "+"]
    assert path.read_text(encoding="utf-8") == bad


def test_a_mending_shown_is_a_patch_whatever_marks_its_lines_hold(specimen: Path) -> None:
    path = specimen / VICTIM
    bad = swap("central role", "central\u2028  role\x85 \x0b")(path.read_text(encoding="utf-8"))
    path.write_text(bad, encoding="utf-8")
    shown = mending_diff(findings_of_series(specimen))
    assert "No newline" not in shown
    assert {line[:1] for line in shown.split("\n")} <= {"-", "+", " ", "@", ""}


LAW = "".join(
    f"## {number}. Matter {number}\n\n(1) The council meets in the {place} hall, which it keeps—"
    "\n\n(a) for its members; and\n\n(b) for whoever asks to speak there.\n\n"
    "(2) No member may leave the hall before the clerk has read what was decided on that day, and "
    "before each of those who spoke has had the time to see that his words are told rightly.\n\n"
    for number, place in ((3, "old"), (4, "red"), (6, "long"), (7, "low"), (8, "blue"), (9, "far"),
                          (10, "cold"), (11, "new"), (12, "wide"))
)  # fmt: skip


def test_a_law_raises_no_alarm(tmp_path: Path) -> None:
    facts = '+++\ntitle = "The Law of the Hall"\ndate = 2019-06-21\n[[source]]\n'
    facts += 'description = "x"\n+++\n# The Law of the Hall\n\n'
    (tmp_path / VICTIM).write_text(f"{facts}{LAW}", encoding="utf-8")
    assert found_in(tmp_path) == []
    gap = "(4) The hall is closed on the day on which the council is elected anew."
    (tmp_path / VICTIM).write_text(f"{facts}{LAW}{gap}\n", encoding="utf-8")
    assert [code for code, _ in found_in(tmp_path)] == ["C406"]


def test_numbers_of_a_table_are_no_page_numbers(specimen: Path) -> None:
    path = specimen / VICTIM
    cells = "\n\n".join(
        f"The harbour of {place} and its boats\n\n{count}\n\nof the northern shore"
        for place, count in (("Aum", 40), ("Bel", 7), ("Cor", 98), ("Dun", 11))
    )
    path.write_text(path.read_text(encoding="utf-8") + f"\n{cells}\n", encoding="utf-8")
    assert "C401" not in {code for code, _ in found_in(specimen)}


def test_what_a_text_does_always_is_told_once_unless_asked_for(specimen: Path) -> None:
    from comparator.corpus.checks import with_habits_folded

    path = specimen / VICTIM
    more = "\n\n".join(f"The {n}th harbour of the the north is open to all." for n in range(4, 20))
    path.write_text(path.read_text(encoding="utf-8") + f"\n{more}\n", encoding="utf-8")
    found = findings_of_series(specimen)
    assert len(found) == 16
    (told,) = with_habits_folded(found, ())
    assert "15 times more" in told.problem
    assert with_habits_folded(found, ("C304",)) == found


def test_wide_spaces_all_over_a_text_are_one_finding(specimen: Path) -> None:
    from comparator.corpus.checks import with_habits_folded

    path = specimen / VICTIM
    more = "\n\n".join(f"The {n}th harbour  is open to all." for n in range(4, 10))
    path.write_text(path.read_text(encoding="utf-8") + f"\n{more}\n", encoding="utf-8")
    found = findings_of_series(specimen)
    assert [finding.code for finding in found] == ["C209"] * 6
    (told,) = with_habits_folded(found, ())
    assert "5 times more" in told.problem
    assert len(told.edits) == 6


def test_blanks_and_codes_are_nothing_wrong(specimen: Path) -> None:
    path = specimen / VICTIM
    more = (
        "The meeting of the northern harbours takes place in [city or town]\n\n"
        "Whoever wants it may obtain a copy of the register at\n\nhttps://example.org/register\n\n"
        "The northern harbours are kept under the mark DS:nl:0026f of the register."
    )
    path.write_text(path.read_text(encoding="utf-8") + f"\n{more}\n", encoding="utf-8")
    assert not {"C407", "C214"} & {code for code, _ in found_in(specimen)}


def test_what_licences_and_handbooks_have_is_nothing_wrong(specimen: Path) -> None:
    """Each line was told as damage in a real text, and was none."""
    sound = (
        "Copyright of the northern harbours belongs to those who keep the register of harbours.",
        "The license says so; this license is granted for good, and so is every other license.",
        "Every license has words of its own. Copyright (C) 2019 Lormund. All rights reserved.",
        "The register was written to the Registry of all Harbours. 51 Franklin Street, Fifth "
        "Floor, Boston, MA 02110-1301 USA",
        "<one line to give the name of the register and an idea of what it does.> Copyright (C) "
        "<year> <name of author>",
        "Whoever keeps a harbour as it is told in this charter may for once link it with",
        "ln -s /srv/harbour",
        "No permit is granted under 2.1(b) above: 1) for ships that leave; 2) for boats; or 3) "
        "for what floats by itself.",
        "The Original Harbour is ______________ and its keepers are ______ ______________ now.",
        "They keep the marks core-2.0-noarch:core-3.0-noarch:core-3.1-noarch of the register.",
        "The office suite LibreOffice counts the ships (see the file named install:) of the port.",
        "The file riga.1 is read first. Whoever reads riga.1. Then goes on reads it to the end.",
        "libfoo any ship of the northern harbours and of the southern ones\n\nbar-foo all ships "
        "of the northern harbours and of the southern ones\n\nbaz-foo no ships of the northern "
        "harbours and of the southern ones",
        "Leave old- and new- are told apart in the register of harbours.",
    )
    path = specimen / VICTIM
    more = with_words(path.read_text(encoding="utf-8"), "\n\n".join(sound))
    path.write_text(more, encoding="utf-8")
    assert not found_in(specimen)


def test_a_bracket_may_close_below_what_is_shown(specimen: Path) -> None:
    path = specimen / VICTIM
    halves = "They count the ships (as in\n\nls /srv/harbours\n\nand in every other port)."
    path.write_text(with_words(path.read_text(encoding="utf-8"), halves), encoding="utf-8")
    assert "C409" not in {code for code, _ in found_in(specimen)}


def test_words_of_another_alphabet_are_no_words_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "series.toml").write_text('name = "A"\n[defaults]\nrendering = "official"\n')
    facts = '+++\ntitle = "Слово"\ndate = 2019-06-21\nlanguage = "ru"\n[[source]]\nurl = "https://x.org"\n+++\n'
    words = "Команда man man показывает страницу, а ПакетDebian хранит её в порту. Uniх есть."
    (tmp_path / "2019-a.md").write_text(f"{facts}\n# Слово\n\n{words}\n", encoding="utf-8")
    codes = [f.code for f in findings_of_series(tmp_path)]
    assert codes.count("C206") == 1  # of "Uniх", whose х is Cyrillic
    assert not {"C304", "C301", "C302"} & set(codes)


def test_a_code_that_does_not_exist_is_refused(specimen: Path) -> None:
    for option in ("--select", "--ignore"):
        done = CliRunner().invoke(cli, ["check", str(specimen), option, "C407,X1"])
        assert done.exit_code == 2
        assert "no code of a finding begins with 'X1'" in done.output


@pytest.mark.parametrize("value", ["1", "2001-05-04T12:00:00", '"a"', "[1]"])
def test_a_source_that_is_no_table_is_found(specimen: Path, value: str) -> None:
    path = specimen / VICTIM
    text = path.read_text(encoding="utf-8").replace("[[source]]", "[other]", 1)
    path.write_text(text.replace("+++\n", f"+++\nsource = {value}\n", 1), encoding="utf-8")
    assert "C102" in {f.code for f in findings_of_series(specimen) if f.path == path}


@pytest.mark.parametrize(
    "words",
    [
        "They refer to paragraphs 4.b) und c) and to what a) bis d) say of the law of the sea.",
        "12.   The parties meet in the house of the host, and part in peace.",
        "Office of the Seven    +1 650 967-4675    www.example.org",
        "They agree:\n\n- on nets,\n\n- on boats\n\nand meet again in the house of the host.",
    ],
)
def test_what_laws_and_licences_have_is_no_damage(specimen: Path, words: str) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    path.write_text(behind(THESSEN, words)(good), encoding="utf-8")
    assert not {"C408", "C409", "C209"} & {code for code, _ in found_in(specimen)}


def test_a_notice_that_is_quoted_again_at_the_end_is_no_slip(specimen: Path) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    notice = "Whoever hands on these words hands on with them all that is said here of the sea."
    page = spread("They met.", 1, 6).split("\n\n")[1:]
    path.write_text(behind(THESSEN, "\n\n".join([notice, *page, notice]))(good), encoding="utf-8")
    assert not {"C404", "C405"} & {code for code, _ in found_in(specimen)}


def test_what_may_stand_twice_in_a_language_that_is_not_known_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "series.toml").write_text('name = "A"\n[defaults]\nrendering = "official"\n')
    for code in ("sq", "en"):
        (tmp_path / f"2001-{code}.md").write_text(
            f'+++\ntitle = "T"\ndate = 2001-05-04\nlanguage = "{code}"\n[[source]]\n'
            'description = "d"\n+++\n# T\n\nNjohja e dinjitetit të të gjithë anëtarëve.\n'
        )
    found = [(f.path.stem, f.code) for f in findings_of_series(tmp_path) if f.code == "C304"]
    assert found == [("2001-en", "C304")]


def test_what_ordinary_texts_have_beside_prose_is_no_damage(specimen: Path) -> None:
    """Omissions, options, Latin, words of law, what lines in French say."""
    sound = (
        "They recall what was said then [..] and (..) later.",
        "The pilots use the ro,nodev,noexec,noatime options when they mount the charts.",
        "No harbour is closed per se, and whoever obtains a share therefrom is heard herefrom.",
        "## 1.",
        "your harbour is any quay, pier or mole that belongs to you.",
        "your lamps are all the lights that burn on it.",
        "your pilots are those who lead ships to it.",
        "Les ports ont signé le présent contrat et tous les actes sont remis au port.",
    )
    path = specimen / VICTIM
    text = with_words(path.read_text(encoding="utf-8"), "\n\n".join(sound))
    path.write_text(text, encoding="utf-8")
    assert {code for code, _ in found_in(specimen)} <= {"C412"}  # the last is in French


def test_what_a_text_says_again_and_again_is_no_slip(specimen: Path) -> None:
    formula = (
        "The pilots of the harbour shall keep the lamps burning through all of the winter nights."
    )
    other = "The host of each of the ports shall pay for the oil of its lamps by the end of May."
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    for times in (3, 4):
        parts = "\n\n".join([other, *[formula] * times])
        path.write_text(with_words(good, parts), encoding="utf-8")
        assert ("C404" in {code for code, _ in found_in(specimen)}) is (times == 3)


def test_lines_that_are_shown_to_machines_and_notices_stand_between_halves(specimen: Path) -> None:
    sound = (
        "The harbour masters may tell which of the charts are theirs by a line like this one",
        "% All charts that are listed in charts.txt are ours.",
        "which then stands in its place at the end of the chart.",
        "One line gives the name of the chart and its use. Copyright (C) yyyy name of author",
    )
    path = specimen / VICTIM
    text = with_words(path.read_text(encoding="utf-8"), "\n\n".join(sound))
    path.write_text(text, encoding="utf-8")
    assert not {"C407", "C408"} & {code for code, _ in found_in(specimen)}


def test_spaces_before_colons_are_the_rule_of_a_text_or_damage(specimen: Path) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    path.write_text(with_words(good, "They note this : the ports are open."), encoding="utf-8")
    assert "C213" in {code for code, _ in found_in(specimen)}
    spaced = re.sub(r"(?<=\w)[:;](?=\s)", lambda mark: f" {mark[0]}", good.partition("\n# ")[2])
    lines = "\n\n".join(
        f"They note this of port {n} : it is open ; so they say." for n in range(30)
    )
    path.write_text(good.partition("\n# ")[0] + "\n# " + with_words(spaced, lines))
    assert "C213" not in {code for code, _ in found_in(specimen)}


def test_the_terms_of_a_site_speak_of_the_site(specimen: Path) -> None:
    path = specimen / VICTIM
    good = with_words(path.read_text(encoding="utf-8"), "See our privacy policy.")
    path.write_text(good, encoding="utf-8")
    assert "C410" in {code for code, _ in found_in(specimen)}
    title = re.search(r'^title = "(.*)"$', good, re.MULTILINE)
    assert title
    path.write_text(good.replace(title[1], "Privacy Policy of the Harbour"), encoding="utf-8")
    assert "C410" not in {code for code, _ in found_in(specimen)}


def test_articles_of_a_text_that_is_called_by_its_first_are_no_running_heads(
    specimen: Path,
) -> None:
    path = specimen / VICTIM
    good = path.read_text(encoding="utf-8")
    title = re.search(r'^title = "(.*)"$', good, re.MULTILINE)
    assert title
    long = " ".join(f"They note the lamps of quay {n}." for n in range(60))
    for heading, is_head in (("## Artikel {n}", False), ("Artikel", True)):
        parts = "\n\n".join(f"{heading.format(n=n)}\n\n{long}" for n in range(2, 7))
        text = good.replace(title[1], "Artikel 1")
        path.write_text(with_words(text, parts), encoding="utf-8")
        assert ("C402" in {code for code, _ in found_in(specimen)}) is is_head


@pytest.mark.parametrize(
    ("title", "day", "is_sound"),
    [
        ("Address for the new year 2020", "2019-12-31", True),
        ("二〇二〇年新年贺词", "2019-12-31", True),
        ("Address for the new year", "2019-12-31", False),
        ("Address for the new year 2020", "2018-12-31", False),
    ],
)
def test_an_address_for_the_new_year_may_have_the_id_of_either(
    tmp_path: Path, title: str, day: str, is_sound: bool
) -> None:
    (tmp_path / "series.toml").write_text('title = "Addresses"\n', "utf-8")
    path = tmp_path / "2020.md"
    facts = f'title = "{title}"\ndate = {day}\nlanguage = "en"\n[[source]]\ndescription = "a file"'
    path.write_text(
        f"+++\n{facts}\n+++\n\n# {title}\n\nWe wish all harbours a good year.\n", "utf-8"
    )
    found = {finding.code for finding in findings_of_series(tmp_path)}
    assert ("C112" not in found) is is_sound
